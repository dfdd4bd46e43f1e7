import { assert } from "./assert";

/** A yearly rate as an exact fraction: "14.07" percent is 1407 / 10000. Never a float. */
export type Rate = Readonly<{ numerator: number; denominator: number }>;

const PERCENT = /^(\d{1,4})(?:\.(\d{1,8}))?$/;

/** Reads a decimal string in percent ("9.4822", 0 to 9999.99999999). Answers undefined otherwise. */
export function parseRatePercent(text: string): Rate | undefined {
  const match = PERCENT.exec(text.trim());
  if (!match) return undefined;
  const decimals = (match[2] ?? "").replace(/0+$/, "");
  return {
    numerator: Number(`${match[1]}${decimals}`),
    denominator: 100 * 10 ** decimals.length,
  };
}

/** As parseRatePercent, for text that was checked before: a bug throws. */
export function ratePercent(text: string): Rate {
  const rate = parseRatePercent(text);
  assert(rate, `not a rate in percent: ${text}`);
  return rate;
}
