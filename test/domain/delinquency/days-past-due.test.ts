import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CountingRule,
  countDaysPastDue,
  type DaysPastDue,
} from "../../../src/domain/delinquency/days-past-due";
import type { OwedInstallment } from "../../../src/domain/delinquency/owed-installment";
import { addDays, type BusinessDate, businessDate } from "../../../src/kernel/calendar";
import { type Interval, mergeIntervals } from "../../../src/kernel/interval";
import { minor, ZERO } from "../../../src/kernel/money";
import { BOOK_START } from "../../support/arbitraries";
import { countingRules, owedLists, pauseLists } from "../../support/delinquency-arbitraries";

const DAY_0: CountingRule = { dueDateIsDay: 0, toleranceAmount: ZERO, graceDays: 0 };
const DAY_1: CountingRule = { ...DAY_0, dueDateIsDay: 1 };

/** Rows of due date and unpaid minor units, of 100.00 asked each. */
function owed(...rows: readonly (readonly [string, number])[]): readonly OwedInstallment[] {
  return rows.map(([dueOn, unpaid], index) => ({
    number: index + 1,
    dueOn: businessDate(dueOn),
    asked: minor(10_000),
    unpaid: minor(unpaid),
  }));
}

function span(from: string, to: string | null): Interval {
  return { from: businessDate(from), to: to === null ? null : businessDate(to) };
}

function count(
  installments: readonly OwedInstallment[],
  asOf: string,
  rule: CountingRule = DAY_0,
  pauses: readonly Interval[] = [],
): DaysPastDue {
  return countDaysPastDue({ installments, rule, pauses, asOf: businessDate(asOf) });
}

describe("the first day", () => {
  it.each([
    ["the day before the due date", "2024-12-31", 0, 0],
    ["the due date", "2025-01-01", 0, 1],
    ["the day after", "2025-01-02", 1, 2],
    // 12 CFR 1024.31, comment on delinquency: 1 January unpaid is 30 on 31 January.
    ["31 January", "2025-01-31", 30, 31],
  ])("on %s is %s: %i by day 0 and %i by day 1", (_, asOf, day0, day1) => {
    const unpaid = owed(["2025-01-01", 10_000]);
    expect(count(unpaid, asOf, DAY_0).daysPastDue).toBe(day0);
    expect(count(unpaid, asOf, DAY_1).daysPastDue).toBe(day1);
  });

  it.each([
    // RBI circular of 12 November 2021: due 31 March 2021, overdue at its day-end process,
    // SMA-1 (more than 30) on 30 April, SMA-2 (more than 60) on 30 May, NPA (more than 90) on 29 June.
    ["date of overdue", "2021-03-31", 1],
    ["the day before SMA-1", "2021-04-29", 30],
    ["SMA-1", "2021-04-30", 31],
    ["SMA-2", "2021-05-30", 61],
    ["NPA", "2021-06-29", 91],
  ])("follows the example of the RBI: %s", (_, asOf, days) => {
    expect(count(owed(["2021-03-31", 10_000]), asOf, DAY_1).daysPastDue).toBe(days);
  });

  it("counts through a leap day: 28 February to 1 March 2024 is 2", () => {
    expect(count(owed(["2024-02-28", 1]), "2024-03-01").daysPastDue).toBe(2);
  });
});

