import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import { datesOf, type LoanFlows, netByDay } from "./flow";
import { type AnchorDay, anchorDays, monthsAndDays, monthsBack } from "./months";
import type { DatedAmount } from "./solve";
import { termStart, type UnitPeriod } from "./unit-period";

/** Unit-periods from the start of the term: full ones, and the fraction of one that comes before them. */
type Elapsed = Readonly<{ full: number; fraction: number }>;

/**
 * The general equation of 12 CFR 1026 App. J (b)(8): each day's net flow with the full unit-periods
 * and the fraction of one from the start of the term, counted as (b)(5) says. Months are equal and
 * counted back from the flow, days left over are thirtieths of a month (fifteenths of a half month);
 * weeks and days are counted as they are; of a year, whole months are twelfths and days are 365ths.
 */
export function unitPeriodEquation(flows: LoanFlows, unitPeriod: UnitPeriod): DatedAmount[] {
  const startsOn = termStart(flows);
  const advancedOn = new Set(datesOf(flows.advances));
  const anchors = {
    advance: anchorDays([...advancedOn], startsOn),
    payment: anchorDays(datesOf(flows.payments), startsOn),
  };
  return netByDay(flows).map(({ on, net }) => {
    const anchor = advancedOn.has(on) ? anchors.advance : anchors.payment;
    return { amount: net, ...elapsed(unitPeriod, startsOn, on, anchor) };
  });
}

function elapsed(
  { unit, count }: UnitPeriod,
  from: BusinessDate,
  to: BusinessDate,
  anchor: AnchorDay,
): Elapsed {
  if (unit === "day" || unit === "term") return divide(daysBetween(from, to), count);
  const { months, days } = monthsAndDays(from, to, anchor(to));
  if (unit === "semimonth") return divide(months * 30 + days, 15);
  if (count < 12) return divide(months * 30 + days, count * 30);
  const years = Math.floor(months / 12);
  if (days === 0) return { full: years, fraction: (months % 12) / 12 };
  const rest = daysBetween(from, monthsBack(to, years * 12, anchor(to)));
  return { full: years, fraction: rest / 365 };
}

function divide(parts: number, partsPerUnit: number): Elapsed {
  const rest = parts % partsPerUnit;
  return { full: (parts - rest) / partsPerUnit, fraction: rest / partsPerUnit };
}
