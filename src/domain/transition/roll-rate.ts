import { sharePercent } from "../../kernel/share";
import { BUCKET_MAX } from "../delinquency/bucket";
import { CHARGED_OFF, isOwed, type Standing, standingName } from "../standing/standing";
import { type Interval, shareInterval } from "./interval";
import { type MonthMove, totalOf } from "./matrix";

/** A part of a whole, by loans or by outstanding principal in minor units. */
export type Share = Readonly<{ part: number; whole: number; percent: string | null }>;

export type RollRate = Readonly<{
  from: Standing;
  /** The next bucket; from the last one it is the charge-off. */
  to: Standing;
  cohort: Readonly<{ loans: Share; interval: Interval | null; balance: Share }>;
  stock: Readonly<{ loans: Share; balance: Share }>;
  /** The same loans a month later: in a better bucket or paid off, and where they were. */
  better: Readonly<{ loans: Share; balance: Share }>;
  same: Readonly<{ loans: Share; balance: Share }>;
}>;

/**
 * The roll rate of each bucket by both methods in use, over the months that are given.
 *
 * Cohort: of the loans in a bucket at the end of a month, those that a month later are in a worse one or
 * charged off; balances are those of the end of the month before. Months have 28 to 31 days and buckets
 * 30, so a loan may pass over a bucket; "worse" counts it, "the next bucket" would lose it.
 *
 * Stock: what stands in the next bucket at the end of a month, over what stood in this one at the end of
 * the month before. It follows no loan, is what is had where only balances are known, and may exceed 100.
 */
export function rollRates(moves: readonly MonthMove[]): readonly RollRate[] {
  return Array.from({ length: BUCKET_MAX + 1 }, (_, bucket) => rollRate(moves, bucket));
}

function rollRate(moves: readonly MonthMove[], bucket: number): RollRate {
  const next = bucket === BUCKET_MAX ? CHARGED_OFF : bucket + 1;
  const own = moves.filter(({ from }) => from === bucket);
  const whole = totalOf(own);
  const worse = totalOf(own.filter(({ to }) => isOwed(to) && to > bucket));
  const same = totalOf(own.filter(({ to }) => to === bucket));
  const better = totalOf(own.filter(({ to }) => to !== bucket && !(isOwed(to) && to > bucket)));
  const arrived = totalOf(moves.filter(({ to }) => to === next));
  const of = (part: number, all: number): Share => ({
    part,
    whole: all,
    percent: sharePercent(part, all),
  });
  const ofLoans = ({ loanCount }: typeof whole) => of(loanCount, whole.loanCount);
  const ofBalance = ({ openingBalance }: typeof whole) => of(openingBalance, whole.openingBalance);
  return {
    from: standingName(bucket),
    to: standingName(next),
    cohort: {
      loans: ofLoans(worse),
      interval: shareInterval(worse.loanCount, whole.loanCount),
      balance: ofBalance(worse),
    },
    stock: {
      loans: ofLoans(arrived),
      balance: of(arrived.closingBalance, whole.openingBalance),
    },
    better: { loans: ofLoans(better), balance: ofBalance(better) },
    same: { loans: ofLoans(same), balance: ofBalance(same) },
  };
}

/**
 * Which share of a bucket the stock method expects in M7+ in the end: the product of the stock roll rates
 * from it on, by loans or by balance; percent with four decimals. Null where a bucket on the way was
 * never filled.
 */
export function chainedRate(
  rates: readonly RollRate[],
  bucket: number,
  by: "loans" | "balance",
): string | null {
  let share = 1;
  for (const { stock } of rates.slice(bucket, BUCKET_MAX)) {
    const { part, whole } = stock[by];
    if (whole === 0) return null;
    share *= part / whole;
  }
  return (share * 100).toFixed(4);
}
