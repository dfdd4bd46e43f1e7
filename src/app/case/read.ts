import { ok, type Result, refuse } from "../../kernel/result";
import type { Borrower } from "../borrower/store";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import type { BorrowerCase, CaseEvent } from "./store";

export type CaseDetail = Readonly<{
  standing: BorrowerCase;
  borrower: Borrower;
  /** The borrower's, all of them: a case is about the borrower. */
  loans: readonly Loan[];
  /** In order. */
  events: readonly CaseEvent[];
}>;

const EVENTS_MAX = 500;

/** One case: where it stands, whose it is, their loans, and all that happened in it. */
export async function readCase(
  ctx: TenantContext,
  id: number,
): Promise<Result<CaseDetail, Readonly<{ code: "case.not_found" }>>> {
  ctx.allow("case.read");
  const standing = await ctx.cases.find(id);
  if (!standing) return refuse({ code: "case.not_found" });
  const [borrower, loans, events] = await Promise.all([
    ctx.borrowers.find(standing.borrowerId),
    ctx.loans.ofBorrower(standing.borrowerId),
    ctx.cases.events(id, EVENTS_MAX),
  ]);
  if (!borrower) return refuse({ code: "case.not_found" });
  return ok({ standing, borrower, loans, events });
}
