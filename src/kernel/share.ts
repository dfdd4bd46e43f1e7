import { roundBigQuotient } from "./money";

/**
 * A part of a whole in percent with four decimals, rounded half-even: "3.8125". Counts or minor units.
 * Null when the whole is zero: a share of nothing is not zero.
 */
export function sharePercent(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const scaled = roundBigQuotient(BigInt(part) * 1_000_000n, BigInt(whole), "half-even");
  const digits = String(scaled).padStart(5, "0");
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
