import { parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/min";
import { z } from "zod";
import { type BusinessDate, isTimezone, parseDate } from "../../kernel/calendar";
import { formatMajor, type Minor, minor, parseMajor } from "../../kernel/money";
import { parseRatePercent } from "../../kernel/rate";
import type { FieldError, FieldErrorCode } from "./field-error";

/** A row while it is read: every reader below adds its error here and answers undefined. */
export type RowDraft = Readonly<{
  values: Readonly<Record<string, string>>;
  errors: FieldError[];
}>;

/** Amounts above this are typing errors; sums over any schedule stay exact below it. */
export const AMOUNT_MAX = minor(10 ** 13);
export const REFERENCE_LENGTH_MAX = 100;
export const NAME_LENGTH_MAX = 200;
export const ADDRESS_LENGTH_MAX = 300;

const CONTROL = /\p{Cc}/u;

export function addError(
  row: RowDraft,
  field: string,
  code: FieldErrorCode,
  advice: string,
): undefined {
  row.errors.push({ field, code, detail: `${field} ${advice}` });
  return undefined;
}

export function hasError(row: RowDraft, field: string): boolean {
  return row.errors.some((error) => error.field === field);
}

/** The text of a field, undefined when it is empty or has an error already. */
export function readText(row: RowDraft, field: string, lengthMax: number): string | undefined {
  const text = row.values[field]?.trim();
  if (text === undefined || text === "") return undefined;
  if (text.length > lengthMax) {
    return addError(row, field, "too-long", `is too long: use at most ${lengthMax} characters`);
  }
  if (CONTROL.test(text) || !text.isWellFormed()) {
    return addError(row, field, "not-text", "has control characters: remove them");
  }
  return text;
}

/** As readText; an empty field is an error, unless it has one already. */
export function requireText(
  row: RowDraft,
  field: string,
  lengthMax = REFERENCE_LENGTH_MAX,
): string | undefined {
  return readText(row, field, lengthMax) ?? requirePresence(row, field);
}

function requirePresence(row: RowDraft, field: string): undefined {
  if (hasError(row, field)) return undefined;
  return addError(row, field, "missing", "is empty: fill it in on every row");
}

export type AmountRange = Readonly<{ currency: string; least: 0 | 1 }>;

/** An amount in major units, from zero or from the smallest coin up to AMOUNT_MAX. */
export function readAmount(row: RowDraft, field: string, range: AmountRange): Minor | undefined {
  const text = readText(row, field, 40);
  if (text === undefined) return undefined;
  const amount = parseMajor(text, range.currency);
  if (amount === undefined) {
    const advice = `is not an amount in ${range.currency}: write a plain decimal number such as 1250 or 1250.00, without a currency sign and with no more decimals than the currency has`;
    return addError(row, field, "not-an-amount", advice);
  }
  if (amount < range.least || amount > AMOUNT_MAX) {
    const floor = range.least === 0 ? "zero or more" : "more than zero";
    const most = formatMajor(AMOUNT_MAX, range.currency);
    const advice = `is out of range: write ${floor} and at most ${most}, in major units`;
    return addError(row, field, "out-of-range", advice);
  }
  return amount;
}

export function requireAmount(row: RowDraft, field: string, range: AmountRange): Minor | undefined {
  return readAmount(row, field, range) ?? requirePresence(row, field);
}

export function readDay(row: RowDraft, field: string): BusinessDate | undefined {
  const text = readText(row, field, 40);
  if (text === undefined) return undefined;
  const advice =
    "is not a calendar day: write it as YYYY-MM-DD, or name the format of your file in the mapping";
  return parseDate(text) ?? addError(row, field, "not-a-date", advice);
}

export function requireDay(row: RowDraft, field: string): BusinessDate | undefined {
  return readDay(row, field) ?? requirePresence(row, field);
}

/** A whole number from 1 to `most`. */
export function requireCount(row: RowDraft, field: string, most: number): number | undefined {
  const text = readText(row, field, 40);
  if (text === undefined) return requirePresence(row, field);
  if (!/^\d+(\.0+)?$/.test(text)) {
    return addError(row, field, "not-a-number", "is not a whole number: write digits only");
  }
  const count = Number(text);
  if (count >= 1 && count <= most) return count;
  return addError(row, field, "out-of-range", `is out of range: write 1 to ${most}`);
}

/** A yearly rate in percent, kept as the decimal text it is. */
export function requireRate(row: RowDraft, field: string): string | undefined {
  const text = readText(row, field, 40);
  if (text === undefined) return requirePresence(row, field);
  const advice =
    "is not a rate: write percent a year as a decimal number such as 9.5, without the % sign";
  return parseRatePercent(text) ? text : addError(row, field, "not-a-rate", advice);
}

/** One of a list of words, in any case. */
export function readWord<const W extends string>(
  row: RowDraft,
  field: string,
  words: readonly W[],
): W | undefined {
  const text = readText(row, field, 40)?.toLowerCase();
  if (text === undefined) return undefined;
  const word = words.find((one) => one.toLowerCase() === text);
  const advice = `is not a word we know: use ${words.join(", ")}`;
  return word ?? addError(row, field, "unknown-word", advice);
}

export function requireWord<const W extends string>(
  row: RowDraft,
  field: string,
  words: readonly W[],
): W | undefined {
  return readWord(row, field, words) ?? requirePresence(row, field);
}

const Email = z.email().max(254);

export function readEmail(row: RowDraft, field: string): string | undefined {
  const text = readText(row, field, NAME_LENGTH_MAX + 100);
  if (text === undefined) return undefined;
  if (Email.safeParse(text).success) return text;
  const advice = "is not an e-mail address: write one such as name@example.com or leave it empty";
  return addError(row, field, "not-an-email", advice);
}

/** A phone number in E.164 ("+14155550123"); without a country code it is one of `country`. */
export function readPhone(row: RowDraft, field: string, country: string): string | undefined {
  const text = readText(row, field, 60);
  if (text === undefined) return undefined;
  // An unknown country gives no default: the library then asks for the country code.
  const number = parsePhoneNumberFromString(text, country as CountryCode);
  if (number?.isValid()) return number.number;
  const advice =
    "is not a phone number: write it with its country code such as +14155550123 or leave it empty";
  return addError(row, field, "not-a-phone", advice);
}

export function readTimezone(row: RowDraft, field: string): string | undefined {
  const text = readText(row, field, 60);
  if (text === undefined) return undefined;
  if (isKnownTimezone(text)) return text;
  const advice = "is not an IANA time zone: write one such as America/New_York or leave it empty";
  return addError(row, field, "not-a-timezone", advice);
}

// Zone names the platform lists; others (old names, other case) are asked for one by one.
const LISTED_TIMEZONES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("timeZone"));

function isKnownTimezone(text: string): boolean {
  return LISTED_TIMEZONES.has(text) || isTimezone(text);
}

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf("currency"));

/** An ISO 4217 code, in any case. */
export function readCurrency(row: RowDraft, field: string): string | undefined {
  const text = readText(row, field, 40)?.toUpperCase();
  if (text === undefined) return undefined;
  if (CURRENCIES.has(text)) return text;
  const advice = "is not a currency: write its ISO 4217 code such as USD or leave it empty";
  return addError(row, field, "not-a-currency", advice);
}
