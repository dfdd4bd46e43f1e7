import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { ScheduleRefusal } from "../loan/build-schedule";
import type { Component } from "../loan/components";
import { type EntryDraft, toEntries } from "../loan/entry-draft";
import type { LedgerEntry } from "../loan/ledger";
import type { Rules, Stop } from "../loan/rules";
import type { Schedule } from "../loan/schedule";
import type { LoanTerms } from "../loan/terms";

/** A loan as a modification looks at it: everything its state is a fold of, on the day of the change. */
export type ModifiableLoan = Readonly<{
  /** Null when the schedule came as rows and nobody says how it was made. */
  terms: LoanTerms | null;
  schedules: readonly Schedule[];
  ledger: readonly LedgerEntry[];
  rules: Rules;
  stops?: readonly Stop[];
  /** The day of the modification: what the new version is effective on. */
  asOf: BusinessDate;
  /** Re-ages from before the loan came to us, for the limits. */
  reAgedBeforeOn?: readonly BusinessDate[];
}>;

/** What changes a loan: a version of its schedule, and the entries that go with it, in their order. */
export type Modification = Readonly<{ schedule: Schedule; entries: readonly EntryDraft[] }>;

export type ModificationRefusal =
  | ScheduleRefusal
  | Readonly<{ code: "modification.no_schedule" }>
  | Readonly<{ code: "modification.nothing_owed" }>
  /** A later version exists already. */
  | Readonly<{ code: "modification.superseded"; version: number; effectiveOn: BusinessDate }>
  /** Without terms, or with a custom method, nobody knows how to compute installments again. */
  | Readonly<{ code: "modification.terms_missing" }>
  | Readonly<{ code: "modification.not_past_due" }>
  | Readonly<{ code: "modification.charged_off"; chargedOffOn: BusinessDate }>
  | Readonly<{
      code: "modification.loan_too_young";
      ageMonthsMin: number;
      eligibleOn: BusinessDate;
    }>
  | Readonly<{
      code: "modification.too_few_payments";
      paymentCount: number;
      paymentCountMin: number;
    }>
  | Readonly<{
      code: "modification.too_often";
      reAgeCount: number;
      reAgeCountMax: number;
      withinMonths: number;
      eligibleOn: BusinessDate;
    }>
  /** Nothing is due later, so there is nothing to spread over. */
  | Readonly<{ code: "modification.no_installments_left"; count: number }>
  /** New due dates lie after the day of the modification. */
  | Readonly<{ code: "modification.due_too_early"; dueOn: BusinessDate; after: BusinessDate }>
  | Readonly<{ code: "modification.due_dates_collide"; dueOn: BusinessDate }>
  | Readonly<{ code: "modification.rate_not_lower"; annualRatePercent: string }>
  /** Even over the most installments one of them asks this much. */
  | Readonly<{ code: "modification.installment_not_reachable"; installmentMin: Minor }>
  | Readonly<{ code: "modification.nothing_to_capitalize" }>
  | Readonly<{ code: "modification.beyond_owed"; component: Component; owed: Minor }>
  | Readonly<{ code: "modification.settlement_not_less"; owed: Minor }>
  | Readonly<{ code: "modification.nothing_to_undo" }>
  /** Something was posted, or is effective, after the modification. */
  | Readonly<{ code: "modification.depended_on"; sequences: readonly number[] }>;

/** The loan with a modification posted, as whoever commits it would store it. */
export function applyModification(
  loan: ModifiableLoan,
  { schedule, entries }: Modification,
  postedAt: Instant,
): ModifiableLoan {
  return {
    ...loan,
    schedules: [...loan.schedules, schedule],
    ledger: [...loan.ledger, ...toEntries(loan.ledger, entries, postedAt)],
  };
}
