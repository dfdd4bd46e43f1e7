import type { Transition } from "../app/loan/store";
import type { BusinessDate } from "../kernel/calendar";
import type { Minor } from "../kernel/money";

/** The columns of `transition` as D1 answers them. */
export type TransitionColumns = Readonly<{
  loan_id: number;
  loan_version: number;
  business_date: BusinessDate;
  from_bucket: number;
  to_bucket: number;
  past_due_amount: Minor;
  principal_balance: Minor;
  cause: Transition["cause"];
  policy_version: number;
}>;

export const TRANSITION_COLUMNS = `loan_id, loan_version, business_date, from_bucket, to_bucket,
  past_due_amount, principal_balance, cause, policy_version`;

export function toTransition(row: TransitionColumns): Transition {
  return {
    loanId: row.loan_id,
    loanVersion: row.loan_version,
    businessDate: row.business_date,
    fromBucket: row.from_bucket,
    toBucket: row.to_bucket,
    pastDueAmount: row.past_due_amount,
    principalBalance: row.principal_balance,
    cause: row.cause,
    policyVersion: row.policy_version,
  };
}
