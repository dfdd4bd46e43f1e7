import { describe, expect, it } from "vitest";
import { unitPeriodEquation } from "../../../src/domain/apr/reg-z";
import { everyDays, everyMonths, flow, type RegZCase, regZ } from "../../support/loan-flows";

/**
 * github.com/andrewmurphy353/curo, `us_appendix_j_test.dart`: "validated with FFIEC APR tool", here to
 * the tool's four decimals. The advances are net of the fee that is charged on their day. Of the
 * yearly loan that file also gives 10.5277 and of the fortnightly one 6.7769 and 6.7887: three odd
 * days of a year are 3/365 by (b)(5)(v) and five of two weeks 5/14 by (b)(5)(iv).
 */
const FFIEC_TOOL: readonly RegZCase[] = [
  [
    "3 yearly payments",
    [flow("2026-04-27", 99_000_00)],
    everyMonths(3, 12, "2027-04-30", 40_215_00),
    "year",
    "10.5284",
  ],
  [
    "6 half-yearly payments on last days of a month",
    [flow("2026-04-27", 99_000_00)],
    [0, 1, 2].flatMap((year) => [
      ...everyMonths(1, 1, `${2026 + year}-10-31`, 19_700_00),
      ...everyMonths(1, 1, `${2027 + year}-04-30`, 19_700_00),
    ]),
    "6-months",
    "10.5694",
  ],
  [
    "8 quarterly payments on last days of a month",
    [flow("2026-04-27", 99_000_00)],
    everyMonths(8, 3, "2026-07-31", 13_946_73),
    "3-months",
    "10.8599",
  ],
  [
    "12 monthly payments, long first period",
    [flow("2026-01-10", 9_800_00)],
    everyMonths(12, 1, "2026-02-15", 884_91),
    "month",
    "14.6920",
  ],
  [
    "26 payments every 2 weeks, long first period",
    [flow("2025-12-06", 9_900_00)],
    everyDays(26, 14, "2025-12-25", 394_68),
    "2-weeks",
    "6.7769",
  ],
  [
    "52 weekly payments",
    [flow("2025-12-06", 9_900_00)],
    everyDays(52, 7, "2025-12-13", 197_25),
    "week",
    "6.9961",
  ],
  [
    "a single payment after 42 days",
    [flow("2025-12-06", 10_000_00)],
    [flow("2026-01-17", 10_170_00)],
    "term",
    "14.7738",
  ],
];

/** `ExtraExamples` of the F# tests named above, "confirmed using Excel". */
const SPREADSHEET: readonly RegZCase[] = [
  [
    "quarterly, first period of 3 months and 8 days",
    [flow("1978-06-23", 10_000_00)],
    everyMonths(40, 3, "1978-10-01", 385_00),
    "3-months",
    "9.15",
  ],
  [
    "quarterly, first period of 2 months and 8 days",
    [flow("1978-07-23", 10_000_00)],
    everyMonths(40, 3, "1978-10-01", 385_00),
    "3-months",
    "9.32",
  ],
  [
    "daily, first payment after 35 days",
    [flow("2023-10-26", 1000_00)],
    everyDays(5, 1, "2023-11-30", 220_00),
    "day",
    "94.15",
  ],
  [
    "weekly, long first period",
    [flow("2023-10-28", 1000_00)],
    everyDays(5, 7, "2023-11-30", 250_00),
    "week",
    "176.52",
  ],
  [
    "weekly, regular",
    [flow("2023-11-23", 1000_00)],
    everyDays(5, 7, "2023-11-30", 250_00),
    "week",
    "412.40",
  ],
  [
    "weekly, short first period",
    [flow("2023-11-24", 1000_00)],
    everyDays(5, 7, "2023-11-30", 250_00),
    "week",
    "434.30",
  ],
  [
    "yearly, first payment after 35 days",
    [flow("2023-10-26", 1000_00)],
    everyMonths(5, 12, "2023-11-30", 500_00),
    "year",
    "78.34",
  ],
];

