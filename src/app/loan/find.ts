import { ok, type Result, refuse } from "../../kernel/result";
import type { BorrowerContact } from "../borrower/store";
import type { TenantContext } from "../context";
import type { LoanWithBorrower } from "./store";

export type FoundLoan = LoanWithBorrower & Readonly<{ contact: BorrowerContact }>;

/** One loan with its borrower: one read, since lists link here and integrators poll it. */
export async function findLoan(
  ctx: TenantContext,
  id: number,
): Promise<Result<FoundLoan, Readonly<{ code: "loan.not_found" }>>> {
  ctx.allow("loan.read");
  const found = await ctx.loans.find(id);
  if (!found) return refuse({ code: "loan.not_found" });
  const contact = ctx.borrowers.openContact(found.loan.borrowerId, found.borrower.contactSealed);
  return ok({ ...found, contact });
}
