import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { daysWithin, type Interval, shiftIntervals } from "../../kernel/interval";
import { add, greatest, minor, ZERO } from "../../kernel/money";
import { type Account, type Row, scheduledUnpaid } from "./account";
import { addComponents, type Components, NO_COMPONENTS, scheduledOf, totalOf } from "./components";
import { unbilledInterest } from "./daily-interest";
import { dueDateIsDay, type Rules } from "./rules";
import type { DayCounting, LoanState } from "./state";
import { toleratedAmount } from "./tolerance";

export type Summary = Pick<
  LoanState,
  | "daysPastDue"
  | "calendarDaysPastDue"
  | "delinquent"
  | "counting"
  | "oldestUnpaidDueOn"
  | "pastDueAmount"
  | "pastDue"
  | "outstanding"
  | "nextDueOn"
  | "nextDueAmount"
  | "accruedInterest"
>;

/**
 * The numbers of a whole loan on a day, from what is unpaid of its rows in due order. Days within a
 * pause (merged) are not counted from the due date on; those before it are nobody's.
 */
export function summarize(
  account: Account,
  rules: Rules,
  asOf: BusinessDate,
  pauses: readonly Interval[],
): Summary {
  const { rows, daily, revolving } = account;
  const isDueDay = dueDateIsDay(rules) === 1;
  const counting: DayCounting = {
    toleranceAmount: rules.toleranceAmount,
    graceDays: rules.graceDays,
    dueDateIsDay: isDueDay ? 1 : 0,
    // Where the due date is day 1 each day counts a day sooner, and so does a pause.
    pauses: isDueDay ? shiftIntervals(pauses, -1) : pauses,
    ...(rules.buckets && { buckets: rules.buckets }),
  };
  const before = isDueDay ? addDays(asOf, 1) : asOf;
  const firstAhead = rows.findIndex(({ dueOn }) => dueOn >= before);
  const dueCount = firstAhead === -1 ? rows.length : firstAhead;
  const late = unpaid(rows, 0, dueCount);
  const ahead = unpaid(rows, dueCount, rows.length);
  const oldestUnpaidDueOn = dueOnBeyondTolerance(rows, dueCount, rules);
  const dayZero =
    oldestUnpaidDueOn && (isDueDay ? addDays(oldestUnpaidDueOn, -1) : oldestUnpaidDueOn);
  const calendarDaysPastDue = dayZero === null ? 0 : daysBetween(dayZero, asOf);
  const paused = dayZero === null ? 0 : daysWithin(counting.pauses, dayZero, asOf);
  const daysPastDue = calendarDaysPastDue - paused;
  const pastDue = oldestUnpaidDueOn === null ? { ...NO_COMPONENTS, penalty: late.penalty } : late;
  const unasked = revolving === null ? ZERO : revolving.unasked;
  const sum = addComponents(late, ahead);
  const outstanding = { ...sum, principal: add(sum.principal, unasked) };
  return {
    daysPastDue,
    calendarDaysPastDue,
    delinquent: daysPastDue > rules.graceDays,
    counting,
    oldestUnpaidDueOn,
    pastDueAmount: scheduledOf(pastDue),
    pastDue,
    outstanding: { ...outstanding, total: totalOf(outstanding) },
    ...nextDue(rows, dueCount),
    accruedInterest: daily === null ? ZERO : greatest(ZERO, unbilledInterest(daily)),
  };
}

function unpaid(rows: readonly Row[], from: number, to: number): Components {
  let penalty = 0;
  let fee = 0;
  let interest = 0;
  let principal = 0;
  for (let index = from; index < to; index += 1) {
    const row = rows[index];
    if (row === undefined || row.outstanding === 0) continue;
    penalty += row.penalty - row.paid.penalty;
    fee += row.fee - row.paid.fee;
    interest += row.interest - row.paid.interest;
    principal += row.principal - row.paid.principal;
  }
  return {
    penalty: minor(penalty),
    fee: minor(fee),
    interest: minor(interest),
    principal: minor(principal),
  };
}

/**
 * The due date with which the unpaid sum, oldest first and without penalties, exceeds what is
 * tolerated of all that fell due until then.
 */
function dueOnBeyondTolerance(
  rows: readonly Row[],
  dueCount: number,
  rules: Rules,
): BusinessDate | null {
  let shortfall = 0;
  let fellDue = 0;
  for (let index = 0; index < dueCount; index += 1) {
    const row = rows[index];
    if (row === undefined) break;
    fellDue += row.principal + row.interest + row.fee;
    if (row.outstanding === 0) continue;
    shortfall += scheduledUnpaid(row);
    if (shortfall > toleratedAmount(minor(fellDue), rules)) return row.dueOn;
  }
  return null;
}

/** The next unpaid due date from `first` on, with all rows of that date. */
function nextDue(
  rows: readonly Row[],
  first: number,
): Pick<LoanState, "nextDueOn" | "nextDueAmount"> {
  let nextDueOn: BusinessDate | null = null;
  let amount = 0;
  for (let index = first; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || row.outstanding === 0) continue;
    if (nextDueOn !== null && row.dueOn !== nextDueOn) break;
    nextDueOn = row.dueOn;
    amount += row.outstanding;
  }
  return { nextDueOn, nextDueAmount: minor(amount) };
}
