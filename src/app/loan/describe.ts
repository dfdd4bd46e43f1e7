import type { TenantContext } from "../context";

export type LoanBrief = Readonly<{ externalId: string; borrowerName: string }>;

/** Loans of the borrowers of one page of a list; a page has far fewer. */
const LOANS_MAX = 2000;

/** What lists of other things call their loans: one read per shard, by the borrowers. */
export async function describeLoans(
  ctx: TenantContext,
  rows: readonly Readonly<{ loanId: number; borrowerId: number }>[],
): Promise<ReadonlyMap<number, LoanBrief>> {
  ctx.allow("loan.read");
  if (rows.length === 0) return new Map();
  const wanted = new Set(rows.map(({ loanId }) => loanId));
  const found = await ctx.loans.list({
    along: { borrowerIds: [...new Set(rows.map(({ borrowerId }) => borrowerId))] },
    limit: LOANS_MAX,
    after: null,
  });
  const own = found.filter(({ loan }) => wanted.has(loan.id));
  const sealed = own.map(({ loan, borrower }) => {
    return { id: loan.borrowerId, contactSealed: borrower.contactSealed };
  });
  const contacts = await ctx.borrowers.openContacts(sealed);
  return new Map(
    own.map(({ loan }, index) => {
      const borrowerName = contacts[index]?.name ?? "";
      return [loan.id, { externalId: loan.externalId, borrowerName }];
    }),
  );
}
