import { addMonths, type BusinessDate, earliest } from "../../kernel/calendar";
import { type Schedule, type ScheduleChangeKind, versionsInForce } from "../loan/schedule";
import type { ModifiableLoan } from "./modification";

export type LineageStep = Readonly<{
  version: number;
  effectiveOn: BusinessDate;
  kind: "original" | ScheduleChangeKind;
  /** The version it took the place of; null for the first. */
  replaces: number | null;
  reason: string | null;
  annualRatePercent: string | null;
  /** False once it was undone, and for the undoing itself. */
  inForce: boolean;
}>;

/** All versions of a loan's schedule in their order: what replaced what, when and why. */
export function lineage(
  schedules: readonly Schedule[],
  asOf: BusinessDate,
): readonly LineageStep[] {
  const inForce = new Set(versionsInForce(schedules, asOf).map(({ version }) => version));
  return schedules
    .toSorted((a, b) => a.version - b.version)
    .map(({ version, effectiveOn, change }) => ({
      version,
      effectiveOn,
      kind: change?.kind ?? "original",
      replaces: change?.replaces ?? null,
      reason: change?.reason ?? null,
      annualRatePercent: change?.annualRatePercent ?? null,
      inForce: inForce.has(version),
    }));
}

/** How often a loan may be re-aged, and which one may be. */
export type ReAgeLimits = Readonly<{
  /** Whole months since the disbursement. */
  ageMonthsMin: number;
  /** Since the last re-age: payments, or as many level installments paid in all. */
  paymentCountMin: number;
  perYearMax: number;
  perFiveYearsMax: number;
}>;

/**
 * US FFIEC Uniform Retail Credit Classification and Account Management Policy (65 FR 36903, 2000):
 * nine months old, three payments or their equivalent, once in twelve months and twice in five years.
 */
export const FFIEC_RE_AGE: ReAgeLimits = {
  ageMonthsMin: 9,
  paymentCountMin: 3,
  perYearMax: 1,
  perFiveYearsMax: 2,
};

const YEAR_MONTHS = 12;
const FIVE_YEARS_MONTHS = 60;

/** Re-ages within a window that ends today, and how many more the limits leave. */
export type ReAgeWindow = Readonly<{
  withinMonths: number;
  count: number;
  countMax: number;
  left: number;
  /** When the oldest one that counts leaves the window; null while there is room. */
  eligibleOn: BusinessDate | null;
}>;

/**
 * Re-ages in force within the last 12 months and the last five years, those from before the loan came
 * to us among them. One that lies a whole window back does not count any more.
 */
export function reAgeWindows(
  loan: Pick<ModifiableLoan, "schedules" | "asOf" | "reAgedBeforeOn">,
  limits: ReAgeLimits,
): readonly [year: ReAgeWindow, fiveYears: ReAgeWindow] {
  const dates = reAgeDates(loan);
  return [
    windowOf(dates, loan.asOf, YEAR_MONTHS, limits.perYearMax),
    windowOf(dates, loan.asOf, FIVE_YEARS_MONTHS, limits.perFiveYearsMax),
  ];
}

/** When a loan was re-aged, in order. */
export function reAgeDates({
  schedules,
  asOf,
  reAgedBeforeOn = [],
}: Pick<ModifiableLoan, "schedules" | "asOf" | "reAgedBeforeOn">): readonly BusinessDate[] {
  const own = versionsInForce(schedules, asOf)
    .filter(({ change }) => change?.kind === "re-age")
    .map(({ effectiveOn }) => effectiveOn);
  return [...reAgedBeforeOn, ...own].filter((on) => on <= asOf).toSorted();
}

function windowOf(
  dates: readonly BusinessDate[],
  asOf: BusinessDate,
  withinMonths: number,
  countMax: number,
): ReAgeWindow {
  const within = dates.filter((on) => addMonths(on, withinMonths) > asOf);
  const count = within.length;
  const left = Math.max(0, countMax - count);
  // Room comes when so many have left that one more fits.
  const leaving = within[count - countMax];
  const eligibleOn = left > 0 || leaving === undefined ? null : addMonths(leaving, withinMonths);
  return { withinMonths, count, countMax, left, eligibleOn };
}

/** How many modifications are in force: what classification asks for. */
export function modificationCount(schedules: readonly Schedule[], asOf: BusinessDate): number {
  return versionsInForce(schedules, asOf).filter(({ change }) => change).length;
}

/** The first day of a loan that we know of. */
export function originatedOn({ terms, schedules }: ModifiableLoan): BusinessDate | null {
  if (terms !== null) return terms.disbursedOn;
  return schedules.reduce<BusinessDate | null>(
    (first, { effectiveOn }) => (first === null ? effectiveOn : earliest(first, effectiveOn)),
    null,
  );
}
