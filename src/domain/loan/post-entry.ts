import { assert } from "../../kernel/assert";
import { mergeIntervals } from "../../kernel/interval";
import { add, least, type Minor, minor, subtract, sum } from "../../kernel/money";
import { type Account, addCredit, ask, type Cause, insertRow, type Row } from "./account";
import { adjustPrincipal } from "./adjust-principal";
import { allocate, spendCredit } from "./allocate";
import { changeSchedule } from "./change-schedule";
import { COMPONENTS, type Component } from "./components";
import { dropUnearned } from "./daily-interest";
import type { EntryType, LedgerEntry } from "./ledger";
import { forgive, lowerFromEnd } from "./lower-debt";
import { notePayment, purchase } from "./statement";

type Poster = (account: Account, entry: LedgerEntry, cause: Cause) => void;

/** What each type of entry does. A reversal is taken out, with what it reverses, before the replay. */
const POSTERS: Readonly<Record<Exclude<EntryType, "reversal">, Poster>> = {
  payment: receive,
  recovery: receive,
  disbursement: (account, { amount }, cause) => purchase(account, amount, cause),
  fee: (account, { amount }, cause) => charge(account, "fee", amount, cause),
  "late-fee": (account, { amount }, cause) => charge(account, "penalty", amount, cause),
  "penalty-interest": (account, { amount }, cause) => charge(account, "penalty", amount, cause),
  chargeback: chargeBack,
  waiver: (account, { amount, component }, cause) => {
    const forgiven = forgive(account, amount, component ?? null, cause);
    account.waivedTotal = add(account.waivedTotal, forgiven);
  },
  discount: (account, { amount, component }, cause) => {
    const lowered = lowerFromEnd(account, component ?? "interest", amount, cause);
    account.waivedTotal = add(account.waivedTotal, lowered);
  },
  "write-off": (account, { amount, component }, cause) => {
    const forgiven = forgive(account, amount, component ?? null, cause);
    account.writtenOffTotal = add(account.writtenOffTotal, forgiven);
  },
  "charge-off": chargeOff,
  refund: payOut,
  adjustment: (account, { amount }, cause) => adjustPrincipal(account, amount, cause),
  "schedule-change": changeSchedule,
};

/** May be zero or, an adjustment, negative. */
const ANY_AMOUNT: ReadonlySet<EntryType> = new Set(["adjustment", "charge-off", "schedule-change"]);

/**
 * Posts one entry of the ledger onto an account, on its effective date. An amount below one minor
 * unit where there must be one, or a type nobody knows, is a bug of whoever posted it.
 */
export function postEntry(account: Account, entry: LedgerEntry): void {
  const { type, amount, effectiveOn: on, sequence } = entry;
  assert(amount > 0 || ANY_AMOUNT.has(type), `entry ${sequence}: a ${type} of ${amount}`);
  assert(type !== "reversal" && type in POSTERS, `entry ${sequence}: no replay of ${type}`);
  POSTERS[type](account, entry, { sequence, type, on });
  dropUnearned(account, on);
}

function receive(account: Account, { amount }: LedgerEntry, cause: Cause): void {
  account.paidTotal = add(account.paidTotal, amount);
  if (cause.type === "recovery") account.recoveredTotal = add(account.recoveredTotal, amount);
  notePayment(account, amount, cause.on);
  allocate(account, amount, cause);
}

/**
 * A fee is asked with the installment in whose period it falls, a penalty with the oldest one that is
 * past due, if one is. After the last installment it stands on a line of its own.
 */
function charge(account: Account, component: "fee" | "penalty", amount: Minor, cause: Cause): void {
  const { revolving } = account;
  if (revolving !== null) {
    if (component === "fee") revolving.pendingFee = add(revolving.pendingFee, amount);
    else revolving.pendingPenalty = add(revolving.pendingPenalty, amount);
    return;
  }
  ask(account, rowFor(account, component, cause), component, amount, cause);
  spendCredit(account, cause);
}

function rowFor(account: Account, component: "fee" | "penalty", { on }: Cause): Row {
  const { rows, firstOpen } = account;
  const oldestOpen = rows[firstOpen];
  if (component === "penalty" && oldestOpen !== undefined && oldestOpen.dueOn < on) {
    return oldestOpen;
  }
  const ahead = rows.find(({ dueOn, origin }) => dueOn >= on && origin === "schedule");
  return ahead ?? insertRow(account, on, "charge");
}

/**
 * Money that the payer's bank took back is owed again from this day on: first what still lies as
 * credit, then what the payment had paid last, by component; all of it principal when the entry does
 * not say which payment it was.
 */
function chargeBack(account: Account, { amount, reverses }: LedgerEntry, cause: Cause): void {
  const fromCredit = least(amount, account.credit);
  addCredit(account, minor(-fromCredit), cause);
  let rest = subtract(amount, fromCredit);
  if (rest === 0) return;
  const row = insertRow(account, cause.on, "chargeback");
  for (const [component, paid] of paidLast(account, reverses)) {
    const again = least(rest, paid);
    ask(account, row, component, again, cause);
    rest = subtract(rest, again);
  }
  ask(account, row, "principal", rest, cause);
}

/** What a payment paid, from the component it paid last to the first. */
function paidLast(
  { postings }: Account,
  sequence: number | null,
): readonly (readonly [Component, Minor])[] {
  const paid = (postings ?? []).filter((one) => sequence !== null && one.sequence === sequence);
  return COMPONENTS.toReversed().map((component) => [
    component,
    sum(paid.filter((one) => one.component === component).map((one) => one.paid)),
  ]);
}

function chargeOff(account: Account, _: LedgerEntry, { on }: Cause): void {
  account.chargedOffOn ??= on;
  if (account.charges?.stoppedBy.includes("charge-off")) {
    account.stops = mergeIntervals([...account.stops, { from: on, to: null }]);
  }
}

/** Credit goes back; what was paid out beyond the credit is owed again from this day on. */
function payOut(account: Account, { amount }: LedgerEntry, cause: Cause): void {
  const fromCredit = least(amount, account.credit);
  addCredit(account, minor(-fromCredit), cause);
  const tooMuch = subtract(amount, fromCredit);
  if (tooMuch > 0) {
    ask(account, insertRow(account, cause.on, "refund"), "principal", tooMuch, cause);
  }
}
