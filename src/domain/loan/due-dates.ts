import { assert } from "../../kernel/assert";
import { addDays, addMonths, type BusinessDate } from "../../kernel/calendar";
import { type LoanTerms, parseFrequency } from "./terms";

/**
 * The due dates of all installments. Month rhythms keep the day of the first due date and take the
 * last day of a shorter month (31 Jan, 28 Feb, 31 Mar). Semimonthly is a pair of days 15 apart: the
 * first due day and the other half of its month (1st and 16th, 15th and 30th; the 31st pairs with
 * the 15th). No date is moved for weekends or holidays.
 */
export function dueDates(
  terms: Pick<LoanTerms, "frequency" | "firstDueOn" | "installmentCount">,
): readonly BusinessDate[] {
  const rhythm = parseFrequency(terms.frequency);
  assert(rhythm, `not a rhythm: ${terms.frequency}`);
  const { firstDueOn } = terms;
  return Array.from({ length: terms.installmentCount }, (_, index) => {
    if (rhythm.unit === "day") return addDays(firstDueOn, index * rhythm.count);
    if (rhythm.unit === "month") return addMonths(firstDueOn, index * rhythm.count);
    return halfMonthsAfter(firstDueOn, index);
  });
}

function halfMonthsAfter(first: BusinessDate, index: number): BusinessDate {
  const day = Number(first.slice(8, 10));
  const months = Math.floor(index / 2);
  if (index % 2 === 0) return addMonths(first, months, day);
  const inFirstHalf = day <= 15;
  if (inFirstHalf) return addMonths(first, months, day + 15);
  return addMonths(first, months + 1, Math.min(day - 15, 15));
}
