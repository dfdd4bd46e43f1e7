import { partitionOf, publicId } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { type PostOutcome, type PostRefusal, refusedWith } from "./outcome";
import { reverseEntry } from "./reverse-entry";
import type { UnmatchedPayment, UnmatchedResolution } from "./unmatched-store";

/** What became of one unmatched payment in the ledger. */
export type UnmatchedFate = Readonly<{ payment: UnmatchedPayment; outcome: PostOutcome }>;

/**
 * Records on the list how payments ended in the ledger. One that was dismissed or given to another
 * loan meanwhile is taken out of the ledger again: the list decides, so a payment counts once.
 */
export async function settleUnmatched(
  ctx: TenantContext,
  fates: readonly UnmatchedFate[],
): Promise<readonly UnmatchedFate[]> {
  const settled: UnmatchedFate[] = [];
  for (const [partition, group] of Map.groupBy(fates, ({ payment }) => partitionOf(payment.id))) {
    const rulings = await contend(() => record(ctx, partition, group));
    if (rulings === LOST) {
      const overtaken = refusedWith({ code: "request.conflict" });
      settled.push(...group.map(({ payment }) => ({ payment, outcome: overtaken })));
      continue;
    }
    for (const { fate, overruledBy } of rulings) {
      settled.push(overruledBy ? await takeBack(ctx, fate, overruledBy) : fate);
    }
  }
  return settled;
}

type Ruling = Readonly<{
  fate: UnmatchedFate;
  to: UnmatchedResolution | null;
  overruledBy: PostRefusal | null;
}>;

async function record(
  ctx: TenantContext,
  partition: number,
  fates: readonly UnmatchedFate[],
): Promise<readonly Ruling[] | typeof LOST> {
  const rows = await ctx.unmatched.byIds(fates.map(({ payment }) => payment.id));
  const standing = new Map(rows.map((row) => [row.id, row]));
  const rulings = fates.map((fate) => rule(fate, standing.get(fate.payment.id) ?? fate.payment));
  const moves = rulings.flatMap(({ fate, to }) => {
    const payment = standing.get(fate.payment.id);
    return payment && to ? [{ payment, to }] : [];
  });
  if (moves.length === 0) return rulings;
  const committed = await ctx.commit(partition, {
    deed: {
      action: "payment.apply-unmatched",
      subject:
        moves.length === 1 ? (moves[0]?.payment.externalId ?? "") : `${moves.length} payments`,
      detail: { payments: moves.map(({ payment, to }) => [payment.externalId, to.resolution]) },
    },
    writes: [ctx.unmatched.resolve(moves, ctx.now)],
  });
  return committed.ok ? rulings : LOST;
}

function rule(fate: UnmatchedFate, standing: UnmatchedPayment): Ruling {
  const { outcome } = fate;
  const leave: Ruling = { fate, to: null, overruledBy: null };
  if (outcome.status === "unmatched") return leave;
  if (outcome.status === "refused") {
    // It goes on waiting, and says why; a refusal that only means "again" is not worth a note.
    const { code } = outcome.refusal;
    const noted = standing.state !== "waiting" || standing.resolution === code;
    if (noted || code === "request.conflict") return leave;
    return { ...leave, to: { state: "waiting", resolution: code } };
  }
  const loan = publicId("loan", outcome.loan.id);
  if (standing.state === "waiting") {
    return { ...leave, to: { state: "applied", resolution: loan } };
  }
  if (standing.state === "applied" && standing.resolution === loan) return leave;
  const dismissed = standing.state === "dismissed";
  const code = dismissed ? "payment.dismissed" : "payment.external_id_reused";
  return { ...leave, overruledBy: { code, externalId: standing.externalId } };
}

async function takeBack(
  ctx: TenantContext,
  { payment, outcome }: UnmatchedFate,
  overruledBy: PostRefusal,
): Promise<UnmatchedFate> {
  if ("entry" in outcome) {
    const place = { loanId: outcome.loan.id, sequence: outcome.entry.sequence };
    await reverseEntry(ctx, place, { reason: overruledBy.code, origin: payment.origin });
  }
  return { payment, outcome: refusedWith(overruledBy) };
}