describe("the APR of Regulation Z", () => {
  it.each(FFIEC_TOOL)(
    "gives the FFIEC tool's four decimals: %s",
    (_name, advances, payments, unitPeriod, percent) => {
      expect(regZ(advances, payments, 4)).toMatchObject({ unitPeriod, percent });
    },
  );

  it.each(SPREADSHEET)("%s", (_name, advances, payments, unitPeriod, percent) => {
    expect(regZ(advances, payments)).toMatchObject({ unitPeriod, percent });
  });

  it.each<readonly [string, readonly string[], string]>([
    ["15th and last day", ["01-15", "01-31", "02-15", "02-28", "03-15", "03-31"], "semimonth"],
    ["10th and 25th", ["01-10", "01-25", "02-10", "02-25", "03-10"], "semimonth"],
    ["10th and 25th, a month of it", ["01-10", "01-25", "02-10"], "semimonth"],
    ["10th and 13th, no half months", ["01-10", "01-13", "02-10", "02-13"], "3-days"],
    ["two weeks over a short February", ["01-27", "02-10", "02-24", "03-10", "03-24"], "2-weeks"],
    ["last days of months", ["01-31", "02-28", "03-31", "04-30"], "month"],
    ["the 30th", ["01-30", "02-28", "03-30", "04-30"], "month"],
    ["skipped summer months", ["01-10", "02-10", "03-10", "07-10", "08-10"], "month"],
    ["equally often a week and two: the shorter", ["01-08", "01-15", "01-29", "02-12"], "week"],
    ["every ten days, no standard interval", ["01-11", "01-21", "01-31", "02-10"], "10-days"],
    ["nothing twice: 10 and 11 days, as near to one week as to two", ["01-11", "01-22"], "week"],
    ["nothing twice: 10 and 38 days, 24 on average", ["01-11", "02-19"], "3-weeks"],
  ])("has the unit-period of %s", (_name, days, unitPeriod) => {
    const payments = days.map((day) => flow(`2025-${day}`, 300_00));
    expect(regZ([flow("2025-01-01", 500_00)], payments).unitPeriod).toBe(unitPeriod);
  });

  it("has a year as the longest unit-period", () => {
    const payments = everyMonths(3, 24, "2022-01-01", 500_00);
    const apr = regZ([flow("2020-01-01", 1000_00)], payments);
    expect([apr.unitPeriod, apr.unitPeriodsPerYear]).toEqual(["year", 1]);
  });

  it("has a year for a single payment after more than one, with its days as 365ths", () => {
    const flows = { advances: [flow("2025-01-10", 1000_00)], payments: [flow("2026-01-15", 1_00)] };
    expect(regZ(flows.advances, flows.payments).unitPeriod).toBe("year");
    const equation = unitPeriodEquation(flows, { unit: "month", count: 12 });
    expect(equation[1]).toEqual({ amount: -1_00, full: 1, fraction: 5 / 365 });
  });

  it("measures advances by their own series", () => {
    const advances = ["01-31", "02-28", "03-31"].map((day) => flow(`2025-${day}`, 500_00));
    const payments = everyMonths(12, 1, "2025-05-10", 140_00);
    const equation = unitPeriodEquation({ advances, payments }, { unit: "month", count: 1 });
    const elapsed = equation.slice(0, 4).map(({ full, fraction }) => [full, fraction * 30]);
    expect(elapsed).toEqual([
      [0, 0],
      [1, 0],
      [2, 0],
      [3, 10],
    ]);
  });

  it("measures from end to end of months", () => {
    // 31 January to 28 February is one month for both: 1 % a month.
    const atEnd = regZ([flow("2025-01-31", 1000_00)], [flow("2025-02-28", 1010_00)]);
    expect(atEnd).toMatchObject({ percent: "12.00", unitPeriod: "month" });
    const sameDay = regZ([flow("2025-01-28", 1000_00)], [flow("2025-02-28", 1010_00)]);
    expect(sameDay.percent).toBe("12.00");
  });

  it("takes what is paid on the day of an advance off the advance", () => {
    const payments = everyMonths(12, 1, "2025-02-10", 90_00);
    const prepaid = regZ([flow("2025-01-10", 1000_00)], [flow("2025-01-10", 30_00), ...payments]);
    const net = regZ([flow("2025-01-10", 970_00)], payments);
    expect(prepaid).toEqual(net);
  });
});
