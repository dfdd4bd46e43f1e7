import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import type { Interval } from "../../kernel/interval";
import { add, least, type Minor, minor, subtract, ZERO } from "../../kernel/money";
import type { CompiledAllocation } from "./allocate";
import type { Component } from "./components";
import type { DailyInterest } from "./daily-interest";
import type { PenaltyAccrual } from "./penalty-interest";
import type { Charges } from "./rules";
import type { Installment } from "./schedule";
import type { DerivedCharge, InstallmentState, Posting } from "./state";
import type { Revolving } from "./statement";

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** One due line while it is replayed. */
export type Row = Open<Omit<InstallmentState, "paid">> & { paid: Open<InstallmentState["paid"]> };

/** Who changes an account: an entry of the ledger, or a rule (then without a sequence). */
export type Cause = Readonly<{
  sequence: number | null;
  type: Posting["cause"];
  on: BusinessDate;
}>;

/**
 * A loan while its entries are replayed. It is changed in place, because a replay runs for every
 * loan a scan touches; nobody outside the replay sees it before it is finished.
 */
export type Account = {
  /** In order of due dates. */
  readonly rows: Row[];
  /** Lines of later versions, each waiting for the entry that brings its version. */
  readonly waiting: Map<number, Row[]>;
  /** What a version asks instead of older lines that had been paid, as we learned later. */
  takenTooMuch: (readonly [component: Component, amount: Minor])[];
  /** Everything before this position is settled. */
  firstOpen: number;
  credit: Minor;
  readonly allocation: CompiledAllocation;
  /** Minor units of principal that the rows ask and nobody paid. */
  principalOwed: Minor;
  /** What the schedule asked of principal before anything happened. */
  readonly principalAsked: Minor;
  readonly charges: Charges | null;
  /** Days on which charges are held back, apart from each other and in order. */
  stops: readonly Interval[];
  readonly toleranceAmount: Minor;
  readonly penalties: Map<Row, PenaltyAccrual>;
  readonly lateFees: DerivedCharge[];
  /** All late fees so far, for the cap of the loan. */
  lateFeeTotal: Minor;
  penaltyInterestTotal: Minor;
  readonly daily: DailyInterest | null;
  readonly revolving: Revolving | null;
  /** Null while nobody asks who made which number. */
  readonly postings: Posting[] | null;
  paidTotal: Minor;
  recoveredTotal: Minor;
  writtenOffTotal: Minor;
  waivedTotal: Minor;
  chargedOffOn: BusinessDate | null;
};

export function openRow({ number, dueOn, principal, interest, fee }: Installment): Row {
  return {
    number,
    dueOn,
    principal,
    interest,
    fee,
    penalty: ZERO,
    paid: { penalty: ZERO, fee: ZERO, interest: ZERO, principal: ZERO },
    outstanding: minor(principal + interest + fee),
    settledOn: null,
    origin: "schedule",
  };
}

/** Adds a line of its own, behind all that are due on or before its day. */
export function insertRow(account: Account, dueOn: BusinessDate, origin: Row["origin"]): Row {
  const { rows } = account;
  let number = 0;
  for (const row of rows) number = Math.max(number, row.number);
  for (const later of account.waiting.values()) {
    for (const row of later) number = Math.max(number, row.number);
  }
  const row = openRow({ number: number + 1, dueOn, principal: ZERO, interest: ZERO, fee: ZERO });
  row.origin = origin;
  placeRow(account, row);
  return row;
}

/** Puts a line behind all that are due on or before its day. */
export function placeRow(account: Account, row: Row): void {
  const { rows } = account;
  let place = rows.length;
  while (place > 0 && (rows[place - 1]?.dueOn ?? "") > row.dueOn) place -= 1;
  rows.splice(place, 0, row);
  account.firstOpen = Math.min(account.firstOpen, place);
}

/** Moves what a row asks of one component; a row that asks again is open again. */
export function ask(
  account: Account,
  row: Row,
  component: Component,
  by: Minor,
  cause: Cause,
): void {
  if (by === 0) return;
  row[component] = add(row[component], by);
  row.outstanding = add(row.outstanding, by);
  assert(row[component] >= row.paid[component], `row ${row.number} asks less than was paid`);
  if (component === "principal") {
    account.principalOwed = add(account.principalOwed, by);
  }
  if (row.outstanding === 0) {
    if (by < 0) row.settledOn = cause.on;
  } else {
    row.settledOn = null;
    if (by > 0) reopen(account, row);
  }
  account.postings?.push(posting(row, component, by, ZERO, cause));
}

/** A row that asks for more may lie before the first open one; of the same due date, also behind it. */
function reopen(account: Account, row: Row): void {
  const before = account.rows[account.firstOpen - 1];
  if (before !== undefined && before.dueOn >= row.dueOn) {
    account.firstOpen = Math.min(account.firstOpen, account.rows.indexOf(row));
  }
}

/** Pays up to `most` of one component of a row; answers how much that was. */
export function payComponent(
  account: Account,
  row: Row,
  component: Component,
  most: Minor,
  cause: Cause,
): Minor {
  const amount = least(most, unpaidOf(row, component));
  if (amount <= 0) return ZERO;
  row.paid[component] = add(row.paid[component], amount);
  row.outstanding = subtract(row.outstanding, amount);
  if (component === "principal") {
    account.principalOwed = subtract(account.principalOwed, amount);
  }
  if (row.outstanding === 0) row.settledOn = cause.on;
  account.postings?.push(posting(row, component, ZERO, amount, cause));
  return amount;
}

/** Money that no row takes. */
export function addCredit(account: Account, amount: Minor, cause: Cause): void {
  if (amount === 0) return;
  account.credit = add(account.credit, amount);
  account.postings?.push(posting(null, null, ZERO, amount, cause));
}

export function unpaidOf(row: Row, component: Component): Minor {
  return subtract(row[component], row.paid[component]);
}

/** What ages a loan: all that is unpaid of a row but its penalties. */
export function scheduledUnpaid(row: Row): Minor {
  return minor(row.outstanding - row.penalty + row.paid.penalty);
}

function posting(
  row: Row | null,
  component: Component | null,
  asked: Minor,
  paid: Minor,
  { sequence, type, on }: Cause,
): Posting {
  const number = row === null ? null : row.number;
  return { sequence, cause: type, on, number, component, asked, paid };
}
