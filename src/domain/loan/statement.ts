import { addDays, addMonths, type BusinessDate, earliest } from "../../kernel/calendar";
import { type DayCount, YEAR_PARTS, yearShare } from "../../kernel/day-count";
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
  minimum: Readonly<{ amountMin: Minor; percentOfBalance: string }>;
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
  unasked: Minor;
  /** Balance × parts of a year since the last closing, for the average daily balance. */
  units: bigint;
  since: BusinessDate;
  pendingFee: Minor;
  pendingPenalty: Minor;
  purchases: Minor;
  payments: Minor;
  /** Paid since the last closing up to its due date. */
  paidInTime: Minor;
  readonly statements: Statement[];
};

export function openRevolving(terms: StatementTerms): Revolving {
  return {
    terms,
    unasked: ZERO,
    units: 0n,
    since: terms.openedOn,
    pendingFee: ZERO,
    pendingPenalty: ZERO,
    purchases: ZERO,
    payments: ZERO,
    paidInTime: ZERO,
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
  revolving.units += BigInt(greatest(ZERO, principalOwed)) * BigInt(numerator);
  revolving.since = to;
}

/** A purchase or cash advance: it is owed at once and asked by the next statements. */
export function purchase(account: Account, amount: Minor, cause: Cause): void {
  const { revolving } = account;
  if (revolving === null) return;
  revolving.unasked = add(revolving.unasked, amount);
  revolving.purchases = add(revolving.purchases, amount);
  account.principalOwed = add(account.principalOwed, amount);
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
  const interest = isInterestFree(revolving) ? ZERO : interestOf(revolving);
  const fees = add(revolving.pendingFee, revolving.pendingPenalty);
  const charged = add(interest, fees);
  const pastDue = sum(account.rows.map(({ outstanding }) => outstanding));
  const balance = minor(unasked + pastDue + charged - account.credit);
  const minimum = minimumOf(terms, balance, charged);
  const principal = least(unasked, greatest(ZERO, subtract(minimum, charged)));

  const previousBalance = statements.at(-1)?.balance ?? ZERO;
  const row = insertRow(account, addDays(on, terms.dueAfterDays), "schedule");
  const cause: Cause = { sequence: null, type: "accrual", on };
  revolving.unasked = subtract(revolving.unasked, principal);
  account.principalOwed = subtract(account.principalOwed, principal);
  ask(account, row, "principal", principal, cause);
  ask(account, row, "interest", interest, cause);
  ask(account, row, "fee", revolving.pendingFee, cause);
  ask(account, row, "penalty", revolving.pendingPenalty, cause);
  statements.push({
    number: row.number,
    closedOn: on,
    dueOn: row.dueOn,
    previousBalance,
    purchases: revolving.purchases,
    payments: revolving.payments,
    interest,
    fees,
    balance,
    minimumPayment: add(pastDue, row.outstanding),
  });
  startCycle(revolving);
  spendCredit(account, cause);
  return row;
}

/** Notes a payment; only one up to the due date counts as paying the last statement in full. */
export function notePayment({ revolving }: Account, amount: Minor, on: BusinessDate): void {
  if (revolving === null) return;
  revolving.payments = add(revolving.payments, amount);
  const last = revolving.statements.at(-1);
  if (last === undefined || on > last.dueOn) return;
  revolving.paidInTime = add(revolving.paidInTime, amount);
}

function startCycle(revolving: Revolving): void {
  revolving.units = 0n;
  revolving.pendingFee = ZERO;
  revolving.pendingPenalty = ZERO;
  revolving.purchases = ZERO;
  revolving.payments = ZERO;
  revolving.paidInTime = ZERO;
}

function isInterestFree({ terms, statements, paidInTime }: Revolving): boolean {
  const last = statements.at(-1);
  return terms.interestFreeWhenPaidInFull && (last === undefined || paidInTime >= last.balance);
}

function interestOf({ terms, units }: Revolving): Minor {
  const { numerator, denominator } = ratePercent(terms.annualRatePercent);
  const whole = BigInt(denominator) * BigInt(YEAR_PARTS[terms.dayCount]);
  return roundBigQuotient(units * BigInt(numerator), whole, "half-even");
}

function minimumOf({ minimum }: StatementTerms, balance: Minor, charged: Minor): Minor {
  if (balance <= 0) return ZERO;
  const { numerator, denominator } = ratePercent(minimum.percentOfBalance);
  const share = multiplyDivide(balance, numerator, denominator, "up");
  return least(balance, greatest(minimum.amountMin, add(share, charged)));
}

/** The next day on which a statement account changes by itself. */
export function nextClosing(terms: StatementTerms, after: BusinessDate): BusinessDate {
  return earliest(closingAfter(terms, after), addMonths(after, 2));
}
