import { assert } from "../../kernel/assert";

/** M0 is current; Mk is 30(k-1)+1 to 30k days past due; M7+ is everything after seven months. */
export const BUCKETS = ["M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M7+"] as const;
export type BucketName = (typeof BUCKETS)[number];

export const BUCKET_MAX = BUCKETS.length - 1;
export const BUCKET_DAYS = 30;

/** The number of the bucket of so many days past due: 0 for M0 to 8 for M7+. */
export function bucketOf(daysPastDue: number): number {
  return Math.min(Math.ceil(Math.max(daysPastDue, 0) / BUCKET_DAYS), BUCKET_MAX);
}

export function bucketName(bucket: number): BucketName {
  const name = BUCKETS[bucket];
  assert(name, `no such bucket: ${bucket}`);
  return name;
}

/** The first day past due of a bucket: 0 for M0, 1 for M1, 31 for M2, 211 for M7+. */
export function bucketFloorDays(bucket: number): number {
  assert(BUCKETS[bucket], `no such bucket: ${bucket}`);
  return bucket === 0 ? 0 : BUCKET_DAYS * (bucket - 1) + 1;
}
