import { env } from "cloudflare:workers";

type Row = Readonly<{
  id: number;
  currency: string;
  terms: string;
  installments: string | null;
}>;
type Entry = Readonly<{
  loan_id: number;
  sequence: number;
  type: string;
  amount: number;
  effective_on: string;
  reverses: number | null;
}>;

export type Bucketed = Readonly<Record<string, readonly [number, number, number]>>;

const TOLERANCE = 100;
const NAMES = ["M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M7+"];

/**
 * The ageing of a tenant's book by another road than the product's: one running total of what was
 * paid against running totals of what fell due, straight from the stored rows.
 */
export async function independentAgeing(tenantId: number, asOf: string): Promise<Bucketed> {
  const sums: Record<string, [number, number, number]> = {};
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    const loans = await shard
      .prepare(
        `SELECT l.id, l.currency, l.terms, (SELECT s.installments FROM schedule s
           WHERE s.tenant_id = l.tenant_id AND s.loan_id = l.id ORDER BY s.version DESC LIMIT 1)
           AS installments FROM loan l WHERE l.tenant_id = ?`,
      )
      .bind(tenantId)
      .all<Row>();
    const ledger = await shard
      .prepare(
        "SELECT loan_id, sequence, type, amount, effective_on, reverses FROM ledger WHERE tenant_id = ?",
      )
      .bind(tenantId)
      .all<Entry>();
    for (const loan of loans.results) {
      const entries = ledger.results.filter(({ loan_id }) => loan_id === loan.id);
      const figures = figuresOf(loan, entries, asOf);
      if (!figures) continue;
      const sum = sums[figures.bucket] ?? [0, 0, 0];
      sums[figures.bucket] = sum;
      sum[0] += 1;
      sum[1] += figures.pastDue;
      sum[2] += figures.balance;
    }
  }
  return sums;
}

function figuresOf(loan: Row, entries: readonly Entry[], asOf: string) {
  const { terms } = JSON.parse(loan.terms) as { terms: { disbursedOn: string } };
  if (loan.installments === null || terms.disbursedOn > asOf) return undefined;
  const reversed = new Set(entries.filter((e) => e.type === "reversal").map((e) => e.reverses));
  const paid = entries
    .filter((e) => e.type === "payment" && e.effective_on <= asOf && !reversed.has(e.sequence))
    .reduce((total, e) => total + e.amount, 0);
  const installments = JSON.parse(loan.installments) as [string, number, number, number][];
  let left = paid;
  let balance = 0;
  let owed = 0;
  let pastDue = 0;
  let since: string | undefined;
  for (const [dueOn, principal, interest, fee] of installments) {
    const total = principal + interest + fee;
    const covered = Math.min(left, total);
    left -= covered;
    balance += Math.min(principal, total - covered);
    owed += total - covered;
    if (dueOn < asOf && covered < total) {
      pastDue += total - covered;
      // A shortfall within the tolerance lends its age to nobody.
      if (pastDue > TOLERANCE) since ??= dueOn;
    }
  }
  if (owed === 0) return undefined;
  if (!since) pastDue = 0;
  const days = since ? (Date.parse(asOf) - Date.parse(since)) / 86_400_000 : 0;
  return { bucket: NAMES[Math.min(8, Math.ceil(days / 30))] ?? "", pastDue, balance };
}
