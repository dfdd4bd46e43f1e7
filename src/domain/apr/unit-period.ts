import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import { datesOf, type LoanFlows } from "./flow";
import { anchorDays, type MonthsAndDays, monthsAndDays } from "./months";

/**
 * The interval over which a rate is quoted before it is made yearly: so many days (weeks are seven),
 * half months or months, or the whole term of a loan with one advance and one payment.
 */
export type UnitPeriod = Readonly<{ unit: "day" | "semimonth" | "month" | "term"; count: number }>;

/** A stretch between two flows, in all the ways it can be said. */
type Period = Readonly<{ days: number; whole: MonthsAndDays; isHalfMonth: boolean }>;

const YEAR_DAYS = 365;
const YEAR_MONTHS = 12;
const YEAR_WEEKS = 52;
const WEEK_DAYS = 7;
/** A month of which all are equal, for counting in days. */
const MONTH_DAYS = 30;
const HALF_MONTH_DAYS = 15;
/** The 15th to the 31st is 16 days and the 16th to 1 March 13; a pair of days may be less even. */
const HALF_MONTH_DAYS_MIN = 13;
const HALF_MONTH_DAYS_MAX = 18;

/**
 * The unit-period of a transaction (12 CFR 1026 App. J (b)(4)): the interval between two payments, or
 * two advances, that occurs most often, of equally frequent ones the shorter, and never more than a
 * year; without any that occurs twice, the standard interval nearest to the average. One advance
 * with one payment has its term as unit-period, in months where it is whole months, at most a year.
 * `flows` are in date order and have something on both sides.
 */
export function unitPeriodOf(flows: LoanFlows): UnitPeriod {
  const [advancedOn, paidOn] = [datesOf(flows.advances), datesOf(flows.payments)];
  const [startsOn, endsOn] = [advancedOn[0], paidOn[0]];
  if (startsOn && endsOn && advancedOn.length === 1 && paidOn.length === 1 && startsOn < endsOn) {
    return termUnit(startsOn, endsOn);
  }
  const term = termStart(flows);
  const periods = [advancedOn, paidOn].flatMap((dates) => periodsOf(dates, term));
  return commonUnit(periods) ?? averageUnit(periods);
}

/** The day from which time counts: that of the first flow. */
export function termStart({ advances, payments }: LoanFlows): BusinessDate {
  const [advancedOn, paidOn] = [advances[0]?.on, payments[0]?.on];
  if (advancedOn === undefined) return paidOn ?? NEVER;
  return paidOn !== undefined && paidOn < advancedOn ? paidOn : advancedOn;
}
const NEVER = "1900-01-01" as BusinessDate;

/** How many unit-periods a year has; a term in days may make it a fraction. App. J (b)(5). */
export function unitPeriodsPerYear({ unit, count }: UnitPeriod): number {
  if (unit === "semimonth") return 24;
  if (unit === "month") return YEAR_MONTHS / count;
  return isWeeks({ unit, count }) ? YEAR_WEEKS / (count / WEEK_DAYS) : YEAR_DAYS / count;
}

export function isWeeks({ unit, count }: UnitPeriod): boolean {
  return unit === "day" && count % WEEK_DAYS === 0;
}

/** `month`, `3-months`, `year`, `2-weeks`, `semimonth`, `day`, `10-days`, or `term` for the whole term in days. */
export function unitPeriodName(unitPeriod: UnitPeriod): string {
  const { unit, count } = unitPeriod;
  if (unit === "term" || unit === "semimonth") return unit;
  if (unit === "month" && count === YEAR_MONTHS) return "year";
  const [name, times] = isWeeks(unitPeriod) ? ["week", count / WEEK_DAYS] : [unit, count];
  return times === 1 ? name : `${times}-${name}s`;
}

function termUnit(from: BusinessDate, to: BusinessDate): UnitPeriod {
  const { months, days } = monthsAndDays(from, to, anchorDays([to], from)(to));
  if (months >= YEAR_MONTHS) return { unit: "month", count: YEAR_MONTHS };
  if (days === 0) return { unit: "month", count: months };
  return { unit: "term", count: daysBetween(from, to) };
}

