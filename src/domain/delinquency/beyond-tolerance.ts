import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { add, ZERO } from "../../kernel/money";
import { type ToleranceRule, toleratedAmount } from "../loan/tolerance";
import type { OwedInstallment } from "./owed-installment";

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
  let fellDue = ZERO;
  let shortfall = ZERO;
  let previousDueOn = "";
  for (const [index, { dueOn, asked, unpaid }] of installments.entries()) {
    if (dueOn >= before) return -1;
    assert(dueOn >= previousDueOn, `an installment of ${dueOn} after one of ${previousDueOn}`);
    previousDueOn = dueOn;
    fellDue = add(fellDue, asked);
    shortfall = add(shortfall, unpaid);
    if (shortfall > toleratedAmount(fellDue, rule)) return index;
  }
  return -1;
}
