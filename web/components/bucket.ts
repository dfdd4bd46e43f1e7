import type { Translator } from "../locales/translate";

/** M0 is current; Mk is 30(k-1)+1 to 30k days past due; the last one is everything beyond. */
export const BUCKET_NAMES = ["M0", "M1", "M2", "M3", "M4", "M5", "M6", "M7", "M7+"] as const;

const LAST = BUCKET_NAMES.length - 1;

export function bucketName(index: number): string {
  return BUCKET_NAMES[index] ?? String(index);
}

/** The days of a bucket in words. */
export function bucketDays(t: Translator, index: number): string {
  if (index === 0) return t("bucket.current");
  if (index >= LAST) return t("bucket.daysOver", { days: 30 * (LAST - 1) });
  return t("bucket.days", { from: 30 * (index - 1) + 1, to: 30 * index });
}

/** One bucket of a book in one currency; money in minor units. */
export type BucketFigures = Readonly<{
  bucket: string;
  loanCount: number;
  pastDueAmount: number;
  balance: number;
}>;

/** A share as a percent number with two decimals, 0 of nothing. */
export function sharePercent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100;
}
