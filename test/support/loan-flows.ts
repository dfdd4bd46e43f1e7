import { type Apr, calculateApr } from "../../src/domain/apr/apr";
import type { Flow } from "../../src/domain/apr/flow";
import { addDays, addMonths, businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

export function flow(on: string, amount: number): Flow {
  return { on: businessDate(on), amount: minor(amount) };
}

export function everyMonths(count: number, months: number, first: string, amount: number): Flow[] {
  return Array.from({ length: count }, (_, index) => ({
    on: addMonths(businessDate(first), index * months),
    amount: minor(amount),
  }));
}

export function everyDays(count: number, days: number, first: string, amount: number): Flow[] {
  return Array.from({ length: count }, (_, index) => ({
    on: addDays(businessDate(first), index * days),
    amount: minor(amount),
  }));
}

/** The first and the 16th of each month in turn. */
export function twiceAMonth(count: number, first: string, amount: number): Flow[] {
  return everyMonths(count, 1, first, amount)
    .flatMap((one) => [one, { ...one, on: addDays(one.on, 15) }])
    .slice(0, count);
}

export function regZ(advances: readonly Flow[], payments: readonly Flow[], decimals?: number): Apr {
  const apr = calculateApr({ advances, payments }, "us-reg-z", decimals);
  if (!apr.ok) throw new Error(apr.refusal.code);
  return apr.value;
}

/** A transaction with the answer it has somewhere else. */
export type RegZCase = readonly [
  name: string,
  advances: readonly Flow[],
  payments: readonly Flow[],
  unitPeriod: string,
  percent: string,
];
