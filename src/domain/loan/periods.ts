import { assert } from "../../kernel/assert";
import {
  addMonths,
  type BusinessDate,
  daysBetween,
  isMonthEnd,
  monthOf,
  yearOf,
} from "../../kernel/calendar";
import { YEAR_PARTS, yearShare } from "../../kernel/day-count";
import type { Minor } from "../../kernel/money";
import { type Rate, ratePercent } from "../../kernel/rate";
import { type Conventions, conventionsOf } from "./conventions";
import { type LoanTerms, type ParsedFrequency, parseFrequency } from "./terms";

/** Interest is so many parts of an amount, of which the whole schedule has one denominator. */
export type Parts = number | bigint;

/** Money paid out within a period, and the parts of it that are interest until the due date. */
export type Tranche = Readonly<{ amount: Minor; parts: Parts }>;

/** The time that ends with a due date. */
export type Period = Readonly<{
  /** Interest on what is outstanding when it begins. */
  parts: Parts;
  tranches: readonly Tranche[];
  /** Money or a rate arrives: the level installment is computed again. */
  isFresh: boolean;
  /** Its part of a year and the rate at its end: `parts` is their product where no rate arrives. */
  yearParts: number;
  rate: number;
}>;

export type Periods = Readonly<{
  /** What is paid out with the loan; the tranches come to it. */
  opening: Minor;
  all: readonly Period[];
  denominator: number;
}>;

const NO_TRANCHES: readonly Tranche[] = [];

/**
 * The interest that each period of a loan bears, exactly: under `period` all of a rhythm are alike,
 * a month a twelfth of a year, half of it a twenty-fourth, a week a fifty-second, a day a 365th;
 * under a day count each has its own days. Odd days, and the days before and after money or a rate
 * arrives within a period, count as 30/360 for rhythms of months (ISDA 2006 4.16(f)) and as they are
 * for rhythms of days. `dates` are the due dates after they moved to business days.
 */
export function layPeriods(terms: LoanTerms, dates: readonly BusinessDate[]): Periods {
  const conventions = conventionsOf(terms);
  const measure = measureOf(terms, conventions, dates);
  const rates = ratesOf(terms, conventions);
  const denominator = rates.denominator * measure.yearParts;
  const [first] = conventions.disbursements;
  const context = { conventions, measure, rates };
  const all: Period[] = [];
  let from = terms.disbursedOn;
  for (const [index, to] of dates.entries()) {
    all.push(layPeriod(context, { index, from, to }));
    from = to;
  }
  return { opening: first?.amount ?? terms.principal, all, denominator };
}

type Measure = Readonly<{
  yearParts: number;
  /** The parts of a year a period has. */
  whole: (span: Span) => number;
  /** The parts of a year between two days within a period. */
  between: (from: BusinessDate, to: BusinessDate) => number;
}>;
type Span = Readonly<{ index: number; from: BusinessDate; to: BusinessDate }>;

function measureOf(
  terms: LoanTerms,
  { dayCount, firstPeriod }: Conventions,
  dates: readonly BusinessDate[],
): Measure {
  if (dayCount !== "period") {
    const terminatesOn = dates.at(-1) ?? null;
    const between = (from: BusinessDate, to: BusinessDate) =>
      yearShare(dayCount, from, to, terminatesOn).numerator;
    return { yearParts: YEAR_PARTS[dayCount], whole: ({ from, to }) => between(from, to), between };
  }
  const rhythm = parseFrequency(terms.frequency);
  assert(rhythm, `not a rhythm: ${terms.frequency}`);
  const { between, regular, yearParts } = rhythmMeasure(rhythm);
  const isOdd =
    terms.method === "single" || (firstPeriod === "actual" && !isRegular(terms, rhythm));
  const first = isOdd ? between(terms.disbursedOn, terms.firstDueOn) : regular;
  return { yearParts, whole: ({ index }) => (index === 0 ? first : regular), between };
}

function rhythmMeasure({ unit, count }: ParsedFrequency) {
  if (unit === "day") {
    // Whole weeks are 52 to a year, anything else 365 days.
    return { yearParts: count % 7 === 0 ? 52 * 7 : 365, regular: count, between: daysBetween };
  }
  const between = (from: BusinessDate, to: BusinessDate) =>
    yearShare("30-360-bond", from, to).numerator;
  return { yearParts: 360, regular: count * (unit === "month" ? 30 : 15), between };
}

