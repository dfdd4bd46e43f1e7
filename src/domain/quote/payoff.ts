import { addDays, type BusinessDate, daysBetween, instant } from "../../kernel/calendar";
import { type DayCount, yearShare } from "../../kernel/day-count";
import {
  add,
  greatest,
  least,
  type Minor,
  minor,
  multiplyDivide,
  roundBigQuotient,
  subtract,
  sum,
  ZERO,
} from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { draftOf, type EntryDraft, toEntries } from "../loan/entry-draft";
import { rateInEffect } from "../loan/rate-in-effect";
import { type ReplayInput, replay } from "../loan/replay";
import type { InstallmentState, LoanState } from "../loan/state";

/** A loan to be quoted, on any day. */
export type QuotableLoan = Omit<ReplayInput, "asOf" | "explain"> &
  Readonly<{
    /** When the first period began; the first version's date when nobody says. */
    startedOn?: BusinessDate;
  }>;

/**
 * What a payoff asks of the period that is running: all its interest, its share by calendar days, or
 * the interest of the principal by the day. A loan that earns interest by the day asks what it earned.
 */
export type PayoffInterest =
  | Readonly<{ kind: "full-period" }>
  | Readonly<{ kind: "by-days" }>
  | Readonly<{ kind: "daily"; annualRatePercent: string; dayCount: DayCount }>;

export type PayoffQuote = Readonly<{
  on: BusinessDate;
  /** What closes the loan on that day, in minor units; the parts below, less the credit. */
  amount: Minor;
  principal: Minor;
  /** Unpaid of installments that are due. */
  interestDue: Minor;
  /** Of the running period, less what was paid of it ahead. */
  interestRunning: Minor;
  fee: Minor;
  penalty: Minor;
  credit: Minor;
  /** By how much interest raises the amount each further day of the period. */
  perDiem: Minor;
  /** What the borrower need not pay: interest not earned yet and fees of later installments. */
  unearned: Minor;
  /** The discount and the payment that close the loan, in the order in which they are posted. */
  entries: readonly EntryDraft[];
}>;

/**
 * The amount that closes a loan on a day: principal, what is due of interest, the interest of the
 * running period by the lender's policy, fees that are due or belong to that period, and penalties,
 * less the credit. Interest by days or daily is rounded half-even. Interest that was paid ahead
 * beyond what is earned is not given back. The quote comes with the entries that make it true; for
 * an allocation that keeps money in advance as credit the loan closes at its next due date.
 */
export function quotePayoff(
  loan: QuotableLoan,
  on: BusinessDate,
  policy: PayoffInterest,
): PayoffQuote {
  const state = replay({ ...loan, asOf: on });
  const due = state.installments.filter(({ dueOn }) => dueOn <= on);
  const running = runningLines(state);
  const isDaily = loan.rules.interest?.kind === "daily";
  const parts = {
    principal: state.outstanding.principal,
    interestDue: sum(due.map(unpaidInterest)),
    interestRunning: isDaily ? state.accruedInterest : earnedOf(loan, state, running, policy),
    fee: sum([...due, ...running].map(({ fee, paid }) => subtract(fee, paid.fee))),
    penalty: state.outstanding.penalty,
  };
  const owed = sum(Object.values(parts));
  const amount = greatest(ZERO, subtract(owed, state.credit));
  const quote = { on, ...parts, credit: state.credit, amount };
  if (isDaily) return dailyQuote(loan, state, quote);
  const interest = minor(state.outstanding.interest - parts.interestDue - parts.interestRunning);
  const fee = subtract(state.outstanding.fee, parts.fee);
  return {
    ...quote,
    perDiem: perDiemOf(loan, state, running, policy),
    unearned: add(interest, fee),
    entries: [...discounts(on, { interest, fee }), ...paymentOf(on, amount)],
  };
}

/** The lines of the period that is running: those due next that the schedule asks. */
function runningLines({ installments, asOf }: LoanState): readonly InstallmentState[] {
  const next = installments.find(({ dueOn, origin }) => dueOn > asOf && origin === "schedule");
  return installments.filter(({ dueOn }) => dueOn === next?.dueOn);
}

function unpaidInterest({ interest, paid }: InstallmentState): Minor {
  return subtract(interest, paid.interest);
}

/** What is earned of the running period and was not paid ahead; never more than its lines ask. */
function earnedOf(
  loan: QuotableLoan,
  state: LoanState,
  running: readonly InstallmentState[],
  policy: PayoffInterest,
): Minor {
  const asked = sum(running.map(({ interest }) => interest));
  const paid = sum(running.map((line) => line.paid.interest));
  const since = periodStart(loan, state);
  const days = running[0] === undefined ? 0 : daysBetween(since, running[0].dueOn);
  const elapsed = Math.max(0, daysBetween(since, state.asOf));
  let earned = asked;
  if (policy.kind === "by-days" && days > 0) {
    earned = multiplyDivide(asked, Math.min(elapsed, days), days, "half-even");
  } else if (policy.kind === "daily") {
    earned = interestOf(state.outstanding.principal, policy, since, state.asOf);
  }
  return greatest(ZERO, subtract(least(earned, asked), paid));
}

