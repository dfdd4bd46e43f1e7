import { assert, unreachable } from "../../kernel/assert";
import { mergeIntervals } from "../../kernel/interval";
import { minor } from "../../kernel/money";
import { type Account, addCredit, ask, type Cause, insertRow, type Row } from "./account";
import { adjustPrincipal } from "./adjust-principal";
import { allocate, spendCredit } from "./allocate";
import { changeSchedule } from "./change-schedule";
import { COMPONENTS, type Component } from "./components";
import type { LedgerEntry } from "./ledger";
import { forgive, lowerFromEnd } from "./lower-debt";
import { purchase } from "./statement";

/**
 * Posts one entry of the ledger onto an account, on its effective date. Only an adjustment may be
 * negative and only a mark may be zero: anything else is a bug of whoever posted it.
 */
export function postEntry(account: Account, entry: LedgerEntry): void {
  const { type, amount, effectiveOn: on, sequence } = entry;
  const cause: Cause = { sequence, type, on };
  const isSigned = type === "adjustment" || type === "schedule-change" || type === "charge-off";
  assert(amount > 0 || isSigned, `entry ${sequence}: a ${type} of ${amount}`);
  switch (type) {
    case "payment":
    case "recovery":
      return receive(account, amount, cause);
    case "disbursement":
      return purchase(account, amount, cause);
    case "fee":
      return charge(account, "fee", amount, cause);
    case "late-fee":
    case "penalty-interest":
      return charge(account, "penalty", amount, cause);
    case "chargeback":
      return chargeBack(account, entry, cause);
    case "waiver":
      account.waivedTotal += forgive(account, amount, entry.component ?? null, cause);
      return;
    case "discount":
      account.waivedTotal += lowerFromEnd(account, entry.component ?? "interest", amount, cause);
      return;
    case "write-off":
      account.writtenOffTotal += forgive(account, amount, entry.component ?? null, cause);
      return;
    case "charge-off":
      return chargeOff(account, cause);
    case "refund":
      return payOut(account, amount, cause);
    case "adjustment":
      return adjustPrincipal(account, amount, cause);
    case "schedule-change":
      return changeSchedule(account, entry, cause);
    case "reversal":
      return assert(false, `entry ${sequence}: a reversal is taken out before the replay`);
    default:
      return unreachable(type);
  }
}

function receive(account: Account, amount: number, cause: Cause): void {
  account.paidTotal += amount;
  if (cause.type === "recovery") account.recoveredTotal += amount;
  const { revolving } = account;
  if (revolving !== null) {
    revolving.payments += amount;
    revolving.paidOnStatement += amount;
  }
  allocate(account, amount, cause);
}

/**
 * A fee is asked with the installment in whose period it falls, a penalty with the oldest one that is
 * past due, if one is. After the last installment it stands on a line of its own.
 */
function charge(
  account: Account,
  component: "fee" | "penalty",
  amount: number,
  cause: Cause,
): void {
  const { revolving } = account;
  if (revolving !== null) {
    if (component === "fee") revolving.pendingFee += amount;
    else revolving.pendingPenalty += amount;
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
  const fromCredit = Math.min(amount, account.credit);
  addCredit(account, -fromCredit, cause);
  let rest = amount - fromCredit;
  if (rest === 0) return;
  const row = insertRow(account, cause.on, "chargeback");
  for (const [component, paid] of paidLast(account, reverses)) {
    const again = Math.min(rest, paid);
    ask(account, row, component, again, cause);
    rest -= again;
  }
  ask(account, row, "principal", rest, cause);
}

/** What a payment paid, from the component it paid last to the first. */
function paidLast(
  { postings }: Account,
  sequence: number | null,
): readonly (readonly [Component, number])[] {
  const paid = (postings ?? []).filter((one) => sequence !== null && one.sequence === sequence);
  return COMPONENTS.toReversed().map((component) => [
    component,
    paid.reduce((sum, one) => sum + (one.component === component ? one.paid : 0), 0),
  ]);
}

function chargeOff(account: Account, { on }: Cause): void {
  account.chargedOffOn ??= on;
  if (account.charges?.stoppedBy.includes("charge-off")) {
    account.stops = mergeIntervals([...account.stops, { from: on, to: null }]);
  }
}

/** Credit goes back; what was paid out beyond the credit is owed again from this day on. */
function payOut(account: Account, amount: number, cause: Cause): void {
  const fromCredit = Math.min(amount, account.credit);
  addCredit(account, -fromCredit, cause);
  const tooMuch = minor(amount - fromCredit);
  if (tooMuch > 0) {
    ask(account, insertRow(account, cause.on, "refund"), "principal", tooMuch, cause);
  }
}
