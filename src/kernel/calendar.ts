import { Temporal } from "temporal-polyfill";
import { assert } from "./assert";

declare const dateBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A calendar day of the tenant, 'YYYY-MM-DD'. Compares as text. */
export type BusinessDate = string & { readonly [dateBrand]: true };

/** Milliseconds since the epoch. */
export type Instant = number & { readonly [instantBrand]: true };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MS = 86_400_000;

/** Reads 'YYYY-MM-DD' between 1900 and 2199; answers undefined for a day that does not exist. */
export function parseDate(text: string): BusinessDate | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return undefined;
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  return text as BusinessDate;
}

/** As parseDate, for text that was checked before: a bug throws. */
export function businessDate(text: string): BusinessDate {
  const date = parseDate(text);
  assert(date, `not a calendar day: ${text}`);
  return date;
}

export function instant(ms: number): Instant {
  assert(Number.isSafeInteger(ms), `not an instant: ${ms}`);
  return ms as Instant;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function epochDay(date: BusinessDate): number {
  return civilDay(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

/** The day that lies `days` after 1970-01-01. */
export function fromEpochDay(days: number): BusinessDate {
  // UTC midnight arithmetic: no zone is involved.
  return new Date(days * DAY_MS).toISOString().slice(0, 10) as BusinessDate;
}

function civilDay(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function addDays(date: BusinessDate, days: number): BusinessDate {
  return fromEpochDay(epochDay(date) + days);
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return epochDay(to) - epochDay(from);
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The same day `months` later, on `anchorDay` where that month has it and on its last day where not
 * (31 Jan → 28 Feb → 31 Mar with anchor 31). Without an anchor the date's own day is kept.
 */
export function addMonths(
  date: BusinessDate,
  months: number,
  anchorDay = Number(date.slice(8, 10)),
): BusinessDate {
  const index = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return toDate(year, month, Math.min(anchorDay, daysInMonth(year, month)));
}

export function toDate(year: number, month: number, day: number): BusinessDate {
  const text = `${String(year).padStart(4, "0")}-${pad(month)}-${pad(day)}`;
  return text as BusinessDate;
}

function pad(part: number): string {
  return part < 10 ? `0${part}` : String(part);
}

export function latest(a: BusinessDate, b: BusinessDate): BusinessDate {
  return b > a ? b : a;
}

export function earliest(a: BusinessDate, b: BusinessDate): BusinessDate {
  return a < b ? a : b;
}

/** The calendar day at an instant in an IANA zone: where a business date comes from. */
export function dateAt(at: Instant, timezone: string): BusinessDate {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString() as BusinessDate;
}

/** Minutes since local midnight at an instant in an IANA zone, 0 to 1439. */
export function minuteOfDayAt(at: Instant, timezone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  return local.hour * 60 + local.minute;
}

/**
 * The instant of a wall-clock minute on a day in an IANA zone. A minute that daylight saving skips
 * becomes the first one after the gap; a repeated minute is its first occurrence.
 */
export function instantAt(date: BusinessDate, minuteOfDay: number, timezone: string): Instant {
  const local = Temporal.PlainDateTime.from(date).add({ minutes: minuteOfDay });
  return local.toZonedDateTime(timezone, { disambiguation: "compatible" })
    .epochMilliseconds as Instant;
}

export function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: text });
    return text.length > 0;
  } catch {
    return false;
  }
}
