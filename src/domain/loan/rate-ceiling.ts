import { assert } from "../../kernel/assert";
import { parseRatePercent, type Rate, ratePercent } from "../../kernel/rate";
import { ok, type Result, refuse } from "../../kernel/result";
import { conventionsOf } from "./conventions";
import type { LoanTerms } from "./terms";

/** The highest yearly rate a law allows, in percent, and where that is written. */
export type RateCeiling = Readonly<{
  /** The rate the law refers to, or the ceiling itself where it names a number. */
  referencePercent: string;
  /** So many times the reference, a whole number; 1 for the rate itself. */
  multiple: number;
  source: string;
}>;

export type RateCeilingRefusal = Readonly<{
  code: "loan.rate_above_ceiling";
  annualRatePercent: string;
  ceilingPercent: string;
  source: string;
}>;

/**
 * The ceiling of private lending in the People's Republic of China: four times the one-year loan
 * prime rate when the contract was made (Supreme People's Court, private lending interpretation,
 * 2020 second amendment, article 25). The rate is published monthly, so the caller brings it.
 */
export function chinaPrivateLendingCeiling(oneYearLoanPrimePercent: string): RateCeiling {
  return {
    referencePercent: oneYearLoanPrimePercent,
    multiple: 4,
    source: "Supreme People's Court, Fa Shi (2020) No. 17, art. 25: 4 × one-year LPR",
  };
}

/**
 * Refuses terms whose yearly rate lies above the ceiling: the contract's own, each later one, and
 * the effective one where the caller computed it, which matters for flat interest and fees. A rate
 * at the ceiling is allowed. Compares exact fractions.
 */
export function checkRateCeiling(
  terms: Pick<LoanTerms, "annualRatePercent" | "conventions">,
  ceiling: RateCeiling,
  effectiveRatePercent: string | null = null,
): Result<null, RateCeilingRefusal> {
  assert(Number.isSafeInteger(ceiling.multiple) && ceiling.multiple > 0, "a whole multiple");
  const reference = ratePercent(ceiling.referencePercent);
  const max = { ...reference, numerator: reference.numerator * ceiling.multiple };
  const asked = [
    terms.annualRatePercent,
    ...conventionsOf(terms).rateChanges.map((change) => change.annualRatePercent),
    ...(effectiveRatePercent === null ? [] : [effectiveRatePercent]),
  ];
  const above = asked.find((percent) => {
    const rate = parseRatePercent(percent);
    return rate !== undefined && isAbove(rate, max);
  });
  if (above === undefined) return ok(null);
  return refuse({
    code: "loan.rate_above_ceiling",
    annualRatePercent: above,
    ceilingPercent: toPercent(max),
    source: ceiling.source,
  });
}

function isAbove(rate: Rate, max: Rate): boolean {
  const ours = BigInt(rate.numerator) * BigInt(max.denominator);
  return ours > BigInt(max.numerator) * BigInt(rate.denominator);
}

/** A rate as the decimal string that reads as it. */
function toPercent({ numerator, denominator }: Rate): string {
  const decimals = String(denominator / 100).length - 1;
  const digits = String(numerator).padStart(decimals + 1, "0");
  if (decimals === 0) return digits;
  const fraction = digits.slice(-decimals).replace(/0+$/, "");
  const whole = digits.slice(0, -decimals);
  return fraction === "" ? whole : `${whole}.${fraction}`;
}
