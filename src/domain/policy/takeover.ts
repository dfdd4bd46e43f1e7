import type { PolicyDocument } from "./policy";

/** What the day on which a version takes effect means for loans that nobody looked at since. */
export type Takeover = Readonly<{
  /** Days past due on which the version has a step, of loans that are late. */
  lateDays: readonly number[];
  /** How many days before a due date its first new reminder is; null when none is earlier than before. */
  reminderDays: number | null;
  /** Late loans count otherwise from this day on, whatever their steps. */
  recountsLate: boolean;
  /** So may loans that were not late. */
  recountsAll: boolean;
}>;

/** What changes for standing loans from one version to the next. */
export function takeoverOf(before: PolicyDocument, after: PolicyDocument): Takeover {
  const reminders = new Set(before.ladder.map(({ day }) => day).filter((day) => day <= 0));
  const added = after.ladder.map(({ day }) => day).filter((day) => day <= 0 && !reminders.has(day));
  const recountsAll = !isSameTolerance(before, after);
  return {
    lateDays: after.ladder.map(({ day }) => day).filter((day) => day > 0),
    reminderDays: added.length === 0 ? null : 0 - Math.min(...added),
    recountsLate: recountsAll || before.graceDays !== after.graceDays,
    recountsAll,
  };
}

function isSameTolerance(before: PolicyDocument, after: PolicyDocument): boolean {
  return (
    before.toleranceAmount === after.toleranceAmount &&
    before.tolerancePercent === after.tolerancePercent &&
    before.tolerancePercentMax === after.tolerancePercentMax
  );
}
