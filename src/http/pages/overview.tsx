import { OverviewPage } from "../../../web/pages/overview";
import type { BookStanding } from "../../../web/pages/overview-book";
import type { TonightProps } from "../../../web/pages/overview-day";
import type { TrendSeries } from "../../../web/pages/overview-trend";
import { type Overview, readOverview, TREND_DAYS } from "../../app/overview/read";
import type { AgeingBook } from "../../domain/delinquency/ageing";
import { addDays } from "../../kernel/calendar";
import { newPages, pageShell, renderPage } from "./page";

const WEEK_DAYS = 7;

export const overviewPages = newPages();

overviewPages.get("/", async (c) => {
  const overview = await readOverview(c.get("tenant"));
  const { t, frame } = pageShell(c, { current: "/" });
  const page = (
    <OverviewPage
      t={t}
      frame={frame}
      books={standings(overview)}
      tonight={tonight(overview, c.get("tenant").tenant.partitionCount)}
      moves={movesOf(overview)}
      needs={overview.waiting}
      trends={trendsOf(overview)}
    />
  );
  return renderPage(c, page);
});

/** The largest book first. */
function standings({ books, days, bookDate }: Overview): readonly BookStanding[] {
  const before = days.find(({ on }) => on === addDays(bookDate, -WEEK_DAYS));
  return books
    .toSorted((a, b) => b.total.loanCount - a.total.loanCount)
    .map(({ currency, buckets, par }) => {
      const weekAgo = before?.books.find((book) => book.currency === currency);
      return {
        currency,
        buckets,
        par30: par.par30,
        weekAgo: weekAgo
          ? {
              par30: weekAgo.par.par30,
              pastDueAmount: weekAgo.total.pastDueAmount,
              lateLoanCount: lateLoans(weekAgo),
            }
          : null,
      };
    });
}

function lateLoans({ buckets }: AgeingBook): number {
  return buckets.slice(1).reduce((count, { loanCount }) => count + loanCount, 0);
}

function tonight({ runs, notices }: Overview, partsTotal: number): TonightProps["tonight"] {
  const [first] = runs;
  if (!first) return null;
  const done = runs.filter(({ state }) => state === "finished");
  const begun = runs.some(({ state }) => state !== "claimed");
  const sum = (key: "loansTouched" | "noticesPlanned" | "setAside") =>
    runs.reduce((total, run) => total + run[key], 0);
  const finished = done.length === partsTotal;
  return {
    businessDate: first.businessDate,
    state: finished ? "finished" : begun ? "running" : "waiting",
    partsDone: done.length,
    partsTotal,
    finishedAt: finished ? Math.max(...done.map(({ finishedAt }) => finishedAt ?? 0)) : null,
    loansTouched: sum("loansTouched"),
    noticesPlanned: sum("noticesPlanned"),
    setAside: sum("setAside"),
    notices,
  };
}

/** Of all currencies together, by where they came from. */
function movesOf({ moves }: Overview) {
  const pairs = Map.groupBy(moves, (move) => `${move.fromBucket}>${move.toBucket}`);
  return [...pairs.values()]
    .flatMap(([first, ...rest]) =>
      first
        ? [{ ...first, loanCount: rest.reduce((sum, one) => sum + one.loanCount, first.loanCount) }]
        : [],
    )
    .toSorted((a, b) => a.fromBucket - b.fromBucket || a.toBucket - b.toBucket);
}

function trendsOf({ books, days, bookDate }: Overview): readonly TrendSeries[] {
  const first = days[0]?.on ?? bookDate;
  const dates = Array.from({ length: TREND_DAYS }, (_, index) =>
    addDays(bookDate, index + 1 - TREND_DAYS),
  ).filter((on) => on >= first);
  return books.map(({ currency }) => ({
    currency,
    days: dates.map((on) => {
      const book = days
        .find((day) => day.on === on)
        ?.books.find((one) => one.currency === currency);
      return {
        on,
        par30: book ? Number(book.par.par30) : null,
        lateLoanCount: book ? lateLoans(book) : null,
        pastDueAmount: book ? book.total.pastDueAmount : null,
      };
    }),
  }));
}
