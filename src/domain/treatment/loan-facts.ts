import { addDays, addMonths, type BusinessDate, daysBetween } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { confirmedBefore, type Confirmations } from "../contact/confirmations";
import type { ConditionFacts } from "../condition/facts";
import { policyBucket } from "../delinquency/project";
import type { LoanState } from "../loan/state";
import { brokenPromises, type PaymentPromise } from "../promise/promise";
import { HOLD_STOPS, type Priority } from "../policy/step-action";
import { isHeld, type LoanHold } from "./treatment";

/**
 * What is known of a borrower besides its loan, as it stood at the end of the business date before:
 * then it does not matter which of a borrower's loans is looked at first.
 */
export type Circumstances = Readonly<{
  locale: string;
  timezone: string | null;
  stopRequested: boolean;
  /** When ways to them were seen to be theirs, and since when they are known at all. */
  confirmed: Confirmations;
  since: BusinessDate;
  case: Readonly<{ stage: string; priority: Priority }> | null;
  /** The loan's own. */
  flags: readonly string[];
}>;

export type LoanFactsInput = Readonly<{
  loan: Readonly<{
    product: string;
    currency: string;
    terms: Readonly<{ principal: Minor; disbursedOn: BusinessDate }>;
    holds: readonly LoanHold[];
    /** As they stand on the day of the state. */
    promises: readonly PaymentPromise[];
  }>;
  state: LoanState;
  circumstances: Circumstances;
}>;

/** The facts of a loan on the day of its state, as conditions ask for them. */
export function conditionFacts(input: LoanFactsInput): ConditionFacts {
  const { loan, state, circumstances } = input;
  const { installments, asOf } = state;
  const before = addDays(asOf, state.counting.dueDateIsDay);
  const { locale, timezone, stopRequested, case: open, flags } = circumstances;
  const confirmedOn = confirmedBefore(asOf, circumstances);
  return {
    loan: {
      daysPastDue: state.daysPastDue,
      pastDueAmount: state.pastDueAmount,
      principalBalance: state.outstanding.principal,
      principal: loan.terms.principal,
      bucket: policyBucket(state).name,
      product: loan.product,
      currency: loan.currency,
      installmentsUnpaid: installments.filter((one) => one.dueOn < before && one.outstanding > 0)
        .length,
      installmentsTotal: installments.length,
      installmentsPaid: installments.filter(({ outstanding }) => outstanding === 0).length,
      monthsOnBook: monthsBetween(loan.terms.disbursedOn, asOf),
      penaltyOutstanding: state.outstanding.penalty,
      credit: state.credit,
      openPromise: loan.promises.some((one) => one.state === "open" && one.madeOn <= asOf),
      brokenPromises: brokenPromises(loan.promises).length,
    },
    borrower: {
      locale,
      timezone: timezone ?? "",
      stopRequested,
      // The clock of a sandbox may stand before the day on which its book came in.
      daysSinceConfirmed: Math.max(0, daysBetween(confirmedOn, asOf)),
    },
    case: { open: open !== null, stage: open?.stage ?? "", priority: open?.priority ?? "" },
    flags,
    holds: HOLD_STOPS.filter((stop) => isHeld(loan.holds, stop, asOf)),
  };
}

/** Full months from one day to another; 0 before the first is over. */
function monthsBetween(from: BusinessDate, to: BusinessDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  const months = years * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
  return Math.max(0, addMonths(from, months) > to ? months - 1 : months);
}
