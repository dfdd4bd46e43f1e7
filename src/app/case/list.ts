import { ok, type Result, refuse } from "../../kernel/result";
import { nameBorrowers, type BorrowerName } from "../borrower/name";
import type { TenantContext } from "../context";
import type { BorrowerCase, CasePlace, CaseQuery } from "./store";

export type NamedCase = Readonly<{ standing: BorrowerCase; borrower: BorrowerName }>;

/** Cases, newest first, with whose they are. */
export async function listCases(
  ctx: TenantContext,
  query: CaseQuery,
): Promise<
  Result<
    Readonly<{ cases: readonly NamedCase[]; next: CasePlace | null }>,
    Readonly<{ code: "borrower.not_found" }>
  >
> {
  ctx.allow("case.read");
  const { borrowerId } = query;
  if (borrowerId !== null && !(await ctx.borrowers.find(borrowerId))) {
    return refuse({ code: "borrower.not_found" });
  }
  const { cases, next } = await ctx.cases.list(query);
  const names = await nameBorrowers(
    ctx,
    cases.map((one) => one.borrowerId),
  );
  const named = cases.flatMap((standing) => {
    const borrower = names.get(standing.borrowerId);
    return borrower ? [{ standing, borrower }] : [];
  });
  return ok({ cases: named, next });
}
