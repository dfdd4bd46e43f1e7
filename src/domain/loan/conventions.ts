import type { BusinessDate } from "../../kernel/calendar";
import type { DayCount } from "../../kernel/day-count";
import { type Minor, minor, type Rounding } from "../../kernel/money";

/** How a date that is no business day moves; `modified-following` never leaves its month. */
export const BUSINESS_DAY_RULES = ["following", "modified-following", "preceding"] as const;
export type BusinessDayRule = (typeof BUSINESS_DAY_RULES)[number];

export type BusinessDays = Readonly<{
  rule: BusinessDayRule;
  /** ISO weekdays, 1 for Monday to 7 for Sunday: those without business. */
  weekend: readonly number[];
  holidays: readonly BusinessDate[];
}>;

/** Everything a contract may say about its schedule beyond amount, rate, count and rhythm. */
export type Conventions = Readonly<{
  /**
   * `period`: the yearly rate divided by the periods of a year, whatever the calendar says. A day
   * count: the days of each period on the balance.
   */
  dayCount: "period" | DayCount;
  /**
   * Under `period` only, a first period that is longer or shorter than the others: `regular` takes
   * it as one like them, `actual` charges its odd days as well (or fewer).
   */
  firstPeriod: "regular" | "actual";
  /** How interest is rounded to a minor unit. */
  interestRounding: Rounding;
  /** Rounded for itself at each installment, or carried exactly, each line showing the rounded sum. */
  interestCarry: "rounded" | "carried";
  installmentRounding: Rounding;
  /**
   * Minor units of which the level installment is a multiple, 1 for none; under equal-principal the
   * level principal part. The last installment takes what is left.
   */
  installmentMultiple: Minor;
  /**
   * Who takes what rounding leaves of an annuity: the last installment, or all of them as evenly as
   * possible. The parts of the other methods are even to a minor unit by themselves.
   */
  remainder: "last" | "smoothed";
  /** Month rhythms: the day of due dates, the last of shorter months; null for that of the first. */
  dueDay: number | null;
  businessDays: BusinessDays | null;
  /** So many first installments ask no principal. */
  principalGraceCount: number;
  /**
   * So many first installments ask no interest: it is asked with the first one after, without
   * interest on it, or their periods bear none.
   */
  interestGraceCount: number;
  interestGrace: "deferred" | "waived";
  /**
   * Paid out in parts, in order, the first with the loan; empty: all of the principal at once. They
   * sum to the principal. The next installment after a part computes the level one again.
   */
  disbursements: readonly Readonly<{ on: BusinessDate; amount: Minor }>[];
  /** Another rate from a date on; the next installment computes the level one again for what is left. */
  rateChanges: readonly Readonly<{ from: BusinessDate; annualRatePercent: string }>[];
}>;

/** The plain reading of a contract that says nothing more. */
export const PLAIN: Conventions = {
  dayCount: "period",
  firstPeriod: "regular",
  interestRounding: "half-even",
  interestCarry: "rounded",
  installmentRounding: "half-up",
  installmentMultiple: minor(1),
  remainder: "last",
  dueDay: null,
  businessDays: null,
  principalGraceCount: 0,
  interestGraceCount: 0,
  interestGrace: "deferred",
  disbursements: [],
  rateChanges: [],
};

/** What a contract says about its schedule, with the plain reading of what it leaves out. */
export function conventionsOf(
  terms: Readonly<{ conventions?: Partial<Conventions> }>,
): Conventions {
  return terms.conventions === undefined ? PLAIN : { ...PLAIN, ...terms.conventions };
}
