import type { TenantContext } from "../context";
import type { LoanWithBorrower } from "./store";

/** Loans of the borrowers of one page of a list; a page has far fewer. */
const LOANS_MAX = 2000;

/** The loans of the borrowers that a page of another list names, by their ids: one read a shard. */
export async function loansOf(
  ctx: Pick<TenantContext, "loans">,
  borrowerIds: readonly number[],
): Promise<ReadonlyMap<number, LoanWithBorrower>> {
  if (borrowerIds.length === 0) return new Map();
  const listed = await ctx.loans.list({
    along: { borrowerIds: [...new Set(borrowerIds)] },
    limit: LOANS_MAX,
    after: null,
  });
  return new Map(listed.map((one) => [one.loan.id, one]));
}
