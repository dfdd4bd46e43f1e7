import { unreachable } from "../../kernel/assert";
import { addDays, type BusinessDate, monthOf, weekdayOf } from "../../kernel/calendar";
import type { BusinessDays } from "./conventions";

/** Whether there is business on a day: it is neither a weekend day nor a holiday. */
export function isBusinessDay(
  date: BusinessDate,
  { weekend, holidays }: Pick<BusinessDays, "weekend" | "holidays">,
): boolean {
  return !weekend.includes(weekdayOf(date)) && !holidays.includes(date);
}

/**
 * The business day that takes the place of a date (ISDA 2006 section 4.12): the next one, the next
 * one unless that lies in another month and then the one before, or the one before. A business day
 * stays. The weekend has six days at most (see check-conventions), so the search ends.
 */
export function adjustToBusinessDay(date: BusinessDate, days: BusinessDays): BusinessDate {
  switch (days.rule) {
    case "following":
      return nearestBusinessDay(date, 1, days);
    case "preceding":
      return nearestBusinessDay(date, -1, days);
    case "modified-following": {
      const next = nearestBusinessDay(date, 1, days);
      return monthOf(next) === monthOf(date) ? next : nearestBusinessDay(date, -1, days);
    }
    default:
      return unreachable(days.rule);
  }
}

function nearestBusinessDay(date: BusinessDate, step: 1 | -1, days: BusinessDays): BusinessDate {
  let day = date;
  while (!isBusinessDay(day, days)) day = addDays(day, step);
  return day;
}
