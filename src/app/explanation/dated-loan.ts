import type { DatedLoan } from "../../domain/explanation/loan-numbers";
import type { Policy } from "../../domain/policy/policy";
import { rulesOf, stopsOf } from "../loan/fold";
import type { LoanRecord } from "../loan/store";

/** A loan's record as explanations replay it, under the days of a policy. */
export function datedLoan(policy: Policy, { loan, schedules, ledger }: LoanRecord): DatedLoan {
  return {
    schedules,
    ledger,
    rules: rulesOf(policy, loan),
    stops: stopsOf(loan.holds),
    startedOn: loan.terms.disbursedOn,
  };
}
