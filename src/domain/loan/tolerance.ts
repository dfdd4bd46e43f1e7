import { greatest, least, type Minor, multiplyDivide } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import type { Rules } from "./rules";

export type ToleranceRule = Pick<
  Rules,
  "toleranceAmount" | "tolerancePercent" | "tolerancePercentMax"
>;

/**
 * The shortfall that is tolerated after so much fell due, in minor units: the percentage of it, no
 * more than its maximum, but never less than the amount, which is its floor. Rounded down, which
 * tolerates exactly the shortfalls that the unrounded percentage does.
 */
export function toleratedAmount(fellDue: Minor, rule: ToleranceRule): Minor {
  const { toleranceAmount: floor, tolerancePercent, tolerancePercentMax } = rule;
  if (tolerancePercent === undefined) return floor;
  const { numerator, denominator } = ratePercent(tolerancePercent);
  const share = multiplyDivide(fellDue, numerator, denominator, "down");
  return greatest(floor, least(share, tolerancePercentMax ?? share));
}
