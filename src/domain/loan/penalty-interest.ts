import { addMonths, type BusinessDate, daysBetween, latest } from "../../kernel/calendar";
import { type DayCount, YEAR_PARTS, yearShare } from "../../kernel/day-count";
import type { Interval } from "../../kernel/interval";
import {
  add,
  greatest,
  least,
  type Minor,
  multiplyDivide,
  type Rounding,
  roundBigQuotient,
  subtract,
  ZERO,
} from "../../kernel/money";
import { type Rate, ratePercent } from "../../kernel/rate";
import { type Account, ask, type Row, scheduledUnpaid, unpaidOf } from "./account";

export type PenaltyInterestRule = Readonly<{
  /** What earns it: overdue principal, or all that is overdue of an installment but penalties. */
  base: "principal" | "installment";
  /** Its own yearly rate, or so many times the contract's. Decimal strings, "1.5" for 150 percent. */
  rate:
    | Readonly<{ kind: "own"; annualRatePercent: string }>
    | Readonly<{ kind: "multiple"; of: string; contractRatePercent: string }>;
  /** `monthly`: what is unpaid of it joins the base each month after the due date (复利). */
  compounding: "simple" | "monthly";
  dayCount: DayCount;
  /** None when the installment is met within so many days; afterwards it counts from the due date. */
  graceDays: number;
  /** Percent of the loan's principal that all of it may reach, a decimal string; null for none. */
  capPercentOfPrincipal: string | null;
  rounding: Rounding;
}>;

/** The penalty interest of one row while it grows. */
export type PenaltyAccrual = {
  since: BusinessDate;
  /** Minor units × parts of a year, over all segments so far. */
  units: bigint;
  /** Minor units of it that the row asks. */
  asked: Minor;
  /** What joined the base. */
  compounded: Minor;
  /** The next day on which the unpaid joins the base; null when it is simple. */
  compoundsOn: BusinessDate | null;
  months: number;
};

/**
 * The yearly rate as an exact fraction: its own, or the multiple of the contract's (in mainland China
 * 1.3 to 1.5 times for late payment, PBoC 银发〔2003〕251号).
 */
export function penaltyRate({ rate }: PenaltyInterestRule): Rate {
  if (rate.kind === "own") return ratePercent(rate.annualRatePercent);
  const contract = ratePercent(rate.contractRatePercent);
  const times = ratePercent(rate.of);
  // "1.5" is read as percent: 1.5 / 100, so the hundred is given back.
  return {
    numerator: contract.numerator * times.numerator,
    denominator: (contract.denominator * times.denominator) / 100,
  };
}

/**
 * Lets penalty interest grow on every overdue row up to a day, from the due date on and not on days
 * that are held back, and lets the rows ask what is beyond the grace, rounded over the whole time and
 * never above the cap.
 */
export function accruePenalties(account: Account, to: BusinessDate): void {
  const rule = account.charges?.penaltyInterest;
  if (!rule) return;
  const { rows, firstOpen } = account;
  for (let index = firstOpen; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined || row.dueOn >= to) break;
    if (row.origin === "schedule") accrueRow(account, rule, row, to);
  }
}

function accrueRow(account: Account, rule: PenaltyInterestRule, row: Row, to: BusinessDate): void {
  const accrual = accrualOf(account, rule, row);
  while (accrual.compoundsOn !== null && accrual.compoundsOn < to) {
    grow(account, rule, row, accrual, accrual.compoundsOn);
    askGrown(account, rule, row, accrual, accrual.compoundsOn);
    accrual.compounded = least(unpaidOf(row, "penalty"), accrual.asked);
    accrual.months += 1;
    accrual.compoundsOn = addMonths(row.dueOn, accrual.months);
  }
  grow(account, rule, row, accrual, to);
  askGrown(account, rule, row, accrual, to);
}

function accrualOf(account: Account, rule: PenaltyInterestRule, row: Row): PenaltyAccrual {
  const known = account.penalties.get(row);
  if (known) return known;
  const isMonthly = rule.compounding === "monthly";
  const accrual: PenaltyAccrual = {
    since: row.dueOn,
    units: 0n,
    asked: ZERO,
    compounded: ZERO,
    compoundsOn: isMonthly ? addMonths(row.dueOn, 1) : null,
    months: 1,
  };
  account.penalties.set(row, accrual);
  return accrual;
}

function grow(
  account: Account,
  rule: PenaltyInterestRule,
  row: Row,
  accrual: PenaltyAccrual,
  to: BusinessDate,
): void {
  if (to <= accrual.since) return;
  const overdue = rule.base === "principal" ? unpaidOf(row, "principal") : scheduledUnpaid(row);
  const compounded = least(accrual.compounded, unpaidOf(row, "penalty"));
  const base = overdue === 0 ? ZERO : add(overdue, compounded);
  if (base > 0) {
    const parts = partsWithout(account.stops, rule.dayCount, accrual.since, to);
    accrual.units += BigInt(base) * BigInt(parts);
  } else if (accrual.asked === 0) {
    // Met within the grace: as if it had never been late.
    accrual.units = 0n;
  }
  accrual.since = to;
}

/** Parts of a year from one day to another, without the days that are held back. */
function partsWithout(
  stops: readonly Interval[],
  dayCount: DayCount,
  from: BusinessDate,
  to: BusinessDate,
): number {
  let parts = 0;
  let start = from;
  for (const stop of stops) {
    if (stop.from >= to || start >= to) break;
    if (stop.to !== null && stop.to <= start) continue;
    if (stop.from > start) parts += yearShare(dayCount, start, stop.from).numerator;
    if (stop.to === null) return parts;
    start = latest(start, stop.to);
  }
  return start < to ? parts + yearShare(dayCount, start, to).numerator : parts;
}

function askGrown(
  account: Account,
  rule: PenaltyInterestRule,
  row: Row,
  accrual: PenaltyAccrual,
  on: BusinessDate,
): void {
  if (accrual.units === 0n || daysBetween(row.dueOn, on) <= rule.graceDays) return;
  const rate = penaltyRate(rule);
  const denominator = BigInt(rate.denominator) * BigInt(YEAR_PARTS[rule.dayCount]);
  const earned = roundBigQuotient(
    accrual.units * BigInt(rate.numerator),
    denominator,
    rule.rounding,
  );
  const by = underCap(account, rule, subtract(earned, accrual.asked));
  if (by <= 0) return;
  accrual.asked = add(accrual.asked, by);
  account.penaltyInterestTotal = add(account.penaltyInterestTotal, by);
  ask(account, row, "penalty", by, { sequence: null, type: "penalty-interest", on });
}

/** What the cap of the loan leaves of an amount. */
function underCap(account: Account, rule: PenaltyInterestRule, amount: Minor): Minor {
  if (rule.capPercentOfPrincipal === null) return amount;
  const { numerator, denominator } = ratePercent(rule.capPercentOfPrincipal);
  const cap = multiplyDivide(account.principalAsked, numerator, denominator, "down");
  return least(amount, greatest(ZERO, subtract(cap, account.penaltyInterestTotal)));
}
