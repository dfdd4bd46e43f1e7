import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import { type Minor, minor, roundBigQuotient } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import type { InstallmentState } from "../loan/state";

const YEAR_DAYS = 365;

/**
 * What the unpaid cash flows of a loan are worth on a day at a yearly rate, compounded yearly by
 * days over 365; what is due already counts in full. An indicator to compare with, not an amount
 * that anybody pays: it is discounted in floating point and rounded once.
 */
export function presentValue(
  installments: readonly Pick<InstallmentState, "dueOn" | "outstanding">[],
  asOf: BusinessDate,
  annualRatePercent: string,
): Minor {
  const { numerator, denominator } = ratePercent(annualRatePercent);
  const growth = 1 + numerator / denominator;
  let value = 0;
  for (const { dueOn, outstanding } of installments) {
    const days = Math.max(0, daysBetween(asOf, dueOn));
    value += outstanding / growth ** (days / YEAR_DAYS);
  }
  return minor(Math.round(value));
}

/** By how much a value is lower than another, in percent with four decimals; negative when it is higher. */
export function lossPercent(before: Minor, after: Minor): string {
  if (before === 0) return "0.0000";
  const scaled = roundBigQuotient(BigInt(before - after) * 1_000_000n, BigInt(before), "half-even");
  const digits = String(Math.abs(scaled)).padStart(5, "0");
  return `${scaled < 0 ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
}

/**
 * Whether the loss is small enough for the obligation to count as not diminished: at most 1 percent
 * (Regulation (EU) 575/2013, article 178(3)(d), with the EBA guidelines EBA/GL/2016/07).
 */
export function isNearlyEqual(before: Minor, after: Minor): boolean {
  return (before - after) * 100 <= before;
}
