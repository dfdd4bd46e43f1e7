import {
  type Minor,
  minor,
  multiplyDivide,
  type Rounding,
  roundBigQuotient,
} from "../../kernel/money";
import { type Parts, type Period, times } from "./periods";

/** An exact fraction of the principal. */
export type PeriodRate = Readonly<{ numerator: bigint; denominator: bigint }>;

/**
 * The level installment that pays a principal back over equal periods, exact before its one
 * rounding to a multiple of minor units: P·r·(1+r)ⁿ ÷ ((1+r)ⁿ − 1), or P ÷ n without interest.
 */
export function levelInstallment(
  principal: Minor,
  rate: PeriodRate,
  count: number,
  rounding: Rounding,
  multiple = minor(1),
): Minor {
  const { numerator, denominator } = rate;
  if (numerator === 0n)
    return roundToMultiple(BigInt(principal), BigInt(count), rounding, multiple);
  const growth = (numerator + denominator) ** BigInt(count);
  const unit = denominator ** BigInt(count);
  const product = BigInt(principal) * numerator * growth;
  return roundToMultiple(product, denominator * (growth - unit), rounding, multiple);
}

/** A fraction of minor units rounded to the next whole multiple, as the rule says. */
export function roundToMultiple(
  numerator: bigint,
  denominator: bigint,
  rounding: Rounding,
  multiple: Minor,
): Minor {
  if (multiple === 1) return roundBigQuotient(numerator, denominator, rounding);
  const count = roundBigQuotient(numerator, denominator * BigInt(multiple), rounding);
  return minor(count * multiple);
}

/**
 * What one minor unit paid at the due date of a period and at all later ones is worth at that date,
 * exactly: 1 + 1/(1+f₁) + 1/((1+f₁)(1+f₂)) + …, as if its rate stayed: nobody pays for a rate that
 * is not there yet.
 */
export function annuityWorth(
  periods: readonly Period[],
  from: number,
  denominator: number,
): Fraction {
  const rate = periods[from]?.rate ?? 0;
  const later = periods.slice(from + 1).map(({ yearParts }) => times(yearParts, rate));
  const { divisor, unit } = inLowestTerms(later, denominator);
  let worth = { numerator: 1n, denominator: 1n };
  let steps = NO_STEPS;
  for (const parts of later.reverse()) {
    const grown = typeof parts === "number" ? unit + parts / divisor : Number.NaN;
    const more = afterStep(steps, unit, grown);
    if (Number.isSafeInteger(more.fixed) && Number.isSafeInteger(more.grown)) {
      steps = more;
      continue;
    }
    worth = discounted(worth, steps);
    steps = NO_STEPS;
    if (Number.isSafeInteger(unit + grown)) {
      steps = afterStep(NO_STEPS, unit, grown);
    } else {
      worth = discountedOnce(worth, BigInt(unit), BigInt(unit) + BigInt(parts) / BigInt(divisor));
    }
  }
  return discounted(worth, steps);
}

type Fraction = Readonly<{ numerator: bigint; denominator: bigint }>;

/** Some periods back at once, w → (w × kept + fixed) ÷ grown: as many as plain numbers can hold. */
type Steps = Readonly<{ kept: number; fixed: number; grown: number }>;
const NO_STEPS: Steps = { kept: 1, fixed: 0, grown: 1 };

/** One period further back: w → 1 + w × unit ÷ grown. */
function afterStep({ kept, fixed, grown }: Steps, unit: number, by: number): Steps {
  return { kept: kept * unit, fixed: grown * by + fixed * unit, grown: grown * by };
}

function discounted({ numerator, denominator }: Fraction, steps: Steps): Fraction {
  const fixed = denominator * BigInt(steps.fixed);
  return {
    numerator: numerator * BigInt(steps.kept) + fixed,
    denominator: denominator * BigInt(steps.grown),
  };
}

function discountedOnce({ numerator, denominator }: Fraction, unit: bigint, grown: bigint) {
  const scaled = denominator * grown;
  return { numerator: scaled + numerator * unit, denominator: scaled };
}

/** What all parts and their denominator have as a factor is left out: short numbers multiply fast. */
function inLowestTerms(all: readonly Parts[], denominator: number) {
  let divisor = denominator;
  for (const parts of all) {
    if (typeof parts === "bigint") return { divisor: 1, unit: denominator };
    let rest = parts;
    while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  }
  return { divisor, unit: denominator / divisor };
}

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
