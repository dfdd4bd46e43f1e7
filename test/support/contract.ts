import { buildSchedule } from "../../src/domain/loan/build-schedule";
import type { Conventions } from "../../src/domain/loan/conventions";
import type { Installment } from "../../src/domain/loan/schedule";
import type { LoanTerms } from "../../src/domain/loan/terms";
import { businessDate } from "../../src/kernel/calendar";
import { minor } from "../../src/kernel/money";

/** 1,200.00 at 12 % over twelve months from 15 January 2025: one period's interest is 12.00. */
export const CONTRACT: LoanTerms = {
  principal: minor(120_000),
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: businessDate("2025-01-15"),
  firstDueOn: businessDate("2025-02-15"),
  installment: null,
  currency: "USD",
};

/** The installments of that contract with other terms and conventions; a refusal is a broken test. */
export function rowsOf(
  conventions: Partial<Conventions>,
  changes: Partial<LoanTerms> = {},
): readonly Installment[] {
  const built = buildSchedule({ ...CONTRACT, ...changes, conventions });
  if (!built.ok) throw new Error(JSON.stringify(built.refusal));
  return built.value;
}

export function refusalOf(conventions: Partial<Conventions>, changes: Partial<LoanTerms> = {}) {
  const built = buildSchedule({ ...CONTRACT, ...changes, conventions });
  return built.ok ? null : built.refusal;
}

export function totalsOf(rows: readonly Installment[]): readonly number[] {
  return rows.map(({ principal, interest }) => principal + interest);
}

export function principalsOf(rows: readonly Installment[]): readonly number[] {
  return rows.map(({ principal }) => principal);
}

export function interestsOf(rows: readonly Installment[]): readonly number[] {
  return rows.map(({ interest }) => interest);
}

export function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
