import { bucketFloorDays, BUCKETS } from "../../domain/delinquency/bucket";

/** First day past due of each bucket, M0 first. */
export const BUCKET_STARTS = BUCKETS.map((_, bucket) => bucketFloorDays(bucket));
