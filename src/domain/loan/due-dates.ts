import { assert } from "../../kernel/assert";
import {
  type BusinessDate,
  dayOf,
  daysInMonth,
  epochDay,
  fromEpochDay,
  monthOf,
  toDate,
  yearOf,
} from "../../kernel/calendar";
import { adjustToBusinessDay } from "./business-days";
import { type LoanTerms, parseFrequency } from "./terms";

/**
 * The due dates of all installments. Month rhythms keep the day of the first due date, or the due
 * day the contract names, and take the last day of a shorter month (31 Jan, 28 Feb, 31 Mar; with
 * due day 31 also from a first 28 Feb on). Semimonthly is a pair of days 15 apart: the due day and
 * the other half of its month (1st and 16th, 15th and 30th; the 31st pairs with the 15th). Dates
 * without business then move by the contract's rule, each for itself: the rhythm does not drift.
 */
export function dueDates(
  terms: Pick<LoanTerms, "frequency" | "firstDueOn" | "installmentCount" | "conventions">,
): readonly BusinessDate[] {
  const dates = rhythmDates(terms);
  const businessDays = terms.conventions?.businessDays ?? null;
  if (businessDays === null) return dates;
  return dates.map((date) => adjustToBusinessDay(date, businessDays));
}

function rhythmDates(terms: Parameters<typeof dueDates>[0]): readonly BusinessDate[] {
  const { frequency, firstDueOn, installmentCount } = terms;
  const rhythm = parseFrequency(frequency);
  assert(rhythm, `not a rhythm: ${frequency}`);
  const dates: BusinessDate[] = [firstDueOn];
  if (rhythm.unit === "day") {
    const first = epochDay(firstDueOn);
    for (let index = 1; index < installmentCount; index += 1) {
      dates.push(fromEpochDay(first + index * rhythm.count));
    }
    return dates;
  }
  const dueDay = terms.conventions?.dueDay ?? dayOf(firstDueOn);
  const dateAt = rhythm.unit === "month" ? monthsAfter : halfMonthsAfter;
  for (let index = 1; index < installmentCount; index += 1) {
    dates.push(dateAt(firstDueOn, index * rhythm.count, dueDay));
  }
  return dates;
}

function monthsAfter(first: BusinessDate, months: number, dueDay: number): BusinessDate {
  const index = yearOf(first) * 12 + monthOf(first) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return toDate(year, month, dueDay < 29 ? dueDay : Math.min(dueDay, daysInMonth(year, month)));
}

function halfMonthsAfter(first: BusinessDate, halves: number, dueDay: number): BusinessDate {
  const [early, late] = semimonthlyDays(dueDay);
  const fromLate = dayOf(first) > early;
  const count = halves + (fromLate ? 1 : 0);
  return monthsAfter(first, Math.floor(count / 2), count % 2 === 0 ? early : late);
}

/** The two days of a semimonthly rhythm with one of them known, the second at most 31. */
export function semimonthlyDays(dueDay: number): readonly [early: number, late: number] {
  return dueDay <= 15 ? [dueDay, dueDay + 15] : [Math.min(dueDay - 15, 15), dueDay];
}
