import { assert, unreachable } from "../../kernel/assert";
import { ok, type Result, refuse } from "../../kernel/result";

/** Days past due from `from` to `to`, both included; the last bucket has no `to`. */
export type BucketRange = Readonly<{ name: string; from: number; to: number | null }>;

declare const schemeBrand: unique symbol;

/** Buckets in order of their days that hold every count from 0 on exactly once. */
export type BucketScheme = readonly BucketRange[] & { readonly [schemeBrand]: true };

export type BucketRefusal =
  /** Without a name: there is no bucket at all. With one: it ends before it begins. */
  | Readonly<{ code: "bucket.empty"; name: string | null }>
  | Readonly<{ code: "bucket.day_invalid"; name: string; day: number }>
  | Readonly<{ code: "bucket.name_repeated"; name: string }>
  | Readonly<{ code: "bucket.not_from_zero"; name: string; from: number }>
  /** No bucket holds the days `from` to `to`. */
  | Readonly<{ code: "bucket.gap"; after: string; before: string; from: number; to: number }>
  /** Two buckets hold the days `from` to `to`. */
  | Readonly<{
      code: "bucket.overlap";
      first: string;
      second: string;
      from: number;
      to: number | null;
    }>
  | Readonly<{ code: "bucket.not_open_ended"; name: string; to: number }>;

/**
 * Makes buckets of days past due a scheme, in any order given. Refuses what would leave a loan in no
 * bucket or in two: no buckets, one without days, days that are not whole, a name twice, a first
 * bucket that does not begin on day 0, a gap, an overlap, a last bucket that ends.
 */
export function validateBuckets(
  ranges: readonly BucketRange[],
): Result<BucketScheme, BucketRefusal> {
  const refusal = rangesRefusal(ranges);
  if (refusal) return refuse(refusal);
  const sorted = ranges.toSorted((a, b) => a.from - b.from);
  const misfit = sequenceRefusal(sorted);
  return misfit ? refuse(misfit) : ok(sorted as unknown as BucketScheme);
}

/** Which range of those given a refusal speaks of, and which field of it; null where there is none. */
export function placeOfRefusal(
  refusal: BucketRefusal,
  ranges: readonly BucketRange[],
): Readonly<{ index: number; field: keyof BucketRange }> | null {
  const at = (name: string, field: keyof BucketRange) => {
    // Of buckets with one name the last is the one too many.
    return { index: ranges.findLastIndex((one) => one.name === name), field };
  };
  switch (refusal.code) {
    case "bucket.empty":
      return refusal.name === null ? null : at(refusal.name, "to");
    case "bucket.gap":
      return at(refusal.before, "from");
    case "bucket.overlap":
      return at(refusal.second, "from");
    case "bucket.name_repeated":
      return at(refusal.name, "name");
    case "bucket.not_open_ended":
      return at(refusal.name, "to");
    case "bucket.day_invalid":
    case "bucket.not_from_zero":
      return at(refusal.name, "from");
    default:
      return unreachable(refusal);
  }
}

/** As validateBuckets, for data that was checked before: a bug throws. */
export function bucketScheme(ranges: readonly BucketRange[]): BucketScheme {
  const valid = validateBuckets(ranges);
  assert(valid.ok, `not a scheme of buckets: ${JSON.stringify(valid)}`);
  return valid.value;
}

const KNOWN = new WeakMap<readonly BucketRange[], BucketScheme>();

/** As bucketScheme, for ranges of a document that never changes: checked once and not for each loan. */
export function knownScheme(ranges: readonly BucketRange[]): BucketScheme {
  const known = KNOWN.get(ranges) ?? bucketScheme(ranges);
  KNOWN.set(ranges, known);
  return known;
}

/** The bucket of so many days past due, with its position in the scheme; below 0 is the first. */
export function bucketAt(
  scheme: BucketScheme,
  daysPastDue: number,
): BucketRange & Readonly<{ index: number }> {
  const index = scheme.findIndex(({ to }) => to === null || daysPastDue <= to);
  const bucket = scheme[index];
  assert(bucket, `no bucket holds ${daysPastDue} days`);
  return { index, ...bucket };
}

function rangesRefusal(ranges: readonly BucketRange[]): BucketRefusal | undefined {
  if (ranges.length === 0) return { code: "bucket.empty", name: null };
  const names = new Set<string>();
  for (const { name, from, to } of ranges) {
    const day = [from, to ?? 0].find((one) => !Number.isSafeInteger(one));
    if (day !== undefined || from < 0)
      return { code: "bucket.day_invalid", name, day: day ?? from };
    if (to !== null && to < from) return { code: "bucket.empty", name };
    if (names.has(name)) return { code: "bucket.name_repeated", name };
    names.add(name);
  }
  return undefined;
}

function sequenceRefusal(sorted: readonly BucketRange[]): BucketRefusal | undefined {
  let previous: BucketRange | undefined;
  for (const bucket of sorted) {
    const { name, from } = bucket;
    if (previous === undefined) {
      if (from !== 0) return { code: "bucket.not_from_zero", name, from };
    } else {
      const misfit = pairRefusal(previous, bucket);
      if (misfit) return misfit;
    }
    previous = bucket;
  }
  if (previous === undefined || previous.to === null) return undefined;
  return { code: "bucket.not_open_ended", name: previous.name, to: previous.to };
}

function pairRefusal(previous: BucketRange, next: BucketRange): BucketRefusal | undefined {
  if (previous.to === null || next.from <= previous.to) {
    const to =
      previous.to === null || next.to === null
        ? (previous.to ?? next.to)
        : Math.min(previous.to, next.to);
    return {
      code: "bucket.overlap",
      first: previous.name,
      second: next.name,
      from: next.from,
      to,
    };
  }
  if (next.from === previous.to + 1) return undefined;
  const missing = { from: previous.to + 1, to: next.from - 1 };
  return { code: "bucket.gap", after: previous.name, before: next.name, ...missing };
}

/** The house scheme M0 to M7+: the same buckets as `bucketOf`. */
export const M_SCHEME = bucketScheme([
  { name: "M0", from: 0, to: 0 },
  { name: "M1", from: 1, to: 30 },
  { name: "M2", from: 31, to: 60 },
  { name: "M3", from: 61, to: 90 },
  { name: "M4", from: 91, to: 120 },
  { name: "M5", from: 121, to: 150 },
  { name: "M6", from: 151, to: 180 },
  { name: "M7", from: 181, to: 210 },
  { name: "M7+", from: 211, to: null },
]);
