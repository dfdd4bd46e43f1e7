import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { daysWithin, type Interval, mergeIntervals } from "../../kernel/interval";
import { type Minor, multiplyDivide, ZERO } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { type LateFeeRule, lateFeeAmount } from "../loan/late-fee";
import type { PenaltyInterestRule } from "../loan/penalty-interest";
import { replay } from "../loan/replay";
import type { Charges, StopKind } from "../loan/rules";
import type { DerivedCharge, LoanState } from "../loan/state";
import type { QuotableLoan } from "../quote/payoff";
import { type Prevention, unmakingPayment } from "./prevention";

/** A hold that kept charges back on some of the days. */
export type ChargeStop = Readonly<{ kind: StopKind; from: BusinessDate; to: BusinessDate | null }>;

/** How a rule of the contract came to a charge. Money in minor units. */
export type ChargeRule =
  | Readonly<{
      kind: "late-fee";
      rule: LateFeeRule;
      /** What the installment asked in all, and what of it was overdue on the day, both without penalties. */
      installment: Minor;
      overdue: Minor;
      /** Before the caps. */
      uncapped: Minor;
    }>
  | Readonly<{
      kind: "penalty-interest";
      rule: PenaltyInterestRule;
      /** Calendar days from the due date through the day it has grown to, without those held back. */
      days: number;
      /** How it grew: the day and by how much. */
      growth: readonly Readonly<{ on: BusinessDate; amount: Minor }>[];
      /** All penalty interest of the loan may reach this; null for no cap. */
      cap: Minor | null;
    }>;

export type ChargeExplanation = ChargeRule &
  Readonly<{
    installmentNumber: number;
    occurrence: number;
    dueOn: BusinessDate;
    /** The day of the fee, or the day to which interest has grown. */
    on: BusinessDate;
    amount: Minor;
    daysLate: number;
    /** The holds that the contract lets stop charges, between the due date and the day. */
    stops: readonly ChargeStop[];
    /** A loan that came in mid-life is charged for no day before; null when that is none of these. */
    chargedFrom: BusinessDate | null;
    heldDays: number;
    /** Which kinds of stops the contract knows. */
    stoppedBy: readonly StopKind[];
    preventions: readonly Prevention[];
  }>;

type ChargeName = Readonly<{
  charge: DerivedCharge["kind"];
  installment: number;
  occurrence: number;
}>;

/**
 * Says how the rules of a loan's contract made a late fee or penalty interest, as of a day. Undefined
 * when they made no such charge, or when a payment of an earlier day has unmade it since.
 */
export function explainCharge(
  loan: QuotableLoan,
  name: ChargeName,
  asOf: BusinessDate,
): ChargeExplanation | undefined {
  const { charges } = loan.rules;
  const state = replay({ ...loan, asOf, explain: true });
  const charge = chargeIn(state, name);
  const row = state.installments.find(({ number }) => number === name.installment);
  if (!charges || !charge || !row) return undefined;
  const rule = ruleOf(loan, charges, state, charge);
  if (rule === undefined) return undefined;
  const { dueOn } = row;
  const stops = (loan.stops ?? []).filter(
    ({ kind, from, to }) =>
      charges.stoppedBy.includes(kind) && from < charge.on && (to === null || to > dueOn),
  );
  const { from = null } = charges;
  const before = from !== null && from > dueOn ? [{ from: dueOn, to: from }] : [];
  const heldDays = heldBetween([...before, ...stops], dueOn, charge.on);
  return {
    ...rule,
    ...(rule.kind === "penalty-interest" && { days: daysBetween(dueOn, charge.on) - heldDays }),
    installmentNumber: name.installment,
    occurrence: name.occurrence,
    dueOn,
    on: charge.on,
    amount: charge.amount,
    daysLate: daysBetween(dueOn, charge.on),
    stops,
    chargedFrom: before.length === 0 ? null : from,
    heldDays,
    stoppedBy: charges.stoppedBy,
    preventions: preventionsOf(loan, charges, name, { dueOn, on: charge.on }),
  };
}

function chargeIn({ charges }: LoanState, { charge, installment, occurrence }: ChargeName) {
  return charges.find(
    (one) => one.kind === charge && one.number === installment && one.occurrence === occurrence,
  );
}

function ruleOf(
  loan: QuotableLoan,
  charges: Charges,
  state: LoanState,
  { kind, number, on }: DerivedCharge,
): ChargeRule | undefined {
  if (kind === "late-fee") {
    const { lateFee: rule } = charges;
    // What happens by itself comes before the entries of a day, so the day before is its basis.
    const before = replay({ ...loan, asOf: addDays(on, -1) });
    const row = before.installments.find((one) => one.number === number);
    if (rule === null || row === undefined) return undefined;
    const installment = (row.principal + row.interest + row.fee) as Minor;
    const { paid } = row;
    const overdue = (installment - paid.principal - paid.interest - paid.fee) as Minor;
    const uncapped = lateFeeAmount(rule, { installment, overdue });
    return { kind, rule, installment, overdue, uncapped };
  }
  const { penaltyInterest: rule } = charges;
  if (rule === null) return undefined;
  const growth = state.postings
    .filter((one) => one.cause === kind && one.sequence === null && one.number === number)
    .map((one) => ({ on: one.on, amount: one.asked }));
  return { kind, rule, days: 0, growth, cap: capOf(loan, rule) };
}

function capOf({ schedules }: QuotableLoan, rule: PenaltyInterestRule): Minor | null {
  if (rule.capPercentOfPrincipal === null) return null;
  const { numerator, denominator } = ratePercent(rule.capPercentOfPrincipal);
  const principal = schedules.at(-1)?.installments.reduce((sum, one) => sum + one.principal, 0);
  return multiplyDivide((principal ?? 0) as Minor, numerator, denominator, "down");
}

function heldBetween(stops: readonly Interval[], from: BusinessDate, to: BusinessDate): number {
  return from < to ? daysWithin(mergeIntervals(stops), from, to) : 0;
}

function preventionsOf(
  loan: QuotableLoan,
  charges: Charges,
  name: ChargeName,
  { dueOn, on }: Readonly<{ dueOn: BusinessDate; on: BusinessDate }>,
): readonly Prevention[] {
  const by = lastDayWithout(charges, name, { dueOn, on });
  const row = replay({ ...loan, asOf: by }).installments.find(
    ({ number }) => number === name.installment,
  );
  const amount = row?.outstanding ?? ZERO;
  const isMade = (state: LoanState) => chargeIn(state, name) !== undefined;
  const payment = unmakingPayment(loan, { on, by, amount }, isMade);
  if (!charges.stoppedBy.includes("hold")) return [payment];
  const isFee = name.charge === "late-fee";
  return [
    payment,
    isFee ? { kind: "hold", stops: "charges", on } : { kind: "lasting-hold", from: dueOn },
  ];
}

/** The last day on which the installment could be paid without this charge. */
function lastDayWithout(
  { penaltyInterest }: Charges,
  { charge }: ChargeName,
  { dueOn, on }: Readonly<{ dueOn: BusinessDate; on: BusinessDate }>,
): BusinessDate {
  if (charge === "late-fee") return addDays(on, -1);
  return addDays(dueOn, penaltyInterest?.graceDays ?? 0);
}