describe("the oldest installment not met", () => {
  const asOf = "2025-04-11";

  it.each([
    ["all unpaid: from 1 February, 69 days", [10_000, 10_000, 10_000], "2025-02-01", 69, 30_000],
    // A part payment moves nothing (12 CFR 1024.31; Fineract alike).
    ["a cent left of the oldest", [1, 10_000, 10_000], "2025-02-01", 69, 20_001],
    ["the oldest met: from 1 March, 41 days", [0, 10_000, 10_000], "2025-03-01", 41, 20_000],
    ["the younger met out of order", [10_000, 0, 0], "2025-02-01", 69, 10_000],
    ["all met", [0, 0, 0], null, 0, 0],
  ])("%s", (_, [a = 0, b = 0, c = 0], since, daysPastDue, pastDueAmount) => {
    const installments = owed(["2025-02-01", a], ["2025-03-01", b], ["2025-04-01", c]);
    expect(count(installments, asOf)).toMatchObject({
      pastDueSince: since,
      daysPastDue,
      pastDueAmount,
    });
  });

  it("takes in what is due today by day 1 only", () => {
    const installments = owed(["2025-03-01", 10_000], ["2025-04-11", 10_000]);
    expect(count(installments, asOf, DAY_0).pastDueAmount).toBe(10_000);
    expect(count(installments, asOf, DAY_1).pastDueAmount).toBe(20_000);
  });
});

describe("tolerance", () => {
  const asOf = "2025-03-11";

  it.each([
    ["an amount, at it", { toleranceAmount: minor(100) }, [100, 0], null],
    ["an amount, a cent beyond", { toleranceAmount: minor(100) }, [101, 0], "2025-02-01"],
    [
      "an amount that the second takes beyond",
      { toleranceAmount: minor(100) },
      [60, 41],
      "2025-03-01",
    ],
    // 2 % of 100.00 is 2.00 until March, 2 % of 200.00 is 4.00 from then on.
    ["a percentage, at it", { tolerancePercent: "2" }, [200, 0], null],
    ["a percentage, a cent beyond", { tolerancePercent: "2" }, [201, 0], "2025-02-01"],
    ["a percentage of both", { tolerancePercent: "2" }, [200, 200], null],
    ["a percentage of both, a cent beyond", { tolerancePercent: "2" }, [200, 201], "2025-03-01"],
    // 0.005 % of 100.00 is half a cent: nothing is tolerated that is not below it.
    ["half a cent", { tolerancePercent: "0.005" }, [1, 0], "2025-02-01"],
    // The amount is the floor: 1 % is 1.00, the floor 5.00.
    ["a floor", { toleranceAmount: minor(500), tolerancePercent: "1" }, [500, 0], null],
    [
      "a floor, a cent beyond",
      { toleranceAmount: minor(500), tolerancePercent: "1" },
      [501, 0],
      "2025-02-01",
    ],
    // 10 % is 10.00, at most 3.00.
    ["a maximum", { tolerancePercent: "10", tolerancePercentMax: minor(300) }, [300, 0], null],
    [
      "a maximum, beyond",
      { tolerancePercent: "10", tolerancePercentMax: minor(300) },
      [301, 0],
      "2025-02-01",
    ],
    // The maximum is of the percentage: the floor stands above it.
    [
      "a floor above the maximum",
      { toleranceAmount: minor(500), tolerancePercent: "10", tolerancePercentMax: minor(300) },
      [500, 0],
      null,
    ],
  ])("of %s", (_, rule, [a = 0, b = 0], since) => {
    const installments = owed(["2025-02-01", a], ["2025-03-01", b]);
    expect(count(installments, asOf, { ...DAY_0, ...rule }).pastDueSince).toBe(since);
  });

  it("lends no age, but what it tolerated counts in the amount (ADR 9)", () => {
    const installments = owed(["2025-02-01", 60], ["2025-03-01", 10_000]);
    const rule = { ...DAY_0, toleranceAmount: minor(100) };
    expect(count(installments, asOf, rule)).toMatchObject({
      pastDueSince: "2025-03-01",
      daysPastDue: 10,
      pastDueAmount: 10_060,
    });
  });

  it("does not tolerate an old debt because more fell due", () => {
    // 1.50 of 100.00 is beyond 1 %; of 200.00 it would not be.
    const installments = owed(["2025-02-01", 150], ["2025-03-01", 0]);
    const rule = { ...DAY_0, tolerancePercent: "1" };
    expect(count(installments, asOf, rule).pastDueSince).toBe("2025-02-01");
  });
});

