import type { Projection } from "../delinquency/project";

/** What a loan's row keeps of its facts, each by its name in the API. */
export type StoredNumbers = Projection &
  Readonly<{
    scheduleVersion: number;
    entryCount: number;
    /** Each promise with its state and what was paid, as text; null without one. */
    promises: string | null;
  }>;

/** Numbers that stay as they are until the next day of action, whatever the day. */
export const STANDING_FIELDS = [
  "status",
  "pastDueSince",
  "pastDueAmount",
  "principalBalance",
  "bucket",
  "credit",
  "promises",
] as const satisfies readonly (keyof StoredNumbers)[];

const LOAN_FIELDS = [
  ...STANDING_FIELDS,
  "evaluatedOn",
  "nextDueOn",
  "nextDueAmount",
  "nextActionOn",
  "scheduleVersion",
  "entryCount",
] as const satisfies readonly (keyof StoredNumbers)[];

/** What can differ: a loan's number, whether it can be folded at all, or a portfolio number. */
export const DRIFT_FIELDS = [...LOAN_FIELDS, "fold", "loanCount", "balance"] as const;
export type DriftField = (typeof DRIFT_FIELDS)[number];

/** One number that is not what the facts give; null where there is none. */
export type FieldDrift = Readonly<{
  field: DriftField;
  stored: string | null;
  folded: string | null;
}>;

/** Every field in which the stored numbers differ from the folded ones. */
export function driftOf(
  stored: StoredNumbers,
  folded: StoredNumbers,
  fields: readonly (keyof StoredNumbers)[] = LOAN_FIELDS,
): readonly FieldDrift[] {
  return fields
    .filter((field) => stored[field] !== folded[field])
    .map((field) => ({ field, stored: textOf(stored[field]), folded: textOf(folded[field]) }));
}

/** The portfolio numbers of one currency and bucket. */
export type BucketSum = Readonly<{
  currency: string;
  bucket: number;
  loanCount: number;
  pastDueAmount: number;
  balance: number;
}>;

export type BucketDrift = FieldDrift & Readonly<{ currency: string; bucket: number }>;

const SUMS = ["loanCount", "pastDueAmount", "balance"] as const;

/** Where the kept portfolio numbers differ from the sums over the loans; a missing row is zero. */
export function bucketDriftOf(
  kept: readonly BucketSum[],
  summed: readonly BucketSum[],
): readonly BucketDrift[] {
  const pairs = new Map<string, { kept?: BucketSum; summed?: BucketSum }>();
  for (const sum of kept) pairs.set(keyOf(sum), { kept: sum });
  for (const sum of summed) pairs.set(keyOf(sum), { ...pairs.get(keyOf(sum)), summed: sum });
  return [...pairs.values()].flatMap(({ kept: one, summed: other }) => {
    const { currency, bucket } = (one ?? other) as BucketSum;
    return SUMS.filter((field) => (one?.[field] ?? 0) !== (other?.[field] ?? 0)).map((field) => ({
      currency,
      bucket,
      field,
      stored: String(one?.[field] ?? 0),
      folded: String(other?.[field] ?? 0),
    }));
  });
}

function keyOf({ currency, bucket }: BucketSum): string {
  return `${currency} ${bucket}`;
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
