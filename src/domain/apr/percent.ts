import { assert } from "../../kernel/assert";

/** In units of the last printed digit: what the solver leaves of a true half is nearer than this. */
const TIE_WIDTH = 1e-7;

/**
 * A percentage with exactly so many decimals, halves rounded away from zero (2014/17/EU Annex I
 * remark (d): a following figure of 5 or more raises the last by one). A rate that misses a half by
 * less than a ten-millionth of the last digit is the half: there doubles end, not the rate.
 */
export function printPercent(percent: number, decimals: number): string {
  assert(Number.isInteger(decimals) && decimals >= 0 && decimals <= 6, "decimals of a percentage");
  const units = Math.floor(Math.abs(percent) * 10 ** decimals + 0.5 + TIE_WIDTH);
  assert(Number.isSafeInteger(units), `not a percentage that can be printed: ${percent}`);
  const digits = String(units).padStart(decimals + 1, "0");
  const sign = percent < 0 && units > 0 ? "-" : "";
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