describe("a pause", () => {
  // Due 1 March, seen on 31 March: 30 days past due without a pause.
  const installments = owed(["2025-03-01", 10_000]);
  const asOf = "2025-03-31";

  it.each([
    ["of ten days", [span("2025-03-05", "2025-03-15")], 10],
    // FINERACT-2326: days of a pause before the due date were subtracted as well.
    ["before the due date", [span("2025-02-10", "2025-02-20")], 0],
    ["that ends on the due date", [span("2025-02-10", "2025-03-01")], 0],
    ["across the due date: 1 to 4 March", [span("2025-02-10", "2025-03-05")], 4],
    [
      "that encloses another",
      [span("2025-03-07", "2025-03-09"), span("2025-03-05", "2025-03-15")],
      10,
    ],
    [
      "that overlaps another",
      [span("2025-03-05", "2025-03-12"), span("2025-03-10", "2025-03-15")],
      10,
    ],
    [
      "that touches another",
      [span("2025-03-05", "2025-03-10"), span("2025-03-10", "2025-03-15")],
      10,
    ],
    ["apart from another", [span("2025-03-05", "2025-03-06"), span("2025-03-20", "2025-03-22")], 3],
    ["without an end", [span("2025-03-21", null)], 10],
    ["that begins today", [span("2025-03-31", null)], 0],
    ["that begins tomorrow", [span("2025-04-01", null)], 0],
    ["from the due date on", [span("2025-03-01", null)], 30],
  ])("%s takes %s days", (_, pauses, pausedDays) => {
    expect(count(installments, asOf, DAY_0, pauses)).toMatchObject({
      daysPastDue: 30,
      pausedDays,
      daysAfterPause: 30 - pausedDays,
    });
  });

  it("stops the count on its days, the due date's own among them by day 1", () => {
    const pauses = [span("2025-03-01", "2025-03-03")];
    const counted = (day: string, rule: CountingRule) =>
      count(installments, day, rule, pauses).daysAfterPause;
    const days = ["2025-03-01", "2025-03-02", "2025-03-03", "2025-03-04"];
    expect(days.map((day) => counted(day, DAY_0))).toEqual([0, 0, 0, 1]);
    expect(days.map((day) => counted(day, DAY_1))).toEqual([0, 0, 1, 2]);
  });

  it("says whether it runs, of a loan past due only", () => {
    const pauses = [span("2025-03-31", null)];
    expect(count(installments, asOf, DAY_0, pauses).isPaused).toBe(true);
    expect(count(owed(["2025-03-01", 0]), asOf, DAY_0, pauses).isPaused).toBe(false);
  });
});

describe("the grace", () => {
  const installments = owed(["2025-03-01", 10_000]);
  const rule = { ...DAY_0, graceDays: 5 };

  it.each([
    ["2025-03-01", 0, 0, false, 0],
    ["2025-03-06", 5, 0, false, 10_000],
    ["2025-03-07", 6, 1, true, 10_000],
  ])("on %s delays the mark, never the date", (asOf, daysPastDue, rest, isDelinquent, amount) => {
    expect(count(installments, asOf, rule)).toMatchObject({
      pastDueSince: daysPastDue === 0 ? null : "2025-03-01",
      daysPastDue,
      daysAfterGrace: rest,
      isDelinquent,
      pastDueAmount: amount,
    });
  });

  it("is longer by the days of a pause: 30 past due, 26 paused, 4 of 5 used", () => {
    const pauses = [span("2025-03-03", "2025-03-29")];
    expect(count(installments, "2025-03-31", rule, pauses)).toMatchObject({
      daysPastDue: 30,
      daysAfterPause: 4,
      daysAfterGrace: 0,
      isDelinquent: false,
    });
  });
});