/** The stretches between the dates of one side, with that from the start of the term to the first. */
function periodsOf(dates: readonly BusinessDate[], startsOn: BusinessDate): readonly Period[] {
  const anchor = anchorDays(dates, startsOn);
  const whole = (from: BusinessDate, to: BusinessDate) => monthsAndDays(from, to, anchor(to));
  const marks = dates[0] === startsOn ? dates : [startsOn, ...dates];
  const isMonth = (first: number) => {
    const [from, to] = [marks[first], marks[first + 2]];
    if (from === undefined || to === undefined) return false;
    const { months, days } = whole(from, to);
    return months === 1 && days === 0;
  };
  return marks.slice(1).map((to, index) => {
    const from = marks[index] ?? to;
    const days = daysBetween(from, to);
    const isHalf = days >= HALF_MONTH_DAYS_MIN && days <= HALF_MONTH_DAYS_MAX;
    const isHalfMonth = isHalf && (isMonth(index) || isMonth(index - 1));
    return { days, whole: whole(from, to), isHalfMonth };
  });
}

/** The standard interval that most periods are; any other number of days only where none is one. */
function commonUnit(periods: readonly Period[]): UnitPeriod | undefined {
  const standard = mostFrequent(periods.flatMap(standardUnits));
  return standard ?? mostFrequent(periods.map(({ days }) => ({ unit: "day", count: days })));
}

function standardUnits({ days, whole, isHalfMonth }: Period): readonly UnitPeriod[] {
  const units: UnitPeriod[] = [];
  if (days === 1 || days % WEEK_DAYS === 0) units.push({ unit: "day", count: days });
  if (isHalfMonth) units.push({ unit: "semimonth", count: 1 });
  if (whole.days === 0) units.push({ unit: "month", count: whole.months });
  return units;
}

function mostFrequent(units: readonly UnitPeriod[]): UnitPeriod | undefined {
  const groups = [...Map.groupBy(units, unitPeriodName).values()].filter(
    ({ length }) => length > 1,
  );
  const sorted = groups.toSorted((a, b) => b.length - a.length || shorter(a[0], b[0]));
  const unit = sorted[0]?.[0];
  if (unit === undefined) return undefined;
  const isBeyondYear = unit.count > (unit.unit === "month" ? YEAR_MONTHS : YEAR_DAYS);
  return isBeyondYear ? { unit: "month", count: YEAR_MONTHS } : unit;
}

function shorter(a: UnitPeriod | undefined, b: UnitPeriod | undefined): number {
  return a && b ? lengthInDays(a) - lengthInDays(b) : 0;
}

function lengthInDays({ unit, count }: UnitPeriod): number {
  if (unit === "semimonth") return HALF_MONTH_DAYS;
  return unit === "month" ? count * MONTH_DAYS : count;
}

/** App. J (b)(4)(i)(B), in months of 30 days; of two equally near the shorter. */
function averageUnit(periods: readonly Period[]): UnitPeriod {
  const lengths = periods.map(({ whole }) => whole.months * MONTH_DAYS + whole.days);
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  const distance = (unit: UnitPeriod) => Math.abs(lengthInDays(unit) - average);
  return STANDARD.reduce((best, unit) => (distance(unit) < distance(best) ? unit : best));
}

/** A day, a week, a half month, a month, and multiples of a week or a month up to a year: the last. */
const STANDARD: readonly [UnitPeriod, ...UnitPeriod[]] = [
  { unit: "day", count: 1 },
  ...[
    ...Array.from({ length: YEAR_WEEKS - 1 }, (_, index) => dayUnit((index + 1) * WEEK_DAYS)),
    { unit: "semimonth", count: 1 } as const,
    ...Array.from({ length: YEAR_MONTHS }, (_, index) => monthUnit(index + 1)),
  ].toSorted((a, b) => lengthInDays(a) - lengthInDays(b)),
];

function dayUnit(count: number): UnitPeriod {
  return { unit: "day", count };
}

function monthUnit(count: number): UnitPeriod {
  return { unit: "month", count };
}
