import { addDays, addMonths, type BusinessDate, earliest } from "../../kernel/calendar";
import { type DayCount, YEAR_PARTS, yearShare } from "../../kernel/day-count";
import { type Minor, minor, multiplyDivide, roundBigQuotient, sum } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { type Account, ask, type Cause, insertRow, type Row } from "./account";
import { spendCredit } from "./allocate";

/** An account that asks a minimum payment per statement: a credit card, a credit line. */
export type StatementTerms = Readonly<{
  annualRatePercent: string;
  dayCount: DayCount;
  openedOn: BusinessDate;
  /** The day of the month on which statements close, its last where the month is shorter. */
  closingDay: number;
  /** From closing to due date. */
  dueAfterDays: number;
  /** The larger of an amount in minor units, and a percentage of the balance with interest and fees on top. */
  minimum: Readonly<{ amountMin: number; percentOfBalance: string }>;
  /** Whether a statement paid in full by its due date earns the cycle after it no interest. */
  interestFreeWhenPaidInFull: boolean;
}>;

/** One closing. What is past due of earlier statements is not in the row, but in the minimum. */
export type Statement = Readonly<{
  number: number;
  closedOn: BusinessDate;
  dueOn: BusinessDate;
  previousBalance: Minor;
  purchases: Minor;
  payments: Minor;
  interest: Minor;
  /** Fees and penalties. */
  fees: Minor;
  balance: Minor;
  minimumPayment: Minor;
}>;

/** The part of a statement account that no statement asks for yet. */
export type Revolving = {
  readonly terms: StatementTerms;
  /** Minor units of principal. */
  unasked: number;
  /** Balance × parts of a year since the last closing, for the average daily balance. */
  units: bigint;
  since: BusinessDate;
  pendingFee: number;
  pendingPenalty: number;
  purchases: number;
  payments: number;
  /** Paid since the last closing up to its due date. */
  paidInTime: number;
  readonly statements: Statement[];
};

export function openRevolving(terms: StatementTerms): Revolving {
  return {
    terms,
    unasked: 0,
    units: 0n,
    since: terms.openedOn,
    pendingFee: 0,
    pendingPenalty: 0,
    purchases: 0,
    payments: 0,
    paidInTime: 0,
    statements: [],
  };
}

/** The closings after the opening, up to a day. */
export function closingDates(terms: StatementTerms, through: BusinessDate): BusinessDate[] {
  const dates: BusinessDate[] = [];
  for (let on = closingAfter(terms, terms.openedOn); on <= through; on = closingAfter(terms, on)) {
    dates.push(on);
  }
  return dates;
}

/** The first closing after a day. */
export function closingAfter({ closingDay }: StatementTerms, after: BusinessDate): BusinessDate {
  const inMonth = addMonths(after, 0, closingDay);
  return inMonth > after ? inMonth : addMonths(after, 1, closingDay);
}

/** Lets the daily balance count up to a day. */
export function accrueRevolving(account: Account, to: BusinessDate): void {
  const { revolving, principalOwed } = account;
  if (revolving === null || to <= revolving.since) return;
  const { numerator } = yearShare(revolving.terms.dayCount, revolving.since, to);
  revolving.units += BigInt(Math.max(0, principalOwed)) * BigInt(numerator);
  revolving.since = to;
}

/** A purchase or cash advance: it is owed at once and asked by the next statements. */
export function purchase(account: Account, amount: number, cause: Cause): void {
  const { revolving } = account;
  if (revolving === null) return;
  revolving.unasked += amount;
  revolving.purchases += amount;
  account.principalOwed += amount;
  spendCredit(account, cause);
}

/**
 * Closes a statement: interest on the average daily balance since the last closing, the fees that
 * came up, and the minimum payment, which becomes one installment. Interest is rounded half-even,
 * the percentage of the minimum up.
 */
export function closeStatement(account: Account, on: BusinessDate): Row | undefined {
  const { revolving } = account;
  if (revolving === null) return undefined;
  accrueRevolving(account, on);
  const { terms, statements, unasked } = revolving;
  const interest = isInterestFree(revolving) ? 0 : interestOf(revolving);
  const fees = revolving.pendingFee + revolving.pendingPenalty;
  const pastDue = sum(account.rows.map(({ outstanding }) => outstanding));
  const balance = minor(unasked + pastDue + interest + fees - account.credit);
  const principal = Math.min(
    unasked,
    Math.max(0, minimumOf(terms, balance, interest + fees) - interest - fees),
  );

  const previousBalance = statements.at(-1)?.balance ?? minor(0);
  const row = insertRow(account, addDays(on, terms.dueAfterDays), "schedule");
  const cause: Cause = { sequence: null, type: "accrual", on };
  revolving.unasked -= principal;
  account.principalOwed -= principal;
  ask(account, row, "principal", principal, cause);
  ask(account, row, "interest", interest, cause);
  ask(account, row, "fee", revolving.pendingFee, cause);
  ask(account, row, "penalty", revolving.pendingPenalty, cause);
  statements.push({
    number: row.number,
    closedOn: on,
    dueOn: row.dueOn,
    previousBalance,
    purchases: minor(revolving.purchases),
    payments: minor(revolving.payments),
    interest: minor(interest),
    fees: minor(fees),
    balance,
    minimumPayment: minor(pastDue + row.outstanding),
  });
  startCycle(revolving);
  spendCredit(account, cause);
  return row;
}

/** Notes a payment; only one up to the due date counts as paying the last statement in full. */
export function notePayment({ revolving }: Account, amount: number, on: BusinessDate): void {
  if (revolving === null) return;
  revolving.payments += amount;
  const last = revolving.statements.at(-1);
  if (last !== undefined && on <= last.dueOn) revolving.paidInTime += amount;
}

function startCycle(revolving: Revolving): void {
  revolving.units = 0n;
  revolving.pendingFee = 0;
  revolving.pendingPenalty = 0;
  revolving.purchases = 0;
  revolving.payments = 0;
  revolving.paidInTime = 0;
}

function isInterestFree({ terms, statements, paidInTime }: Revolving): boolean {
  const last = statements.at(-1);
  return terms.interestFreeWhenPaidInFull && (last === undefined || paidInTime >= last.balance);
}

function interestOf({ terms, units }: Revolving): number {
  const { numerator, denominator } = ratePercent(terms.annualRatePercent);
  const whole = BigInt(denominator) * BigInt(YEAR_PARTS[terms.dayCount]);
  return roundBigQuotient(units * BigInt(numerator), whole, "half-even");
}

function minimumOf({ minimum }: StatementTerms, balance: Minor, charged: number): number {
  if (balance <= 0) return 0;
  const { numerator, denominator } = ratePercent(minimum.percentOfBalance);
  const share = multiplyDivide(balance, numerator, denominator, "up");
  return Math.min(balance, Math.max(minimum.amountMin, share + charged));
}

/** The next day on which a statement account changes by itself. */
export function nextClosing(terms: StatementTerms, after: BusinessDate): BusinessDate {
  return earliest(closingAfter(terms, after), addMonths(after, 2));
}
