import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { datesOf, type LoanFlows, netByDay } from "./flow";
import { anchorDays, monthsAndDays, monthsBack } from "./months";
import type { DatedAmount } from "./solve";
import { isWeeks, termStart, type UnitPeriod } from "./unit-period";

export type YearReading = "months" | "weeks" | "days";

const MONTHS_PER_YEAR = 12;
const WEEKS_PER_YEAR = 52;
const WEEK_DAYS = 7;
const YEAR_DAYS = 365;

/**
 * The intervals of Directive 2014/17/EU Annex I remark (c) and 2023/2225 Annex III, which 2008/48/EC
 * and the Commission's guidelines SWD(2012) 128 read alike: full months (twelfths of a year) or weeks
 * (of 52), counted back from the flow to the first drawdown, then the days that are left over the
 * days of the year that ends where the counting ended. Weeks where the flows come in weeks, or where
 * a single payment is whole weeks but not whole months away; else months.
 */
export function standardYearEquation(
  flows: LoanFlows,
  unitPeriod: UnitPeriod,
): Readonly<{ reading: YearReading; amounts: DatedAmount[] }> {
  const startsOn = termStart(flows);
  const nets = netByDay(flows);
  const anchor = anchorDays(datesOf(flows.payments), startsOn);
  const allWeeks = nets.every(({ on }) => daysBetween(startsOn, on) % WEEK_DAYS === 0);
  const inWeeks = isWeeks(unitPeriod) || (unitPeriod.unit === "term" && allWeeks);
  const amounts = nets.map(({ on, net }) => {
    if (inWeeks) return inYears(net, weekYears(startsOn, on));
    const { months, days } = monthsAndDays(startsOn, on, anchor(on));
    const countedTo = monthsBack(on, months, anchor(on));
    return inYears(net, months / MONTHS_PER_YEAR + days / yearEndingOn(countedTo));
  });
  return { reading: inWeeks ? "weeks" : "months", amounts };
}

/** Every interval as actual days over 365, leap years too: the other common reading of the Annex. */
export function dayYearEquation(flows: LoanFlows): DatedAmount[] {
  const startsOn = termStart(flows);
  return netByDay(flows).map(({ on, net }) => inYears(net, daysBetween(startsOn, on) / YEAR_DAYS));
}

function weekYears(from: BusinessDate, to: BusinessDate): number {
  const days = daysBetween(from, to);
  const weeks = Math.floor(days / WEEK_DAYS);
  const countedTo = addDays(to, -weeks * WEEK_DAYS);
  return weeks / WEEKS_PER_YEAR + (days % WEEK_DAYS) / yearEndingOn(countedTo);
}

/** 366 where a 29 February lies within. */
function yearEndingOn(date: BusinessDate): number {
  return daysBetween(monthsBack(date, MONTHS_PER_YEAR, Number(date.slice(8, 10))), date);
}

/** Compounded yearly throughout: a part of a year is an exponent, not a simple fraction. */
function inYears(amount: Minor, years: number): DatedAmount {
  return { amount, full: years, fraction: 0 };
}
