import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { UnmatchedPayment } from "./unmatched-store";

/** One payment that came without a loan, however it ended. */
export async function findUnmatched(
  ctx: TenantContext,
  id: number,
): Promise<Result<UnmatchedPayment, Readonly<{ code: "payment.unmatched_not_found" }>>> {
  ctx.allow("payment.read");
  const payment = await ctx.unmatched.find(id);
  return payment ? ok(payment) : refuse({ code: "payment.unmatched_not_found" });
}
