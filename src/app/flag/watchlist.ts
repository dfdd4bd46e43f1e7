import { WATCH_FLAG } from "../../domain/policy/step-action";
import type { TenantContext } from "../context";
import type { LoanWithBorrower } from "../loan/store";
import type { Flag } from "./store";

export type WatchedLoan = Readonly<{ flag: Flag; subject: LoanWithBorrower }>;

/** Loans of the borrowers of one page; a page has far fewer. */
const LOANS_MAX = 2000;

/** The loans on the watch list today, by their number. */
export async function readWatchlist(
  ctx: TenantContext,
  query: Readonly<{ limit: number; after: number | null }>,
): Promise<Readonly<{ watched: readonly WatchedLoan[]; next: number | null }>> {
  ctx.allow("flag.read");
  ctx.allow("loan.read");
  const { limit, after } = query;
  const asked = { flag: WATCH_FLAG, on: ctx.today, limit: limit + 1, after };
  const found = await ctx.flags.standing(asked);
  const shown = found.slice(0, limit);
  const loans = new Map<number, LoanWithBorrower>();
  if (shown.length > 0) {
    const listed = await ctx.loans.list({
      sort: "id",
      limit: LOANS_MAX,
      after: null,
      bucket: null,
      externalIdPrefix: null,
      borrowerIds: [...new Set(shown.map(({ borrowerId }) => borrowerId))],
    });
    for (const one of listed) loans.set(one.loan.id, one);
  }
  const watched = shown.flatMap((flag) => {
    const subject = loans.get(flag.loanId);
    return subject ? [{ flag, subject }] : [];
  });
  return { watched, next: found.length > limit ? (shown.at(-1)?.loanId ?? null) : null };
}
