import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextExportOn } from "../../../src/domain/export/schedule";
import {
  addDays,
  businessDate,
  dayOf,
  daysBetween,
  isMonthEnd,
  weekdayOf,
} from "../../../src/kernel/calendar";

const next = (every: "day" | "week" | "month", day: number, after: string) =>
  nextExportOn({ every, day }, businessDate(after));

describe("the next day of a schedule", () => {
  it.each([
    ["day", 1, "2026-02-28", "2026-03-01"],
    ["week", 1, "2026-11-27", "2026-11-30"],
    ["week", 5, "2026-11-27", "2026-12-04"],
    ["week", 7, "2026-11-28", "2026-11-29"],
    ["month", 1, "2026-11-27", "2026-12-01"],
    ["month", 1, "2026-12-01", "2027-01-01"],
    ["month", 31, "2026-01-30", "2026-01-31"],
    ["month", 31, "2026-01-31", "2026-02-28"],
    ["month", 31, "2024-02-28", "2024-02-29"],
    ["month", 30, "2026-02-28", "2026-03-30"],
  ] as const)("each %s, day %i, after %s is %s", (every, day, after, on) => {
    expect(next(every, day, after)).toBe(on);
  });

  it("comes after, is of its kind, and none between is", () => {
    const dates = fc.nat(40_000).map((days) => addDays(businessDate("1990-01-01"), days));
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 31 }), (after, day) => {
        const month = nextExportOn({ every: "month", day }, after);
        expect(month > after).toBe(true);
        expect(daysBetween(after, month)).toBeLessThanOrEqual(31);
        expect(dayOf(month) === day || (isMonthEnd(month) && dayOf(month) < day)).toBe(true);
        const weekday = ((day - 1) % 7) + 1;
        const week = nextExportOn({ every: "week", day: weekday }, after);
        expect(weekdayOf(week)).toBe(weekday);
        expect(daysBetween(after, week)).toBeGreaterThan(0);
        expect(daysBetween(after, week)).toBeLessThanOrEqual(7);
      }),
    );
  });
});
