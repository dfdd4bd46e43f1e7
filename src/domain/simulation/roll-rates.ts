import { BUCKET_MAX } from "../delinquency/bucket";
import { MONTH_DAYS, MONTHLY_ROLL_PERCENT } from "../sandbox/behave";

/** How many loans came so far past due, how many of them came a month further, and the monthly rate. */
export type RollCount = Readonly<{
  /** 0: from current to a month past due. */
  bucket: number;
  /** Loan-months of bucket 0; loans that came into it beyond. */
  entered: number;
  rolled: number;
  percent: number;
  /** False: too few were counted, so the documented rate stands in for it. */
  own: boolean;
}>;

/** Fewer than this many say nothing of a rate. */
export const ROLL_COUNT_LEAST = 30;

export type RollHistory = Readonly<{
  /** Moves between buckets, of loans. */
  flows: readonly Readonly<{ fromBucket: number; toBucket: number; loanCount: number }>[];
  /** Loans in M0 summed over the days of the history. */
  currentLoanDays: number;
}>;

/**
 * The monthly roll rates of a book from its own moves: of those that came into M(k+1), how many came
 * into M(k+2). Who is a month past due has come into M2; so the first rate is of current loans to M2.
 * A rate of fewer than thirty is the documented one.
 */
export function rollRates({ flows, currentLoanDays }: RollHistory): readonly RollCount[] {
  const into = (bucket: number) =>
    flows
      .filter(({ fromBucket, toBucket }) => fromBucket < bucket && toBucket >= bucket)
      .reduce((sum, { loanCount }) => sum + loanCount, 0);
  return MONTHLY_ROLL_PERCENT.slice(0, BUCKET_MAX - 1).map((given, bucket) => {
    const entered = bucket === 0 ? Math.round(currentLoanDays / MONTH_DAYS) : into(bucket + 1);
    const rolled = into(bucket + 2);
    const own = entered >= ROLL_COUNT_LEAST;
    const measured = Math.min(100, Math.round((rolled / Math.max(1, entered)) * 10_000) / 100);
    return { bucket, entered, rolled, own, percent: own ? measured : given };
  });
}
