import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Hold } from "./store";

/** All holds of a loan, ended ones too, newest first. */
export async function listHolds(
  ctx: TenantContext,
  loanId: number,
): Promise<Result<readonly Hold[], Readonly<{ code: "loan.not_found" }>>> {
  ctx.allow("hold.read");
  const found = await ctx.loans.find(loanId);
  if (!found) return refuse({ code: "loan.not_found" });
  return ok(await ctx.holds.ofLoans(found.loan.partition, [loanId]));
}
