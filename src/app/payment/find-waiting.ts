import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { carryOut } from "./carry-out";
import { claim } from "./claim-unmatched";
import type { UnmatchedPayment } from "./unmatched-store";

export type WaitingRefusal =
  | Readonly<{ code: "payment.unmatched_not_found" }>
  | Readonly<{ code: "payment.unmatched_resolved"; state: UnmatchedPayment["state"] }>;

/**
 * A payment about which nobody has decided yet. One that stands in a ledger all the same, since its loan
 * came while it was being kept, is no longer to be decided on: the list learns of it here.
 */
export async function findWaiting(
  ctx: TenantContext,
  id: number,
): Promise<Result<UnmatchedPayment, WaitingRefusal>> {
  const payment = await ctx.unmatched.find(id);
  if (!payment) return refuse({ code: "payment.unmatched_not_found" });
  const { state, externalId } = payment;
  if (state !== "waiting") return refuse({ code: "payment.unmatched_resolved", state });
  const posted = (await ctx.loans.postedReferences([externalId])).get(externalId);
  if (!posted) return ok(payment);
  const plan = [{ loanId: posted.loanId, amount: posted.entry.amount, externalId }];
  const claimed = await claim(ctx, "payment.apply-unmatched", [{ payment, plan }]);
  if (claimed) await carryOut(ctx, [id]);
  return refuse({ code: "payment.unmatched_resolved", state: "applied" });
}
