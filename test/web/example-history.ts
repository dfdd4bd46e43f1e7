import { M_SCHEME } from "../../src/domain/delinquency/bucket-scheme";
import { tellDelinquency } from "../../src/domain/delinquency/tell-delinquency";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import { lateDaysOf } from "../../src/http/pages/loan-history-view";
import { addMonths, businessDate } from "../../src/kernel/calendar";
import { minor, ZERO } from "../../src/kernel/money";
import type { LateDays } from "../../web/pages/loan-history";
import { payment } from "../support/arbitraries";

const FIRST_DUE = businessDate("2024-03-15");
const TODAY = businessDate("2026-03-17");

/** How late a loan of 24 installments of 100.00 a month was, paid in full on these days. */
export function paidOn(days: readonly string[], graceDays = 0): LateDays {
  const installments = Array.from({ length: 24 }, (_, index) => ({
    number: index + 1,
    dueOn: addMonths(FIRST_DUE, index),
    principal: minor(10_000),
    interest: minor(0),
    fee: minor(0),
  }));
  const facts = {
    schedules: [{ version: 1, effectiveOn: FIRST_DUE, installments }],
    ledger: days.map((on, index): LedgerEntry => payment(index + 1, 10_000, on)),
    rules: { toleranceAmount: ZERO, allocation: "oldest-first", graceDays },
    dueDateIsDay: 0,
    pauses: [],
    scheme: M_SCHEME,
  } as const;
  const range = { from: addMonths(TODAY, -24), through: TODAY };
  const told = tellDelinquency(facts, range);
  const view = told.ok ? lateDaysOf({ lateness: { ...range, ...told.value } }) : null;
  if (view === null) throw new Error("no history");
  return view;
}

/** The due dates, the first of them so many. */
export function onTime(count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => addMonths(FIRST_DUE, index));
}

export const ALWAYS_ON_TIME = paidOn(onTime(24));

/** Late by 12 days, by 71, twice in the summer of 2025, for two months after it, and late now. */
export const LATE_NOW = paidOn([
  ...onTime(3),
  "2024-06-27",
  ...onTime(9).slice(4),
  "2025-02-24",
  "2025-02-24",
  "2025-02-24",
  "2025-03-15",
  "2025-04-15",
  "2025-05-15",
  "2025-06-15",
  "2025-08-13",
  "2025-08-20",
  ...onTime(20).slice(18),
  "2026-01-03",
  "2026-01-14",
]);
