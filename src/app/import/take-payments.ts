import { applyMapping } from "../../domain/import/apply-mapping";
import { type PaymentRow, parsePaymentRow } from "../../domain/import/payment-row";
import { publicId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { type PaymentInput, type PostOutcome, refusedWith } from "../payment/outcome";
import { PAYMENTS_MAX, postPayments } from "../payment/post";
import { explainPayment } from "./explain-payment";
import { judgePayments } from "./judge-payments";
import { type FileRow, type RowResult, rejected } from "./row-result";
import type { Taking } from "./take-part";

/** Posts the payments of some rows; one result for each row, in order. */
export async function takePayments(
  ctx: TenantContext,
  { job, plan, seen }: Taking,
  rows: readonly FileRow[],
): Promise<readonly RowResult[]> {
  const mapped = rows.map((row) => ({ row, ...applyMapping(plan, row.cells, row.row) }));
  const named = new Set(mapped.map(({ values }) => (values.loanExternalId ?? "").trim()));
  const loans = await ctx.loans.byExternalIds([...named]);
  const currencyOf = (externalId: string) => loans.get(externalId)?.currency ?? ctx.tenant.currency;
  const results: (RowResult | undefined)[] = [];
  const payments: PaymentInput[] = [];
  const places: Readonly<{ row: FileRow; index: number }>[] = [];
  for (const [index, { row, values, errors }] of mapped.entries()) {
    const parsed = parsePaymentRow(values, { currencyOf }, errors);
    if (parsed.ok) {
      payments.push(toInput(parsed.value));
      places.push({ row, index });
    } else {
      results[index] = rejected(row, parsed.refusal.errors);
    }
  }
  const outcomes = job.dryRun
    ? await judgePayments(ctx, payments, loans, seen)
    : await postAll(ctx, payments, loans);
  for (const [place, { row, index }] of places.entries()) {
    const outcome = outcomes[place];
    const externalId = payments[place]?.externalId ?? "";
    if (outcome) results[index] = toResult(row, externalId, outcome);
  }
  return results.flatMap((result) => (result ? [result] : []));
}

/** Posts partition by partition: a batch that touches few of them is few commits. */
async function postAll(
  ctx: TenantContext,
  payments: readonly PaymentInput[],
  loans: ReadonlyMap<string, Loan>,
): Promise<readonly PostOutcome[]> {
  const partitionOf = ({ loan }: PaymentInput) => {
    if (!("externalId" in loan)) return 0;
    return loans.get(loan.externalId)?.partition ?? ctx.unmatched.partitionFor(loan.externalId);
  };
  const placed = payments
    .map((payment, index) => ({ payment, index, partition: partitionOf(payment) }))
    .sort((a, b) => a.partition - b.partition || a.index - b.index);
  const outcomes: PostOutcome[] = [];
  for (let start = 0; start < placed.length; start += PAYMENTS_MAX) {
    const batch = placed.slice(start, start + PAYMENTS_MAX);
    const own = batch.map(({ payment }) => payment);
    const answers = await postPayments(ctx, own, "import");
    for (const [place, { index }] of batch.entries()) {
      outcomes[index] = answers[place] ?? refusedWith({ code: "request.conflict" });
    }
  }
  return outcomes;
}

function toInput(row: PaymentRow): PaymentInput {
  return {
    loan: { externalId: row.loanExternalId },
    amount: { major: row.amountText },
    paidOn: row.paidOn,
    externalId: row.externalId,
    method: row.method,
    payerName: row.payerName,
  };
}

function toResult(row: FileRow, externalId: string, outcome: PostOutcome): RowResult {
  switch (outcome.status) {
    case "refused":
      return rejected(row, [explainPayment(outcome.refusal)]);
    case "unmatched":
      return { row: row.row, status: "unmatched", externalId, id: null };
    case "split":
      return { row: row.row, status: "unchanged", externalId, id: null };
    case "posted":
    case "duplicate": {
      const status = outcome.status === "posted" ? "created" : "unchanged";
      return { row: row.row, status, externalId, id: publicId("loan", outcome.loan.id) };
    }
  }
}
