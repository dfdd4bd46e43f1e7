import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  countMaterialDays,
  EU_MATERIALITY,
  type ExposureLine,
  type MaterialityRule,
} from "../../../src/domain/delinquency/materiality";
import { Fault } from "../../../src/kernel/assert";
import { addDays, businessDate, daysBetween } from "../../../src/kernel/calendar";
import { type Interval, isWithin } from "../../../src/kernel/interval";
import { minor } from "../../../src/kernel/money";
import { BOOK_START } from "../../support/arbitraries";
import { pauseLists } from "../../support/delinquency-arbitraries";

const START = businessDate("2025-01-01");

/** A line on day `offset` with so much past due of an exposure, in cents. */
function line(offset: number, pastDueAmount: number, exposure = 500_000): ExposureLine {
  return {
    on: addDays(START, offset),
    pastDueAmount: minor(pastDueAmount),
    exposure: minor(exposure),
  };
}

function count(
  lines: readonly ExposureLine[],
  offset: number,
  rule: MaterialityRule = EU_MATERIALITY.retail,
  suspended: readonly Interval[] = [],
) {
  return countMaterialDays({ lines, rule, suspended, asOf: addDays(START, offset) });
}

describe("an amount past due of EUR 5,000.00 is material", () => {
  // 1 % of 5,000.00 is 50.00, so the absolute limit decides; of 20,000.00 it is 200.00.
  it.each([
    ["not at EUR 100.00", EU_MATERIALITY.retail, 10_000, 500_000, false],
    ["a cent above", EU_MATERIALITY.retail, 10_001, 500_000, true],
    ["not at 1 % of 20,000.00", EU_MATERIALITY.retail, 20_000, 2_000_000, false],
    ["a cent above 1 %", EU_MATERIALITY.retail, 20_001, 2_000_000, true],
    ["not by the absolute limit alone", EU_MATERIALITY.retail, 15_000, 2_000_000, false],
    ["not by the relative limit alone", EU_MATERIALITY.retail, 9_000, 500_000, false],
    ["not of others at EUR 500.00", EU_MATERIALITY.other, 50_000, 500_000, false],
    ["of others a cent above", EU_MATERIALITY.other, 50_001, 500_000, true],
    // 1 % of 10,000.50 is 100.005: 100.00 is below it, 100.01 above.
    ["a fraction of a cent below", EU_MATERIALITY.retail, 10_000, 1_000_050, false],
    ["a fraction of a cent above", EU_MATERIALITY.retail, 10_001, 1_000_050, true],
    ["beyond what a float holds", EU_MATERIALITY.retail, 9e13 + 1, 9e15, true],
    ["at the edge of it", EU_MATERIALITY.retail, 9e13, 9e15, false],
  ])("%s", (_, rule, pastDue, exposure, isMaterial) => {
    expect(count([line(0, pastDue, exposure)], 0, rule).counter).toBe(isMaterial ? 1 : 0);
  });
});

describe("the counter", () => {
  it.each([
    ["on the first day", 0, 1, false],
    ["on the 90th", 89, 90, false],
    // Article 178(1)(b): more than 90 days.
    ["on the 91st", 90, 91, true],
  ])("%s of a debt of 200.00", (_, offset, counter, isDefault) => {
    expect(count([line(0, 20_000)], offset)).toMatchObject({ counter, isDefault });
  });

  it("dates the default on the 91st day: 1 January and 90 days is 1 April 2025", () => {
    expect(count([line(0, 20_000)], 200).runs).toEqual([
      {
        startedOn: "2025-01-01",
        resetOn: null,
        resetBy: null,
        days: 201,
        defaultOn: "2025-04-01",
      },
    ]);
  });

  it("runs on while amounts change and both limits stay exceeded", () => {
    expect(count([line(0, 20_000), line(30, 90_000), line(60, 10_001)], 89).counter).toBe(90);
  });

  it("starts only when the second limit is exceeded too", () => {
    // 200.00 of 30,000.00 is 0.67 %; on day 10 the exposure falls to 15,000.00: 1.33 %.
    const lines = [line(0, 20_000, 3_000_000), line(10, 20_000, 1_500_000)];
    expect(count(lines, 19)).toMatchObject({ counter: 10, runs: [{ startedOn: "2025-01-11" }] });
  });

  it("is reset by either limit and keeps the run", () => {
    const lines = [
      line(0, 20_000),
      // 60.00 is not above EUR 100, but above 1 % of 5,000.00.
      line(30, 6_000),
      line(40, 20_000),
      // 200.00 is above EUR 100, but not above 1 % of 20,000.00.
      line(50, 20_000, 2_000_000),
      line(60, 20_000),
      line(70, 0),
    ];
    expect(count(lines, 100)).toEqual({
      counter: 0,
      isDefault: false,
      runs: [
        ended("2025-01-01", "2025-01-31", "absolute", 30),
        ended("2025-02-10", "2025-02-20", "relative", 10),
        ended("2025-03-02", "2025-03-12", "both", 10),
      ],
    });
  });

  it("starts from 1 after a reset: 89 days, a day below, 90 days are no default", () => {
    const lines = [line(0, 20_000), line(89, 100), line(90, 20_000)];
    expect(count(lines, 179)).toMatchObject({ counter: 90, isDefault: false });
    expect(count(lines, 180)).toMatchObject({ counter: 91, isDefault: true });
  });

  it("dates no default on its 90th day", () => {
    const [running] = count([line(0, 20_000)], 89).runs;
    const [ended] = count([line(0, 20_000), line(90, 0)], 100).runs;
    expect([running?.days, running?.defaultOn]).toEqual([90, null]);
    expect([ended?.days, ended?.defaultOn]).toEqual([90, null]);
  });

  it("keeps a default that a later reset ended", () => {
    const { isDefault, runs } = count([line(0, 20_000), line(95, 0)], 100);
    expect([isDefault, runs[0]?.defaultOn, runs[0]?.days]).toEqual([false, "2025-04-01", 95]);
  });

  it("neither counts nor resets on suspended days", () => {
    const suspended = [
      { from: addDays(START, 20), to: addDays(START, 50) },
      { from: addDays(START, 40), to: addDays(START, 60) },
    ];
    const rule = EU_MATERIALITY.retail;
    // 40 days are suspended: the 91st day that counts is the 131st.
    expect(count([line(0, 20_000)], 129, rule, suspended)).toMatchObject({ counter: 90 });
    expect(count([line(0, 20_000)], 130, rule, suspended)).toMatchObject({
      counter: 91,
      isDefault: true,
      runs: [{ defaultOn: addDays(START, 130) }],
    });
  });

  it("ignores what comes later", () => {
    expect(count([line(0, 20_000), line(10, 0)], 9)).toMatchObject({ counter: 10 });
  });

  it("of no history is 0", () => {
    expect(count([], 9)).toEqual({ counter: 0, isDefault: false, runs: [] });
  });

  it("refuses lines out of order and two of one day", () => {
    expect(() => count([line(5, 1), line(4, 1)], 9)).toThrow(Fault);
    expect(() => count([line(5, 1), line(5, 2)], 9)).toThrow(Fault);
  });
});

