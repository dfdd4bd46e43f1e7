import { least, type Minor, minor, subtract } from "../../kernel/money";
import { type Account, ask, type Cause, type Row, unpaidOf } from "./account";
import { COMPONENTS, type Component } from "./components";

/**
 * Takes up to an amount off what is unpaid, oldest installment first: of one component, or of each
 * in the order penalty, fee, interest, principal. Answers how much that was; more than is unpaid
 * lowers nothing, since nobody can be forgiven what they do not owe.
 */
export function forgive(
  account: Account,
  amount: Minor,
  component: Component | null,
  cause: Cause,
): Minor {
  let rest = amount;
  for (const one of component === null ? COMPONENTS : [component]) {
    for (const row of account.rows) {
      if (rest === 0) break;
      rest = subtract(rest, lower(account, row, one, rest, cause));
    }
  }
  return subtract(amount, rest);
}

/** As forgive, from the last installment backwards: what was not earned yet is given back first. */
export function lowerFromEnd(
  account: Account,
  component: Component,
  amount: Minor,
  cause: Cause,
): Minor {
  let rest = amount;
  for (let index = account.rows.length - 1; rest > 0 && index >= 0; index -= 1) {
    const row = account.rows[index];
    if (row) rest = subtract(rest, lower(account, row, component, rest, cause));
  }
  return subtract(amount, rest);
}

/** Lowers what is unpaid of one component of one row; answers by how much. */
export function lower(
  account: Account,
  row: Row,
  component: Component,
  most: Minor,
  cause: Cause,
): Minor {
  const amount = least(most, unpaidOf(row, component));
  ask(account, row, component, minor(-amount), cause);
  return amount;
}
