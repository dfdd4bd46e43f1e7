import { addDays, type BusinessDate, instant } from "../../kernel/calendar";
import { add, type Minor, ZERO } from "../../kernel/money";
import { bucketIn } from "../delinquency/project";
import { draftOf, toEntries } from "../loan/entry-draft";
import { replay } from "../loan/replay";
import type { LoanState } from "../loan/state";
import { quoteBringCurrent } from "../quote/bring-current";
import type { QuotableLoan } from "../quote/payoff";

/** Something that would have kept an act from happening. */
export type Prevention =
  /** A payment of so much, in minor units, effective by that day. */
  | Readonly<{ kind: "payment"; amount: Minor; by: BusinessDate }>
  /** A payment by that day, of an amount that the loan's allocation does not let us name. */
  | Readonly<{ kind: "unnamed-payment"; by: BusinessDate }>
  /** A hold on the day of the act that stops this. */
  | Readonly<{ kind: "hold"; stops: "steps" | "notices" | "charges"; on: BusinessDate }>
  /** A hold that stops charges from a day on, for as long as they would grow. */
  | Readonly<{ kind: "lasting-hold"; from: BusinessDate }>
  /** The step's condition not being so. */
  | Readonly<{ kind: "condition" }>
  /** The borrower asking for a stop of contact. */
  | Readonly<{ kind: "stop" }>
  /** An address at which a letter arrives. */
  | Readonly<{ kind: "address" }>;

type Occasion = Readonly<{
  on: BusinessDate;
  /** The due date that the act counts from; null when nothing was past due. */
  dueOn: BusinessDate | null;
  /** Counted to a due date that is still to come. */
  isEarly: boolean;
}>;

/**
 * The payment that would have kept a loan from being late since a due date on the day of an act, or
 * an installment ahead from being open. It would have to be here the day before, since a scan begins
 * its day; it is tried on the loan, and named only when it would have been enough.
 */
export function preventingPayment(loan: QuotableLoan, occasion: Occasion): Prevention | null {
  const { on, dueOn, isEarly } = occasion;
  if (dueOn === null) return null;
  const by = addDays(on, -1);
  const amounts = isEarly ? [unpaidOf(loan, on, dueOn)] : currentAmounts(loan, on, by);
  const isKept = (state: LoanState) =>
    isEarly
      ? unpaidIn(state, dueOn) <= loan.rules.toleranceAmount
      : state.oldestUnpaidDueOn !== dueOn;
  return namedWhenEnough(loan, { amounts, by, on }, isKept);
}

/** The payment that would have kept a loan in its bucket on a day on which it moved to a worse one. */
export function stayingPayment(
  loan: QuotableLoan,
  on: BusinessDate,
  bucket: number,
): Prevention | null {
  const by = addDays(on, -1);
  const amounts = currentAmounts(loan, on, by);
  return namedWhenEnough(loan, { amounts, by, on }, (state) => bucketIn(state) <= bucket);
}

/** The payment of an installment by a day that would have unmade a charge on it. */
export function unmakingPayment(
  loan: QuotableLoan,
  { on, by, amount }: Readonly<{ on: BusinessDate; by: BusinessDate; amount: Minor }>,
  isMade: (state: LoanState) => boolean,
): Prevention {
  return namedWhenEnough(loan, { amounts: [amount], by, on }, (state) => !isMade(state));
}

/** What is past due on a day with the penalties of the day before, then whatever else its order asks. */
function currentAmounts(loan: QuotableLoan, on: BusinessDate, by: BusinessDate): readonly Minor[] {
  const { pastDueAmount } = replay({ ...loan, asOf: on });
  const { penalty } = replay({ ...loan, asOf: by }).outstanding;
  return [add(pastDueAmount, penalty), quoteBringCurrent(loan, on).amount];
}

/** The first of some amounts that is enough when it is paid. */
function namedWhenEnough(
  loan: QuotableLoan,
  { amounts, by, on }: Readonly<{ amounts: readonly Minor[]; by: BusinessDate; on: BusinessDate }>,
  isKept: (state: LoanState) => boolean,
): Prevention {
  const amount = amounts.find((one) => one > 0 && isKept(paidWith(loan, one, { by, on })));
  return amount === undefined ? { kind: "unnamed-payment", by } : { kind: "payment", amount, by };
}

function paidWith(
  loan: QuotableLoan,
  amount: Minor,
  { by, on }: Readonly<{ by: BusinessDate; on: BusinessDate }>,
): LoanState {
  const draft = draftOf({ type: "payment", amount, effectiveOn: by });
  const ledger = [...loan.ledger, ...toEntries(loan.ledger, [draft], instant(0))];
  return replay({ ...loan, ledger, asOf: on });
}

function unpaidOf(loan: QuotableLoan, on: BusinessDate, dueOn: BusinessDate): Minor {
  return unpaidIn(replay({ ...loan, asOf: on }), dueOn);
}

function unpaidIn({ installments }: LoanState, dueOn: BusinessDate): Minor {
  return installments.find((one) => one.dueOn === dueOn)?.outstanding ?? ZERO;
}
