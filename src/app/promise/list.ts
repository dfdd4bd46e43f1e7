import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { PromisePlace, PromiseQuery, PromiseToPay } from "./store";

/** Promises of a loan or of the book, newest first. */
export async function listPromises(
  ctx: TenantContext,
  query: PromiseQuery,
): Promise<
  Result<
    Readonly<{ promises: readonly PromiseToPay[]; next: PromisePlace | null }>,
    Readonly<{ code: "loan.not_found" }>
  >
> {
  ctx.allow("promise.read");
  const { loanId } = query;
  if (loanId !== null && !(await ctx.loans.find(loanId))) return refuse({ code: "loan.not_found" });
  return ok(await ctx.promises.list(query));
}
