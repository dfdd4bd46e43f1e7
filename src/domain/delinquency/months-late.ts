import { addDays, addMonths, type BusinessDate } from "../../kernel/calendar";
import { BUCKET_MAX, type BucketName, bucketName } from "./bucket";

/**
 * How mortgage reporting counts in months. `mba`: a month late when not in by the close of the day
 * before the next due date (Mortgage Bankers Association). `ots`: when not in by the close of the
 * same day of the next month (Office of Thrift Supervision). Due 1 July and unpaid: 30 days late at
 * the close of 31 July by MBA, of 1 August by OTS.
 */
export const MONTH_METHODS = ["mba", "ots"] as const;
export type MonthMethod = (typeof MONTH_METHODS)[number];

export type MonthsLate = Readonly<{
  /** Whole months; 0 is current, although days past due may be up to 30. */
  monthsLate: number;
  /** The class as it is reported: 0, 30, 60, … — thirty for each month, whatever its length. */
  classDays: number;
  /**
   * Numbered by months late: M1 is the class "30 days". It is not the M1 of days past due, which
   * begins on the first day; by these methods a loan is current (M0) until it is a month late.
   */
  bucket: BucketName;
}>;

/**
 * Months late at the close of a day, from the oldest unpaid due date (null: nothing is past due).
 * `dueDay` is the contract's day of the month, so that 28 February of a loan due on the 31st is
 * followed by 31 March; null takes it from the due date. A shorter month has it on its last day.
 * Both methods are of monthly loans; for another rhythm the next due date is a month later too.
 */
export function countMonthsLate(
  input: Readonly<{
    pastDueSince: BusinessDate | null;
    dueDay: number | null;
    method: MonthMethod;
    asOf: BusinessDate;
  }>,
): MonthsLate {
  const { pastDueSince, dueDay, method, asOf } = input;
  if (pastDueSince === null || asOf < pastDueSince) return lateBy(0);
  // A day is late by MBA at its close when the next due date is not later than the day after.
  const reached = method === "mba" ? addDays(asOf, 1) : asOf;
  const months = monthIndex(reached) - monthIndex(pastDueSince);
  const dueThen = addMonths(pastDueSince, months, dueDay ?? undefined);
  return lateBy(dueThen <= reached ? months : months - 1);
}

function lateBy(months: number): MonthsLate {
  const monthsLate = Math.max(0, months);
  const bucket = bucketName(Math.min(monthsLate, BUCKET_MAX));
  return { monthsLate, classDays: 30 * monthsLate, bucket };
}

function monthIndex(date: BusinessDate): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
