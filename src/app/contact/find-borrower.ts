import type { Borrower } from "../borrower/store";
import type { TenantContext } from "../context";

/** A borrower by our number or by the lender's own reference. */
export type BorrowerName = Readonly<{ id: number } | { externalId: string }>;

export async function findNamed(
  ctx: TenantContext,
  name: BorrowerName,
): Promise<Borrower | undefined> {
  if ("id" in name) return ctx.borrowers.find(name.id);
  return (await ctx.borrowers.byExternalIds([name.externalId])).get(name.externalId);
}

/** Whether a loan is one of this borrower's; a contact may be about none. */
export async function isOwnLoan(
  ctx: TenantContext,
  borrowerId: number,
  loanId: number | null,
): Promise<boolean> {
  if (loanId === null) return true;
  const found = await ctx.loans.find(loanId);
  return found?.loan.borrowerId === borrowerId;
}
