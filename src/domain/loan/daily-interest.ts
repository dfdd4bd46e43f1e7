import { type BusinessDate, earliest, latest } from "../../kernel/calendar";
import { YEAR_PARTS, yearShare } from "../../kernel/day-count";
import {
  add,
  greatest,
  least,
  type Minor,
  minor,
  roundBigQuotient,
  subtract,
  ZERO,
} from "../../kernel/money";
import { type Rate, ratePercent } from "../../kernel/rate";
import { type Account, ask, type Cause, type Row } from "./account";
import { lower } from "./lower-debt";
import type { InterestRule } from "./rules";

export type DailyRule = Extract<InterestRule, { kind: "daily" }>;

/** What one row of the schedule asks while its interest is not known before its day. */
type DailyRow = {
  /** Principal and interest together. */
  readonly level: Minor;
  /** Minor units of earned interest that it asks. */
  billed: Minor;
  /** The interest it shows: the schedule's until something is billed. */
  shown: Minor;
};

/** Interest that grows by the day on the principal that is really owed. */
export type DailyInterest = {
  readonly dayCount: DailyRule["dayCount"];
  readonly rates: readonly Readonly<{ from: BusinessDate; rate: Rate }>[];
  since: BusinessDate;
  /** All interest earned so far, as an exact fraction. */
  numerator: bigint;
  denominator: bigint;
  /** Minor units of it that rows ask. */
  billed: Minor;
  /** Of these, what waits for the lines of a later version. */
  handedOver: Minor;
  readonly rows: Map<Row, DailyRow>;
  last: Row | undefined;
};

/** `changes` are other rates from a day on, in order of their days. */
export function openDailyInterest(
  rule: DailyRule,
  changes: readonly RateChange[],
  rows: readonly Row[],
): DailyInterest {
  const rates = [{ from: rule.from, annualRatePercent: rule.annualRatePercent }, ...changes];
  return {
    dayCount: rule.dayCount,
    rates: rates.map(({ from, annualRatePercent }) => ({
      from,
      rate: ratePercent(annualRatePercent),
    })),
    since: rule.from,
    numerator: 0n,
    denominator: 1n,
    billed: ZERO,
    handedOver: ZERO,
    rows: new Map(rows.map((row) => [row, openLine(row)])),
    last: rows.at(-1),
  };
}

function openLine({ principal, interest }: Row): DailyRow {
  return { level: add(principal, interest), billed: ZERO, shown: interest };
}

/** Interest that a row asked and a later version asks instead, as soon as its lines are there. */
export function handOver({ daily }: Account, row: Row, amount: Minor): void {
  const line = daily?.rows.get(row);
  if (daily === null || line === undefined) return;
  const unpaid = greatest(ZERO, subtract(line.billed, row.paid.interest));
  daily.handedOver = add(daily.handedOver, least(amount, unpaid));
}

/** From here on the lines of a later version bill the interest, that of older lines among it. */
export function billThrough({ daily }: Account, rows: readonly Row[]): void {
  if (daily === null || rows.length === 0) return;
  daily.billed = subtract(daily.billed, daily.handedOver);
  daily.handedOver = ZERO;
  daily.rows.clear();
  for (const row of rows) daily.rows.set(row, openLine(row));
  daily.last = rows.at(-1);
}

export type RateChange = Readonly<{ from: BusinessDate; annualRatePercent: string }>;

/** Interest earned that no row asks yet, rounded half-even, in minor units. */
export function unbilledInterest({ numerator, denominator, billed }: DailyInterest): Minor {
  return subtract(roundBigQuotient(numerator, denominator, "half-even"), billed);
}

/** Lets interest grow up to a day, on the principal owed since the last time. */
export function accrueDaily(account: Account, to: BusinessDate): void {
  const { daily, principalOwed } = account;
  if (daily === null || to <= daily.since) return;
  for (const [index, { from, rate }] of daily.rates.entries()) {
    const next = daily.rates[index + 1]?.from ?? to;
    const start = latest(from, daily.since);
    const end = earliest(next, to);
    if (end > start) earn(daily, principalOwed, rate, start, end);
  }
  daily.since = to;
}

function earn(
  daily: DailyInterest,
  principal: Minor,
  rate: Rate,
  from: BusinessDate,
  to: BusinessDate,
): void {
  const { numerator: parts } = yearShare(daily.dayCount, from, to);
  const numerator = BigInt(principal) * BigInt(parts) * BigInt(rate.numerator);
  const denominator = BigInt(YEAR_PARTS[daily.dayCount]) * BigInt(rate.denominator);
  if (daily.denominator === denominator) {
    daily.numerator += numerator;
  } else {
    daily.numerator = daily.numerator * denominator + numerator * daily.denominator;
    daily.denominator *= denominator;
  }
}

/**
 * Lets a row ask the interest that was really earned: interest takes of its level amount what it
 * must, at most all that was not paid as principal, and principal the rest. The last row of the
 * schedule asks all that is left of both. What a level amount has no room for is asked by the next.
 */
export function billRow(account: Account, row: Row, on: BusinessDate): void {
  const { daily } = account;
  const line = daily?.rows.get(row);
  if (daily === null || line === undefined) return;
  const cause: Cause = { sequence: null, type: "accrual", on };
  const earned = add(line.billed, unbilledInterest(daily));
  const isLast = row === daily.last;
  const most = isLast ? earned : least(earned, subtract(line.level, row.paid.principal));
  const target = greatest(ZERO, most);
  daily.billed = minor(daily.billed + target - line.billed);
  line.billed = target;
  moveInterest(account, row, line, target, cause);
  if (!isLast) movePrincipal(account, row, minor(line.level - target - row.principal), cause);
}

/** Lets a row show so much interest. A waiver stays: it moves by as much, never below what was paid. */
function moveInterest(
  account: Account,
  row: Row,
  line: DailyRow,
  target: Minor,
  cause: Cause,
): void {
  const by = greatest(subtract(target, line.shown), subtract(row.paid.interest, row.interest));
  line.shown = add(line.shown, by);
  ask(account, row, "interest", by, cause);
}

/** What a row's principal gains the last rows lose, and the other way round. */
function movePrincipal(account: Account, row: Row, by: Minor, cause: Cause): void {
  const last = account.daily?.last;
  if (by === 0 || last === undefined) return;
  if (by < 0) {
    const given = lower(account, row, "principal", minor(-by), cause);
    ask(account, last, "principal", given, cause);
    return;
  }
  let taken = ZERO;
  for (let index = account.rows.length - 1; taken < by; index -= 1) {
    const later = account.rows[index];
    if (later === undefined || later === row) break;
    taken = add(taken, lower(account, later, "principal", subtract(by, taken), cause));
  }
  ask(account, row, "principal", taken, cause);
}

/** With no principal left nothing is earned any more: rows ahead ask no interest of the schedule. */
export function dropUnearned(account: Account, on: BusinessDate): void {
  const { daily } = account;
  if (daily === null || account.principalOwed > 0) return;
  for (const [row, line] of daily.rows) {
    moveInterest(account, row, line, line.billed, { sequence: null, type: "accrual", on });
  }
}
