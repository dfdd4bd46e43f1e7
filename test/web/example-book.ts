import { BUCKET_NAMES, type BucketFigures } from "../../web/components/bucket";

const COUNTS = [914, 31, 12, 8, 6, 5, 4, 3, 9];

/** A book of about a thousand loans, some 8 % of them late. */
export const BUCKETS: readonly BucketFigures[] = BUCKET_NAMES.map((bucket, index) => ({
  bucket,
  loanCount: COUNTS[index] ?? 0,
  balance: (COUNTS[index] ?? 0) * 742_318,
  pastDueAmount: index === 0 ? 0 : (COUNTS[index] ?? 0) * 31_907 * index,
}));

export const EMPTY_BUCKETS: readonly BucketFigures[] = BUCKET_NAMES.map((bucket) => ({
  bucket,
  loanCount: 0,
  balance: 0,
  pastDueAmount: 0,
}));

export const TREND_DAYS = Array.from({ length: 30 }, (_, index) => {
  const wave = Math.sin(index / 4);
  return {
    on: new Date(Date.UTC(2026, 1, 16 + index)).toISOString().slice(0, 10),
    par30: index === 7 ? null : 4.1 + wave * 0.4 + index * 0.01,
    lateLoanCount: index === 7 ? null : Math.round(74 + wave * 5),
    pastDueAmount: index === 7 ? null : Math.round(8_100_000 + wave * 340_000 + index * 9_000),
  };
});
