import { bucketFloorDays, BUCKETS } from "../../domain/delinquency/bucket";
import { type BucketRange, M_SCHEME } from "../../domain/delinquency/bucket-scheme";
import type { PolicyDocument } from "../../domain/policy/policy";

/** First day past due of each bucket, M0 first. */
export const BUCKET_STARTS = BUCKETS.map((_, bucket) => bucketFloorDays(bucket));

/** The buckets that the steps of a ladder go by; a ladder of a segment may have its own. */
export function bucketsOfLadder(
  { buckets, segments = [] }: Pick<PolicyDocument, "buckets" | "segments">,
  ladder: number,
): readonly BucketRange[] {
  return segments[ladder - 1]?.buckets ?? buckets ?? M_SCHEME;
}

/** One bucket a line, with its days: "SMA-1 31-60", the last one "NPA 91+". */
export function bucketLines(buckets: readonly BucketRange[] = []): string {
  return buckets.map(bucketLine).join("\n");
}

export function bucketLine({ name, from, to }: BucketRange): string {
  if (to === null) return `${name} ${from}+`;
  return from === to ? `${name} ${from}` : `${name} ${from}-${to}`;
}

/** No bucket begins there: what cannot be read is refused with all the rest. */
const UNREADABLE = -1;
const LINE = /^(?<name>.+?)\s+(?<from>\d{1,6})\s*(?:(?<open>\+)|[-\u2013]\s*(?<to>\d{1,6}))?$/u;

/** What was typed; a line that cannot be read becomes a bucket that the rules refuse. */
export function bucketsFrom(text: string): readonly BucketRange[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line): BucketRange => {
      const { name, from, open, to } = LINE.exec(line)?.groups ?? {};
      if (name === undefined || from === undefined)
        return { name: line, from: UNREADABLE, to: null };
      if (open !== undefined) return { name, from: Number(from), to: null };
      return { name, from: Number(from), to: Number(to ?? from) };
    });
}
