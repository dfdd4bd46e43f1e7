import { describe, expect, it } from "vitest";
import {
  MONTHLY_ATTRIBUTES,
  type MonthlyStanding,
  monthlyValues,
} from "../../../src/domain/score/monthly-attributes";

const month = (limit: number, balance: number, paid: number, monthsPastDue: number) => {
  return { limit, balance, paid, monthsPastDue };
};

describe("what six months say", () => {
  it("of a card that was late twice and has caught up", () => {
    const told = monthlyValues([
      month(1000, 500, 300, 0),
      month(1000, 600, 0, 2),
      month(1000, 600, 0, 1),
      month(1000, 400, 100, 0),
      month(800, 400, 900, 0),
      month(800, 200, 50, 0),
      // The seventh month is not looked at.
      month(1, 99, 0, 9),
    ]);
    expect(told).toEqual({
      limit: 1000,
      utilization: 0.5,
      // 0.5, 0.6, 0.6, 0.4, 0.5 and 0.25 of the limits of then.
      utilizationMean: expect.closeTo(2.85 / 6, 12),
      utilizationMost: 0.6,
      utilizationRise: expect.closeTo(1.7 / 3 - 1.15 / 3, 12),
      // 300 of 600, 0 of 600, 0 of 400, 100 of 400, and 900 of 200, which counts as two times.
      paidShare: 0.5,
      paidShareMean: expect.closeTo((0.5 + 0 + 0 + 0.25 + 2) / 5, 12),
      paidShareLeast: 0,
      paidMean: 225,
      paidOfLimit: 0.3,
      monthsUnpaid: 2,
      monthsPastDue: 0,
      monthsPastDueBefore: 2,
      monthsPastDueWorst: 2,
      monthsPastDueWorstRecent: 2,
      monthsPastDueMean: 0.5,
      monthsPastDueRise: -2,
      monthsLate: 2,
      monthsSinceLate: 1,
    });
  });

  it("of a card that was never late and owes nothing: no share of no statement", () => {
    const told = monthlyValues([
      month(1000, 0, 0, 0),
      month(1000, -50, 0, 0),
      month(1000, 0, 0, 0),
    ]);
    expect(told).toMatchObject({
      ...{ utilization: 0, utilizationRise: null, paidShare: null, paidShareMean: null },
      ...{ monthsUnpaid: null, monthsLate: 0, monthsSinceLate: 6, monthsPastDueRise: 0 },
    });
  });

  it.each([
    ["no months", []],
    [
      "months of which nothing is known",
      [{ limit: null, balance: null, paid: null, monthsPastDue: null }],
    ],
  ] as const)("of %s is nothing", (_, months: readonly MonthlyStanding[]) => {
    const told = monthlyValues(months);
    expect(Object.values(told).filter((value) => value !== null)).toEqual([]);
  });

  it("leaves out what is not known of some months", () => {
    const gap = { limit: null, balance: null, paid: null, monthsPastDue: null };
    expect(monthlyValues([gap, month(1000, 500, 10, 1), month(1000, 100, 0, 0)])).toMatchObject({
      ...{ limit: null, utilization: null, utilizationMean: 0.3, monthsPastDue: null },
      ...{ monthsPastDueWorst: 1, monthsLate: 1, monthsSinceLate: 1, paidShareMean: 0.1 },
    });
  });

  it("has a value for each attribute, and a pair only of those", () => {
    const names = Object.keys(monthlyValues([]));
    const numeric = MONTHLY_ATTRIBUTES.filter(({ kind }) => kind === "numeric");
    expect(numeric.map(({ name }) => name)).toEqual(names);
    const sides = MONTHLY_ATTRIBUTES.flatMap((one) => (one.kind === "pair" ? one.of : []));
    expect(sides.filter((side) => !names.includes(side))).toEqual([]);
  });
});
