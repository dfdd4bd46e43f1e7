import type { BusinessDate } from "../../kernel/calendar";
import { type Minor, minor, ZERO } from "../../kernel/money";
import type { InstallmentState } from "./replay";
import type { Installment } from "./schedule";

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenInstallment = Open<Omit<InstallmentState, "paid">> & {
  paid: Open<InstallmentState["paid"]>;
};

/**
 * A loan while its entries are replayed. It is changed in place, because a replay runs for every
 * loan a scan touches; nobody outside the replay sees it before it is finished.
 */
export type Account = {
  readonly installments: readonly OpenInstallment[];
  /** Everything before this position is settled. */
  firstOpen: number;
  credit: Minor;
};

export function openAccount(installments: readonly Installment[]): Account {
  return { installments: installments.map(openInstallment), firstOpen: 0, credit: ZERO };
}

function openInstallment({
  number,
  dueOn,
  principal,
  interest,
  fee,
}: Installment): OpenInstallment {
  return {
    number,
    dueOn,
    principal,
    interest,
    fee,
    paid: { principal: ZERO, interest: ZERO, fee: ZERO },
    outstanding: minor(principal + interest + fee),
    settledOn: null,
  };
}

/** Allocates money to the oldest unpaid installments; what no installment asks for is credit. */
export function pay(account: Account, amount: Minor, on: BusinessDate): void {
  const { installments } = account;
  let money: number = amount;
  while (account.firstOpen < installments.length) {
    const installment = installments[account.firstOpen];
    if (installment === undefined) break;
    if (installment.outstanding > 0) money = settle(installment, money, on);
    if (installment.outstanding > 0) return;
    account.firstOpen += 1;
  }
  account.credit = minor(account.credit + money);
}

/** Pays fee, interest and principal of one installment in this order; answers what is left over. */
function settle(installment: OpenInstallment, money: number, on: BusinessDate): number {
  const { paid } = installment;
  const fee = Math.min(money, installment.fee - paid.fee);
  const interest = Math.min(money - fee, installment.interest - paid.interest);
  const principal = Math.min(money - fee - interest, installment.principal - paid.principal);
  paid.fee = minor(paid.fee + fee);
  paid.interest = minor(paid.interest + interest);
  paid.principal = minor(paid.principal + principal);
  reduceOutstanding(installment, fee + interest + principal, on);
  return money - fee - interest - principal;
}

/**
 * Moves the principal owed by an amount of either sign. Up: the last installment asks more. Down:
 * what is due by the day asks less, oldest first, then the installments from the last one backwards.
 * More than there is to lower was paid too much, and is credit. With no principal left, future
 * installments earn no interest any more and ask only what was paid on it.
 */
export function adjustPrincipal(account: Account, amount: Minor, on: BusinessDate): void {
  if (amount > 0) raisePrincipal(account, amount, on);
  else lowerPrincipal(account, -amount, on);
}

function raisePrincipal(account: Account, amount: number, on: BusinessDate): void {
  const { installments } = account;
  const last = installments.at(-1);
  if (last === undefined) return;
  last.principal = minor(last.principal + amount);
  last.outstanding = minor(last.outstanding + amount);
  last.settledOn = null;
  account.firstOpen = Math.min(account.firstOpen, installments.length - 1);
  const { credit } = account;
  account.credit = ZERO;
  pay(account, credit, on);
}

function lowerPrincipal(account: Account, amount: number, on: BusinessDate): void {
  const { installments } = account;
  let rest = amount;
  for (const installment of installments) {
    if (rest === 0 || installment.dueOn > on) break;
    rest -= lowerOne(installment, rest, on);
  }
  for (let index = installments.length - 1; rest > 0 && index >= 0; index -= 1) {
    const installment = installments[index];
    if (installment) rest -= lowerOne(installment, rest, on);
  }
  account.credit = minor(account.credit + rest);
  const isPrincipalLeft = installments.some(({ principal, paid }) => principal > paid.principal);
  if (!isPrincipalLeft) dropUnearnedInterest(account, on);
}

/** Answers by how much the principal of one installment was lowered. */
function lowerOne(installment: OpenInstallment, most: number, on: BusinessDate): number {
  const lowered = Math.min(most, installment.principal - installment.paid.principal);
  if (lowered === 0) return 0;
  installment.principal = minor(installment.principal - lowered);
  reduceOutstanding(installment, lowered, on);
  return lowered;
}

function dropUnearnedInterest(account: Account, on: BusinessDate): void {
  for (const installment of account.installments) {
    const unearned = installment.interest - installment.paid.interest;
    if (installment.dueOn <= on || unearned === 0) continue;
    installment.interest = installment.paid.interest;
    reduceOutstanding(installment, unearned, on);
  }
}

function reduceOutstanding(installment: OpenInstallment, by: number, on: BusinessDate): void {
  if (by === 0) return;
  installment.outstanding = minor(installment.outstanding - by);
  if (installment.outstanding === 0) installment.settledOn = on;
}
