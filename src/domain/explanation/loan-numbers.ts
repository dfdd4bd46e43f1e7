import { type BusinessDate, daysBetween, type Instant } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { bucketIn } from "../delinquency/project";
import type { LedgerEntry } from "../loan/ledger";
import { replay } from "../loan/replay";
import type { Schedule } from "../loan/schedule";
import type { QuotableLoan } from "../quote/payoff";

/** A loan with everything that is known of it now, and when each part became known. */
export type DatedLoan = Omit<QuotableLoan, "schedules" | "ledger"> &
  Readonly<{
    schedules: readonly (Schedule &
      Readonly<{ postedAt?: Instant; stoodOn?: BusinessDate | null }>)[];
    ledger: readonly LedgerEntry[];
  }>;

/** The numbers of a loan on the day of an act, from what was known when it was done. */
export type LoanNumbers = Readonly<{
  on: BusinessDate;
  /** Of an early step negative: days before the due date. */
  daysPastDue: number;
  /** Days since the due date that a hold took out of the count. */
  pausedDays: number;
  /** The due date it counts from. */
  dueOn: BusinessDate | null;
  bucket: number;
  pastDueAmount: Minor;
  /** What the installment of that due date still asked; null without one. */
  installmentUnpaid: Minor | null;
  outstandingTotal: Minor;
  /** False when the ledger as it was known gives other days than those that the act kept. */
  agrees: boolean;
}>;

/**
 * A loan as the scan of a day saw it: what was stored while the loan stood on an earlier day. Entries
 * from before that was noted count by the moment of the act.
 */
export function asSeenOn(loan: DatedLoan, on: BusinessDate, at: Instant): DatedLoan {
  const isSeen = (part: { postedAt?: Instant; stoodOn?: BusinessDate | null }) =>
    part.stoodOn ? part.stoodOn < on : (part.postedAt ?? 0) <= at;
  return {
    ...loan,
    schedules: loan.schedules.filter(isSeen),
    ledger: loan.ledger.filter(isSeen),
  };
}

/** Whether an act of a day counts to a due date ahead: a due date that is day 1 of the count is none. */
export function isCountedTo(
  { daysPastDue, dueOn }: Readonly<{ daysPastDue: number; dueOn: BusinessDate | null }>,
  on: BusinessDate,
): boolean {
  return dueOn !== null && dueOn >= on && daysPastDue <= 0;
}

/** The numbers of a day. `kept` is what the act itself recorded; null when it recorded nothing. */
export function numbersOn(
  loan: QuotableLoan,
  on: BusinessDate,
  kept: Readonly<{ daysPastDue: number; dueOn: BusinessDate | null }> | null,
): LoanNumbers {
  const state = replay({ ...loan, asOf: on });
  const isEarly = kept !== null && isCountedTo(kept, on);
  const dueOn = isEarly ? kept.dueOn : state.oldestUnpaidDueOn;
  const daysPastDue = isEarly && dueOn ? daysBetween(dueOn, on) : state.daysPastDue;
  const installment = state.installments.find((one) => one.dueOn === dueOn);
  return {
    on,
    daysPastDue: kept?.daysPastDue ?? daysPastDue,
    pausedDays: isEarly ? 0 : state.calendarDaysPastDue - state.daysPastDue,
    dueOn: kept === null ? dueOn : kept.dueOn,
    bucket: bucketIn(state),
    pastDueAmount: state.pastDueAmount,
    installmentUnpaid: installment?.outstanding ?? null,
    outstandingTotal: state.outstanding.total,
    agrees: kept === null || (kept.daysPastDue === daysPastDue && kept.dueOn === dueOn),
  };
}
