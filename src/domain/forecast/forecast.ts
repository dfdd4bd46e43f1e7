import { type Minor, minor } from "../../kernel/money";
import { BUCKET_MAX } from "../delinquency/bucket";
import { CHARGED_OFF, isInBook, type Standing, standingName } from "../standing/standing";
import type { MonthMove } from "../transition/matrix";

/** What stands in a bucket: loans, and outstanding principal in minor units. Expected ones have fractions. */
type Stock = { loans: number; balance: number };

export type ForecastFigures = Readonly<{ loanCount: number; balance: Minor }>;
export type ForecastMonth = Readonly<{
  /** 1 is the month after the last one known. */
  ahead: number;
  buckets: readonly (ForecastFigures & Readonly<{ standing: Standing }>)[];
  /** What went beyond seven months past due or was charged off since the start, all months together. */
  lost: ForecastFigures;
}>;

/** Where a month's loans are expected a month later, of each bucket: shares of loans and of balance. */
export type Expectation = Readonly<{
  /** By bucket: its ways out, and back to itself. */
  ways: readonly (readonly Way[])[];
  /** What comes into each bucket from outside in a month. */
  entering: readonly Readonly<Stock>[];
}>;

type Way = Readonly<{ to: number; loans: number; balance: number }>;

/**
 * What the moves of some months lead one to expect of a month: of each bucket the share of its loans,
 * and of its balance, that goes to each standing, months pooled; a balance arrives as it is a month
 * later, so what is repaid meanwhile is gone. A bucket in which nothing stood keeps what comes to it.
 */
export function expectationOf(moves: readonly MonthMove[], monthCount: number): Expectation {
  const buckets = Array.from({ length: BUCKET_MAX + 1 }, (_, bucket) => bucket);
  return {
    ways: buckets.map((bucket) =>
      waysFrom(
        moves.filter(({ from }) => from === bucket),
        bucket,
      ),
    ),
    entering: buckets.map((bucket) => {
      const came = moves.filter(({ from, to }) => to === bucket && !isInBook(from));
      return {
        loans: sumOf(came, ({ loanCount }) => loanCount) / monthCount,
        balance: sumOf(came, ({ closingBalance }) => closingBalance) / monthCount,
      };
    }),
  };
}

function waysFrom(moves: readonly MonthMove[], bucket: number): readonly Way[] {
  const loans = sumOf(moves, ({ loanCount }) => loanCount);
  const balance = sumOf(moves, ({ openingBalance }) => openingBalance);
  if (loans === 0) return [{ to: bucket, loans: 1, balance: 1 }];
  return [...Map.groupBy(moves, ({ to }) => to)].map(([to, own]) => ({
    to,
    loans: sumOf(own, ({ loanCount }) => loanCount) / loans,
    // What is charged off goes with what was owed; what stays in the book with what is still owed.
    balance:
      balance === 0
        ? 0
        : sumOf(own, (move) => (isInBook(to) ? move.closingBalance : move.openingBalance)) /
          balance,
  }));
}

/** What stands in each bucket at the end of a month, from the moves that led there. */
export function stockOf(moves: readonly MonthMove[]): readonly Readonly<Stock>[] {
  return Array.from({ length: BUCKET_MAX + 1 }, (_, bucket) => {
    const arrived = moves.filter(({ to }) => to === bucket);
    return {
      loans: sumOf(arrived, ({ loanCount }) => loanCount),
      balance: sumOf(arrived, ({ closingBalance }) => closingBalance),
    };
  });
}

/**
 * The book so many months ahead if every month is like the expected one: each month the stock of every
 * bucket goes its ways. `withNew` lets as much come from outside as came on average; without it the
 * book of today runs off. Figures are expected values, rounded to whole loans and minor units at the end.
 */
export function forecastFrom(
  start: readonly Readonly<Stock>[],
  expectation: Expectation,
  asked: Readonly<{ months: number; withNew: boolean }>,
): readonly ForecastMonth[] {
  let stock = start.map(({ loans, balance }): Stock => ({ loans, balance }));
  const lost: Stock = { loans: 0, balance: 0 };
  return Array.from({ length: asked.months }, (_, index): ForecastMonth => {
    stock = monthAhead(stock, expectation, asked.withNew, lost);
    return {
      ahead: index + 1,
      buckets: stock.map((one, bucket) => ({ standing: standingName(bucket), ...figures(one) })),
      lost: figures(lost),
    };
  });
}

function monthAhead(
  stock: readonly Readonly<Stock>[],
  { ways, entering }: Expectation,
  withNew: boolean,
  lost: Stock,
): Stock[] {
  const next = stock.map((_, bucket): Stock => {
    const { loans = 0, balance = 0 } = withNew ? (entering[bucket] ?? {}) : {};
    return { loans, balance };
  });
  for (const [bucket, { loans, balance }] of stock.entries()) {
    for (const way of ways[bucket] ?? []) {
      const [movedLoans, movedBalance] = [loans * way.loans, balance * way.balance];
      const there = next[way.to];
      if (there && isInBook(way.to)) {
        there.loans += movedLoans;
        there.balance += movedBalance;
      }
      const isLoss = way.to === CHARGED_OFF || (way.to === BUCKET_MAX && bucket < BUCKET_MAX);
      if (isLoss) {
        lost.loans += movedLoans;
        lost.balance += movedBalance;
      }
    }
  }
  return next;
}

function figures({ loans, balance }: Readonly<Stock>): ForecastFigures {
  return { loanCount: Math.round(loans), balance: minor(Math.round(balance)) };
}

function sumOf(moves: readonly MonthMove[], of: (move: MonthMove) => number): number {
  return moves.reduce((sum, move) => sum + of(move), 0);
}
