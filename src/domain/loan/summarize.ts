import type { BusinessDate } from "../../kernel/calendar";
import { daysBetween } from "../../kernel/calendar";
import { type Minor, minor, ZERO } from "../../kernel/money";
import type { Components, InstallmentState, LoanState, Rules } from "./replay";

export type Summary = Pick<
  LoanState,
  | "daysPastDue"
  | "delinquent"
  | "oldestUnpaidDueOn"
  | "pastDueAmount"
  | "pastDue"
  | "outstanding"
  | "nextDueOn"
  | "nextDueAmount"
>;

const NOTHING: Components = { principal: ZERO, interest: ZERO, fee: ZERO };

/** The numbers of a whole loan on a day, from what is unpaid of its installments in due order. */
export function summarize(
  installments: readonly InstallmentState[],
  rules: Rules,
  asOf: BusinessDate,
): Summary {
  const firstAhead = installments.findIndex(({ dueOn }) => dueOn >= asOf);
  const dueCount = firstAhead === -1 ? installments.length : firstAhead;
  const late = unpaid(installments, 0, dueCount);
  const ahead = unpaid(installments, dueCount, installments.length);
  const oldestUnpaidDueOn = dueOnBeyondTolerance(installments, dueCount, rules.toleranceAmount);
  const daysPastDue = oldestUnpaidDueOn === null ? 0 : daysBetween(oldestUnpaidDueOn, asOf);
  const pastDue = oldestUnpaidDueOn === null ? NOTHING : late;
  const outstanding = {
    principal: minor(late.principal + ahead.principal),
    interest: minor(late.interest + ahead.interest),
    fee: minor(late.fee + ahead.fee),
  };
  return {
    daysPastDue,
    delinquent: daysPastDue > rules.graceDays,
    oldestUnpaidDueOn,
    pastDueAmount: totalOf(pastDue),
    pastDue,
    outstanding: { ...outstanding, total: totalOf(outstanding) },
    ...nextDue(installments, dueCount),
  };
}

function unpaid(installments: readonly InstallmentState[], from: number, to: number): Components {
  let principal = 0;
  let interest = 0;
  let fee = 0;
  for (let index = from; index < to; index += 1) {
    const one = installments[index];
    if (one === undefined || one.outstanding === 0) continue;
    principal += one.principal - one.paid.principal;
    interest += one.interest - one.paid.interest;
    fee += one.fee - one.paid.fee;
  }
  return { principal: minor(principal), interest: minor(interest), fee: minor(fee) };
}

function totalOf({ principal, interest, fee }: Components): Minor {
  return minor(principal + interest + fee);
}

/** The due date with which the unpaid sum, oldest first, exceeds the tolerance. */
function dueOnBeyondTolerance(
  installments: readonly InstallmentState[],
  dueCount: number,
  toleranceAmount: number,
): BusinessDate | null {
  let shortfall = 0;
  for (let index = 0; index < dueCount; index += 1) {
    const installment = installments[index];
    if (installment === undefined) break;
    shortfall += installment.outstanding;
    if (shortfall > toleranceAmount) return installment.dueOn;
  }
  return null;
}

/** The next unpaid due date from `first` on, with all installments of that date. */
function nextDue(
  installments: readonly InstallmentState[],
  first: number,
): Pick<LoanState, "nextDueOn" | "nextDueAmount"> {
  let nextDueOn: BusinessDate | null = null;
  let amount = 0;
  for (let index = first; index < installments.length; index += 1) {
    const installment = installments[index];
    if (installment === undefined || installment.outstanding === 0) continue;
    if (nextDueOn !== null && installment.dueOn !== nextDueOn) break;
    nextDueOn = installment.dueOn;
    amount += installment.outstanding;
  }
  return { nextDueOn, nextDueAmount: minor(amount) };
}
