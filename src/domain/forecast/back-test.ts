import type { MonthMove } from "../transition/matrix";
import { expectationOf, forecastFrom, stockOf } from "./forecast";

/** A month of the past with the moves that led to its end. */
export type KnownMonth = Readonly<{ moves: readonly MonthMove[] }>;

export type ForecastError = Readonly<{
  /** Months between the forecast and what came. */
  ahead: number;
  /** How many forecasts of the past could be compared. */
  compared: number;
  /** Forecast less what came, over what came: mean, and mean of its size; percent with two decimals. */
  meanPercent: string;
  meanSizePercent: string;
}>;

/** Fewer months say nothing of the next; more are of another time. */
export const BASE_MONTHS_MIN = 6;
export const BASE_MONTHS_MAX = 12;
const AHEAD_MAX = 6;
/** M2: more than thirty days past due. */
const LATE_FROM = 2;

/**
 * How wrong forecasts of the past were, by months ahead: each made as if its month had been the last,
 * from the twelve months before it (at least six), with as much new business as then, and compared with
 * what came. The figure compared is the balance more than 30 days past due; of a history without
 * balances its loans. Months are in order and without a gap; a month in which nothing was so late is
 * not compared. Empty where there are too few months.
 */
export function backTest(months: readonly KnownMonth[]): readonly ForecastError[] {
  const stocks = months.map(({ moves }) => stockOf(moves));
  const hasBalance = stocks.some((stock) => stock.some(({ balance }) => balance > 0));
  const by = hasBalance ? "balance" : "loans";
  const came = stocks.map((stock) => lateIn(stock.map((one) => one[by])));
  const errors = new Map<number, number[]>();
  for (let last = BASE_MONTHS_MIN - 1; last < months.length - 1; last += 1) {
    const ahead = Math.min(AHEAD_MAX, months.length - 1 - last);
    const forecast = forecastAt(months, stocks, last, ahead);
    for (const [index, month] of forecast.entries()) {
      const expected = lateIn(
        month.buckets.map((one) => (by === "balance" ? one.balance : one.loanCount)),
      );
      const actual = came[last + index + 1] ?? 0;
      if (actual === 0) continue;
      const own = errors.get(index + 1) ?? [];
      own.push((expected - actual) / actual);
      errors.set(index + 1, own);
    }
  }
  return [...errors].toSorted(([a], [b]) => a - b).map(([ahead, own]) => errorOf(ahead, own));
}

function forecastAt(
  months: readonly KnownMonth[],
  stocks: readonly ReturnType<typeof stockOf>[],
  last: number,
  ahead: number,
) {
  const base = months.slice(Math.max(0, last + 1 - BASE_MONTHS_MAX), last + 1);
  const expectation = expectationOf(
    base.flatMap(({ moves }) => moves),
    base.length,
  );
  return forecastFrom(stocks[last] ?? [], expectation, { months: ahead, withNew: true });
}

function lateIn(figures: readonly number[]): number {
  return figures.slice(LATE_FROM).reduce((sum, one) => sum + one, 0);
}

function errorOf(ahead: number, errors: readonly number[]): ForecastError {
  const mean = (values: readonly number[]) =>
    ((100 * values.reduce((sum, one) => sum + one, 0)) / values.length).toFixed(2);
  return {
    ahead,
    compared: errors.length,
    meanPercent: mean(errors),
    meanSizePercent: mean(errors.map(Math.abs)),
  };
}
