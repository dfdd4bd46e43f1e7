import type { BusinessDate } from "../../kernel/calendar";
import type { Interval } from "../../kernel/interval";
import type { Minor } from "../../kernel/money";
import type { BucketRange } from "../delinquency/bucket-scheme";
import type { Component, Components } from "./components";
import type { EntryType } from "./ledger";
import type { Installment } from "./schedule";
import type { Statement } from "./statement";

/** What an installment asks after all that happened, and what became of it. */
export type InstallmentState = Installment &
  Readonly<{
    /** Late fees and penalty interest. */
    penalty: Minor;
    paid: Components;
    /** All of it, penalties included. */
    outstanding: Minor;
    /** The effective date that brought the outstanding amount to zero. */
    settledOn: BusinessDate | null;
    /** `schedule`, or a line of its own for what was charged after the last one or charged back. */
    origin: "schedule" | "charge" | "chargeback" | "refund";
  }>;

/** A charge that the rules made, not a posted entry: a backdated payment unmakes it. */
export type DerivedCharge = Readonly<{
  kind: "late-fee" | "penalty-interest";
  /** The installment it was charged on. */
  number: number;
  /** Late fees of one installment are counted from 1; penalty interest is always 1. */
  occurrence: number;
  on: BusinessDate;
  amount: Minor;
}>;

/** One change of what an installment asks or has been paid, with the entry or rule that made it. */
export type Posting = Readonly<{
  /** The ledger entry; null when a rule made it. */
  sequence: number | null;
  cause: EntryType | "accrual";
  on: BusinessDate;
  /** Null for credit. */
  number: number | null;
  component: Component | null;
  /** By how much the asked amount changed, in minor units of either sign. */
  asked: Minor;
  /** By how much the paid amount changed. */
  paid: Minor;
}>;

/** By what the days of a state were counted. */
export type DayCounting = Readonly<{
  /** A shortfall of the whole loan at or below it does not count as past due. */
  toleranceAmount: Minor;
  graceDays: number;
  /** Which day of the count the due date is. */
  dueDateIsDay: 0 | 1;
  /** Days after which the count stands still for a day, merged. */
  pauses: readonly Interval[];
  /** The buckets that conditions and steps of its policy go by; M0 to M7+ when left out. */
  buckets?: readonly BucketRange[];
}>;

export type LoanState = Readonly<{
  asOf: BusinessDate;
  status: "awaiting-schedule" | "active" | "closed";
  scheduleVersion: number;
  /** In order of due dates. */
  installments: readonly InstallmentState[];
  /** Those that count: without days within a pause. */
  daysPastDue: number;
  /** Since the due date, whatever was paused. */
  calendarDaysPastDue: number;
  /** Past due for longer than the grace. */
  delinquent: boolean;
  counting: DayCounting;
  /** The due date since which more than the tolerance is unpaid; null when nothing is past due. */
  oldestUnpaidDueOn: BusinessDate | null;
  /** What is past due of fee, interest and principal: penalties are owed but never age a loan. */
  pastDueAmount: Minor;
  /** By component, penalties included. */
  pastDue: Components;
  outstanding: Components & Readonly<{ total: Minor }>;
  /** The next due date that is not late yet and not fully paid, and what is unpaid of it. */
  nextDueOn: BusinessDate | null;
  nextDueAmount: Minor;
  /** Interest earned since the last due date that no installment asks yet; of daily interest only. */
  accruedInterest: Minor;
  /** Paid beyond everything the loan asks. */
  credit: Minor;
  /** Payments and recoveries, without those taken back. */
  paidTotal: Minor;
  charges: readonly DerivedCharge[];
  chargedOffOn: BusinessDate | null;
  recoveredTotal: Minor;
  writtenOffTotal: Minor;
  waivedTotal: Minor;
  /** Of a statement account, oldest first. */
  statements: readonly Statement[];
  /** The first day after `asOf` from which something already recorded starts to count. */
  nextChangeOn: BusinessDate | null;
  /** Empty unless an explanation was asked for. */
  postings: readonly Posting[];
}>;
