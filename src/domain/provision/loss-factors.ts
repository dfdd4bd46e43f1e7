import { assert } from "../../kernel/assert";
import { type Minor, minor, type Rounding, roundBigQuotient } from "../../kernel/money";
import type { Rate } from "../../kernel/rate";

/** What is outstanding in a bucket, and the share of it that rolls on to the next, at last to loss. */
export type RollBucket = Readonly<{ name: string; outstanding: Minor; roll: Rate }>;

export type BucketLoss = Readonly<{
  name: string;
  outstanding: Minor;
  /** Share that ends as a loss, in millionths of the outstanding, rounded half up for the answer. */
  factorMillionths: number;
  loss: Minor;
}>;

export type LossForecast = Readonly<{
  buckets: readonly BucketLoss[];
  outstanding: Minor;
  loss: Minor;
}>;

/**
 * Loss factors from roll rates: of each bucket the product of its own roll and all those after it,
 * which is the share expected to be charged off. Exact until it is rounded once per bucket, so the
 * parts sum to the whole. Buckets in order, the most past due last. Source: the worked example of
 * the OCC on roll rates to charge-off.
 */
export function forecastLosses(buckets: readonly RollBucket[], rounding: Rounding): LossForecast {
  assert(buckets.length > 0, "a forecast has at least one bucket");
  let [numerator, denominator] = [1n, 1n];
  const found = buckets.toReversed().map(({ name, outstanding, roll }): BucketLoss => {
    numerator *= BigInt(roll.numerator);
    denominator *= BigInt(roll.denominator);
    return {
      name,
      outstanding,
      factorMillionths: roundBigQuotient(numerator * 1_000_000n, denominator, "half-up"),
      loss: roundBigQuotient(BigInt(outstanding) * numerator, denominator, rounding),
    };
  });
  const total = (amounts: readonly number[]) => minor(amounts.reduce((a, b) => a + b, 0));
  return {
    buckets: found.toReversed(),
    outstanding: total(buckets.map(({ outstanding }) => outstanding)),
    loss: total(found.map(({ loss }) => loss)),
  };
}
