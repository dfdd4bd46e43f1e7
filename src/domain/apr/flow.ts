import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { add, type Minor, subtract, ZERO } from "../../kernel/money";

/** Money that changes hands on a day, in minor units, zero or more; the list it is in says which way. */
export type Flow = Readonly<{ on: BusinessDate; amount: Minor }>;

/** What the borrower receives and what the borrower pays, finance charges included, in date order. */
export type LoanFlows = Readonly<{ advances: readonly Flow[]; payments: readonly Flow[] }>;

/** What moved on one day between both sides; above zero where more was advanced than paid. */
export type DayFlow = Readonly<{ on: BusinessDate; net: Minor }>;

/** In date order and without those of nothing, which say nothing about a rate. */
export function inOrder(flows: readonly Flow[]): readonly Flow[] {
  assert(
    flows.every(({ amount }) => amount >= 0),
    "a flow of an APR is not negative",
  );
  return flows
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

export function datesOf(flows: readonly Flow[]): readonly BusinessDate[] {
  return [...new Set(flows.map(({ on }) => on))];
}

/**
 * The flows of both sides as one net amount per day, in date order: what is paid on the day of an
 * advance (a prepaid finance charge) only makes that advance smaller. Days that even out are left
 * out.
 */
export function netByDay({ advances, payments }: LoanFlows): readonly DayFlow[] {
  const nets = new Map<BusinessDate, Minor>();
  for (const { on, amount } of advances) nets.set(on, add(nets.get(on) ?? ZERO, amount));
  for (const { on, amount } of payments) nets.set(on, subtract(nets.get(on) ?? ZERO, amount));
  return [...nets]
    .map(([on, net]) => ({ on, net }))
    .filter(({ net }) => net !== 0)
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}
