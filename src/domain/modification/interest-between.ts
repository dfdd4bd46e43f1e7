import type { BusinessDate } from "../../kernel/calendar";
import { yearShare } from "../../kernel/day-count";
import { type Minor, roundBigQuotient } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import type { LoanTerms } from "../loan/terms";

/**
 * Interest on an amount from one day to another, negative when the other is earlier: by the day
 * count of the contract, 30/360 where it counts in periods, rounded as the contract rounds.
 */
export function interestBetween(
  amount: Minor,
  annualRatePercent: string,
  from: BusinessDate,
  to: BusinessDate,
  terms: LoanTerms | null,
): Minor {
  const dayCount = terms?.conventions?.dayCount ?? "period";
  const share = yearShare(dayCount === "period" ? "30-360-bond" : dayCount, from, to);
  const rate = ratePercent(annualRatePercent);
  return roundBigQuotient(
    BigInt(amount) * BigInt(rate.numerator) * BigInt(share.numerator),
    BigInt(rate.denominator) * BigInt(share.denominator),
    terms?.conventions?.interestRounding ?? "half-even",
  );
}
