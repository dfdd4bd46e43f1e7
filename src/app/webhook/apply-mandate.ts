import { isFlagged } from "../../domain/flag/flag";
import { isMandateEnded } from "../../domain/webhook/read-gocardless";
import { type Fields, objectIn, textIn } from "../../domain/webhook/source";
import type { TenantContext } from "../context";
import { removeFlag } from "../flag/remove";
import { setFlag } from "../flag/set";
import type { Later, Verdict } from "./post-said";

/** The mark of a loan whose payments can no longer be taken by direct debit. */
export const MANDATE_ENDED = "mandate-ended";

/**
 * A mandate that ended leaves a mark on the loan it names, and one that stands again takes it off, by
 * what it is now. No money moves.
 */
export async function applyMandate(
  ctx: TenantContext,
  { id, action, cause }: Readonly<{ id: string; action: string; cause: string }>,
  { fields, loanKey }: Readonly<{ fields: Fields; loanKey: string }>,
): Promise<Verdict | Later> {
  const status = textIn(fields, "status") ?? action;
  const told = [id, status, cause].filter((one) => one !== "").join(", ");
  const outcome = `gocardless.mandate: ${told}`;
  const named = textIn(objectIn(fields, "metadata"), loanKey);
  const loan = named === null ? undefined : (await ctx.loans.byExternalIds([named])).get(named);
  if (!loan) return { state: "applied", outcome };
  const marks = await ctx.flags.ofLoans(loan.partition, [loan.id]);
  const isMarked = marks.some(({ flag, ...span }) => {
    return flag === MANDATE_ENDED && isFlagged(span, ctx.today);
  });
  const isEnded = isMandateEnded(status);
  if (isEnded === isMarked) return { state: "applied", outcome };
  const mark = { loanId: loan.id, flag: MANDATE_ENDED };
  const marked = isEnded
    ? await setFlag(ctx, { ...mark, endsOn: null, note: told })
    : await removeFlag(ctx, { ...mark, reason: told });
  if (!marked.ok && marked.refusal.code === "request.conflict")
    return { later: "request.conflict" };
  return {
    state: "applied",
    outcome: isEnded ? outcome.replace("mandate:", "mandate_flagged:") : outcome,
  };
}
