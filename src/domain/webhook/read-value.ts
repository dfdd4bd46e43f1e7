import {
  type BusinessDate,
  type Instant,
  instant,
  parseDate,
  parseInstant,
} from "../../kernel/calendar";
import { currencyExponent, parseMajor } from "../../kernel/money";
import type { DateForm } from "./description";

/** Why what stands at a path cannot be used. */
export const FINDING_FLAWS = [
  "missing",
  "several",
  "not-a-value",
  "not-whole",
  "not-decimal",
  "not-positive",
  "too-large",
  "not-a-currency",
  "not-a-day",
  "has-a-zone",
  "not-an-instant",
] as const;
export type FindingFlaw = (typeof FINDING_FLAWS)[number];

export type ReadValue<Value> = Readonly<{ value: Value } | { flaw: FindingFlaw }>;

/** As many as a safe integer has, and the decimals that a currency may have. */
const DIGITS_MAX = 18;
const ZONE = /(Z|[+-]\d{2}:?\d{2})$/i;
/** 1990 and 2200: seconds that are milliseconds, or the other way round, are centuries off. */
const EARLIEST_MS = 631_152_000_000;
const LATEST_MS = 7_258_118_400_000;

export function readWord(value: unknown): ReadValue<string> {
  if (typeof value === "number" || typeof value === "boolean") return { value: String(value) };
  if (typeof value !== "string") return { flaw: "not-a-value" };
  return value.trim() === "" ? { flaw: "missing" } : { value: value.trim() };
}

export function readCurrency(value: unknown): ReadValue<string> {
  const code = typeof value === "string" ? value.trim().toUpperCase() : "";
  return /^[A-Z]{3}$/.test(code) ? { value: code } : { flaw: "not-a-currency" };
}

/**
 * An amount in minor units, from a number or its text as it was written. A comma may be a decimal
 * one or part thousands, so that none is taken; neither is an exponent.
 */
export function readAmount(
  value: unknown,
  unit: "minor" | "major",
  currency: string,
): ReadValue<number> {
  if (typeof value !== "number" && typeof value !== "string") return { flaw: "not-a-value" };
  const text = String(value).trim();
  if (text === "") return { flaw: "missing" };
  const form = unit === "minor" ? /^-?\d+$/ : /^-?\d+(\.\d+)?$/;
  if (!form.test(text)) return { flaw: unit === "minor" ? "not-whole" : "not-decimal" };
  if (text.replace(/\D/g, "").length > DIGITS_MAX) return { flaw: "too-large" };
  const decimals = /\.(\d*?)0*$/.exec(text)?.[1]?.length ?? 0;
  if (unit === "major" && decimals > currencyExponent(currency)) return { flaw: "not-decimal" };
  const amount = unit === "minor" ? Number(text) : parseMajor(text, currency);
  if (amount === undefined || !Number.isSafeInteger(amount)) return { flaw: "too-large" };
  return amount > 0 ? { value: amount } : { flaw: "not-positive" };
}

/** A day as it stands, or the instant that makes one in the lender's zone. */
export function readDay(value: unknown, form: DateForm): ReadValue<BusinessDate | Instant> {
  if (typeof value !== "number" && typeof value !== "string") return { flaw: "not-a-value" };
  const text = String(value).trim();
  if (form === "date") return readDate(text);
  if (form === "instant") {
    const at = parseInstant(text);
    return at === undefined ? { flaw: "not-an-instant" } : { value: at };
  }
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(text)) return { flaw: "not-an-instant" };
  const milliseconds = Math.floor(form === "seconds" ? Number(text) * 1000 : Number(text));
  const isPlausible = milliseconds > EARLIEST_MS && milliseconds < LATEST_MS;
  return isPlausible ? { value: instant(milliseconds) } : { flaw: "not-an-instant" };
}

function readDate(text: string): ReadValue<BusinessDate> {
  const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](.*))?$/.exec(text);
  const [, day = "", time = ""] = written ?? [];
  // The same moment is another day elsewhere: the lender's zone must decide.
  if (ZONE.test(time)) return { flaw: "has-a-zone" };
  const date = /^[\d:.]*$/.test(time) ? parseDate(day) : undefined;
  return date === undefined ? { flaw: "not-a-day" } : { value: date };
}
