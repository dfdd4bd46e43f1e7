import { Temporal } from "temporal-polyfill";
import { assert } from "./assert";

declare const dateBrand: unique symbol;
declare const instantBrand: unique symbol;

/** A calendar day of the tenant, 'YYYY-MM-DD'. Compares as text. */
export type BusinessDate = string & { readonly [dateBrand]: true };

/** Milliseconds since the epoch. */
export type Instant = number & { readonly [instantBrand]: true };

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** No date is earlier. */
export const EARLIEST_DATE = "1900-01-01" as BusinessDate;

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

/** The year of a calendar day. */
export function yearOf(date: BusinessDate): number {
  return digit(date, 0) * 1000 + digit(date, 1) * 100 + digit(date, 2) * 10 + digit(date, 3);
}

/** The month of a calendar day, 1 to 12. */
export function monthOf(date: BusinessDate): number {
  return digit(date, 5) * 10 + digit(date, 6);
}

/** The day of the month, 1 to 31. */
export function dayOf(date: BusinessDate): number {
  return digit(date, 8) * 10 + digit(date, 9);
}

const ZERO_CODE = 48;

function digit(date: BusinessDate, index: number): number {
  return date.charCodeAt(index) - ZERO_CODE;
}

/** Days since 1970-01-01 in the proleptic Gregorian calendar. */
export function epochDay(date: BusinessDate): number {
  return civilDay(yearOf(date), monthOf(date), dayOf(date));
}

const DAYS_OF_400_YEARS = 146_097;
const DAYS_TO_1970_FROM_MARCH_OF_YEAR_0 = 719_468;

/**
 * The day that lies `days` after 1970-01-01. Whole numbers only: years that begin in March put the
 * leap day last, so that months before it have fixed lengths (153 days are five of them).
 */
export function fromEpochDay(days: number): BusinessDate {
  const shifted = days + DAYS_TO_1970_FROM_MARCH_OF_YEAR_0;
  const era = Math.floor(shifted / DAYS_OF_400_YEARS);
  const dayOfEra = shifted - era * DAYS_OF_400_YEARS;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return toDate(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day);
}

function civilDay(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100);
  const dayOfEra = yearOfEra * 365 + leapDays + dayOfYear;
  return era * DAYS_OF_400_YEARS + dayOfEra - DAYS_TO_1970_FROM_MARCH_OF_YEAR_0;
}

/** The ISO weekday: 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: BusinessDate): number {
  // 1970-01-01 was a Thursday; the remainder of a day before it is negative.
  const fromMonday = (epochDay(date) + 3) % 7;
  return (fromMonday < 0 ? fromMonday + 7 : fromMonday) + 1;
}

/** Whether a day is the last of its month. */
export function isMonthEnd(date: BusinessDate): boolean {
  return dayOf(date) === daysInMonth(yearOf(date), monthOf(date));
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
  anchorDay = dayOf(date),
): BusinessDate {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(index / 12);
  const month = (index % 12) + 1;
  return toDate(year, month, Math.min(anchorDay, daysInMonth(year, month)));
}

export function toDate(year: number, month: number, day: number): BusinessDate {
  const padded = year > 999 ? year : String(year).padStart(4, "0");
  return `${padded}-${pad(month)}-${pad(day)}` as BusinessDate;
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

/** Reads an instant written with its offset (RFC 3339); undefined when it is none. */
export function parseInstant(text: string): Instant | undefined {
  try {
    return instant(Temporal.Instant.from(text).epochMilliseconds);
  } catch {
    return undefined;
  }
}

/** The calendar day at an instant in an IANA zone: where a business date comes from. */
export function dateAt(at: Instant, timezone: string): BusinessDate {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString() as BusinessDate;
}

/** By how many milliseconds the wall clock of an IANA zone is ahead of UTC at an instant. */
export function offsetAt(at: Instant, timezone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  return local.offsetNanoseconds / 1_000_000;
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
