import { unreachable } from "./assert";
import {
  type BusinessDate,
  dayOf,
  daysBetween,
  isLeapYear,
  isMonthEnd,
  monthOf,
  yearOf,
} from "./calendar";

/** How the days between two dates become a share of a year (ISDA 2006 section 4.16; NL/365 drops 29 February). */
export const DAY_COUNTS = [
  "30-360-bond",
  "30e-360",
  "30e-360-isda",
  "30-360-us",
  "act-360",
  "act-365f",
  "nl-365",
  "act-act-isda",
] as const;
export type DayCount = (typeof DAY_COUNTS)[number];

/** An exact share of a year. The denominator depends on the convention alone, so shares can be added. */
export type YearShare = Readonly<{ numerator: number; denominator: number }>;

const COMMON_YEAR = 365;
const LEAP_YEAR = 366;

export const YEAR_PARTS: Readonly<Record<DayCount, number>> = {
  "30-360-bond": 360,
  "30e-360": 360,
  "30e-360-isda": 360,
  "30-360-us": 360,
  "act-360": 360,
  "act-365f": COMMON_YEAR,
  "nl-365": COMMON_YEAR,
  "act-act-isda": COMMON_YEAR * LEAP_YEAR,
};

/**
 * The share of a year from `from` to `to`; negative when `to` is earlier. `terminatesOn` is the last
 * due date of the contract: 30E/360 ISDA leaves it in February as it is (ISDA 2006 4.16(h)).
 */
export function yearShare(
  dayCount: DayCount,
  from: BusinessDate,
  to: BusinessDate,
  terminatesOn: BusinessDate | null = null,
): YearShare {
  const denominator = YEAR_PARTS[dayCount];
  if (to < from) {
    const { numerator } = yearShare(dayCount, to, from, terminatesOn);
    return { numerator: -numerator, denominator };
  }
  return { numerator: partsOf(dayCount, from, to, terminatesOn), denominator };
}

function partsOf(
  dayCount: DayCount,
  from: BusinessDate,
  to: BusinessDate,
  terminatesOn: BusinessDate | null,
): number {
  switch (dayCount) {
    case "act-360":
    case "act-365f":
      return daysBetween(from, to);
    case "nl-365":
      return daysBetween(from, to) - leapDaysIn(from, to);
    case "act-act-isda":
      return actualActualParts(from, to);
    case "30-360-bond":
    case "30e-360":
    case "30e-360-isda":
    case "30-360-us":
      return days360(dayCount, from, to, terminatesOn);
    default:
      return unreachable(dayCount);
  }
}

/** The 29ths of February after `from` up to and including `to`. */
function leapDaysIn(from: BusinessDate, to: BusinessDate): number {
  let count = 0;
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const leapDay = `${year}-02-29`;
    if (isLeapYear(year) && leapDay > from && leapDay <= to) count += 1;
  }
  return count;
}

/** Days in leap years over 366 and the others over 365, in parts of 365 × 366. */
function actualActualParts(from: BusinessDate, to: BusinessDate): number {
  let parts = 0;
  let start = from;
  while (yearOf(start) < yearOf(to)) {
    const newYear = `${yearOf(start) + 1}-01-01` as BusinessDate;
    parts += daysBetween(start, newYear) * partsOfDay(yearOf(start));
    start = newYear;
  }
  return parts + daysBetween(start, to) * partsOfDay(yearOf(start));
}

function partsOfDay(year: number): number {
  return isLeapYear(year) ? COMMON_YEAR : LEAP_YEAR;
}

type Thirty = "30-360-bond" | "30e-360" | "30e-360-isda" | "30-360-us";

function days360(
  dayCount: Thirty,
  from: BusinessDate,
  to: BusinessDate,
  terminatesOn: BusinessDate | null,
): number {
  const [fromDay, toDay] = daysOf360(dayCount, from, to, terminatesOn);
  const months = 12 * (yearOf(to) - yearOf(from)) + monthOf(to) - monthOf(from);
  return 30 * months + toDay - fromDay;
}

function daysOf360(
  dayCount: Thirty,
  from: BusinessDate,
  to: BusinessDate,
  terminatesOn: BusinessDate | null,
): readonly [number, number] {
  const [first, last] = [dayOf(from), dayOf(to)];
  switch (dayCount) {
    case "30e-360":
      return [Math.min(first, 30), Math.min(last, 30)];
    case "30e-360-isda": {
      const keepsEnd = to === terminatesOn && monthOf(to) === 2;
      return [isMonthEnd(from) ? 30 : first, isMonthEnd(to) && !keepsEnd ? 30 : last];
    }
    case "30-360-bond":
      return bondDays(first, last);
    case "30-360-us": {
      const fromFebruary = monthOf(from) === 2 && isMonthEnd(from);
      const toFebruary = monthOf(to) === 2 && isMonthEnd(to);
      return bondDays(fromFebruary ? 30 : first, fromFebruary && toFebruary ? 30 : last);
    }
    default:
      return unreachable(dayCount);
  }
}

/** The 31st as end counts as the 30th only when the start does. */
function bondDays(first: number, last: number): readonly [number, number] {
  const start = Math.min(first, 30);
  return [start, last === 31 && start === 30 ? 30 : last];
}