/** Whether the first due date lies one step after the disbursement, month end to month end too. */
function isRegular({ disbursedOn, firstDueOn }: LoanTerms, { unit, count }: ParsedFrequency) {
  if (unit !== "month") return false;
  if (addMonths(disbursedOn, count) === firstDueOn) return true;
  const months = 12 * (yearOf(firstDueOn) - yearOf(disbursedOn));
  const isStep = months + monthOf(firstDueOn) - monthOf(disbursedOn) === count;
  return isStep && isMonthEnd(disbursedOn) && isMonthEnd(firstDueOn);
}

type Rates = Readonly<{
  denominator: number;
  /** From the beginning, then from each date on. */
  numerators: readonly Readonly<{ from: BusinessDate; numerator: number }>[];
}>;

function ratesOf(terms: LoanTerms, { rateChanges }: Conventions): Rates {
  const contract = { from: terms.disbursedOn, rate: ratePercent(terms.annualRatePercent) };
  const changes = rateChanges.map((change) => ({
    from: change.from,
    rate: ratePercent(change.annualRatePercent),
  }));
  const all = [contract, ...changes];
  // Denominators of rates are powers of ten, so the largest is a multiple of all.
  const denominator = Math.max(...all.map(({ rate }) => rate.denominator));
  const scaled = (rate: Rate) => rate.numerator * (denominator / rate.denominator);
  return {
    denominator,
    numerators: all.map(({ from, rate }) => ({ from, numerator: scaled(rate) })),
  };
}

type Context = Readonly<{ conventions: Conventions; measure: Measure; rates: Rates }>;

function layPeriod(context: Context, span: Span): Period {
  const { conventions, measure, rates } = context;
  const { index, from } = span;
  const isWaived = conventions.interestGrace === "waived" && index < conventions.interestGraceCount;
  const yearParts = isWaived ? 0 : measure.whole(span);
  const { paidOut, cuts } = eventsWithin(context, span);
  if (cuts.length === 0) {
    const rate = rateOn(rates, from);
    const parts = times(yearParts, rate);
    return { parts, tranches: NO_TRANCHES, isFresh: false, yearParts, rate };
  }
  const segments = segmentsOf(measure, span, cuts);
  const partsFrom = (date: BusinessDate): Parts => {
    if (isWaived) return 0;
    const later = segments.filter((segment) => segment.from >= date);
    return later.reduce<Parts>(
      (total, segment) => plus(total, times(segment.parts, rateOn(rates, segment.from))),
      0,
    );
  };
  const tranches = paidOut.map(({ on, amount }) => ({ amount, parts: partsFrom(on) }));
  const rate = rateOn(rates, segments.at(-1)?.from ?? from);
  return { parts: partsFrom(from), tranches, isFresh: true, yearParts, rate };
}

/** What arrives on the first day of a period or later, before its due date. */
function eventsWithin({ conventions, rates }: Context, { from, to }: Span) {
  if (conventions.disbursements.length < 2 && rates.numerators.length < 2) return NO_EVENTS;
  const isWithin = (date: BusinessDate) => from <= date && date < to;
  const paidOut = conventions.disbursements.slice(1).filter(({ on }) => isWithin(on));
  const changes = rates.numerators.slice(1).filter((change) => isWithin(change.from));
  return {
    paidOut,
    cuts: [...paidOut.map(({ on }) => on), ...changes.map((change) => change.from)],
  };
}

const NO_EVENTS: Readonly<{
  paidOut: Conventions["disbursements"];
  cuts: readonly BusinessDate[];
}> = { paidOut: [], cuts: [] };

/** The stretches of a period between its cuts. Whatever their measure, they sum to the period's. */
function segmentsOf(measure: Measure, span: Span, cuts: readonly BusinessDate[]) {
  const starts = [...new Set([span.from, ...cuts])].toSorted();
  const whole = measure.whole(span);
  let taken = 0;
  return starts.map((from, index) => {
    const to = starts[index + 1];
    const rest = whole - taken;
    const parts = to === undefined ? rest : Math.min(rest, Math.max(0, measure.between(from, to)));
    taken += parts;
    return { from, parts };
  });
}

function rateOn({ numerators }: Rates, date: BusinessDate): number {
  const last = numerators.findLast(({ from }) => from <= date);
  assert(last, "a loan has a rate");
  return last.numerator;
}

/** The parts of interest that so many parts of a year at a rate make, exactly. */
export function times(parts: number, rate: number): Parts {
  const product = parts * rate;
  return Number.isSafeInteger(product) ? product : BigInt(parts) * BigInt(rate);
}

function plus(a: Parts, b: Parts): Parts {
  if (typeof a === "number" && typeof b === "number" && Number.isSafeInteger(a + b)) return a + b;
  return BigInt(a) + BigInt(b);
}
