import { unreachable } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import { dayYearEquation, standardYearEquation, type YearReading } from "./eu";
import { inOrder, type LoanFlows } from "./flow";
import { printPercent } from "./percent";
import { unitPeriodEquation } from "./reg-z";
import { type DatedAmount, solveRate } from "./solve";
import { unitPeriodName, unitPeriodOf, unitPeriodsPerYear } from "./unit-period";

/** Which yearly rate is meant; they differ for the same loan, so no answer is without its basis. */
export const APR_BASES = [
  /** 12 CFR 1026 Appendix J, actuarial method: rate per unit-period × unit-periods per year. */
  "us-reg-z",
  /** Compounded yearly; months, or weeks, of a standard year. */
  "eu-aprc-month",
  /** Compounded yearly; actual days over 365. */
  "eu-aprc-days-365",
  /** Internal rate of return, compounded yearly; actual days over 365. */
  "irr-effective",
  /** The same return, said per unit-period and multiplied: what monthly compounding calls 12 %. */
  "irr-nominal",
] as const;
export type AprBasis = (typeof APR_BASES)[number];

export type Apr = Readonly<{
  basis: AprBasis;
  /** A decimal string with all its decimals, rounded half-up by magnitude. */
  percent: string;
  /** Over which the rate is found before it is made yearly: `month`, `2-weeks`, `year`. */
  unitPeriod: string;
  unitPeriodsPerYear: number;
  /** How distances were measured. */
  intervals: "unit-periods" | YearReading;
  iterations: number;
}>;

export type AprRefusal =
  | Readonly<{ code: "apr.no_advance" }>
  | Readonly<{ code: "apr.no_payment" }>
  /** A payment before the first advance: the borrower would be the lender. */
  | Readonly<{ code: "apr.flows_out_of_order"; paidOn: BusinessDate; advancedOn: BusinessDate }>
  /** No rate makes both sides worth the same, or every rate does. */
  | Readonly<{ code: "apr.no_rate" }>
  | Readonly<{ code: "apr.rate_out_of_range"; percentMax: number }>
  | Readonly<{ code: "apr.too_many_flows"; flowCountMax: number }>;

export const FLOW_COUNT_MAX = 3000;
/** A loan of a few days can cost millions of percent a year; beyond this it is a mistake. */
export const PERCENT_MAX = 1_000_000_000;
export const APR_DECIMALS = 2;

/**
 * The yearly rate of a loan from what was advanced to the borrower and what the borrower pays,
 * finance charges included, in minor units of one currency. Which currency does not matter: a rate
 * is the same in all.
 *
 * - `us-reg-z`: 12 CFR 1026 Appendix J. Payments may begin before the first advance, as its general
 *   equation allows; time then runs from the first payment.
 * - `eu-aprc-month`, `eu-aprc-days-365`: Directives 2008/48/EC Annex I, 2014/17/EU Annex I and (EU)
 *   2023/2225 Annex III, in the two readings of an interval that are in use.
 * - `irr-effective`: the return on actual days over 365.
 * - `irr-nominal`: that return per unit-period × unit-periods per year, without compounding over the
 *   year: all costs over the principal actually used, as PBoC Announcement 2021 No. 3 asks; it is to
 *   be shown as simple.
 *
 * Nothing paid beyond what was advanced is 0 percent, less is below zero. Refuses what has no rate.
 */
export function calculateApr(
  given: LoanFlows,
  basis: AprBasis,
  decimals = APR_DECIMALS,
): Result<Apr, AprRefusal> {
  const flows = { advances: inOrder(given.advances), payments: inOrder(given.payments) };
  const refusal = refusalOf(flows, basis);
  if (refusal) return refuse(refusal);
  const { amounts, perYear, unitPeriod, intervals } = equationOf(flows, basis);
  const solved = solveRate(amounts);
  if (!solved) return refuse({ code: "apr.no_rate" });
  // The nominal rate is that of a unit-period which, compounded, gives the effective one.
  const logGrowth = basis === "irr-nominal" ? solved.logGrowth / perYear : solved.logGrowth;
  const value = Math.expm1(logGrowth) * perYear * 100;
  if (Math.abs(value) > PERCENT_MAX) {
    return refuse({ code: "apr.rate_out_of_range", percentMax: PERCENT_MAX });
  }
  const percent = printPercent(value, decimals);
  const { iterations } = solved;
  return ok({ basis, percent, unitPeriod, unitPeriodsPerYear: perYear, intervals, iterations });
}

function refusalOf({ advances, payments }: LoanFlows, basis: AprBasis): AprRefusal | undefined {
  const [advancedOn, paidOn] = [advances[0]?.on, payments[0]?.on];
  if (advancedOn === undefined) return { code: "apr.no_advance" };
  if (paidOn === undefined) return { code: "apr.no_payment" };
  if (advances.length + payments.length > FLOW_COUNT_MAX) {
    return { code: "apr.too_many_flows", flowCountMax: FLOW_COUNT_MAX };
  }
  if (paidOn < advancedOn && basis !== "us-reg-z") {
    return { code: "apr.flows_out_of_order", paidOn, advancedOn };
  }
  return undefined;
}

type Equation = Readonly<{
  amounts: readonly DatedAmount[];
  perYear: number;
  unitPeriod: string;
  intervals: Apr["intervals"];
}>;

function equationOf(flows: LoanFlows, basis: AprBasis): Equation {
  const unit = unitPeriodOf(flows);
  const ofUnit = { perYear: unitPeriodsPerYear(unit), unitPeriod: unitPeriodName(unit) };
  const ofYear = { perYear: 1, unitPeriod: "year" };
  switch (basis) {
    case "us-reg-z":
      return { ...ofUnit, amounts: unitPeriodEquation(flows, unit), intervals: "unit-periods" };
    case "eu-aprc-month": {
      const { amounts, reading } = standardYearEquation(flows, unit);
      return { ...ofYear, amounts, intervals: reading };
    }
    case "eu-aprc-days-365":
    case "irr-effective":
      return { ...ofYear, amounts: dayYearEquation(flows), intervals: "days" };
    case "irr-nominal":
      return { ...ofUnit, amounts: dayYearEquation(flows), intervals: "days" };
    default:
      return unreachable(basis);
  }
}
