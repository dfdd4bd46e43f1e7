import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "../../../src/kernel/assert";
import {
  addDays,
  addMonths,
  businessDate,
  dateAt,
  daysBetween,
  epochDay,
  fromEpochDay,
  instant,
  instantAt,
  isTimezone,
  parseDate,
} from "../../../src/kernel/calendar";

const days = fc.integer({
  min: epochDay(businessDate("1900-01-01")),
  max: epochDay(businessDate("2199-12-31")),
});
const at = (text: string) => instant(Date.parse(text));

describe("a business date", () => {
  it.each(["2025-01-31", "2024-02-29", "2000-02-29", "1900-01-01", "2199-12-31"])(
    "%s is one",
    (text) => expect(parseDate(text)).toBe(text),
  );

  it.each([
    "2025-02-29",
    "1900-02-29",
    "2025-04-31",
    "2025-13-01",
    "2025-00-10",
    "2025-1-1",
    "1899-12-31",
    "2200-01-01",
    "2025-01-01T00:00",
    "",
  ])("%j is none", (text) => {
    expect(parseDate(text)).toBeUndefined();
    expect(() => businessDate(text)).toThrow(Fault);
  });

  it("is a day number and back", () => {
    fc.assert(
      fc.property(days, (day) => {
        const date = fromEpochDay(day);
        expect(parseDate(date)).toBe(date);
        expect(epochDay(date)).toBe(day);
      }),
    );
    expect(epochDay(businessDate("1970-01-01"))).toBe(0);
  });

  it("adds and counts days as inverses, and text order is time order", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -5_000, max: 5_000 }), (day, distance) => {
        const from = fromEpochDay(day);
        const to = addDays(from, distance);
        expect(daysBetween(from, to)).toBe(distance);
        expect(to > from).toBe(distance > 0);
      }),
    );
  });

  it.each([
    ["2025-01-31", 1, undefined, "2025-02-28"],
    ["2025-02-28", 1, 31, "2025-03-31"],
    ["2024-01-31", 1, undefined, "2024-02-29"],
    ["2024-02-29", 12, undefined, "2025-02-28"],
    ["2025-12-15", 1, undefined, "2026-01-15"],
    ["2025-01-15", -1, undefined, "2024-12-15"],
    ["2025-03-31", -1, undefined, "2025-02-28"],
  ])("%s and %i months, anchored on %s, is %s", (date, months, anchorDay, expected) => {
    expect(addMonths(businessDate(date), months, anchorDay)).toBe(expected);
  });
});

describe("a business date in a zone", () => {
  it.each([
    ["2025-06-01T03:59:00Z", "America/New_York", "2025-05-31"],
    ["2025-06-01T04:00:00Z", "America/New_York", "2025-06-01"],
    ["2025-12-31T16:00:00Z", "Asia/Shanghai", "2026-01-01"],
    ["2025-06-01T00:00:00Z", "Asia/Kolkata", "2025-06-01"],
  ])("at %s in %s is %s", (text, zone, date) => {
    expect(dateAt(at(text), zone)).toBe(date);
  });

  it.each([
    ["an ordinary minute", "2025-06-01", 8 * 60, "2025-06-01T12:00:00Z"],
    ["a minute skipped in spring", "2025-03-09", 2 * 60 + 30, "2025-03-09T07:30:00Z"],
    ["a minute repeated in autumn, the first one", "2025-11-02", 60 + 30, "2025-11-02T05:30:00Z"],
  ])("%s is one instant in New York", (_, date, minute, expected) => {
    expect(instantAt(businessDate(date), minute, "America/New_York")).toBe(at(expected));
  });

  it("knows a zone from a name that is none", () => {
    expect(isTimezone("Asia/Shanghai")).toBe(true);
    expect(isTimezone("Mars/Olympus")).toBe(false);
    expect(isTimezone("")).toBe(false);
  });
});
