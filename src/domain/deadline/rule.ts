import type { ContactFlag, RuleStatus } from "../contact/rule";
import type { StatutoryName } from "../notice/template-name";

export type DeadlineTerms =
  /** Somebody speaks with the borrower, or tries to, within so many days of each unpaid due date. */
  | Readonly<{ kind: "live-contact"; days: number; unless: readonly ContactFlag[] }>
  /** A letter within so many days of the oldest unpaid due date, and again every so many days. */
  | Readonly<{ kind: "late-letter"; letter: StatutoryName; days: number; againDays: number }>
  /**
   * A letter within so many days, of which the first is the due date from which on so many payments are
   * missing; again every so many months for as long as anything is.
   */
  | Readonly<{
      kind: "arrears-letter";
      letter: StatutoryName;
      days: number;
      payments: number;
      /** Of loans that are paid every week. */
      weeklyPayments: number;
      againMonths: number;
    }>
  /** A letter within so many days of the first contact about the loan; of collectors only. */
  | Readonly<{ kind: "first-letter"; letter: StatutoryName; days: number }>
  /** No first step to foreclose until a loan is more than so many days late. */
  | Readonly<{ kind: "foreclosure-wait"; days: number }>;
export type DeadlineKind = DeadlineTerms["kind"];
export const DEADLINE_KINDS = [
  "live-contact",
  "late-letter",
  "arrears-letter",
  "first-letter",
  "foreclosure-wait",
] as const satisfies readonly DeadlineKind[];

/** What a law wants done by a day, or not before one: pure data of a pack. */
export type DeadlineRule = DeadlineTerms &
  Readonly<{ id: string; source: string; status: RuleStatus }>;
