import { addDays, type BusinessDate, earliest } from "../../kernel/calendar";
import type { LoanState } from "../loan/state";
import type { Policy } from "../policy/policy";
import { BUCKET_MAX, bucketFloorDays } from "./bucket";

/**
 * The next day after the state's own on which anything about the loan can change, or a ladder step
 * is due, if nothing new is posted; null when no such day comes. The scan looks at a loan on that
 * day only, so a day named too early costs a look and a day named too late is a missed notice.
 */
export function nextActionOn(state: LoanState, policy: Policy): BusinessDate | null {
  const days = [state.nextChangeOn, dayAfterDue(state), late(state, policy), early(state, policy)];
  return days.reduce((next, day) => (next && day ? earliest(next, day) : (next ?? day)));
}

/** The first day past due of the next unpaid installment. */
function dayAfterDue({ nextDueOn }: LoanState): BusinessDate | null {
  return nextDueOn === null ? null : addDays(nextDueOn, 1);
}

/** Of a loan past due: the next bucket edge, end of grace or ladder step. */
function late(state: LoanState, policy: Policy): BusinessDate | null {
  const { oldestUnpaidDueOn, daysPastDue } = state;
  if (oldestUnpaidDueOn === null) return null;
  let next = Number.POSITIVE_INFINITY;
  const consider = (day: number) => {
    if (day > daysPastDue && day < next) next = day;
  };
  consider(policy.graceDays + 1);
  for (let bucket = 1; bucket <= BUCKET_MAX; bucket += 1) consider(bucketFloorDays(bucket));
  for (const { day } of policy.ladder) consider(day);
  return Number.isFinite(next) ? addDays(oldestUnpaidDueOn, next) : null;
}

/** The next ladder step before or on a due date, over all installments unpaid beyond tolerance. */
function early(state: LoanState, policy: Policy): BusinessDate | null {
  // A late loan has none until a payment brings it back, which folds it again.
  if (state.oldestUnpaidDueOn !== null) return null;
  const steps = policy.ladder.filter(({ day }) => day <= 0);
  if (steps.length === 0) return null;
  let next: BusinessDate | null = null;
  for (const { dueOn, outstanding } of state.installments) {
    if (dueOn <= state.asOf || outstanding <= policy.toleranceAmount) continue;
    const ahead = steps.map(({ day }) => addDays(dueOn, day)).filter((on) => on > state.asOf);
    for (const on of ahead) next = next === null ? on : earliest(next, on);
    // With all its steps ahead, no later installment can have an earlier one.
    if (ahead.length === steps.length) break;
  }
  return next;
}
