import { WatchlistPage } from "../../../web/pages/watchlist";
import { nameBorrowers } from "../../app/borrower/name";
import { readWatchlist } from "../../app/flag/watchlist";
import { publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { WatchPlaceSchema } from "../routes/flags";
import { actorNames } from "./actor-names";
import { latenessOf } from "./lateness";
import { newPages, pageShell, renderPage } from "./page";
import { ruleOf } from "./treatment-view";

const PAGE_ROWS = 50;

export const watchlistPages = newPages();

watchlistPages.get("/watchlist", async (c) => {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const after = (cursor !== null && decodeCursor(cursor, WatchPlaceSchema)) || null;
  const { watched, next } = await readWatchlist(ctx, { limit: PAGE_ROWS, after });
  const { t, frame } = pageShell(c, { current: "/watchlist" });
  const names = await nameBorrowers(
    ctx,
    watched.map(({ flag }) => flag.borrowerId),
  );
  const nameOf = await actorNames(
    c,
    t,
    watched.map(({ flag }) => flag.actor),
  );
  const rows = watched.map(({ flag, subject }) => {
    const loan = publicId("loan", flag.loanId);
    const borrower = publicId("borrower", flag.borrowerId);
    return {
      loan: { id: loan, externalId: subject.loan.externalId },
      borrower: { id: borrower, name: names.get(flag.borrowerId)?.name ?? borrower },
      late: latenessOf(subject.loan, ctx),
      since: flag.setOn,
      reviewOn: flag.endsOn,
      note: flag.note,
      rule: ruleOf(flag, `/why/flag/${loan}/${flag.flag}`),
      who: nameOf(flag.actor),
    };
  });
  const page = (
    <WatchlistPage
      t={t}
      frame={frame}
      rows={rows}
      cursor={after && cursor}
      nextCursor={next && encodeCursor(next)}
    />
  );
  return renderPage(c, page);
});
