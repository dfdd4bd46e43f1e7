import { M_SCHEME } from "../../domain/delinquency/bucket-scheme";
import type { DelinquencyFacts, Pause } from "../../domain/delinquency/known-delinquency";
import { dueDateIsDay } from "../../domain/loan/rules";
import type { Policy } from "../../domain/policy/policy";
import { pausesOf } from "../../domain/treatment/treatment";
import type { BusinessDate } from "../../kernel/calendar";
import { rulesOf } from "./fold";
import type { Loan, LoanRecord } from "./store";

/**
 * What the delinquency of a stored loan comes from, counted as its lender counts. Its pauses are the
 * loan's own copy of its holds; whoever must know since when each is known brings them.
 */
export function delinquencyFacts(
  policy: Policy,
  record: LoanRecord,
  pauses: readonly Pause[] = pausesOf(record.loan.holds),
): DelinquencyFacts {
  const { loan, schedules, ledger } = record;
  const rules = rulesOf(policy, loan);
  return {
    schedules,
    ledger,
    rules,
    dueDateIsDay: dueDateIsDay(rules),
    pauses,
    scheme: M_SCHEME,
  };
}

/**
 * The first day of which a loan has a history. Of one that came in mid-life its opening says what
 * was paid until then, not when: before that day every installment would look unpaid.
 */
export function historyOpensOn({ opening, terms }: Loan): BusinessDate {
  return opening?.asOf ?? terms.disbursedOn;
}
