import type { TenantContext } from "../context";
import { loansOf } from "../loan/of-borrowers";
import type { LoanWithBorrower } from "../loan/store";
import type { Flag, WatchPlace } from "./store";

export type WatchedLoan = Readonly<{ flag: Flag; subject: LoanWithBorrower }>;

/** The loans on the watch list today, what is to be looked at again soonest first. */
export async function readWatchlist(
  ctx: TenantContext,
  query: Readonly<{ limit: number; after: WatchPlace | null }>,
): Promise<Readonly<{ watched: readonly WatchedLoan[]; next: WatchPlace | null }>> {
  ctx.allow("flag.read");
  ctx.allow("loan.read");
  const { limit, after } = query;
  const found = await ctx.flags.watched({ on: ctx.today, limit: limit + 1, after });
  const shown = found.slice(0, limit);
  const loans = await loansOf(
    ctx,
    shown.map(({ borrowerId }) => borrowerId),
  );
  const watched = shown.flatMap((flag) => {
    const subject = loans.get(flag.loanId);
    return subject ? [{ flag, subject }] : [];
  });
  const last = found.length > limit ? shown.at(-1) : undefined;
  return { watched, next: last ? { loanId: last.loanId, endsOn: last.endsOn } : null };
}
