import { type ForecastError, backTest } from "../../domain/forecast/back-test";
import {
  expectationOf,
  type ForecastMonth,
  forecastFrom,
  stockOf,
} from "../../domain/forecast/forecast";
import { isInBook } from "../../domain/standing/standing";
import { addToMonth, type Month, monthsBetween } from "../../kernel/month";
import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { MonthMoveRow, MonthsQuery } from "../standing/store";
import { type MonthsAsked, type MonthsRefusal, monthsOf } from "./months";

const MONTHS_WHEN_NOT_SAID = 12;
export const MONTHS_AHEAD = 12;
const BACK_TEST_MONTHS = 36;

export type ForecastBook = Readonly<{
  currency: string;
  /** The months of which a next one is expected; at their end stands what it begins with. */
  baseMonths: readonly Month[];
  months: readonly (ForecastMonth & Readonly<{ month: Month }>)[];
  backTest: readonly ForecastError[];
}>;

/** `asked` is null as long as no month has been counted; then there are no books. */
export type ForecastReport = Readonly<{
  asked: MonthsQuery | null;
  withNew: boolean;
  books: readonly ForecastBook[];
}>;

/**
 * The book by bucket for the next twelve months, if they are like the months asked for, and how wrong such
 * forecasts were. A month at whose beginning nothing was in the book is no base: all of it came from
 * outside, once.
 */
export async function readForecast(
  ctx: TenantContext,
  input: MonthsAsked & Readonly<{ withNew: boolean }>,
): Promise<Result<ForecastReport, MonthsRefusal>> {
  ctx.allow("report.read");
  const { withNew } = input;
  const asked = await monthsOf(ctx, input, MONTHS_WHEN_NOT_SAID);
  if (!asked.ok) return asked;
  if (asked.value === null) return ok({ asked: null, withNew, books: [] });
  const query = asked.value;
  const tested = addToMonth(query.through, 1 - BACK_TEST_MONTHS);
  const moves = await ctx.standings.moves({ ...query, from: earlier(tested, query.from) });
  const byCurrency = Map.groupBy(moves, ({ currency }) => currency);
  const books = [...byCurrency.keys()].toSorted().flatMap((currency) => {
    const book = bookOf(query, byCurrency.get(currency) ?? [], withNew);
    return book ? [{ currency, ...book }] : [];
  });
  return ok({ asked: query, withNew, books });
}

function earlier(one: Month, other: Month): Month {
  return monthsBetween(one, other) > 0 ? one : other;
}

function bookOf(
  { from, through }: MonthsQuery,
  moves: readonly MonthMoveRow[],
  withNew: boolean,
): Omit<ForecastBook, "currency"> | undefined {
  const byMonth = Map.groupBy(moves, ({ month }) => month);
  const known = unbroken(byMonth, through);
  const base = known.filter(({ month }) => month >= from);
  if (base.length === 0) return undefined;
  const pooled = base.flatMap((one) => one.moves);
  const start = stockOf(byMonth.get(through) ?? []);
  const asked = { months: MONTHS_AHEAD, withNew };
  return {
    baseMonths: base.map(({ month }) => month),
    months: forecastFrom(start, expectationOf(pooled, base.length), asked).map((one) => ({
      ...one,
      month: addToMonth(through, one.ahead),
    })),
    backTest: backTest(known),
  };
}

type KnownMonth = Readonly<{ month: Month; moves: readonly MonthMoveRow[] }>;

/** The months up to the last one, as far as there is none missing and loans were there as it began. */
function unbroken(
  byMonth: ReadonlyMap<Month, readonly MonthMoveRow[]>,
  through: Month,
): readonly KnownMonth[] {
  const months: KnownMonth[] = [];
  for (let month = through; ; month = addToMonth(month, -1)) {
    const moves = byMonth.get(month) ?? [];
    if (!moves.some(({ from }) => isInBook(from))) return months.toReversed();
    months.push({ month, moves });
  }
}
