import { partitionOf } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import { carryOut, isUnfinished, type UnmatchedFate } from "./carry-out";
import { checkPart } from "./check-part";
import { claim, type UnmatchedClaim } from "./claim-unmatched";
import { refusedWith } from "./outcome";
import type { UnmatchedPayment } from "./unmatched-store";

/**
 * Posts payments that waited, now that their loans are here, and brings to their end those that were
 * left half done. Those without a loan go on waiting.
 */
export async function applyUnmatched(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<readonly UnmatchedFate[]> {
  ctx.allow("payment.write");
  const fates: UnmatchedFate[] = [];
  for (const own of Map.groupBy(ids, partitionOf).values()) {
    const ruled = await contend(() => decide(ctx, own));
    const payments = ruled === LOST ? await ctx.unmatched.byIds(own) : [];
    // What could not be decided on now is asked for again.
    const overtaken = refusedWith({ code: "request.conflict" });
    fates.push(...payments.map((payment) => ({ payment, outcomes: [overtaken] })));
    if (ruled !== LOST) fates.push(...ruled);
  }
  const settled = await carryOut(ctx, ids);
  return [...fates.filter(({ payment }) => !settled.some(isOf(payment))), ...settled];
}

function isOf({ id }: UnmatchedPayment) {
  return ({ payment }: UnmatchedFate) => payment.id === id;
}

/** Claims those whose loan is here and takes them; answers those whose loan does not. */
async function decide(
  ctx: TenantContext,
  ids: readonly number[],
): Promise<readonly UnmatchedFate[] | typeof LOST> {
  const payments = await ctx.unmatched.byIds(ids);
  const waiting = payments.filter(({ state }) => state === "waiting");
  const names = [...new Set(waiting.map(({ loanExternalId }) => loanExternalId))];
  const loans = await ctx.loans.byExternalIds(names);
  const claims: UnmatchedClaim[] = [];
  const refused: UnmatchedFate[] = [];
  for (const payment of waiting) {
    const loan = loans.get(payment.loanExternalId);
    const ruling = loan && ruleOn(ctx, payment, loan);
    if (!ruling) continue;
    if (ruling.claim) claims.push(ruling.claim);
    if (ruling.fate) refused.push(ruling.fate);
  }
  return (await claim(ctx, "payment.apply-unmatched", claims)) ? refused : LOST;
}

function ruleOn(
  ctx: TenantContext,
  payment: UnmatchedPayment,
  loan: Loan,
): Readonly<{ claim?: UnmatchedClaim; fate?: UnmatchedFate }> {
  const checked = checkPart(ctx, payment, loan, null);
  if (checked.ok) {
    const { externalId } = payment;
    return { claim: { payment, plan: [{ loanId: loan.id, amount: checked.value, externalId }] } };
  }
  const { refusal } = checked;
  const fate = { payment, outcomes: [refusedWith(refusal)] };
  // It goes on waiting, and says why, once.
  if (payment.resolution === refusal.code) return { fate };
  return { fate, claim: { payment, note: refusal.code } };
}

/** Whether somebody has to look again. */
export function isOvertaken({ payment, outcomes }: UnmatchedFate): boolean {
  const conflicts = outcomes.some(
    (one) => one.status === "refused" && one.refusal.code === "request.conflict",
  );
  return conflicts || isUnfinished(payment);
}
