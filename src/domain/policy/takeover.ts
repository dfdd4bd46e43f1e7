import { decidingSegments } from "./delinquency-rules";
import {
  earlySteps,
  isDayStep,
  laddersOf,
  type LatenessRules,
  type PolicyDocument,
} from "./policy";

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
  const reminders = new Set(remindersOf(before));
  const added = remindersOf(after).filter((day) => !reminders.has(day));
  const recountsAll = !isSameTolerance(before, after);
  return {
    lateDays: lateDaysOf(after),
    reminderDays: added.length === 0 ? null : 0 - Math.min(...added),
    recountsLate:
      recountsAll ||
      !isSameDelinquency(before, after) ||
      asksAtOnce(after, before) ||
      countsDueDays(after),
    recountsAll,
  };
}

function remindersOf(document: PolicyDocument): number[] {
  return laddersOf(document).flatMap(({ steps }) => earlySteps(steps).map(({ day }) => day));
}

function lateDaysOf(document: PolicyDocument): number[] {
  const days = laddersOf(document)
    .flatMap(({ steps }) => steps.filter(isDayStep))
    .flatMap(({ day, repeat }) => [
      day,
      ...Array.from(
        { length: repeat?.timesMax ?? 0 },
        (_, index) => day + (index + 1) * (repeat?.everyDays ?? 0),
      ),
    ]);
  return [...new Set(days.filter((day) => day > 0))];
}

/** A ladder that goes by levels may ask for one whose day has passed already. */
function asksAtOnce(after: PolicyDocument, before: PolicyDocument): boolean {
  const byLevels = laddersOf(after).some(({ match }) => match !== "each-on-its-day");
  return byLevels && JSON.stringify(laddersOf(before)) !== JSON.stringify(laddersOf(after));
}

/** Who brings the book forward counts from due dates as day 0: other loans it looks at at once. */
function countsDueDays({ counting, segments }: PolicyDocument): boolean {
  return [{ counting }, ...decidingSegments(segments)].some((one) => one.counting === "due-day");
}

function isSameTolerance(before: PolicyDocument, after: PolicyDocument): boolean {
  return isSameRule(before, after, (rules) => [
    rules.toleranceAmount,
    rules.tolerancePercent,
    rules.tolerancePercentMax,
    // Where the due date is day 1, what falls due today is late.
    rules.counting,
  ]);
}

/** What decides, of a loan that is late, when it is delinquent and in which bucket. */
function isSameDelinquency(before: PolicyDocument, after: PolicyDocument): boolean {
  return isSameRule(before, after, ({ graceDays, buckets }) => [graceDays, buckets]);
}

/** Of the policy and of each segment that decides, in the order in which they are asked. */
function isSameRule(
  before: PolicyDocument,
  after: PolicyDocument,
  rule: (rules: Partial<LatenessRules>) => readonly unknown[],
): boolean {
  const told = (document: PolicyDocument) =>
    JSON.stringify([
      rule(document),
      decidingSegments(document.segments).map((segment) => [segment.when, rule(segment)]),
    ]);
  return told(before) === told(after);
}
