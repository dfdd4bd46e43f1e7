import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "../../../src/kernel/assert";
import { addDays, type BusinessDate, businessDate } from "../../../src/kernel/calendar";
import {
  dayOutside,
  daysWithin,
  type Interval,
  isWithin,
  mergeIntervals,
} from "../../../src/kernel/interval";

const START = businessDate("2024-02-01");

function day(offset: number): BusinessDate {
  return addDays(START, offset);
}

function span(from: number, to: number | null): Interval {
  return { from: day(from), to: to === null ? null : day(to) };
}

/** Also empty and backward ones, and some without an end. */
const intervals = fc.array(
  fc.tuple(fc.nat(40), fc.oneof(fc.integer({ min: -2, max: 20 }), fc.constant(null))),
  { maxLength: 7 },
);
const someIntervals = intervals.map((pairs) =>
  pairs.map(([from, length]) => span(from, length === null ? null : from + length)),
);

describe("the union of intervals", () => {
  it.each([
    ["none", [], []],
    ["one", [span(1, 4)], [span(1, 4)]],
    ["an empty one", [span(3, 3)], []],
    ["one that ends before it begins", [span(3, 1)], []],
    ["two apart, in the wrong order", [span(8, 9), span(1, 4)], [span(1, 4), span(8, 9)]],
    ["two that touch", [span(1, 4), span(4, 6)], [span(1, 6)]],
    ["two a day apart", [span(1, 4), span(5, 6)], [span(1, 4), span(5, 6)]],
    ["two that overlap", [span(1, 4), span(3, 6)], [span(1, 6)]],
    ["one that encloses an older one", [span(3, 5), span(1, 9)], [span(1, 9)]],
    ["one that lies within an older one", [span(1, 9), span(3, 5)], [span(1, 9)]],
    ["the same twice", [span(1, 4), span(1, 4)], [span(1, 4)]],
    ["three in a chain", [span(5, 9), span(1, 3), span(2, 6)], [span(1, 9)]],
    ["one without an end and a later one", [span(1, null), span(5, 9)], [span(1, null)]],
    ["one without an end over an earlier one", [span(1, 5), span(3, null)], [span(1, null)]],
    ["one without an end, apart", [span(1, 2), span(3, null)], [span(1, 2), span(3, null)]],
  ])("of %s", (_, given, union) => {
    expect(mergeIntervals(given)).toEqual(union);
  });

  it("holds exactly the days that any of them holds", () => {
    fc.assert(
      fc.property(someIntervals, fc.integer({ min: -2, max: 70 }), (given, offset) => {
        const merged = mergeIntervals(given);
        expect(isWithin(merged, day(offset))).toBe(isWithin(given, day(offset)));
      }),
    );
  });

  it("does not depend on their order, on splitting one, or on merging again", () => {
    fc.assert(
      fc.property(someIntervals, fc.nat(60), (given, cut) => {
        const merged = mergeIntervals(given);
        expect(mergeIntervals(given.toReversed())).toEqual(merged);
        expect(mergeIntervals(merged)).toEqual(merged);
        const split = given.flatMap(({ from, to }) => {
          const middle = day(cut);
          const isInside = from < middle && (to === null || middle < to);
          return isInside
            ? [
                { from: middle, to },
                { from, to: middle },
              ]
            : [{ from, to }];
        });
        expect(mergeIntervals(split)).toEqual(merged);
      }),
    );
  });
});

describe("days within", () => {
  it.each([
    ["all of it", [span(2, 5)], 0, 10, 3],
    ["cut at the start", [span(2, 5)], 3, 10, 2],
    ["cut at the end", [span(2, 5)], 0, 4, 2],
    ["before", [span(2, 5)], 5, 10, 0],
    ["after", [span(2, 5)], 0, 2, 0],
    ["no end", [span(2, null)], 0, 10, 8],
    ["a leap day: 28 February to 1 March 2024 is two days", [span(27, 29)], 0, 60, 2],
    ["a range that ends before it begins", [span(2, 5)], 9, 1, 0],
  ])("%s", (_, merged, from, to, days) => {
    expect(daysWithin(merged, day(from), day(to))).toBe(days);
  });

  it("counts each day of a union once", () => {
    fc.assert(
      fc.property(someIntervals, fc.nat(40), fc.nat(30), (given, from, length) => {
        const offsets = Array.from({ length }, (_, index) => from + index);
        const within = offsets.filter((offset) => isWithin(given, day(offset))).length;
        expect(daysWithin(mergeIntervals(given), day(from), day(from + length))).toBe(within);
      }),
    );
  });
});

describe("the n-th day outside", () => {
  it.each([
    ["the first day itself", [], 0, 1, day(0)],
    ["ten days on", [], 0, 10, day(9)],
    ["after an interval that covers the start", [span(0, 3)], 0, 1, day(3)],
    ["the last day before an interval", [span(3, 5)], 0, 3, day(2)],
    ["the first day after it", [span(3, 5)], 0, 4, day(5)],
    ["past two intervals", [span(1, 3), span(4, 6)], 0, 3, day(6)],
    ["an interval that is over", [span(0, 3)], 5, 2, day(6)],
    ["never, within one without an end", [span(2, null)], 0, 3, null],
    ["before one without an end", [span(2, null)], 0, 2, day(1)],
  ])("%s", (_, merged, from, count, expected) => {
    expect(dayOutside(merged, day(from), count)).toBe(expected);
  });

  it("is outside, and has exactly so many days outside until it", () => {
    fc.assert(
      fc.property(someIntervals, fc.nat(40), fc.integer({ min: 1, max: 30 }), (given, from, n) => {
        const merged = mergeIntervals(given);
        const found = dayOutside(merged, day(from), n);
        const hasEnd = merged.every(({ to }) => to !== null);
        if (found === null) {
          expect(hasEnd).toBe(false);
          return;
        }
        expect(isWithin(merged, found)).toBe(false);
        const through = Array.from({ length: 200 }, (_, index) => day(from + index));
        const outside = through.filter((one) => one <= found && !isWithin(merged, one));
        expect(outside).toHaveLength(n);
      }),
    );
  });

  it.each([0, -1, 0.5])("number %d is none", (count) => {
    expect(() => dayOutside([], START, count)).toThrow(Fault);
  });
});
