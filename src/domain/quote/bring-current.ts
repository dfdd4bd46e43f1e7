import { type BusinessDate, instant } from "../../kernel/calendar";
import { add, least, type Minor, ZERO } from "../../kernel/money";
import { type Components, NO_COMPONENTS, totalOf } from "../loan/components";
import { draftOf, toEntries } from "../loan/entry-draft";
import { replay } from "../loan/replay";
import type { QuotableLoan } from "./payoff";

export type BringCurrentQuote = Readonly<{
  on: BusinessDate;
  /** The payment after which nothing is past due, in minor units; zero when nothing is. */
  amount: Minor;
  /** What is past due on that day, penalties included. */
  pastDue: Components;
  daysPastDue: number;
}>;

/** An order of allocation that pays other things first asks for more; each round finds how much. */
const ROUNDS_MAX = 12;

/**
 * The payment that brings a loan current on a day: all that is past due, penalties included since
 * most orders pay them first, and as much more as the loan's own order of allocation lets pass by
 * what is past due. At most all that is owed: then also what an order never reaches is paid.
 */
export function quoteBringCurrent(loan: QuotableLoan, on: BusinessDate): BringCurrentQuote {
  const state = replay({ ...loan, asOf: on });
  const { daysPastDue, oldestUnpaidDueOn, pastDue, outstanding } = state;
  if (oldestUnpaidDueOn === null) {
    return { on, amount: ZERO, pastDue: NO_COMPONENTS, daysPastDue };
  }
  let amount = totalOf(pastDue);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const missing = pastDueAfter(loan, on, amount);
    if (missing === 0) return { on, amount, pastDue, daysPastDue };
    amount = least(outstanding.total, add(amount, missing));
  }
  return { on, amount: outstanding.total, pastDue, daysPastDue };
}

function pastDueAfter(loan: QuotableLoan, on: BusinessDate, amount: Minor): Minor {
  const draft = draftOf({ type: "payment", amount, effectiveOn: on });
  const ledger = [...loan.ledger, ...toEntries(loan.ledger, [draft], instant(0))];
  return replay({ ...loan, ledger, asOf: on }).pastDueAmount;
}
