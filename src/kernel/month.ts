import { type BusinessDate, daysInMonth, monthOf, toDate, yearOf } from "./calendar";

declare const monthBrand: unique symbol;

/** A calendar month as 'YYYY-MM': it sorts as text. */
export type Month = string & { readonly [monthBrand]: true };

const FORM = /^(\d{4})-(0[1-9]|1[0-2])$/;

/** Reads 'YYYY-MM'; undefined when it is none, or before 1900. */
export function parseMonth(text: string): Month | undefined {
  const match = FORM.exec(text);
  return match && Number(match[1]) >= 1900 ? (text as Month) : undefined;
}

export function monthOfDate(date: BusinessDate): Month {
  return date.slice(0, 7) as Month;
}

/** So many months later; earlier when it is negative. */
export function addToMonth(month: Month, months: number): Month {
  const index = indexOf(month) + months;
  return monthOfDate(toDate(Math.floor(index / 12), (index % 12) + 1, 1));
}

/** Calendar months from `from` to `to`; negative when `to` is earlier. */
export function monthsBetween(from: Month, to: Month): number {
  return indexOf(to) - indexOf(from);
}

/** Its last day. */
export function endOfMonth(month: Month): BusinessDate {
  const first = `${month}-01` as BusinessDate;
  const [year, number] = [yearOf(first), monthOf(first)];
  return toDate(year, number, daysInMonth(year, number));
}

function indexOf(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;
}
