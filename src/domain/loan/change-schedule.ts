import { add, type Minor, subtract } from "../../kernel/money";
import { type Account, type Cause, placeRow, type Row } from "./account";
import { spendCredit } from "./allocate";
import type { Component } from "./components";
import { billThrough, handOver } from "./daily-interest";
import type { LedgerEntry } from "./ledger";
import { forgive, lower } from "./lower-debt";

/**
 * Posts a schedule change. With an amount it takes so much of a component off the lines there are,
 * from the last one backwards; without one it opens the lines of its version. A payment that we
 * learned of later may have left less to take: then what is asked now is lowered by as much, oldest
 * first, so that the money is not lost.
 */
export function changeSchedule(account: Account, entry: LedgerEntry, cause: Cause): void {
  const { amount, component, version } = entry;
  // Without a version it is the mark of one that replaced the schedule as a whole.
  if (version === undefined || version === null) return;
  if (amount > 0) takeOver(account, component ?? "principal", amount, cause);
  else openVersion(account, version, cause);
}

function takeOver(account: Account, component: Component, amount: Minor, cause: Cause): void {
  const { rows } = account;
  let rest = amount;
  for (let index = rows.length - 1; rest > 0 && index >= 0; index -= 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const taken = lower(account, row, component, rest, cause);
    if (component === "interest") handOver(account, row, taken);
    rest = subtract(rest, taken);
  }
  if (rest > 0) account.takenTooMuch.push([component, rest]);
}

function openVersion(account: Account, version: number, cause: Cause): void {
  const opened = account.waiting.get(version) ?? [];
  if (opened.length > 0) dropEmpty(account, cause);
  account.waiting.delete(version);
  for (const row of opened) {
    placeRow(account, row);
    account.principalOwed = add(account.principalOwed, row.principal);
  }
  billThrough(account, opened);
  for (const [component, amount] of account.takenTooMuch.splice(0)) {
    const rest = subtract(amount, forgive(account, amount, component, cause));
    forgive(account, rest, null, cause);
  }
  spendCredit(account, cause);
}

/** Lines ahead that ask nothing any more are no lines; those of the past stay as they were. */
function dropEmpty(account: Account, { on }: Cause): void {
  const { rows } = account;
  const kept = rows.filter((row) => row.dueOn <= on || asksAnything(row));
  rows.splice(0, rows.length, ...kept);
  const firstOpen = rows.findIndex(({ outstanding }) => outstanding > 0);
  account.firstOpen = firstOpen === -1 ? rows.length : firstOpen;
}

function asksAnything({ principal, interest, fee, penalty }: Row): boolean {
  return principal + interest + fee + penalty > 0;
}
