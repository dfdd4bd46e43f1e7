import { assert } from "./assert";
import { addDays, type BusinessDate, daysBetween, earliest, latest } from "./calendar";

/** The days from `from` on, before `to`; without a `to` there is no end yet. */
export type Interval = Readonly<{ from: BusinessDate; to: BusinessDate | null }>;

/**
 * The union of intervals, in order and apart from each other: enclosing, touching and overlapping
 * ones become one, so that no day is counted twice. An interval that ends before it begins is empty.
 */
export function mergeIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals
    .filter(({ from, to }) => to === null || to > from)
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const merged: Interval[] = [];
  for (const interval of sorted) {
    const last = merged.at(-1);
    if (last === undefined || (last.to !== null && last.to < interval.from)) {
      merged.push(interval);
    } else if (last.to !== null) {
      const to = interval.to === null ? null : latest(last.to, interval.to);
      merged[merged.length - 1] = { from: last.from, to };
    }
  }
  return merged;
}

/** Of the days from `from` to before `to`, those that lie within merged intervals. */
export function daysWithin(
  merged: readonly Interval[],
  from: BusinessDate,
  to: BusinessDate,
): number {
  let days = 0;
  for (const interval of merged) {
    const start = latest(from, interval.from);
    const end = interval.to === null ? to : earliest(to, interval.to);
    if (start < end) days += daysBetween(start, end);
  }
  return days;
}

/** Whether a day lies within one of the intervals. */
export function isWithin(intervals: readonly Interval[], date: BusinessDate): boolean {
  return intervals.some(({ from, to }) => from <= date && (to === null || date < to));
}

/**
 * The day on which `count` days from `from` on, itself included, have passed outside of merged
 * intervals: the first such day for 1. Null when an interval without an end comes before it. Refuses
 * a count below one: a bug.
 */
export function dayOutside(
  merged: readonly Interval[],
  from: BusinessDate,
  count: number,
): BusinessDate | null {
  assert(Number.isInteger(count) && count > 0, `no day number ${count}`);
  let start = from;
  let left = count;
  for (const interval of merged) {
    if (interval.to !== null && interval.to <= start) continue;
    const free = interval.from > start ? daysBetween(start, interval.from) : 0;
    if (left <= free) break;
    if (interval.to === null) return null;
    left -= free;
    start = interval.to;
  }
  return addDays(start, left - 1);
}

/** The same intervals so many days later; earlier below zero. */
export function shiftIntervals(intervals: readonly Interval[], days: number): readonly Interval[] {
  if (days === 0) return intervals;
  return intervals.map(({ from, to }) => ({
    from: addDays(from, days),
    to: to && addDays(to, days),
  }));
}
