import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { postUnmatched } from "./apply-unmatched";
import type { PostOutcome, PostRefusal } from "./outcome";
import type { UnmatchedPayment } from "./unmatched-store";

export type AssignRefusal =
  | PostRefusal
  | Readonly<{ code: "payment.unmatched_not_found" }>
  | Readonly<{ code: "payment.unmatched_resolved"; state: UnmatchedPayment["state"] }>;

export type AssignedPayment = Extract<PostOutcome, { status: "posted" | "duplicate" }>;

/** An officer says to which loan an unmatched payment belongs, by its id or the lender's own name. */
export async function assignUnmatched(
  ctx: TenantContext,
  input: Readonly<{ id: number; loan: Readonly<{ id: number } | { externalId: string }> }>,
): Promise<Result<AssignedPayment, AssignRefusal>> {
  ctx.allow("payment.write");
  const payment = await ctx.unmatched.find(input.id);
  if (!payment) return refuse({ code: "payment.unmatched_not_found" });
  if (payment.state !== "waiting") {
    return refuse({ code: "payment.unmatched_resolved", state: payment.state });
  }
  const loanId = await loanIdOf(ctx, input.loan);
  if (loanId === undefined) return refuse({ code: "loan.not_found" });
  const [fate] = await postUnmatched(ctx, [{ payment, loanId }]);
  const outcome = fate?.outcome;
  if (!outcome || outcome.status === "unmatched") return refuse({ code: "request.conflict" });
  return outcome.status === "refused" ? refuse(outcome.refusal) : ok(outcome);
}

async function loanIdOf(
  ctx: TenantContext,
  loan: Readonly<{ id: number } | { externalId: string }>,
): Promise<number | undefined> {
  if ("externalId" in loan) {
    return (await ctx.loans.byExternalIds([loan.externalId])).get(loan.externalId)?.id;
  }
  return (await ctx.loans.find(loan.id))?.loan.id;
}
