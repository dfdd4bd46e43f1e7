import { partitionOf } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { LoanPayment } from "./plan-posting";
import { postToPartition } from "./post-to-partition";
import { settleUnmatched, type UnmatchedFate } from "./settle-unmatched";
import { takeBackDismissed } from "./take-back-dismissed";
import type { UnmatchedPayment } from "./unmatched-store";

/** Posts payments that waited, now that their loans are here. Those without a loan go on waiting. */
export async function applyUnmatched(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<readonly UnmatchedFate[]> {
  ctx.allow("payment.write");
  const payments = await ctx.unmatched.byIds(ids);
  // An earlier delivery may have posted one and been cut off before it saw the dismissal.
  await takeBackDismissed(
    ctx,
    payments.filter(({ state }) => state === "dismissed"),
  );
  const waiting = payments.filter(({ state }) => state === "waiting");
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
  return settleUnmatched(ctx, fates);
}
