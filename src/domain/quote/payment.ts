import { type BusinessDate, instant } from "../../kernel/calendar";
import { add, type Minor, ZERO } from "../../kernel/money";
import { addComponents, type Components, NO_COMPONENTS } from "../loan/components";
import { draftOf, toEntries } from "../loan/entry-draft";
import { replay } from "../loan/replay";
import type { LoanState } from "../loan/state";
import type { QuotableLoan } from "./payoff";

export type PaymentPart = Readonly<{ number: number; dueOn: BusinessDate }> & Components;

/** The numbers of a loan that a payment moves. */
export type Standing = Readonly<{
  daysPastDue: number;
  pastDueAmount: Minor;
  oldestUnpaidDueOn: BusinessDate | null;
  outstandingTotal: Minor;
  credit: Minor;
}>;

export type PaymentPreview = Readonly<{
  on: BusinessDate;
  amount: Minor;
  /** What the payment itself pays, in all and of each installment, in order of due dates. */
  pays: Components;
  installments: readonly PaymentPart[];
  /** What no installment takes. */
  toCredit: Minor;
  before: Standing;
  after: Standing;
}>;

/**
 * What a payment of an amount on a day would do, by replaying the loan with it: what it pays by
 * component and installment, days past due and amount past due before and after, and the credit
 * left. A backdated payment moves later ones along: `pays` is its own part, `after` the whole truth.
 * The amount is above zero, in minor units.
 */
export function previewPayment(
  loan: QuotableLoan,
  { amount, on }: Readonly<{ amount: Minor; on: BusinessDate }>,
): PaymentPreview {
  const before = replay({ ...loan, asOf: on });
  const draft = draftOf({ type: "payment", amount, effectiveOn: on });
  const [payment] = toEntries(loan.ledger, [draft], instant(0));
  const ledger = payment === undefined ? loan.ledger : [...loan.ledger, payment];
  const after = replay({ ...loan, ledger, asOf: on, explain: true });
  const { installments, toCredit } = partsOf(after, payment?.sequence ?? 0);
  return {
    on,
    amount,
    pays: installments.reduce<Components>(addComponents, NO_COMPONENTS),
    installments,
    toCredit,
    before: standingOf(before),
    after: standingOf(after),
  };
}

function partsOf(
  state: LoanState,
  sequence: number,
): Pick<PaymentPreview, "installments" | "toCredit"> {
  const paid = new Map<number, Components>();
  let toCredit = ZERO;
  for (const posting of state.postings) {
    if (posting.sequence !== sequence || posting.paid === 0) continue;
    const { number, component } = posting;
    if (number === null || component === null) {
      toCredit = add(toCredit, posting.paid);
    } else {
      const part = paid.get(number) ?? NO_COMPONENTS;
      paid.set(number, { ...part, [component]: add(part[component], posting.paid) });
    }
  }
  const installments = state.installments.flatMap(({ number, dueOn }) => {
    const part = paid.get(number);
    return part === undefined ? [] : [{ number, dueOn, ...part }];
  });
  return { installments, toCredit };
}

function standingOf(state: LoanState): Standing {
  const { daysPastDue, pastDueAmount, oldestUnpaidDueOn, outstanding, credit } = state;
  return {
    daysPastDue,
    pastDueAmount,
    oldestUnpaidDueOn,
    outstandingTotal: outstanding.total,
    credit,
  };
}
