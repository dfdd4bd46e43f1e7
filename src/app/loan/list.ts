import type { TenantContext } from "../context";
import type { FoundLoan } from "./find";
import type { LoanSort, LoanWalk, LoanWithBorrower } from "./store";

/** The sort key and id of the last loan seen. */
export type LoanPlace = Readonly<{ key: string; id: number }>;

export type LoanListQuery = Readonly<{
  limit: number;
  after: LoanPlace | null;
  along: LoanWalk;
  /** Exactly this loan. */
  externalId: string | null;
  /** The beginning of an external id, or words of a borrower's name, e-mail or phone. */
  search: string | null;
}>;

export type LoanList = Readonly<{ loans: readonly FoundLoan[]; next: LoanPlace | null }>;

/** Most borrowers whose loans a search shows; whoever finds more should search for more words. */
const BORROWERS_MAX = 200;

/** A page of the book, over all partitions, along one sort order. */
export async function listLoans(ctx: TenantContext, query: LoanListQuery): Promise<LoanList> {
  ctx.allow("loan.read");
  const { limit, after, along, externalId } = query;
  const search = query.search?.trim() ?? "";
  if (externalId !== null)
    return { loans: await exactly(ctx, externalId, along.bucket), next: null };
  if (search !== "") return { loans: await searched(ctx, search, query), next: null };
  const found = await ctx.loans.list({ along, limit: limit + 1, after });
  const loans = found.slice(0, limit);
  const last = found.length > limit ? loans.at(-1) : undefined;
  return { loans: await opened(ctx, loans), next: last ? placeOf(last, along.sort) : null };
}

async function exactly(
  ctx: TenantContext,
  externalId: string,
  bucket: number | null,
): Promise<readonly FoundLoan[]> {
  if (externalId === "") return [];
  // The exact id is the first of those that begin with it.
  const found = await withPrefix(ctx, externalId, 1);
  const exact = found.filter(({ loan }) => loan.externalId === externalId && isIn(bucket, loan));
  return opened(ctx, exact);
}

async function searched(
  ctx: TenantContext,
  search: string,
  { limit, along }: LoanListQuery,
): Promise<readonly FoundLoan[]> {
  const [named, borrowerIds] = await Promise.all([
    withPrefix(ctx, search, limit),
    ctx.borrowers.search(search, BORROWERS_MAX),
  ]);
  const owned = borrowerIds.length === 0 ? [] : await ofBorrowers(ctx, borrowerIds, limit);
  const all = new Map([...named, ...owned].map((one) => [one.loan.id, one]));
  const fitting = [...all.values()].filter(({ loan }) => isIn(along.bucket, loan));
  return opened(ctx, fitting.slice(0, limit));
}

function withPrefix(
  ctx: TenantContext,
  externalIdPrefix: string,
  limit: number,
): Promise<readonly LoanWithBorrower[]> {
  return ctx.loans.list({ along: { externalIdPrefix }, after: null, limit });
}

function ofBorrowers(
  ctx: TenantContext,
  borrowerIds: readonly number[],
  limit: number,
): Promise<readonly LoanWithBorrower[]> {
  return ctx.loans.list({ along: { borrowerIds }, after: null, limit });
}

function isIn(bucket: number | null, { status, projection }: LoanWithBorrower["loan"]): boolean {
  return bucket === null || (status === "active" && projection.bucket === bucket);
}

async function opened(
  ctx: TenantContext,
  found: readonly LoanWithBorrower[],
): Promise<readonly FoundLoan[]> {
  const sealed = found.map(({ loan, borrower }) => {
    return { id: loan.borrowerId, contactSealed: borrower.contactSealed };
  });
  const contacts = await ctx.borrowers.openContacts(sealed);
  return found.flatMap((one, index) => {
    const contact = contacts[index];
    return contact ? [{ ...one, contact }] : [];
  });
}

function placeOf({ loan }: LoanWithBorrower, sort: LoanSort): LoanPlace {
  const keys = {
    id: "",
    "external-id": loan.externalId,
    "days-past-due": loan.projection.pastDueSince ?? "",
  } as const satisfies Record<LoanSort, string>;
  return { key: keys[sort], id: loan.id };
}
