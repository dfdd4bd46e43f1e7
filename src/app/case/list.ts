import { ok, type Result, refuse } from "../../kernel/result";
import { nameBorrowers, type BorrowerName } from "../borrower/name";
import type { TenantContext } from "../context";
import { latestOf } from "../loan/latest";
import { loansOf } from "../loan/of-borrowers";
import type { Loan } from "../loan/store";
import type { BorrowerCase, CasePlace, CaseQuery, CaseQueuePlace } from "./store";

export type NamedCase = Readonly<{
  standing: BorrowerCase;
  borrower: BorrowerName;
  /** Of the borrower's loans the one that is late the longest; null when none is. */
  latest: Loan | null;
}>;

/** Open cases and all of a kind are listed in another order, so that their places are others. */
export type CaseListPlace = CasePlace | CaseQueuePlace;
export type CaseListQuery = Omit<CaseQuery, "after"> & Readonly<{ after: CaseListPlace | null }>;

/** Whether cases are listed as they are worked on, and not newest first. */
export function isQueue({ state, borrowerId }: Pick<CaseQuery, "state" | "borrowerId">): boolean {
  return state === "open" && borrowerId === null;
}

/**
 * Cases with whose they are: open ones the most urgent first and then the oldest, any others newest
 * first. A place of the other order begins anew.
 */
export async function listCases(
  ctx: TenantContext,
  query: CaseListQuery,
): Promise<
  Result<
    Readonly<{ cases: readonly NamedCase[]; next: CaseListPlace | null }>,
    Readonly<{ code: "borrower.not_found" }>
  >
> {
  ctx.allow("case.read");
  const { borrowerId, after } = query;
  if (borrowerId !== null && !(await ctx.borrowers.find(borrowerId))) {
    return refuse({ code: "borrower.not_found" });
  }
  const { cases, next } = isQueue(query)
    ? await ctx.cases.queue({ ...query, after: isWalkPlace(after) ? null : after })
    : await ctx.cases.list({ ...query, after: isWalkPlace(after) ? after : null });
  const ids = cases.map((one) => one.borrowerId);
  const [names, loans] = await Promise.all([nameBorrowers(ctx, ids), loansOf(ctx, ids)]);
  const late = Map.groupBy(
    [...loans.values()].map(({ loan }) => loan),
    (loan) => loan.borrowerId,
  );
  const named = cases.flatMap((standing) => {
    const borrower = names.get(standing.borrowerId);
    const latest = latestOf(late.get(standing.borrowerId) ?? []) ?? null;
    return borrower ? [{ standing, borrower, latest }] : [];
  });
  return ok({ cases: named, next });
}

function isWalkPlace(after: CaseListPlace | null): after is CasePlace {
  return Array.isArray(after);
}
