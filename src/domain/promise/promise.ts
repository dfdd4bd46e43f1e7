import { addDays, type BusinessDate, latest } from "../../kernel/calendar";
import { add, type Minor, minor, sum, ZERO } from "../../kernel/money";
import { asKnown, inEffectiveOrder, type LedgerEntry } from "../loan/ledger";
import type { LoanState } from "../loan/state";

export const PROMISE_STATES = ["open", "kept", "broken", "cancelled"] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

/** How far ahead a borrower may promise. */
export const PROMISE_DAYS_MAX = 30;

/** So many on one loan, cancelled ones too: its row carries them all. */
export const PROMISES_MAX = 500;

/** So much until then. */
export type PromiseTerms = Readonly<{
  /** Minor units of the loan's currency. */
  amount: Minor;
  /** The business date on which it was made. */
  madeOn: BusinessDate;
  /** The last business date on which a payment still counts. */
  dueOn: BusinessDate;
}>;

/** A promise as its loan keeps it: what was promised, and how it stood when the loan was last looked at. */
export type PaymentPromise = PromiseTerms &
  Readonly<{
    /** From 1 on each loan. */
    promise: number;
    /** Entries up to this sequence were known when it was made: they are not what was promised. */
    afterEntry: number;
    state: PromiseState;
    /** What was paid towards it. */
    paid: Minor;
    /** The day that kept it, that broke it (the one after `dueOn`), or on which it was cancelled. */
    settledOn: BusinessDate | null;
  }>;

/** What decides a promise: the loan's entries and its state on a day. */
export type PromiseFacts = Readonly<{
  ledger: readonly LedgerEntry[];
  state: Pick<LoanState, "asOf" | "status">;
}>;

/**
 * How a loan's promises stand on the day of its state, from the facts alone, so that a payment told
 * late or taken back decides them again. A promise is kept on the day on which payments that became
 * known after it was made, effective from `madeOn` through `dueOn`, come to its amount; what was
 * reversed or charged back does not count. A loan that owes nothing any more by `dueOn` keeps it as
 * well: nothing is left to be paid. From the day after `dueOn` on it is broken. One that was
 * cancelled stays so.
 */
export function judgePromises(
  promises: readonly PaymentPromise[],
  { ledger, state }: PromiseFacts,
): readonly PaymentPromise[] {
  if (promises.length === 0) return promises;
  const known = inEffectiveOrder(asKnown(ledger, { effectiveThrough: state.asOf }));
  const closedOn = state.status === "closed" ? closingDay(known) : null;
  return promises.map((promise) =>
    promise.state === "cancelled" ? promise : judge(promise, known, state.asOf, closedOn),
  );
}

function judge(
  promise: PaymentPromise,
  known: readonly LedgerEntry[],
  asOf: BusinessDate,
  closedOn: BusinessDate | null,
): PaymentPromise {
  const { amount, madeOn, dueOn } = promise;
  const counted = known.filter((entry) => isCounted(entry, promise));
  let paid = ZERO;
  let keptOn: BusinessDate | null = null;
  for (const entry of counted) {
    paid = add(paid, netOf(entry, known));
    if (keptOn === null && paid >= amount) keptOn = entry.effectiveOn;
  }
  if (keptOn === null && closedOn !== null && closedOn <= dueOn) keptOn = latest(madeOn, closedOn);
  if (keptOn !== null) return { ...promise, paid, state: "kept", settledOn: keptOn };
  if (asOf <= dueOn) return { ...promise, paid, state: "open", settledOn: null };
  return { ...promise, paid, state: "broken", settledOn: addDays(dueOn, 1) };
}

function isCounted(entry: LedgerEntry, { madeOn, dueOn, afterEntry }: PaymentPromise): boolean {
  const { type, sequence, effectiveOn } = entry;
  const isPayment = type === "payment" || type === "recovery";
  return isPayment && sequence > afterEntry && madeOn <= effectiveOn && effectiveOn <= dueOn;
}

/** What is left of a payment after what the payer's bank took back of it. */
function netOf({ amount, sequence }: LedgerEntry, known: readonly LedgerEntry[]): Minor {
  const back = known.filter(({ type, reverses }) => type === "chargeback" && reverses === sequence);
  return minor(Math.max(0, amount - sum(back.map((entry) => entry.amount))));
}

/** Of a closed loan: the last day on which anything lowered the debt. */
function closingDay(known: readonly LedgerEntry[]): BusinessDate | null {
  const lowering = known.filter(({ type }) => type !== "refund" && type !== "recovery");
  return lowering.at(-1)?.effectiveOn ?? null;
}

/** A promise that is not what it was when its loan was last looked at. */
export type PromiseMove = Readonly<{ from: PromiseState; to: PaymentPromise }>;

/** Of the promises of before, those whose state or paid amount has changed. */
export function promiseMoves(
  before: readonly PaymentPromise[],
  after: readonly PaymentPromise[],
): readonly PromiseMove[] {
  return before.flatMap((from) => {
    const to = after.find(({ promise }) => promise === from.promise);
    if (!to || to.state === "cancelled") return [];
    const isSame =
      from.state === to.state && from.paid === to.paid && from.settledOn === to.settledOn;
    return isSame ? [] : [{ from: from.state, to }];
  });
}

/** The numbers of those that are broken. */
export function brokenPromises(promises: readonly PaymentPromise[]): readonly number[] {
  return promises.filter(({ state }) => state === "broken").map(({ promise }) => promise);
}

/** How promises stand, as one text: number, state and paid amount of each; null without one. */
export function promisesText(promises: readonly PaymentPromise[]): string | null {
  const words = promises.map(({ promise, state, paid }) => `${promise} ${state} ${paid}`);
  return words.length === 0 ? null : words.join(", ");
}

/** What a promise that was broken had asked for, and what had come of it. */
export type BrokenPromise = Pick<PaymentPromise, "amount" | "paid" | "dueOn">;

/** The last of the promises that are broken and that no scan has seen so; null for none. */
export function newlyBroken(
  promises: readonly PaymentPromise[],
  seen: readonly number[],
): BrokenPromise | null {
  const found = promises.findLast(
    ({ state, promise }) => state === "broken" && !seen.includes(promise),
  );
  return found ? { amount: found.amount, paid: found.paid, dueOn: found.dueOn } : null;
}

/** The first day on which an open promise can be broken; null without one. */
export function nextPromiseDay(
  promises: readonly PaymentPromise[],
  asOf: BusinessDate,
): BusinessDate | null {
  const days = promises
    .filter(({ state, dueOn }) => state === "open" && dueOn >= asOf)
    .map(({ dueOn }) => addDays(dueOn, 1))
    .toSorted();
  return days[0] ?? null;
}
