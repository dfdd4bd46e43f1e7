import { type Minor, minor, subtract } from "../../kernel/money";
import { type Account, addCredit, ask, type Cause, unpaidOf } from "./account";
import { spendCredit } from "./allocate";
import { lower, lowerFromEnd } from "./lower-debt";

/**
 * Moves the principal owed by an amount of either sign. Up: the last installment asks more. Down:
 * what is due by the day asks less, oldest first, then the installments from the last one backwards.
 * More than there is to lower was paid too much, and is credit. With no principal left, future
 * installments earn no interest any more and ask only what was paid on it.
 */
export function adjustPrincipal(account: Account, amount: Minor, cause: Cause): void {
  if (amount > 0) {
    const last = account.rows.at(-1);
    if (last === undefined) return;
    ask(account, last, "principal", amount, cause);
    spendCredit(account, cause);
    return;
  }
  const rest = lowerPrincipal(account, minor(-amount), cause);
  addCredit(account, rest, cause);
  if (!isPrincipalLeft(account)) dropUnearnedInterest(account, cause);
}

/** What is due first, oldest first, then from the last one backwards; answers what was too much. */
function lowerPrincipal(account: Account, amount: Minor, cause: Cause): Minor {
  const { rows } = account;
  let rest = amount;
  for (const row of rows) {
    if (rest === 0 || row.dueOn > cause.on) break;
    rest = subtract(rest, lower(account, row, "principal", rest, cause));
  }
  return subtract(rest, lowerFromEnd(account, "principal", rest, cause));
}

function isPrincipalLeft({ rows }: Account): boolean {
  return rows.some((row) => unpaidOf(row, "principal") > 0);
}

function dropUnearnedInterest(account: Account, cause: Cause): void {
  for (const row of account.rows) {
    if (row.dueOn <= cause.on) continue;
    ask(account, row, "interest", minor(-unpaidOf(row, "interest")), cause);
  }
}
