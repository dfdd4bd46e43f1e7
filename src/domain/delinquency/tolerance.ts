import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { type Minor, minor, multiplyDivide } from "../../kernel/money";
import { type Rate, ratePercent } from "../../kernel/rate";
import type { Rules } from "../loan/rules";
import type { OwedInstallment } from "./owed-installment";

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
  return tolerated(fellDue, rule, rateOf(rule));
}

/**
 * The oldest installment that counts as past due of those due before `before`, as a position in the
 * list: the first with which the unpaid sum exceeds what is tolerated of all that fell due until
 * then. -1 when there is none. Since an installment is held against what fell due with it and
 * earlier, a later due date never makes an older debt tolerable, and a payment never makes one late.
 * Refuses installments out of order: a bug.
 */
export function firstBeyondTolerance(
  installments: readonly OwedInstallment[],
  rule: ToleranceRule,
  before: BusinessDate,
): number {
  const rate = rateOf(rule);
  let fellDue = 0;
  let shortfall = 0;
  let previousDueOn = "";
  for (const [index, { dueOn, asked, unpaid }] of installments.entries()) {
    if (dueOn >= before) return -1;
    assert(dueOn >= previousDueOn, `an installment of ${dueOn} after one of ${previousDueOn}`);
    previousDueOn = dueOn;
    fellDue += asked;
    shortfall += unpaid;
    if (shortfall > tolerated(minor(fellDue), rule, rate)) return index;
  }
  return -1;
}

function rateOf({ tolerancePercent }: ToleranceRule): Rate | undefined {
  return tolerancePercent === undefined ? undefined : ratePercent(tolerancePercent);
}

function tolerated(fellDue: Minor, rule: ToleranceRule, rate: Rate | undefined): Minor {
  const floor = minor(rule.toleranceAmount);
  if (rate === undefined) return floor;
  const share = multiplyDivide(fellDue, rate.numerator, rate.denominator, "down");
  const capped = Math.min(share, rule.tolerancePercentMax ?? share);
  return minor(Math.max(floor, capped));
}
