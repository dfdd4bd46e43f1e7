import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { daysWithin, type Interval, isWithin, mergeIntervals } from "../../kernel/interval";
import { type Minor, sum, ZERO } from "../../kernel/money";
import type { ToleranceRule } from "../loan/tolerance";
import { firstBeyondTolerance } from "./beyond-tolerance";
import type { OwedInstallment } from "./owed-installment";

export type CountingRule = ToleranceRule &
  Readonly<{
    /**
     * 0: the due date is day 0, so 1 January unpaid is 30 on 31 January (12 CFR 1024.31, comment on
     * delinquency). 1: what is unpaid at the close of the due date is one day past due already
     * (RBI circular RBI/2021-22/125 of 12 November 2021; frappe/lending).
     */
    dueDateIsDay: 0 | 1;
    /** Days of the count before the delinquent mark; moves neither the date nor the count. */
    graceDays: number;
  }>;

/** How late a loan or an installment is at the close of a day. All counts are calendar days. */
export type DayCounts = Readonly<{
  /** Since the due date, whatever was paused. */
  daysPastDue: number;
  /** Of these, days within a pause, each counted once. */
  pausedDays: number;
  /** The rest: what marks and buckets go by. */
  daysAfterPause: number;
  /** What is left of it after the grace, zero during it. */
  daysAfterGrace: number;
  /** More days after pause than the grace has. */
  isDelinquent: boolean;
}>;

export type DaysPastDue = DayCounts &
  Readonly<{
    asOf: BusinessDate;
    /** The due date it counts from; null when nothing is past due. */
    pastDueSince: BusinessDate | null;
    /** All that is unpaid of past due installments, once any of it counts; minor units. */
    pastDueAmount: Minor;
    /** Past due, and the day itself lies within a pause: tomorrow's count is today's. */
    isPaused: boolean;
  }>;

export const NOT_LATE: DayCounts = {
  daysPastDue: 0,
  pausedDays: 0,
  daysAfterPause: 0,
  daysAfterGrace: 0,
  isDelinquent: false,
};

export type CountingInput = Readonly<{
  /** In order of due dates. */
  installments: readonly OwedInstallment[];
  rule: CountingRule;
  /** In any order; they may touch, overlap and enclose each other. */
  pauses: readonly Interval[];
  asOf: BusinessDate;
}>;

/**
 * Days past due of a loan at the close of a day, from the oldest installment that is not met within
 * the tolerance. A pause stops the count for its days from the due date on; days of it before the
 * due date are nobody's (the defect of FINERACT-2326), and a day in two pauses is one day.
 */
export function countDaysPastDue(input: CountingInput): DaysPastDue {
  const { installments, rule, asOf } = input;
  const before = lateBefore(rule, asOf);
  const first = firstBeyondTolerance(installments, rule, before);
  const oldest = installments[first];
  if (oldest === undefined) {
    return { asOf, ...NOT_LATE, pastDueSince: null, pastDueAmount: ZERO, isPaused: false };
  }
  const pauses = mergeIntervals(input.pauses);
  const late = installments.filter(({ dueOn }) => dueOn < before);
  return {
    asOf,
    ...countFrom(oldest.dueOn, { rule, pauses, asOf }),
    pastDueSince: oldest.dueOn,
    pastDueAmount: sum(late.map(({ unpaid }) => unpaid)),
    isPaused: isWithin(pauses, asOf),
  };
}

/** The day before which an unpaid due date is late at the close of `asOf`. */
export function lateBefore(
  { dueDateIsDay }: Pick<CountingRule, "dueDateIsDay">,
  asOf: BusinessDate,
): BusinessDate {
  return addDays(asOf, dueDateIsDay);
}

/** The counts at the close of a day from one due date on, which is late; the pauses are merged. */
export function countFrom(
  dueOn: BusinessDate,
  {
    rule,
    pauses,
    asOf,
  }: Readonly<{ rule: CountingRule; pauses: readonly Interval[]; asOf: BusinessDate }>,
): DayCounts {
  const before = lateBefore(rule, asOf);
  const daysPastDue = daysBetween(dueOn, before);
  const pausedDays = daysWithin(pauses, dueOn, before);
  const daysAfterPause = daysPastDue - pausedDays;
  return {
    daysPastDue,
    pausedDays,
    daysAfterPause,
    daysAfterGrace: Math.max(0, daysAfterPause - rule.graceDays),
    isDelinquent: daysAfterPause > rule.graceDays,
  };
}
