import { addMonths, type BusinessDate, daysBetween, daysInMonth } from "../../kernel/calendar";

/** Which day of the month a date stands for: 31 for a 28 February among ends of months. */
export type AnchorDay = (date: BusinessDate) => number;

/** Whole months, and the days that are left before the first of them. */
export type MonthsAndDays = Readonly<{ months: number; days: number }>;

/** Every month has a 28th; of the later days the last of a shorter month takes the place. */
const EVERY_MONTH_HAS = 28;

/**
 * The day of the month that the dates of one series stand for, so that a short month does not shift
 * it (12 CFR 1026 App. J (b)(3)(iv)): where all are last days of a month, months run from end to
 * end, and the day on which the term starts may be the later end (31 January to 28 February is a
 * month); where several are a 29th, 30th or 31st, the last day of a shorter month stands for it. Any
 * other date stands for itself.
 */
export function anchorDays(dates: readonly BusinessDate[], startsOn: BusinessDate): AnchorDay {
  const latestDay = Math.max(...dates.map(dayOf));
  if (dates.every(isMonthEnd)) {
    const day = Math.max(latestDay, dayOf(startsOn));
    return () => day;
  }
  const supports = (day: number) => dates.filter((date) => standsFor(date, day)).length;
  const usual = [29, 30, 31].reduce(
    (best, day) => (supports(day) >= supports(best) ? day : best),
    EVERY_MONTH_HAS,
  );
  if (usual === EVERY_MONTH_HAS || supports(usual) < 2) return dayOf;
  return (date) => (standsFor(date, usual) ? usual : dayOf(date));
}

/**
 * From `from` to `to`: full months counted back from `to`, then the days from `from` to where the
 * counting ended. `to` is not earlier.
 */
export function monthsAndDays(
  from: BusinessDate,
  to: BusinessDate,
  anchorDay: number,
): MonthsAndDays {
  let months = monthIndex(to) - monthIndex(from);
  if (monthsBack(to, months, anchorDay) < from) months -= 1;
  return { months, days: daysBetween(from, monthsBack(to, months, anchorDay)) };
}

export function monthsBack(date: BusinessDate, months: number, anchorDay: number): BusinessDate {
  // With no month to go back the date is itself, also where it stands for a later day.
  return months === 0 ? date : addMonths(date, -months, anchorDay);
}

/** Whether `date` is where the day falls in its month: on it, or on the end of a shorter month. */
function standsFor(date: BusinessDate, day: number): boolean {
  return dayOf(date) === Math.min(day, lengthOfMonth(date));
}

function isMonthEnd(date: BusinessDate): boolean {
  return dayOf(date) === lengthOfMonth(date);
}

function lengthOfMonth(date: BusinessDate): number {
  return daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
}

function monthIndex(date: BusinessDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}

function dayOf(date: BusinessDate): number {
  return Number(date.slice(8, 10));
}
