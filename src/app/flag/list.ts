import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Flag } from "./store";

/** All marks of a loan, ended ones too. */
export async function listFlags(
  ctx: TenantContext,
  loanId: number,
): Promise<Result<readonly Flag[], Readonly<{ code: "loan.not_found" }>>> {
  ctx.allow("flag.read");
  const found = await ctx.loans.find(loanId);
  if (!found) return refuse({ code: "loan.not_found" });
  return ok(await ctx.flags.ofLoans(found.loan.partition, [loanId]));
}
