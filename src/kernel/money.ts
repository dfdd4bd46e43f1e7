import { assert, Fault } from "./assert";

declare const minorBrand: unique symbol;

/** An amount in minor units of the loan's currency (cents, fen, yen): always a safe integer. */
export type Minor = number & { readonly [minorBrand]: true };

export const ROUNDINGS = ["half-even", "half-up", "up", "down"] as const;
export type Rounding = (typeof ROUNDINGS)[number];

export const ZERO = 0 as Minor;

/** Brands an integer as an amount in minor units. Refuses fractions and unsafe integers: a bug. */
export function minor(amount: number): Minor {
  // Asserted by hand: this runs for every amount, and the message is worth making only for a bug.
  if (!Number.isSafeInteger(amount)) throw new Fault(`not an amount in minor units: ${amount}`);
  // -0 would serialize as 0 and compare unequal with Object.is; there is one zero.
  return (amount === 0 ? 0 : amount) as Minor;
}

export function add(a: Minor, b: Minor): Minor {
  return minor(a + b);
}

export function subtract(a: Minor, b: Minor): Minor {
  return minor(a - b);
}

export function least(a: Minor, b: Minor): Minor {
  return a < b ? a : b;
}

export function greatest(a: Minor, b: Minor): Minor {
  return a > b ? a : b;
}

export function sum(amounts: Iterable<Minor>): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return minor(total);
}

/**
 * amount × numerator ÷ denominator, rounded once by the named rule, in minor units. Exact: products
 * beyond 2^53 go through BigInt. "up" and "down" are away from and toward zero.
 */
export function multiplyDivide(
  amount: Minor,
  numerator: number,
  denominator: number,
  rounding: Rounding,
): Minor {
  assert(denominator > 0, "a denominator is positive");
  const product = amount * numerator;
  if (Number.isSafeInteger(product)) return roundQuotient(product, denominator, rounding);
  return roundBigQuotient(BigInt(amount) * BigInt(numerator), BigInt(denominator), rounding);
}

function roundQuotient(product: number, denominator: number, rounding: Rounding): Minor {
  const magnitude = Math.abs(product);
  const remainder = magnitude % denominator;
  const quotient = (magnitude - remainder) / denominator;
  const carry = carries(remainder * 2 - denominator, remainder === 0, quotient % 2 === 1, rounding);
  const rounded = quotient + (carry ? 1 : 0);
  return minor(product < 0 ? -rounded : rounded);
}

export function roundBigQuotient(product: bigint, denominator: bigint, rounding: Rounding): Minor {
  const magnitude = product < 0n ? -product : product;
  const remainder = magnitude % denominator;
  const quotient = magnitude / denominator;
  const half = remainder * 2n - denominator;
  const sign = half > 0n ? 1 : half < 0n ? -1 : 0;
  const carry = carries(sign, remainder === 0n, quotient % 2n === 1n, rounding);
  const rounded = Number(carry ? quotient + 1n : quotient);
  return minor(product < 0n ? -rounded : rounded);
}

/**
 * Whether a magnitude goes up to the next whole minor unit: by the sign of its distance to the half,
 * by being whole already, by its whole part being odd, and by the named rule.
 */
export function carries(
  aboveHalf: number,
  exact: boolean,
  odd: boolean,
  rounding: Rounding,
): boolean {
  if (exact || rounding === "down") return false;
  if (rounding === "up") return true;
  if (aboveHalf !== 0) return aboveHalf > 0;
  return rounding === "half-up" || odd;
}

/**
 * Splits a total into `parts` amounts that sum to it exactly; they differ by one minor unit at most,
 * the larger ones first. Refuses fewer than one part: a bug.
 */
export function splitEvenly(total: Minor, parts: number): Minor[] {
  assert(Number.isInteger(parts) && parts > 0, "a split has at least one part");
  const base = Math.trunc(total / parts);
  const extra = Math.abs(total - base * parts);
  const step = total < 0 ? -1 : 1;
  return Array.from({ length: parts }, (_, index) => minor(base + (index < extra ? step : 0)));
}

/** Decimal digits of a currency's minor unit (ISO 4217 as the platform knows it): USD 2, JPY 0, KWD 3. */
export function currencyExponent(currency: string): number {
  const cached = exponents.get(currency);
  if (cached !== undefined) return cached;
  const exponent =
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions()
      .maximumFractionDigits ?? 2;
  exponents.set(currency, exponent);
  return exponent;
}

// Bounded by the number of ISO currencies; a cache of constants, not state.
const exponents = new Map<string, number>();

/**
 * Reads an amount written in major units ("1234.5", "-7", "1,234.50") into minor units. Answers
 * undefined for anything else, also for more decimals than the currency has: nothing is rounded away.
 */
export function parseMajor(text: string, currency: string): Minor | undefined {
  const match = /^(-?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d*))?$/.exec(text.trim());
  if (!match) return undefined;
  const exponent = currencyExponent(currency);
  const decimals = (match[3] ?? "").replace(/0+$/, "");
  if (decimals.length > exponent) return undefined;
  const digits = `${(match[2] ?? "").replaceAll(",", "")}${decimals.padEnd(exponent, "0")}`;
  const value = Number(digits);
  if (!Number.isSafeInteger(value)) return undefined;
  return minor(match[1] === "-" ? -value : value);
}

/** Writes minor units in major units with all decimals of the currency: 123450 USD → "1234.50". */
export function formatMajor(amount: Minor, currency: string): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(amount)).padStart(exponent + 1, "0");
  const sign = amount < 0 ? "-" : "";
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}
