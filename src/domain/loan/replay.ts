import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { type Minor, minor } from "../../kernel/money";
import { type Account, adjustPrincipal, openAccount, pay } from "./account";
import { asKnown, inEffectiveOrder, type LedgerEntry } from "./ledger";
import type { Installment, Schedule } from "./schedule";
import { summarize } from "./summarize";

export type Rules = Readonly<{
  /** Minor units: a shortfall of the whole loan at or below it does not count as past due. */
  toleranceAmount: number;
  /** Oldest due first; within an installment fee, then interest, then principal. */
  allocation: "oldest-first";
  /** Days past due before the delinquent mark; the due date and days past due stay as they are. */
  graceDays: number;
}>;

export type Components = Readonly<{ principal: Minor; interest: Minor; fee: Minor }>;

/** What an installment asks after adjustments, and what became of it. */
export type InstallmentState = Installment &
  Readonly<{
    paid: Components;
    outstanding: Minor;
    /** The effective date that brought the outstanding amount to zero. */
    settledOn: BusinessDate | null;
  }>;

export type LoanState = Readonly<{
  asOf: BusinessDate;
  status: "awaiting-schedule" | "active" | "closed";
  installments: readonly InstallmentState[];
  daysPastDue: number;
  /** Past due for longer than the grace. */
  delinquent: boolean;
  /** The due date since which more than the tolerance is unpaid; null when nothing is past due. */
  oldestUnpaidDueOn: BusinessDate | null;
  pastDueAmount: Minor;
  pastDue: Components;
  outstanding: Components & Readonly<{ total: Minor }>;
  /** The next due date, today included, that is not fully paid, and what is unpaid of it. */
  nextDueOn: BusinessDate | null;
  nextDueAmount: Minor;
  /** Paid beyond everything the loan asks. */
  credit: Minor;
  paidTotal: Minor;
  /** The first day after `asOf` from which something already recorded starts to count. */
  nextChangeOn: BusinessDate | null;
}>;

export type ReplayInput = Readonly<{
  schedules: readonly Schedule[];
  ledger: readonly LedgerEntry[];
  rules: Rules;
  asOf: BusinessDate;
}>;

/**
 * The state of a loan on a day, from nothing but its schedules and ledger, in minor units. The
 * latest schedule effective by that day counts, the first one also before its date. Entries count
 * by effective date, then in the order of posting, so it never matters when a payment was learned.
 *
 * A payment pays the oldest due first, and in each installment fee, interest, principal; more than
 * what is due pays future installments in order, and what is beyond them all is credit. Days past
 * due is the day minus the oldest unpaid due date, which is itself day 0. A shortfall within the
 * tolerance is not past due, nor does it lend its age to a later one: the count starts at the due
 * date with which the unpaid sum exceeds the tolerance.
 */
export function replay({ schedules, ledger, rules, asOf }: ReplayInput): LoanState {
  const schedule = scheduleOn(schedules, asOf);
  const account = openAccount(schedule?.installments ?? []);
  const paidTotal = postEntries(account, asKnown(ledger, { effectiveThrough: asOf }));
  const summary = summarize(account.installments, rules, asOf);
  const isClosed = summary.outstanding.total === 0;
  return {
    asOf,
    status: schedule === undefined ? "awaiting-schedule" : isClosed ? "closed" : "active",
    installments: account.installments,
    ...summary,
    credit: account.credit,
    paidTotal,
    nextChangeOn: nextChange(schedules, ledger, asOf),
  };
}

function scheduleOn(schedules: readonly Schedule[], asOf: BusinessDate): Schedule | undefined {
  let latest: Schedule | undefined;
  let first: Schedule | undefined;
  for (const schedule of schedules) {
    if (first === undefined || schedule.version < first.version) first = schedule;
    const counts = schedule.effectiveOn <= asOf;
    if (counts && (latest === undefined || schedule.version > latest.version)) latest = schedule;
  }
  return latest ?? first;
}

/** Posts what counts in the order in which it counts; answers the sum of the payments. */
function postEntries(account: Account, entries: readonly LedgerEntry[]): Minor {
  let paidTotal = 0;
  for (const { type, amount, effectiveOn, sequence } of inEffectiveOrder(entries)) {
    // The other types are named in the ledger but nothing posts them yet: finding one is a bug.
    assert(type === "payment" || type === "adjustment", `entry ${sequence}: no replay of ${type}`);
    if (type === "payment") {
      assert(amount > 0, `entry ${sequence}: a payment of ${amount}`);
      pay(account, amount, effectiveOn);
      paidTotal += amount;
    } else {
      adjustPrincipal(account, amount, effectiveOn);
    }
  }
  return minor(paidTotal);
}

function nextChange(
  schedules: readonly Schedule[],
  ledger: readonly LedgerEntry[],
  asOf: BusinessDate,
): BusinessDate | null {
  let next: BusinessDate | null = null;
  for (const { effectiveOn } of ledger) {
    if (effectiveOn > asOf && (next === null || effectiveOn < next)) next = effectiveOn;
  }
  for (const { effectiveOn } of schedules) {
    if (effectiveOn > asOf && (next === null || effectiveOn < next)) next = effectiveOn;
  }
  return next;
}