/** The last due date that has been, or the beginning of the loan. */
function periodStart({ startedOn, schedules }: QuotableLoan, state: LoanState): BusinessDate {
  const due = state.installments.findLast(
    ({ dueOn, origin }) => dueOn <= state.asOf && origin === "schedule",
  );
  return due?.dueOn ?? startedOn ?? schedules[0]?.effectiveOn ?? state.asOf;
}

function interestOf(
  principal: Minor,
  { annualRatePercent, dayCount }: Readonly<{ annualRatePercent: string; dayCount: DayCount }>,
  from: BusinessDate,
  to: BusinessDate,
): Minor {
  const rate = ratePercent(annualRatePercent);
  const share = yearShare(dayCount, from, to);
  return roundBigQuotient(
    BigInt(principal) * BigInt(rate.numerator) * BigInt(Math.max(0, share.numerator)),
    BigInt(rate.denominator) * BigInt(share.denominator),
    "half-even",
  );
}

function perDiemOf(
  loan: QuotableLoan,
  state: LoanState,
  running: readonly InstallmentState[],
  policy: PayoffInterest,
): Minor {
  const [first] = running;
  if (policy.kind === "full-period" || first === undefined) return ZERO;
  if (policy.kind === "daily") {
    return interestOf(state.outstanding.principal, policy, state.asOf, addDays(state.asOf, 1));
  }
  const asked = sum(running.map(({ interest }) => interest));
  const days = daysBetween(periodStart(loan, state), first.dueOn);
  return days > 0 ? multiplyDivide(asked, 1, days, "half-even") : ZERO;
}

function discounts(
  effectiveOn: BusinessDate,
  { interest, fee }: Readonly<{ interest: Minor; fee: Minor }>,
): readonly EntryDraft[] {
  const drafts = [
    draftOf({ type: "discount", amount: interest, component: "interest", effectiveOn }),
    draftOf({ type: "discount", amount: fee, component: "fee", effectiveOn }),
  ];
  return drafts.filter(({ amount }) => amount > 0);
}

function paymentOf(effectiveOn: BusinessDate, amount: Minor): readonly EntryDraft[] {
  return amount > 0 ? [draftOf({ type: "payment", amount, effectiveOn })] : [];
}

type Parts = Omit<PayoffQuote, "perDiem" | "unearned" | "entries">;

/**
 * Of interest that grows by the day installments ahead ask some already, when money came early, and
 * for the rest show a forecast. What is really owed is found by paying more than enough: the credit
 * that is left was too much. A forecast falls away after the payment, and not before, or the payment
 * would find less to pay. An allocation that keeps money as credit pays nothing ahead: there the
 * parts stand as they are.
 */
function dailyQuote(loan: QuotableLoan, state: LoanState, parts: Parts): PayoffQuote {
  const { on } = parts;
  const fee = subtract(state.outstanding.fee, parts.fee);
  const before = discounts(on, { interest: ZERO, fee });
  const after = (amount: Minor) => {
    const drafts = [...before, ...paymentOf(on, amount)];
    return replay({
      ...loan,
      ledger: [...loan.ledger, ...toEntries(loan.ledger, drafts, instant(0))],
      asOf: on,
    });
  };
  const enough = minor(state.outstanding.total + state.accruedInterest + 1);
  const { credit, outstanding } = after(enough);
  const isPaid = outstanding.total === outstanding.interest;
  const amount = isPaid ? greatest(ZERO, subtract(enough, credit)) : parts.amount;
  const { interest } = after(amount).outstanding;
  return {
    ...parts,
    amount,
    interestRunning: minor(parts.interestRunning + amount - parts.amount),
    perDiem: dailyPerDiem(loan, state),
    unearned: add(interest, fee),
    entries: [...before, ...paymentOf(on, amount), ...discounts(on, { interest, fee: ZERO })],
  };
}

function dailyPerDiem({ schedules, rules }: QuotableLoan, { asOf, outstanding }: LoanState): Minor {
  const annualRatePercent = rateInEffect(schedules, rules, asOf);
  if (rules.interest?.kind !== "daily" || annualRatePercent === null) return ZERO;
  const { dayCount } = rules.interest;
  const rate = { annualRatePercent, dayCount };
  return interestOf(outstanding.principal, rate, asOf, addDays(asOf, 1));
}
