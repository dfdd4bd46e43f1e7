import { type Minor, minor, multiplyDivide, roundBigQuotient } from "../../kernel/money";
import type { PeriodRate } from "./period-rate";

/**
 * The level installment that pays a principal back over equal periods, exact before its one
 * rounding: P·r·(1+r)ⁿ ÷ ((1+r)ⁿ − 1), or P ÷ n without interest.
 */
export function levelInstallment(
  principal: Minor,
  rate: PeriodRate,
  count: number,
  rounding: "half-up" | "down",
): Minor {
  const { numerator, denominator } = rate;
  if (numerator === 0n) return multiplyDivide(principal, 1, count, rounding);
  const growth = (numerator + denominator) ** BigInt(count);
  const unit = denominator ** BigInt(count);
  const product = BigInt(principal) * numerator * growth;
  return roundBigQuotient(product, denominator * (growth - unit), rounding);
}

/** One period's interest on a balance, rounded half-even to a minor unit. */
export function periodInterest(balance: Minor, rate: PeriodRate): Minor {
  const { numerator, denominator } = rate;
  const small = numerator <= SAFE && denominator <= SAFE;
  if (!small) return roundBigQuotient(BigInt(balance) * numerator, denominator, "half-even");
  return multiplyDivide(balance, Number(numerator), Number(denominator), "half-even");
}

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const QUOTE_TOLERANCE_BASIS_POINTS = 50;

/**
 * Whether an installment a lender quotes is the one we computed up to its own rounding: within half
 * a percent, or one minor unit for small amounts. Lenders round up, or charge interest by the day in
 * the first period; more than that is another contract.
 */
export function isSameInstallment(expected: Minor, given: Minor): boolean {
  const tolerance = multiplyDivide(expected, QUOTE_TOLERANCE_BASIS_POINTS, 10_000, "down");
  return Math.abs(given - expected) <= Math.max(tolerance, minor(1));
}
