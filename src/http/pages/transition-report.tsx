import type { RollRow } from "../../../web/pages/transition-rates";
import {
  type TransitionBookFigures,
  TransitionReportPage,
} from "../../../web/pages/transition-report";
import { forgetHistory } from "../../app/standing/forget-history";
import { readTransitions, type TransitionBook } from "../../app/report/transitions";
import { standingCode, standingName } from "../../domain/standing/standing";
import { type RollRate, rollRates } from "../../domain/transition/roll-rate";
import { endOfMonth, type Month } from "../../kernel/month";
import { chosenOf, monthsErrors, readMonths } from "./months-choice";
import { newPages, pageShell, readForm, redirectAfter, renderPage } from "./page";

const PATH = "/reports/transitions";
/** The early buckets decide most of what follows. */
const TREND_BUCKETS = 3;

export const transitionReportPages = newPages();

transitionReportPages.get(PATH, async (c) => {
  const ctx = c.get("tenant");
  const { t, frame } = pageShell(c, { current: "/reports/ageing" });
  const typed = readMonths(c);
  const by = c.req.query("by") === "balance" ? "balance" : "loans";
  const read = typed.isWrong ? undefined : await readTransitions(ctx, typed.asked);
  const shown = read?.ok ? read.value : null;
  const chosen = chosenOf(typed, shown?.asked ?? null);
  const products = await ctx.standings.products(chosen.source);
  const canForget = ctx.actor.permissions.includes("import.write");
  const shared = { t, frame, chosen, products, by, canForget } as const;
  if (shown) {
    const books = shown.books.map(figuresOf);
    return renderPage(c, <TransitionReportPage {...shared} books={books} />);
  }
  const page = <TransitionReportPage {...shared} books={null} errors={monthsErrors(c)} />;
  return renderPage(c, page, 422);
});

transitionReportPages.post(`${PATH}/forget`, async (c) => {
  const history = `${PATH}?source=history`;
  const { confirm } = await readForm(c);
  if (!confirm) return redirectAfter(c, history, { key: "transition.forget.unconfirmed" });
  const isGone = await forgetHistory(c.get("tenant"));
  return redirectAfter(c, history, { key: `transition.forget.${isGone ? "gone" : "more"}` });
});

function figuresOf(book: TransitionBook): TransitionBookFigures {
  const { currency, matrix, moves, chained } = book;
  const reached = new Set(matrix.flatMap(({ to }) => to.map(({ standing }) => standing)));
  const months = [...new Set(moves.map(({ month }) => month))];
  const ratesOf = (month: Month) => rollRates(moves.filter((move) => move.month === month));
  const monthly = months.map((month) => ({ on: endOfMonth(month), rates: ratesOf(month) }));
  return {
    currency,
    rates: book.rollRates.map(rollRow),
    chained: { loans: shareOf(chained.loans), balance: shareOf(chained.balance) },
    columns: [...reached]
      .map(standingCode)
      .toSorted((a, b) => a - b)
      .map(standingName),
    matrix: matrix.map(({ standing, loanCount, openingBalance, to }) => ({
      standing,
      loanCount,
      balance: openingBalance,
      to: to.map((cell) => ({
        standing: cell.standing,
        loanCount: cell.loanCount,
        percent: Number(cell.percent),
        balance: cell.openingBalance,
        balancePercent: numberOf(cell.balancePercent),
      })),
    })),
    trends: months.length < 2 ? [] : trendsOf(monthly),
  };
}

function trendsOf(monthly: readonly Readonly<{ on: string; rates: readonly RollRate[] }>[]) {
  return Array.from({ length: TREND_BUCKETS }, (_, bucket) => ({
    from: standingName(bucket),
    points: monthly.map(({ on, rates }) => ({
      on,
      value: numberOf(rates[bucket]?.cohort.loans.percent ?? null),
    })),
  }));
}

function rollRow({ cohort, stock, better, same }: RollRate, bucket: number): RollRow {
  const { interval } = cohort;
  return {
    bucket,
    loanCount: cohort.loans.whole,
    better: numberOf(better.loans.percent),
    same: numberOf(same.loans.percent),
    worse: numberOf(cohort.loans.percent),
    interval: interval && { low: Number(interval.low), high: Number(interval.high) },
    worseByBalance: numberOf(cohort.balance.percent),
    stock: numberOf(stock.loans.percent),
    stockByBalance: numberOf(stock.balance.percent),
  };
}

/** While a bucket fills from outside the stock rates chain to more than there was: no share. */
function shareOf(percent: string | null): number | null {
  const share = numberOf(percent);
  return share !== null && share <= 100 ? share : null;
}

function numberOf(percent: string | null): number | null {
  return percent === null ? null : Number(percent);
}
