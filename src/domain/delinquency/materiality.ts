import { assert } from "../../kernel/assert";
import { addDays, type BusinessDate, daysBetween } from "../../kernel/calendar";
import { dayOutside, daysWithin, type Interval, mergeIntervals } from "../../kernel/interval";
import { type Minor, minor } from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";

/** When an amount past due is material, and for how long before it is a default. */
export type MaterialityRule = Readonly<{
  /** The currency of the amount; a regulator sets its equivalent for others. */
  currency: string;
  /** Minor units; the amount past due must be above it. */
  absoluteAmount: Minor;
  /** A decimal string; the share of the exposure that is past due must be above it as well. */
  relativePercent: string;
  /** Consecutive days; default on the day after. */
  daysMax: number;
}>;

/**
 * The limits of Regulation (EU) 2018/1845, within what Delegated Regulation (EU) 2018/171
 * allows: EUR 100 for retail and 500 otherwise, and 1 percent; 90 days by CRR article 178(1)(b).
 */
export const EU_MATERIALITY = {
  retail: { currency: "EUR", absoluteAmount: minor(10_000), relativePercent: "1", daysMax: 90 },
  other: { currency: "EUR", absoluteAmount: minor(50_000), relativePercent: "1", daysMax: 90 },
} as const satisfies Record<string, MaterialityRule>;

/** What is past due and what is owed in all at the close of a day, and until the next such line. */
export type ExposureLine = Readonly<{
  on: BusinessDate;
  pastDueAmount: Minor;
  exposure: Minor;
}>;

export type MaterialRun = Readonly<{
  /** The first day at whose close both limits were exceeded. */
  startedOn: BusinessDate;
  /** The first day after at whose close one was not; null while it runs. */
  resetOn: BusinessDate | null;
  /** Which limit was no longer exceeded. */
  resetBy: "absolute" | "relative" | "both" | null;
  /** Days at whose close both were exceeded, suspended ones left out. */
  days: number;
  /** The day on which the counter went above the rule's days; null when it did not. */
  defaultOn: BusinessDate | null;
}>;

export type Materiality = Readonly<{
  /** 0 when what is past due is not material. */
  counter: number;
  /** The counter is above the rule's days. A return from default needs its own probation. */
  isDefault: boolean;
  /** All runs so far, oldest first: a reset ends one and is kept. */
  runs: readonly MaterialRun[];
}>;

/**
 * The counter of consecutive days of CRR article 178: it runs while the amount past due exceeds the
 * absolute and the relative limit, both strictly, and starts anew once either is not exceeded. The
 * first such close of day is 1, so that a debt that is material at once defaults with day 91 past
 * due. It does not go back when the oldest installment is paid while the rest stays material, so it
 * can be above days past due. Days of `suspended` (a moratorium, a dispute: EBA/GL/2016/07 on
 * counting days past due) neither count nor reset. Lines after `asOf` are ignored. Refuses lines out
 * of order or two of one day: a bug.
 */
export function countMaterialDays(
  input: Readonly<{
    lines: readonly ExposureLine[];
    rule: MaterialityRule;
    suspended: readonly Interval[];
    asOf: BusinessDate;
  }>,
): Materiality {
  const { lines, rule, asOf } = input;
  const suspended = mergeIntervals(input.suspended);
  const runs: MaterialRun[] = [];
  let startedOn: BusinessDate | null = null;
  let previousOn = "";
  for (const line of lines) {
    if (line.on > asOf) break;
    assert(line.on > previousOn, `a line of ${line.on} after one of ${previousOn}`);
    previousOn = line.on;
    const failed = limitNotExceeded(line, rule);
    if (failed === null) {
      startedOn ??= line.on;
    } else if (startedOn !== null) {
      const ended = runUntil(startedOn, line.on, { suspended, rule });
      runs.push({ ...ended, resetOn: line.on, resetBy: failed });
      startedOn = null;
    }
  }
  if (startedOn === null) return { counter: 0, isDefault: false, runs };
  const running = runUntil(startedOn, addDays(asOf, 1), { suspended, rule });
  runs.push({ ...running, resetOn: null, resetBy: null });
  return { counter: running.days, isDefault: running.days > rule.daysMax, runs };
}

function limitNotExceeded(
  { pastDueAmount, exposure }: ExposureLine,
  { absoluteAmount, relativePercent }: MaterialityRule,
): MaterialRun["resetBy"] {
  const { numerator, denominator } = ratePercent(relativePercent);
  const absolute = pastDueAmount > absoluteAmount;
  // Multiplied out: a share of a percent rounded away could hide a default.
  const relative =
    BigInt(pastDueAmount) * BigInt(denominator) > BigInt(exposure) * BigInt(numerator);
  if (absolute) return relative ? null : "relative";
  return relative ? "absolute" : "both";
}

function runUntil(
  startedOn: BusinessDate,
  before: BusinessDate,
  { suspended, rule }: Readonly<{ suspended: readonly Interval[]; rule: MaterialityRule }>,
): Pick<MaterialRun, "startedOn" | "days" | "defaultOn"> {
  const days = daysBetween(startedOn, before) - daysWithin(suspended, startedOn, before);
  const defaultOn = dayOutside(suspended, startedOn, rule.daysMax + 1);
  return { startedOn, days, defaultOn: days > rule.daysMax ? defaultOn : null };
}