describe("for any history, the counter", () => {
  const row = fc.record({
    gap: fc.integer({ min: 1, max: 60 }),
    pastDue: fc.constantFrom(0, 9_000, 10_000, 10_001, 30_000, 80_000),
    exposure: fc.constantFrom(500_000, 2_000_000, 5_000_000),
  });
  const histories = fc.array(row, { maxLength: 12 }).map((rows) => {
    let on = BOOK_START;
    return rows.map(({ gap, pastDue, exposure }): ExposureLine => {
      on = addDays(on, gap);
      return { on, pastDueAmount: minor(pastDue), exposure: minor(exposure) };
    });
  });
  const rule = EU_MATERIALITY.retail;
  const days = fc.nat(500).map((offset) => addDays(BOOK_START, offset));

  it("is what walking it day by day counts", () => {
    fc.assert(
      fc.property(histories, pauseLists(), days, (lines, suspended, asOf) => {
        let counter = 0;
        for (let on = BOOK_START; on <= asOf; on = addDays(on, 1)) {
          const today = lines.findLast((one) => one.on <= on);
          const { pastDueAmount = 0, exposure = 0 } = today ?? {};
          const isMaterial = pastDueAmount > 10_000 && pastDueAmount * 100 > exposure;
          if (!isMaterial) counter = 0;
          else if (!isWithin(suspended, on)) counter += 1;
        }
        const counted = countMaterialDays({ lines, rule, suspended, asOf });
        expect(counted.counter).toBe(counter);
        expect(counted.isDefault).toBe(counter > 90);
      }),
    );
  });

  it("never exceeds the days since something was first past due without a break", () => {
    fc.assert(
      fc.property(histories, days, (lines, asOf) => {
        const { counter } = countMaterialDays({ lines, rule, suspended: [], asOf });
        const known = lines.filter(({ on }) => on <= asOf);
        const lastClear = known.findLastIndex(({ pastDueAmount }) => pastDueAmount === 0);
        const since = known[lastClear + 1]?.on;
        // A debt due the day before is 1 day past due on the first day it is seen.
        const daysPastDue = since === undefined ? 0 : daysBetween(since, asOf) + 1;
        expect(counter).toBeLessThanOrEqual(daysPastDue);
      }),
    );
  });

  it("does not fall by lower limits, nor change by a line that repeats the last", () => {
    fc.assert(
      fc.property(histories, days, (lines, asOf) => {
        const { counter } = countMaterialDays({ lines, rule, suspended: [], asOf });
        const lower = { ...rule, absoluteAmount: minor(0), relativePercent: "0.1" };
        const more = countMaterialDays({ lines, rule: lower, suspended: [], asOf });
        expect(more.counter).toBeGreaterThanOrEqual(counter);
        const last = lines.at(-1);
        const repeated = last ? [...lines, { ...last, on: addDays(last.on, 7) }] : lines;
        expect(countMaterialDays({ lines: repeated, rule, suspended: [], asOf }).counter).toBe(
          counter,
        );
      }),
    );
  });
});

function ended(startedOn: string, resetOn: string, resetBy: string, days: number) {
  return { startedOn, resetOn, resetBy, days, defaultOn: null };
}
