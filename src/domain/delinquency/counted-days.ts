import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import {
  dayOutside,
  daysWithin,
  type Interval,
  isWithin,
  shiftIntervals,
} from "../../kernel/interval";
import { type Counting, dueDateIsDay } from "../loan/rules";
import type { DayCounting, LoanState } from "../loan/state";
import { type LoanHold, pausesOf } from "../treatment/treatment";

/** How late a loan is on a day, counted and by the calendar. */
export type LateDays = Readonly<{
  /** Without the days on which the count was paused: what buckets and steps go by. */
  daysPastDue: number;
  /** Since the due date, whatever was paused. */
  calendarDaysPastDue: number;
}>;

const NOT_LATE: LateDays = { daysPastDue: 0, calendarDaysPastDue: 0 };

/** How late a stored loan is on a day not before the one it was evaluated on, if nobody pays. */
export function countLateDays(
  loan: Readonly<{
    projection: Readonly<{ pastDueSince: BusinessDate | null }>;
    holds: readonly LoanHold[];
  }>,
  rules: Readonly<{ counting?: Counting }>,
  on: BusinessDate,
): LateDays {
  const { pastDueSince } = loan.projection;
  const before = addDays(on, dueDateIsDay(rules));
  if (pastDueSince === null || pastDueSince >= before) return NOT_LATE;
  const calendarDaysPastDue = daysBetween(pastDueSince, before);
  if (loan.holds.length === 0) return { daysPastDue: calendarDaysPastDue, calendarDaysPastDue };
  const daysPastDue = countedBetween(pausesOf(loan.holds), pastDueSince, before);
  return { daysPastDue, calendarDaysPastDue };
}

/** The day on which the count of a state was zero; null when nothing is past due. */
export function dayZeroOf({
  oldestUnpaidDueOn,
  counting,
}: Pick<LoanState, "oldestUnpaidDueOn" | "counting">): BusinessDate | null {
  if (oldestUnpaidDueOn === null || counting.dueDateIsDay === 0) return oldestUnpaidDueOn;
  return addDays(oldestUnpaidDueOn, -1);
}

/** The same count once these holds are on the loan. */
export function countingWith(counting: DayCounting, holds: readonly LoanHold[]): DayCounting {
  return { ...counting, pauses: shiftIntervals(pausesOf(holds), 0 - counting.dueDateIsDay) };
}

/** The days from one to before another that no pause (merged) takes out of the count. */
export function countedBetween(
  pauses: readonly Interval[],
  from: BusinessDate,
  to: BusinessDate,
): number {
  return daysBetween(from, to) - daysWithin(pauses, from, to);
}

/**
 * The first date on which so many days from another on are counted, which is the date itself for none;
 * null when a pause without an end comes before. A count below zero goes back by the calendar.
 */
export function dayOfCount(
  pauses: readonly Interval[],
  from: BusinessDate,
  count: number,
): BusinessDate | null {
  if (count <= 0 || pauses.length === 0) return addDays(from, count);
  const last = dayOutside(pauses, from, count);
  return last && addDays(last, 1);
}

/** Whether the count of a state is one more than that of the day before, and not still the same. */
export function hasCountMoved({ asOf, counting }: Pick<LoanState, "asOf" | "counting">): boolean {
  return counting.pauses.length === 0 || !isWithin(counting.pauses, addDays(asOf, -1));
}
