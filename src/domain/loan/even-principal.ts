import { assert } from "../../kernel/assert";
import { type Minor, minor, splitEvenly, subtract, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { ScheduleRefusal } from "./build-schedule";
import { type Conventions, conventionsOf } from "./conventions";
import { roundToMultiple } from "./level-installment";
import {
  type Accrual,
  accrualOf,
  accrue,
  openOutstanding,
  type Outstanding,
  type Part,
  repay,
} from "./outstanding";
import type { Period, Periods } from "./periods";
import type { LoanTerms } from "./terms";

type Parts = Result<readonly Part[], ScheduleRefusal>;

/**
 * Even parts of the principal, the larger ones first, with the interest on what is outstanding. They
 * are divided again where money arrives. With a multiple each is the nearest one to the even part,
 * and the last takes the rest.
 */
export function equalPrincipalParts(terms: LoanTerms, periods: Periods): Parts {
  const conventions = conventionsOf(terms);
  const accrual = accrualOf(periods, conventions);
  const outstanding = openOutstanding(periods);
  const parts: Part[] = [];
  const last = periods.all.length - 1;
  let shares: readonly Minor[] = [];
  let sharesFrom = 0;
  for (const [index, period] of periods.all.entries()) {
    const interest = accrue(outstanding, period, accrual);
    const asks = index >= conventions.principalGraceCount;
    if (asks && (shares.length === 0 || period.tranches.length > 0)) {
      shares = evenShares(outstanding.principal, last + 1 - index, conventions);
      sharesFrom = index;
    }
    const principal = shares[index - sharesFrom] ?? ZERO;
    parts.push({ principal, interest });
    repay(outstanding, principal);
  }
  return isKeptByMultiples(parts, conventions) ? ok(parts) : tooLarge(conventions);
}

/** Parts that sum to the total; multiples but for the last where the contract asks for them. */
function evenShares(total: Minor, count: number, conventions: Conventions): readonly Minor[] {
  const { installmentMultiple, installmentRounding } = conventions;
  if (installmentMultiple === 1) return splitEvenly(total, count);
  const share = roundToMultiple(
    BigInt(total),
    BigInt(count),
    installmentRounding,
    installmentMultiple,
  );
  const shares = Array.from({ length: count }, () => share);
  shares[count - 1] = minor(total - share * (count - 1));
  return shares;
}

/**
 * Whether multiples leave something for the last installment and not a balloon. Without them a small
 * sum paid out late may divide into parts of nothing: that is no fault.
 */
function isKeptByMultiples(parts: readonly Part[], conventions: Conventions): boolean {
  if (conventions.installmentMultiple === 1) return true;
  const asked = parts.slice(conventions.principalGraceCount);
  const [last, previous] = [asked.at(-1), asked.at(-2)];
  const isBalloon = last && previous && last.principal > 2 * previous.principal;
  return !isBalloon && asked.every(({ principal }) => principal > 0);
}

function tooLarge({ installmentMultiple: multiple }: Conventions): Parts {
  return refuse({ code: "loan.installment_multiple_too_large", multiple });
}

/**
 * Interest on all that was paid out, whatever was paid back, in level installments: principal parts
 * larger first and interest parts larger last, so that the sums are level. Both are divided again
 * where money or a rate arrives. The interest of such a stretch is rounded once; carried, the sum
 * over all stretches is. With a multiple each installment is the nearest one to the even part.
 */
export function flatParts(terms: LoanTerms, periods: Periods): Parts {
  const conventions = conventionsOf(terms);
  const accrual = accrualOf(periods, conventions);
  const charged = openOutstanding(periods);
  const parts: Part[] = [];
  let repaid = ZERO;
  for (const [from, to] of stretchesOf(periods.all)) {
    const interest = stretchInterest(charged, periods.all.slice(from, to), accrual);
    const left = subtract(charged.principal, repaid);
    for (const part of flatStretch({ left, interest, from, to }, periods.all.length, conventions)) {
      parts.push(part);
      repaid = minor(repaid + part.principal);
    }
  }
  return isKeptByMultiples(parts, conventions) ? ok(parts) : tooLarge(conventions);
}

/** From the first installment, or one where money or a rate arrives, to the next such. */
function stretchesOf(periods: readonly Period[]): readonly (readonly [number, number])[] {
  const starts = periods.flatMap(({ isFresh }, index) => (isFresh || index === 0 ? index : []));
  return starts.map((from, index) => [from, starts[index + 1] ?? periods.length]);
}

/** The periods of a stretch as one: their interest on the same principal, and what arrives. */
function stretchInterest(
  charged: Outstanding,
  periods: readonly Period[],
  accrual: Accrual,
): Minor {
  const [first] = periods;
  assert(first, "a stretch has a period");
  const later = periods.slice(1).reduce((total, { parts }) => total + BigInt(parts), 0n);
  const whole = {
    ...first,
    parts: BigInt(first.parts) + later,
    tranches: first.tranches.map(({ amount, parts }) => ({ amount, parts: BigInt(parts) + later })),
  };
  return accrue(charged, whole, accrual);
}

type FlatStretch = Readonly<{ left: Minor; interest: Minor; from: number; to: number }>;

function flatStretch(
  { left, interest, from, to }: FlatStretch,
  count: number,
  conventions: Conventions,
): readonly Part[] {
  const { principalGraceCount, interestGraceCount, interestGrace, installmentMultiple } =
    conventions;
  const asksFrom = Math.max(from, principalGraceCount);
  const bearsFrom = Math.max(from, interestGrace === "waived" ? interestGraceCount : 0);
  const principals = asksFrom < to ? splitEvenly(left, count - asksFrom) : [];
  const interests = bearsFrom < to ? splitEvenly(interest, to - bearsFrom).toReversed() : [];
  const level = levelOf({ left, interest, from, to }, count - asksFrom, conventions);
  let rest = left;
  return Array.from({ length: to - from }, (_, offset) => {
    const index = from + offset;
    const part = interests[index - bearsFrom] ?? ZERO;
    const even = principals[index - asksFrom] ?? ZERO;
    const isLevel = installmentMultiple > 1 && index >= asksFrom;
    const isLast = index === count - 1;
    const principal = isLast ? rest : isLevel ? subtract(level, part) : even;
    rest = subtract(rest, principal);
    return { principal, interest: part };
  });
}

/** The even installment of a stretch as a multiple. */
function levelOf(
  { left, interest, from, to }: FlatStretch,
  remaining: number,
  { installmentRounding, installmentMultiple }: Conventions,
): Minor {
  const count = BigInt(to - from);
  const numerator = BigInt(left) * count + BigInt(interest) * BigInt(remaining);
  const denominator = BigInt(remaining) * count;
  return roundToMultiple(numerator, denominator, installmentRounding, installmentMultiple);
}
