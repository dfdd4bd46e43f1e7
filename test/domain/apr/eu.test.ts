import { describe, expect, it } from "vitest";
import { type Apr, type AprBasis, calculateApr } from "../../../src/domain/apr/apr";
import { standardYearEquation } from "../../../src/domain/apr/eu";
import type { Flow } from "../../../src/domain/apr/flow";
import type { UnitPeriod } from "../../../src/domain/apr/unit-period";
import { addDays, addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { flow } from "../../support/loan-flows";

function aprc(
  basis: AprBasis,
  advances: readonly Flow[],
  payments: readonly Flow[],
  decimals?: number,
): Apr {
  const apr = calculateApr({ advances, payments }, basis, decimals);
  if (!apr.ok) throw new Error(apr.refusal.code);
  return apr.value;
}

const JANUARY = "1994-01-01";

describe("the APRC on days over 365", () => {
  /**
   * Directive 98/7/EC Annex II (Annex III of 87/102/EEC), part A, calendar basis, as reprinted at
   * service.betterregulation.com/document/260747.
   */
  it.each<readonly [string, number, readonly Flow[], number, string]>([
    ["first, one decimal", 1000_00, [flow("1995-07-01", 1200_00)], 1, "13.0"],
    ["first, two decimals", 1000_00, [flow("1995-07-01", 1200_00)], 2, "12.96"],
    ["second: 50 are retained", 950_00, [flow("1995-07-01", 1200_00)], 1, "16.9"],
    [
      "third, one decimal",
      1000_00,
      [flow("1995-01-01", 600_00), flow("1996-01-01", 600_00)],
      1,
      "13.1",
    ],
    [
      "third, two decimals",
      1000_00,
      [flow("1995-01-01", 600_00), flow("1996-01-01", 600_00)],
      2,
      "13.07",
    ],
  ])("gives the directive's %s example", (_name, advanced, payments, decimals, percent) => {
    const answer = aprc("eu-aprc-days-365", [flow(JANUARY, advanced)], payments, decimals);
    expect(answer).toMatchObject({ percent, unitPeriod: "year", intervals: "days" });
  });

  it("retained charges are the same as charges paid on the day", () => {
    const payments = [flow(JANUARY, 50_00), flow("1995-07-01", 1200_00)];
    const answer = aprc("eu-aprc-days-365", [flow(JANUARY, 1000_00)], payments, 1);
    expect(answer.percent).toBe("16.9");
  });

  // One payment has its rate in closed form: (repaid ÷ advanced)^(365 ÷ days) - 1.
  it.each<readonly [number, number, number]>([
    [100_00, 101_00, 365],
    [100_00, 100_00, 1],
    [100_00, 125_00, 31],
    [250_00, 319_97, 28],
    [150_00, 191_99, 9],
    [300_00, 383_97, 16],
    [100_00, 60_00, 400],
    [100_00, 1, 20_000],
    [1, 10 ** 12, 73_000],
  ])("of %d repaid with %d after %d days is the closed form", (advanced, repaid, days) => {
    const start = businessDate("1990-01-01");
    const payment = { on: addDays(start, days), amount: minor(repaid) };
    const advance = { on: start, amount: minor(advanced) };
    const percent = 100 * ((repaid / advanced) ** (365 / days) - 1);
    const answer = aprc("eu-aprc-days-365", [advance], [payment], 4);
    expect(answer.percent).toBe(percent.toFixed(4));
  });
});

describe("the APRC on a standard year", () => {
  const MONTH: UnitPeriod = { unit: "month", count: 1 };
  const WEEK: UnitPeriod = { unit: "day", count: 7 };

  /**
   * The intervals of the Commission's guidelines SWD(2012) 128, 4.1.1, as reprinted in the tests of
   * github.com/andrewmurphy353/curo, `eu_2008_48_ec_test.dart`. Days are of the year that ends where
   * the counting of months ended, so 15/02/2013 has 366 of them and 15/02/2012 has 365.
   */
  it.each<readonly [string, string, UnitPeriod, number]>([
    ["2019-01-12", "2020-01-12", MONTH, 1],
    ["2012-01-12", "2012-02-15", MONTH, 1 / 12 + 3 / 365],
    ["2012-01-12", "2012-03-15", MONTH, 2 / 12 + 3 / 365],
    ["2012-01-12", "2012-04-15", MONTH, 3 / 12 + 3 / 365],
    ["2013-01-12", "2013-02-15", MONTH, 1 / 12 + 3 / 366],
    ["2013-01-12", "2013-03-15", MONTH, 2 / 12 + 3 / 366],
    ["2013-01-12", "2013-04-15", MONTH, 3 / 12 + 3 / 366],
    ["2013-02-25", "2013-03-28", MONTH, 1 / 12 + 3 / 366],
    ["2013-02-26", "2013-03-29", MONTH, 1 / 12 + 2 / 366],
    ["2012-02-26", "2012-03-29", MONTH, 1 / 12 + 3 / 366],
    ["2024-12-31", "2025-02-28", MONTH, 2 / 12],
    ["2024-02-28", "2024-03-31", MONTH, 1 / 12 + 1 / 366],
    ["2024-02-29", "2024-03-31", MONTH, 1 / 12],
    ["2024-01-31", "2024-02-29", MONTH, 1 / 12],
    ["2024-01-31", "2025-02-28", MONTH, 13 / 12],
    ["2012-01-12", "2012-01-26", WEEK, 2 / 52],
    ["2012-01-12", "2013-01-10", WEEK, 1],
    ["2012-01-12", "2012-01-30", WEEK, 2 / 52 + 4 / 365],
    ["2012-01-12", "2013-01-12", WEEK, 1 + 2 / 365],
  ])("from %s to %s", (from, to, unitPeriod, years) => {
    const flows = { advances: [flow(from, 100)], payments: [flow(to, 110)] };
    const { amounts } = standardYearEquation(flows, unitPeriod);
    expect(amounts.map(({ full }) => full)).toEqual([0, expect.closeTo(years, 14)]);
  });

  /**
   * The Consumer Finance Association's examples as reprinted in the `CalculatorSpec` of
   * github.com/rimas-kudelis/php-apr-calculator, there on a month of 365.25/12 days: 1.25^12 =
   * 14.5519, 1.75^12 = 825.005.
   */
  it.each<readonly [string, number, number, number, string]>([
    ["personal loan", 10_000_00, 60, 222_44, "12.7"],
    ["short-term loan", 200_00, 1, 250_00, "1355.2"],
    ["overdraft", 200_00, 1, 350_00, "82400.5"],
  ])("gives the %s its published percentage", (_name, advanced, count, amount, percent) => {
    const payments = Array.from({ length: count }, (_, index) => ({
      on: addMonths(businessDate("2023-02-10"), index),
      amount: minor(amount),
    }));
    const answer = aprc("eu-aprc-month", [flow("2023-01-10", advanced)], payments, 1);
    expect(answer).toMatchObject({ percent, intervals: "months" });
  });

  it("counts 18 months as 1.5 years where 546 days are a little less", () => {
    // 1.2^(2/3) = 1.12924; on days 1.2^(365/546) = 1.12963 (98/7/EC, first example).
    const payments = [flow("1995-07-01", 1200_00)];
    const answer = aprc("eu-aprc-month", [flow(JANUARY, 1000_00)], payments);
    expect(answer.percent).toBe("12.92");
  });

  it("takes a last day of a month for the day its series has, and for itself alone", () => {
    const yearsTo = (startsOn: string, paidOn: readonly string[]) =>
      standardYearEquation(
        { advances: [flow(startsOn, 100)], payments: paidOn.map((on) => flow(on, 60)) },
        MONTH,
      ).amounts.map(({ full }) => full * 12);
    // With the 15th in turn, ends of months: 30 April is three months after 31 January.
    const pairs = ["2025-04-15", "2025-04-30", "2025-06-15", "2025-06-30"];
    const [, , april, , june] = yearsTo("2025-01-31", pairs);
    expect([april, june]).toEqual([expect.closeTo(3, 12), expect.closeTo(5, 12)]);
    const alone = yearsTo("2025-01-30", ["2025-03-10", "2025-04-30"]);
    expect(alone[2]).toBeCloseTo(3, 12);
  });

  it("counts a single payment in weeks when it is whole weeks away", () => {
    // 1.01^26 = 1.2953; on days 1.01^(365/14) = 1.2962.
    const payments = [flow("2025-01-20", 1010_00)];
    const answer = aprc("eu-aprc-month", [flow("2025-01-06", 1000_00)], payments);
    expect(answer).toMatchObject({ percent: "29.53", intervals: "weeks" });
  });

  it("counts in weeks what comes in weeks, also after an odd first period", () => {
    const payments = ["2025-01-16", "2025-01-30", "2025-02-13"].map((on) => flow(on, 350_00));
    const answer = aprc("eu-aprc-month", [flow("2025-01-06", 1000_00)], payments);
    expect(answer.intervals).toBe("weeks");
  });
});
