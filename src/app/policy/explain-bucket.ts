import type { BucketRefusal } from "../../domain/delinquency/bucket-scheme";

/** What is wrong with buckets, to be read after the name of the field that it stands at. */
export function explainBucket(refusal: BucketRefusal): string {
  switch (refusal.code) {
    case "bucket.empty":
      return refusal.name === null
        ? "is empty: name a bucket that begins with day 0"
        : "lies before from: the bucket holds no day";
    case "bucket.day_invalid":
      return "and to are whole numbers of days, 0 or more";
    case "bucket.name_repeated":
      return "names a bucket above it as well";
    case "bucket.not_from_zero":
      return "is not 0: a current loan needs a bucket";
    case "bucket.gap":
      return `leaves days ${refusal.from} to ${refusal.to} in no bucket`;
    case "bucket.overlap": {
      const { first, from, to } = refusal;
      const days = to === null ? `from ${from} on` : `${from} to ${to}`;
      return `has days ${days} that ${first} has as well`;
    }
    case "bucket.not_open_ended":
      return "is not null: the last bucket has no end";
  }
}
