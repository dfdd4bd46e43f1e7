import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, businessDate, daysBetween, fromEpochDay } from "../../../src/kernel/calendar";
import { DAY_COUNTS, type DayCount, YEAR_PARTS, yearShare } from "../../../src/kernel/day-count";

function parts(dayCount: DayCount, from: string, to: string, terminatesOn?: string): number {
  const last = terminatesOn === undefined ? null : businessDate(terminatesOn);
  return yearShare(dayCount, businessDate(from), businessDate(to), last).numerator;
}

/**
 * ISDA's worked examples of the 30/360 conventions (2006 Definitions 4.16(f), (g), (h); published
 * 2008), termination 29 February 2012: [from, to, bond basis, 30E/360, 30E/360 ISDA].
 */
const ISDA_30_360: readonly (readonly [string, string, number, number, number])[] = [
  ["2006-08-20", "2007-02-20", 180, 180, 180],
  ["2007-02-20", "2007-08-20", 180, 180, 180],
  ["2006-02-28", "2006-08-31", 183, 182, 180],
  ["2006-08-31", "2007-02-28", 178, 178, 180],
  ["2007-02-28", "2007-08-31", 183, 182, 180],
  ["2007-08-31", "2008-02-29", 179, 179, 180],
  ["2008-02-29", "2008-08-31", 182, 181, 180],
  ["2011-08-31", "2012-02-29", 179, 179, 179],
  ["2006-01-31", "2006-02-28", 28, 28, 30],
  ["2006-01-30", "2006-02-28", 28, 28, 30],
  ["2006-02-28", "2006-03-03", 5, 5, 3],
  ["2006-02-14", "2006-02-28", 14, 14, 16],
  ["2006-09-30", "2006-10-31", 30, 30, 30],
  ["2006-10-31", "2006-11-28", 28, 28, 28],
  ["2007-08-31", "2008-02-28", 178, 178, 178],
  ["2008-02-28", "2008-08-30", 182, 182, 182],
  ["2008-02-28", "2008-08-31", 183, 182, 182],
  ["2007-02-26", "2008-02-29", 363, 363, 364],
  ["2008-02-29", "2009-02-28", 359, 359, 360],
  ["2008-02-28", "2008-03-31", 33, 32, 32],
];

describe("30/360 as ISDA computes it", () => {
  it.each(ISDA_30_360)("%s to %s: %i bond, %i euro, %i ISDA", (from, to, bond, euro, isda) => {
    expect(parts("30-360-bond", from, to)).toBe(bond);
    expect(parts("30e-360", from, to)).toBe(euro);
    expect(parts("30e-360-isda", from, to, "2012-02-29")).toBe(isda);
  });

  it("ISDA leaves the last day of February alone only where the contract ends", () => {
    expect(parts("30e-360-isda", "2011-08-31", "2012-02-29")).toBe(180);
    // A contract that ends on 31 March: the 31st counts as the 30th all the same.
    expect(parts("30e-360-isda", "2012-02-29", "2012-03-31", "2012-03-31")).toBe(30);
  });
});

describe("30/360 US", () => {
  it.each([
    ["from the end of February to a 31st", "2006-02-28", "2006-08-31", 180],
    ["from a leap day to a 31st", "2008-02-29", "2008-08-31", 180],
    ["from end of February to end of February", "2008-02-29", "2009-02-28", 360],
    ["to the end of February alone: the 28th stays", "2006-08-31", "2007-02-28", 178],
    ["28 February of a leap year is no month end", "2008-02-28", "2008-08-31", 183],
    ["from a 31st to a 31st", "2007-03-31", "2007-05-31", 60],
    ["from a 30th to a 31st", "2007-04-30", "2007-05-31", 30],
  ])("%s", (_, from, to, days) => expect(parts("30-360-us", from, to)).toBe(days));
});

describe("actual days", () => {
  it.each<[DayCount, string, string, number]>([
    ["act-360", "2024-01-15", "2024-04-15", 91],
    ["act-365f", "2023-01-15", "2024-01-15", 365],
    ["act-365f", "2024-01-15", "2025-01-15", 366],
    ["nl-365", "2024-01-15", "2025-01-15", 365],
    ["nl-365", "2024-02-28", "2024-02-29", 0],
    ["nl-365", "2024-02-29", "2024-03-01", 1],
    ["nl-365", "2024-02-28", "2024-03-01", 1],
    ["nl-365", "2023-12-31", "2028-03-01", 1_520],
  ])("%s from %s to %s: %i", (dayCount, from, to, days) => {
    expect(parts(dayCount, from, to)).toBe(days);
  });
});

/** ISDA, "EMU and market conventions" (1999) and the actual/actual memorandum: [days of 365, of 366]. */
describe("Act/Act ISDA splits at the turn of the year", () => {
  it.each([
    ["2003-11-01", "2004-05-01", 61, 121],
    ["1999-02-01", "1999-07-01", 150, 0],
    ["1999-07-01", "2000-07-01", 184, 182],
    ["2002-08-15", "2003-07-15", 334, 0],
    ["2003-07-15", "2004-01-15", 170, 14],
    ["1999-07-30", "2000-01-30", 155, 29],
    ["2000-01-30", "2000-06-30", 0, 152],
    ["1999-11-30", "2000-04-30", 32, 120],
    ["2023-12-31", "2025-01-01", 1, 366],
  ])("%s to %s: %i/365 + %i/366", (from, to, common, leap) => {
    expect(parts("act-act-isda", from, to)).toBe(common * 366 + leap * 365);
    expect(YEAR_PARTS["act-act-isda"]).toBe(365 * 366);
  });
});

describe("any day count", () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map(fromEpochDay);
  const dayCount = fc.constantFrom(...DAY_COUNTS);
  const span = fc.integer({ min: 0, max: 3_000 });

  it("of no time is nothing, and backward is the negative", () => {
    fc.assert(
      fc.property(dayCount, day, span, (count, from, days) => {
        const to = addDays(from, days);
        expect(yearShare(count, from, from).numerator).toBe(0);
        const there = yearShare(count, from, to).numerator;
        expect(yearShare(count, to, from).numerator + there).toBe(0);
      }),
    );
  });

  it("of actual days adds up over any day between", () => {
    const actual = fc.constantFrom<DayCount>("act-360", "act-365f", "nl-365", "act-act-isda");
    fc.assert(
      fc.property(actual, day, span, span, (count, from, one, other) => {
        const [middle, to] = [addDays(from, one), addDays(from, one + other)];
        const halves = parts(count, from, middle) + parts(count, middle, to);
        expect(halves).toBe(parts(count, from, to));
      }),
    );
  });

  it("of 30/360 stays within a few days of the calendar, and a year is a year", () => {
    const thirty = fc.constantFrom<DayCount>("30-360-bond", "30e-360", "30e-360-isda", "30-360-us");
    fc.assert(
      fc.property(thirty, day, fc.integer({ min: 0, max: 45 }), (count, from, days) => {
        const to = addDays(from, days);
        expect(Math.abs(parts(count, from, to) - daysBetween(from, to))).toBeLessThanOrEqual(4);
      }),
    );
  });
});