describe("days past due", () => {
  const days = fc.nat(900).map((offset) => addDays(BOOK_START, offset));
  const input = { installments: owedLists(), rule: countingRules(), pauses: pauseLists() };

  it("fall only when something is met", () => {
    fc.assert(
      fc.property(fc.record({ ...input, asOf: days }), (one) => {
        const today = countDaysPastDue(one);
        const tomorrow = countDaysPastDue({ ...one, asOf: addDays(one.asOf, 1) });
        expect(tomorrow.daysPastDue).toBeGreaterThanOrEqual(today.daysPastDue);
        expect(tomorrow.daysAfterPause).toBeGreaterThanOrEqual(today.daysAfterPause);
        if (today.pastDueSince) expect(tomorrow.daysPastDue).toBe(today.daysPastDue + 1);
        if (today.pastDueSince) expect(tomorrow.pastDueSince).toBe(today.pastDueSince);
      }),
    );
  });

  it("never rise when money comes in", () => {
    fc.assert(
      fc.property(fc.record({ ...input, asOf: days }), fc.nat(80_000), (one, money) => {
        const before = countDaysPastDue(one);
        const after = countDaysPastDue({
          ...one,
          installments: payOldest(one.installments, money),
        });
        expect(after.daysPastDue).toBeLessThanOrEqual(before.daysPastDue);
        expect(after.daysAfterPause).toBeLessThanOrEqual(before.daysAfterPause);
        expect(after.pastDueAmount).toBeLessThanOrEqual(before.pastDueAmount);
      }),
    );
  });

  it("never rise by a pause, and the raw count does not move", () => {
    fc.assert(
      fc.property(fc.record({ ...input, asOf: days }), pauseLists(), (one, more) => {
        const before = countDaysPastDue(one);
        const after = countDaysPastDue({ ...one, pauses: [...one.pauses, ...more] });
        expect(after.daysPastDue).toBe(before.daysPastDue);
        expect(after.daysAfterPause).toBeLessThanOrEqual(before.daysAfterPause);
      }),
    );
  });

  it("do not depend on the order of pauses or on how they are cut", () => {
    fc.assert(
      fc.property(fc.record({ ...input, asOf: days }), (one) => {
        const counted = countDaysPastDue(one);
        const reversed = one.pauses.toReversed();
        expect(countDaysPastDue({ ...one, pauses: reversed })).toEqual(counted);
        expect(countDaysPastDue({ ...one, pauses: mergeIntervals(reversed) })).toEqual(counted);
        const halves = one.pauses.flatMap(cutInTwo);
        expect(countDaysPastDue({ ...one, pauses: halves })).toEqual(counted);
      }),
    );
  });

  it("by day 1 are those of day 0 and one, when late", () => {
    fc.assert(
      fc.property(fc.record({ ...input, asOf: days }), (one) => {
        const day0 = countDaysPastDue({ ...one, rule: { ...one.rule, dueDateIsDay: 0 } });
        const day1 = countDaysPastDue({ ...one, rule: { ...one.rule, dueDateIsDay: 1 } });
        if (day0.pastDueSince === null) return;
        expect(day1.daysPastDue).toBe(day0.daysPastDue + 1);
        expect(day1.pastDueSince).toBe(day0.pastDueSince);
      }),
    );
  });

  it("after pause and the paused ones are all of them", () => {
    fc.assert(
      fc.property(fc.record({ ...input, asOf: days }), (one) => {
        const counted = countDaysPastDue(one);
        expect(counted.daysAfterPause + counted.pausedDays).toBe(counted.daysPastDue);
        expect(counted.daysAfterGrace > 0).toBe(counted.isDelinquent);
        expect(counted.pastDueSince === null).toBe(counted.pastDueAmount === 0);
      }),
    );
  });
});

function payOldest(
  installments: readonly OwedInstallment[],
  money: number,
): readonly OwedInstallment[] {
  let left = money;
  return installments.map((one) => {
    const paid = Math.min(left, one.unpaid);
    left -= paid;
    return { ...one, unpaid: minor(one.unpaid - paid) };
  });
}

function cutInTwo({ from, to }: Interval): readonly Interval[] {
  const middle: BusinessDate = addDays(from, 3);
  if (to !== null && middle >= to) return [{ from, to }];
  return [
    { from: middle, to },
    { from, to: middle },
  ];
}
