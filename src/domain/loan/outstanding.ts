import {
  add,
  carries,
  type Minor,
  minor,
  multiplyDivide,
  type Rounding,
  roundBigQuotient,
  subtract,
  sum,
  ZERO,
} from "../../kernel/money";
import type { Conventions } from "./conventions";
import type { Period, Periods } from "./periods";

/** One installment's share of the principal, and its interest. */
export type Part = Readonly<{ principal: Minor; interest: Minor }>;

/** What is owed while a schedule is built, in minor units. Changed in place; copied for another try. */
export type Outstanding = {
  principal: Minor;
  /**
   * Carried interest that no line showed yet, in minor units of 2^-128; below zero when a line
   * showed more. Zero where interest is rounded for itself.
   */
  unshown: bigint;
  /** The interest of all lines so far. */
  shown: Minor;
};

export type Accrual = Readonly<{
  denominator: number;
  /** The denominator, ready to divide by. */
  unit: bigint;
  rounding: Rounding;
  isCarried: boolean;
}>;

export function accrualOf(
  { denominator }: Periods,
  { interestRounding, interestCarry }: Conventions,
): Accrual {
  return {
    denominator,
    unit: BigInt(denominator),
    rounding: interestRounding,
    isCarried: interestCarry === "carried",
  };
}

export function openOutstanding({ opening }: Periods): Outstanding {
  return { principal: opening, unshown: 0n, shown: ZERO };
}

/**
 * Lets a period pass: money paid out in it is added to the principal. Answers the interest its line
 * shows. Rounded: the exact interest of the period, rounded. Carried: interest runs on the exact
 * balance, and the line shows by how much the rounded sum of all interest grew.
 */
export function accrue(outstanding: Outstanding, period: Period, accrual: Accrual): Minor {
  const { rounding, isCarried } = accrual;
  if (isCarried) return accrueCarried(outstanding, period, accrual);
  const interest = interestOf(outstanding.principal, period, accrual, rounding);
  receive(outstanding, period);
  outstanding.shown = add(outstanding.shown, interest);
  return interest;
}

/** A period's interest on a balance of whole minor units, exact before its one rounding. */
export function interestOf(
  balance: Minor,
  { parts, tranches }: Period,
  { denominator, unit }: Accrual,
  rounding: Rounding,
): Minor {
  if (tranches.length === 0 && typeof parts === "number") {
    return multiplyDivide(balance, parts, denominator, rounding);
  }
  return roundBigQuotient(partsDue(balance, { parts, tranches }), unit, rounding);
}

function partsDue(balance: Minor, { parts, tranches }: Pick<Period, "parts" | "tranches">): bigint {
  let due = BigInt(balance) * BigInt(parts);
  for (const tranche of tranches) due += BigInt(tranche.amount) * BigInt(tranche.parts);
  return due;
}

function receive(outstanding: Outstanding, { tranches }: Period): void {
  for (const { amount } of tranches) outstanding.principal = add(outstanding.principal, amount);
}

/**
 * What a period's due date asks in all if everything is paid then: a fraction of minor units, exact
 * as far as the balance is. To be asked before the period passes.
 */
export function settlementOf(
  { principal, unshown }: Outstanding,
  period: Period,
  accrual: Accrual,
): Readonly<{ numerator: bigint; denominator: bigint }> {
  const denominator = accrual.unit;
  const paidOut = sum(period.tranches.map(({ amount }) => amount));
  const whole = (BigInt(principal) + BigInt(paidOut)) * denominator + partsDue(principal, period);
  if (!accrual.isCarried) return { numerator: whole, denominator };
  return {
    numerator: (whole << FRACTION_BITS) + unshown * (denominator + BigInt(period.parts)),
    denominator: denominator << FRACTION_BITS,
  };
}

/**
 * Each step of carried interest loses less than 2^-128 of a minor unit, and what was lost grows with
 * the interest: by less than 2^53 within 360 periods at up to 10 percent each. So the sum is exact
 * to 2^-60 of a minor unit.
 */
const FRACTION_BITS = 128n;

function accrueCarried(outstanding: Outstanding, period: Period, accrual: Accrual): Minor {
  const { unshown, shown } = outstanding;
  const { denominator, unit, rounding } = accrual;
  const { whole, rest } = wholeInterest(outstanding.principal, period, denominator);
  const fraction = (BigInt(rest) << FRACTION_BITS) + unshown * BigInt(period.parts);
  const total = unshown + fraction / unit;
  const rounded = roundUnshown(total, add(shown, whole), rounding);
  const interest = add(whole, rounded);
  receive(outstanding, period);
  outstanding.unshown = rounded === 0 ? total : total - (BigInt(rounded) << FRACTION_BITS);
  outstanding.shown = add(shown, interest);
  return interest;
}

/** A period's interest on whole minor units: the whole ones of it, and the parts that are left. */
function wholeInterest(principal: Minor, period: Period, denominator: number) {
  if (period.tranches.length === 0 && typeof period.parts === "number") {
    const due = principal * period.parts;
    if (Number.isSafeInteger(due)) {
      const rest = due % denominator;
      return { whole: minor((due - rest) / denominator), rest };
    }
  }
  const due = partsDue(principal, period);
  const unit = BigInt(denominator);
  return { whole: minor(Number(due / unit)), rest: Number(due % unit) };
}

// The first bits of the fraction are enough to round; nearer to a half or a whole than 2^-40 is
// at it, so that what was lost on the way does not turn an exact half.
const SEEN_BITS = 52n;
const WHOLE = 2 ** 52;
const HALF = 2 ** 51;
const NEAR = 2 ** 12;

/** What a line shows of interest below one minor unit, so that the sum of all interest is rounded by the rule. */
function roundUnshown(unshown: bigint, shown: Minor, rounding: Rounding): Minor {
  const seen = unshown >> (FRACTION_BITS - SEEN_BITS);
  const floor = Number(seen >> SEEN_BITS);
  const fraction = Number(BigInt.asUintN(Number(SEEN_BITS), seen));
  if (fraction >= WHOLE - NEAR) return minor(floor + 1);
  const isWhole = fraction <= NEAR;
  const aboveHalf = Math.abs(fraction - HALF) <= NEAR ? 0 : fraction - HALF;
  const isOdd = Math.abs(shown + floor) % 2 === 1;
  return minor(floor + (carries(aboveHalf, isWhole, isOdd, rounding) ? 1 : 0));
}

/** Principal of zero is nothing to pay back: the line asks interest alone. */
export function repay(outstanding: Outstanding, principal: Minor): void {
  if (principal !== ZERO) outstanding.principal = subtract(outstanding.principal, principal);
}
