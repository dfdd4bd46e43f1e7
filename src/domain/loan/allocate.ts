import type { BusinessDate } from "../../kernel/calendar";
import { least, type Minor, minor, subtract, ZERO } from "../../kernel/money";
import { type Account, addCredit, type Cause, payComponent, type Row } from "./account";
import {
  ALLOCATIONS,
  type Advance,
  type Allocation,
  type AllocationName,
  type AllocationOrder,
  type Timing,
} from "./allocation";
import type { Component } from "./components";
import { billRow } from "./daily-interest";
import type { EntryType } from "./ledger";

/** Steps that walk the installments together: components of one timing, in order. */
type Group = Readonly<{ timing: Timing; components: readonly Component[] }>;
export type CompiledOrder = Readonly<{ groups: readonly Group[]; advance: Advance }>;
export type CompiledAllocation = Readonly<{
  order: CompiledOrder;
  byType: Readonly<Partial<Record<EntryType, CompiledOrder>>>;
}>;

const PRESETS = new Map<string, CompiledAllocation>(
  Object.entries(ALLOCATIONS).map(([name, allocation]) => [name, compile(allocation)]),
);

/** The order in which money walks an account, ready to be walked. */
export function compileAllocation(allocation: AllocationName | Allocation): CompiledAllocation {
  if (typeof allocation !== "string") return compile(allocation);
  return PRESETS.get(allocation) ?? compile(ALLOCATIONS[allocation]);
}

function compile(allocation: Allocation): CompiledAllocation {
  const byType = Object.entries(allocation.byType ?? {}).flatMap(([type, order]) =>
    order ? [[type, compileOrder(order)]] : [],
  );
  return { order: compileOrder(allocation), byType: Object.fromEntries(byType) };
}

function compileOrder({ walk, steps, advance }: AllocationOrder): CompiledOrder {
  const groups: { timing: Timing; components: Component[] }[] = [];
  for (const { timing, component } of steps) {
    const last = groups.at(-1);
    if (walk === "horizontal" && last?.timing === timing) last.components.push(component);
    else groups.push({ timing, components: [component] });
  }
  return { groups, advance };
}

/**
 * Pays an amount into the rows by the order of its type of entry. What no row asks for lowers the
 * balance that a statement account has not asked yet, and is credit after that.
 */
export function allocate(account: Account, amount: Minor, cause: Cause): void {
  const { order, byType } = account.allocation;
  const own = cause.type === "accrual" ? undefined : byType[cause.type];
  let money = payInOrder(account, own ?? order, amount, cause);
  // Billing interest ahead may have moved principal to a row that the order had passed already.
  if (money > 0 && account.daily !== null) {
    money = payInOrder(account, own ?? order, money, cause);
  }
  if (account.revolving !== null && money > 0) {
    const lowered = least(money, account.revolving.unasked);
    account.revolving.unasked = subtract(account.revolving.unasked, lowered);
    account.principalOwed = subtract(account.principalOwed, lowered);
    money = subtract(money, lowered);
  }
  addCredit(account, money, cause);
}

/** Answers what no row took. */
function payInOrder(
  account: Account,
  { groups, advance }: CompiledOrder,
  amount: Minor,
  cause: Cause,
): Minor {
  let money = amount;
  for (const group of groups) {
    if (money === 0) break;
    const paid =
      group.timing === "in-advance"
        ? payAhead(account, group.components, advance, money, cause)
        : payGroup(account, group, money, cause);
    money = subtract(money, paid);
    passSettled(account);
  }
  return money;
}

/** Credit is spent as soon as something asks for it: whenever a row was raised, or falls due. */
export function spendCredit(account: Account, cause: Cause): void {
  if (account.credit === 0) return;
  const { credit } = account;
  addCredit(account, minor(-credit), cause);
  allocate(account, credit, cause);
}

function passSettled(account: Account): void {
  const { rows } = account;
  while (rows[account.firstOpen]?.outstanding === 0) account.firstOpen += 1;
}

function payGroup(account: Account, group: Group, most: Minor, cause: Cause): Minor {
  const { rows, firstOpen } = account;
  let money = most;
  for (let index = firstOpen; money > 0 && index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || row.dueOn > cause.on) break;
    if (isOf(group.timing, row.dueOn, cause.on)) {
      money = subtract(money, payRow(account, row, group.components, money, cause));
    }
  }
  return subtract(most, money);
}

function isOf(timing: Timing, dueOn: BusinessDate, on: BusinessDate): boolean {
  return timing === "past-due" ? dueOn < on : dueOn === on;
}

function payRow(
  account: Account,
  row: Row,
  components: readonly Component[],
  most: Minor,
  cause: Cause,
): Minor {
  if (row.outstanding === 0) return ZERO;
  let money = most;
  for (const component of components) {
    if (money === 0) break;
    money = subtract(money, payComponent(account, row, component, money, cause));
  }
  return subtract(most, money);
}

/** Pays what is not due yet, as far as the rules let money go ahead. */
function payAhead(
  account: Account,
  components: readonly Component[],
  advance: Advance,
  most: Minor,
  cause: Cause,
): Minor {
  if (advance === "credit") return ZERO;
  const { rows, firstOpen } = account;
  let first = firstOpen;
  while (first < rows.length && (rows[first]?.dueOn ?? "") <= cause.on) first += 1;
  if (advance === "re-amortize") return spread(account, first, components, most, cause);

  let money = most;
  const count = rows.length - first;
  for (let step = 0; money > 0 && step < count; step += 1) {
    const row = rows[advance === "next-installment" ? first + step : rows.length - 1 - step];
    if (row === undefined) break;
    if (account.daily !== null) billRow(account, row, cause.on);
    money = subtract(money, payRow(account, row, components, money, cause));
  }
  return subtract(most, money);
}

/** Evenly over all rows that are not due yet, the last ones taking the remainder. */
function spread(
  account: Account,
  first: number,
  components: readonly Component[],
  most: Minor,
  cause: Cause,
): Minor {
  const open = account.rows.slice(first).filter(({ outstanding }) => outstanding > 0);
  let money = most;
  for (const [index, row] of open.entries()) {
    if (account.daily !== null) billRow(account, row, cause.on);
    const share = minor(Math.floor(money / (open.length - index)));
    money = subtract(money, payRow(account, row, components, share, cause));
  }
  // What early rows could not take is left for those that can, latest first.
  for (const row of open.toReversed()) {
    if (money === 0) break;
    money = subtract(money, payRow(account, row, components, money, cause));
  }
  return subtract(most, money);
}
