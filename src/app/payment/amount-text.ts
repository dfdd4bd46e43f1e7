import { type Minor, minor, parseMajor } from "../../kernel/money";

/** An amount as a sender wrote it: minor units over the API, major units with decimals in a file. */
export type WrittenAmount = Readonly<{ minor: Minor } | { major: string }>;

const MINOR = /^minor:(\d{1,16})$/;

/** One text for both, which can wait until a loan says the currency. */
export function amountText(amount: WrittenAmount): string {
  return "minor" in amount ? `minor:${amount.minor}` : amount.major.trim();
}

/** The amount in minor units of a currency; undefined when the text is none in that currency. */
export function readAmount(text: string, currency: string): Minor | undefined {
  const digits = MINOR.exec(text)?.[1];
  if (digits === undefined) return parseMajor(text, currency);
  const value = Number(digits);
  return Number.isSafeInteger(value) ? minor(value) : undefined;
}
