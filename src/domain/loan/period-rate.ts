import { assert } from "../../kernel/assert";
import { daysBetween } from "../../kernel/calendar";
import { type Rate, ratePercent } from "../../kernel/rate";
import { type LoanTerms, parseFrequency } from "./terms";

/** An exact fraction of the principal. */
export type PeriodRate = Readonly<{ numerator: bigint; denominator: bigint }>;

type Rhythm = Pick<LoanTerms, "annualRatePercent" | "frequency">;

/**
 * The rate of one period as an exact share of the yearly one. All periods of a rhythm are equal,
 * whatever the calendar says: a month is a twelfth of a year (30/360), half of it a twenty-fourth,
 * a week a fifty-second, a day a 365th; so many of them are so many times as much.
 */
export function periodRate(terms: Rhythm): PeriodRate {
  const rhythm = parseFrequency(terms.frequency);
  assert(rhythm, `not a rhythm: ${terms.frequency}`);
  const rate = ratePercent(terms.annualRatePercent);
  if (rhythm.unit === "month") return shareOf(rate, rhythm.count, 12);
  if (rhythm.unit === "semimonth") return shareOf(rate, rhythm.count, 24);
  return daysRate(rate, rhythm.count, rhythm.count);
}

/**
 * The rate from disbursement to the one due date of a bullet loan. Day and week rhythms count
 * calendar days in their own measure, the others by 30/360 (ISDA 2006 4.16(f)).
 */
export function bulletRate(
  terms: Rhythm & Pick<LoanTerms, "disbursedOn" | "firstDueOn">,
): PeriodRate {
  const rhythm = parseFrequency(terms.frequency);
  assert(rhythm, `not a rhythm: ${terms.frequency}`);
  const rate = ratePercent(terms.annualRatePercent);
  if (rhythm.unit !== "day") return shareOf(rate, days30(terms), 360);
  return daysRate(rate, daysBetween(terms.disbursedOn, terms.firstDueOn), rhythm.count);
}

/** `days` of a rhythm of so many days: whole weeks are 52 to a year, anything else 365 days. */
function daysRate(rate: Rate, days: number, rhythmDays: number): PeriodRate {
  return shareOf(rate, days, rhythmDays % 7 === 0 ? 52 * 7 : 365);
}

function days30({
  disbursedOn,
  firstDueOn,
}: Pick<LoanTerms, "disbursedOn" | "firstDueOn">): number {
  const from = partsOf(disbursedOn);
  const to = partsOf(firstDueOn);
  const fromDay = Math.min(from.day, 30);
  const toDay = to.day === 31 && fromDay === 30 ? 30 : to.day;
  return 360 * (to.year - from.year) + 30 * (to.month - from.month) + toDay - fromDay;
}

function partsOf(date: string): Readonly<{ year: number; month: number; day: number }> {
  const [year, month, day] = date.split("-").map(Number);
  assert(year && month && day, `not a calendar day: ${date}`);
  return { year, month, day };
}

function shareOf(rate: Rate, parts: number, whole: number): PeriodRate {
  const numerator = BigInt(rate.numerator) * BigInt(parts);
  const denominator = BigInt(rate.denominator) * BigInt(whole);
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
