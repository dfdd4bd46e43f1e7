import { partitionOf, publicId } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { PostOutcome } from "./outcome";
import type { LoanPayment } from "./plan-posting";
import { postToPartition } from "./post-to-partition";
import type { UnmatchedPayment, UnmatchedResolution } from "./unmatched-store";

export type UnmatchedFate = Readonly<{ payment: UnmatchedPayment; outcome: PostOutcome }>;

/** Posts payments that waited, now that their loans are here. Those without a loan go on waiting. */
export async function applyUnmatched(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<readonly UnmatchedFate[]> {
  ctx.allow("payment.write");
  const waiting = (await ctx.unmatched.byIds(ids)).filter(({ state }) => state === "waiting");
  const loans = await ctx.loans.byExternalIds([
    ...new Set(waiting.map(({ loanExternalId }) => loanExternalId)),
  ]);
  const matched = waiting.flatMap((payment) => {
    const loan = loans.get(payment.loanExternalId);
    return loan ? [{ payment, loanId: loan.id }] : [];
  });
  return postUnmatched(ctx, matched);
}

/**
 * Posts unmatched payments to the loans they belong to and records how each ended. The ledger comes
 * first: a crash in between finds the payment posted and only records it.
 */
export async function postUnmatched(
  ctx: TenantContext,
  matched: readonly Readonly<{ payment: UnmatchedPayment; loanId: number }>[],
): Promise<readonly UnmatchedFate[]> {
  const groups = Map.groupBy(matched, ({ loanId }) => partitionOf(loanId));
  const fates: UnmatchedFate[] = [];
  for (const [partition, group] of groups) {
    const rows = group.map(({ payment, loanId }): LoanPayment => ({ ...payment, loanId }));
    const outcomes = await postToPartition(ctx, partition, rows);
    for (const [index, { payment }] of group.entries()) {
      const outcome = outcomes[index];
      if (outcome) fates.push({ payment, outcome });
    }
  }
  await resolveAll(ctx, fates);
  return fates;
}

async function resolveAll(ctx: TenantContext, fates: readonly UnmatchedFate[]): Promise<void> {
  for (const [partition, group] of Map.groupBy(fates, ({ payment }) => partitionOf(payment.id))) {
    await contend(async () => {
      const now = await ctx.unmatched.byIds(group.map(({ payment }) => payment.id));
      const rows = now.flatMap((payment) => {
        const fate = group.find((one) => one.payment.id === payment.id);
        const to = fate && resolutionOf(fate.outcome);
        return to && payment.state !== "applied" ? [{ payment, to }] : [];
      });
      if (rows.length === 0) return undefined;
      const committed = await ctx.commit(partition, {
        deed: {
          action: "payment.apply-unmatched",
          subject: `${rows.length} payments`,
          detail: { payments: rows.map(({ payment, to }) => [payment.externalId, to.resolution]) },
        },
        writes: [ctx.unmatched.resolve(rows, ctx.now)],
      });
      return committed.ok ? undefined : LOST;
    });
  }
}

/** In the ledger is applied, whatever was decided meanwhile; a refusal leaves it waiting and says why. */
function resolutionOf(outcome: PostOutcome): UnmatchedResolution | undefined {
  if (outcome.status === "posted" || outcome.status === "duplicate") {
    return { state: "applied", resolution: publicId("loan", outcome.loan.id) };
  }
  if (outcome.status === "unmatched" || outcome.refusal.code === "request.conflict") return undefined;
  return { state: "waiting", resolution: outcome.refusal.code };
}
