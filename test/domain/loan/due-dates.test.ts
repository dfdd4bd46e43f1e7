import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dueDates } from "../../../src/domain/loan/due-dates";
import { type Frequency, parseFrequency } from "../../../src/domain/loan/terms";
import { businessDate } from "../../../src/kernel/calendar";
import { terms } from "../../support/arbitraries";

function datesOf(frequency: Frequency, firstDueOn: string, installmentCount: number) {
  return dueDates({ frequency, firstDueOn: businessDate(firstDueOn), installmentCount });
}

describe("due dates", () => {
  it.each<[string, Frequency, string, readonly string[]]>([
    ["daily over a leap day", "daily", "2024-02-28", ["2024-02-28", "2024-02-29", "2024-03-01"]],
    ["weekly", "weekly", "2025-12-25", ["2025-12-25", "2026-01-01", "2026-01-08"]],
    ["biweekly", "biweekly", "2025-01-03", ["2025-01-03", "2025-01-17", "2025-01-31"]],
    ["every ten days", "every-10-days", "2025-02-20", ["2025-02-20", "2025-03-02", "2025-03-12"]],
    [
      "every three weeks",
      "every-3-weeks",
      "2025-01-01",
      ["2025-01-01", "2025-01-22", "2025-02-12"],
    ],
    ["monthly", "monthly", "2025-11-15", ["2025-11-15", "2025-12-15", "2026-01-15"]],
    [
      "month ends come back",
      "monthly",
      "2025-01-31",
      ["2025-01-31", "2025-02-28", "2025-03-31", "2025-04-30"],
    ],
    [
      "the leap day in its year",
      "monthly",
      "2024-01-30",
      ["2024-01-30", "2024-02-29", "2024-03-30"],
    ],
    [
      "29 February in other years",
      "every-12-months",
      "2024-02-29",
      ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"],
    ],
    ["quarterly", "quarterly", "2024-11-30", ["2024-11-30", "2025-02-28", "2025-05-30"]],
    [
      "every two months",
      "every-2-months",
      "2025-12-31",
      ["2025-12-31", "2026-02-28", "2026-04-30"],
    ],
    [
      "semimonthly from the first half",
      "semimonthly",
      "2025-01-01",
      ["2025-01-01", "2025-01-16", "2025-02-01", "2025-02-16"],
    ],
    [
      "semimonthly from the second half",
      "semimonthly",
      "2025-01-20",
      ["2025-01-20", "2025-02-05", "2025-02-20", "2025-03-05"],
    ],
    [
      "semimonthly, 15th and 30th",
      "semimonthly",
      "2025-01-15",
      ["2025-01-15", "2025-01-30", "2025-02-15", "2025-02-28"],
    ],
    [
      "semimonthly, month end and 15th",
      "semimonthly",
      "2025-01-31",
      ["2025-01-31", "2025-02-15", "2025-02-28", "2025-03-15", "2025-03-31"],
    ],
  ])("%s", (_, frequency, firstDueOn, expected) => {
    expect(datesOf(frequency, firstDueOn, expected.length)).toEqual(expected);
  });

  it.each<[string, Frequency, string, number, readonly string[]]>([
    [
      "on the 31st, from the end of February",
      "monthly",
      "2025-02-28",
      31,
      ["2025-02-28", "2025-03-31", "2025-04-30"],
    ],
    ["on the 30th", "monthly", "2024-02-29", 30, ["2024-02-29", "2024-03-30", "2024-04-30"]],
    [
      "on the 15th after an odd first one",
      "monthly",
      "2025-02-03",
      15,
      ["2025-02-03", "2025-03-15", "2025-04-15"],
    ],
    ["quarterly on the 31st", "quarterly", "2025-02-28", 31, ["2025-02-28", "2025-05-31"]],
    [
      "15th and month end, from the end of February",
      "semimonthly",
      "2025-02-28",
      31,
      ["2025-02-28", "2025-03-15", "2025-03-31", "2025-04-15", "2025-04-30"],
    ],
    [
      "15th and month end, from the 15th",
      "semimonthly",
      "2025-02-15",
      31,
      ["2025-02-15", "2025-02-28", "2025-03-15"],
    ],
  ])("%s", (_, frequency, first, dueDay, expected) => {
    const loan = { frequency, firstDueOn: businessDate(first), installmentCount: expected.length };
    expect(dueDates({ ...loan, conventions: { dueDay } })).toEqual(expected);
  });

  it("move to business days one by one, and the rhythm does not drift", () => {
    const businessDays = { rule: "following", weekend: [6, 7], holidays: [] } as const;
    const loan = { firstDueOn: businessDate("2025-05-31"), installmentCount: 4 };
    const moved = dueDates({ ...loan, frequency: "monthly", conventions: { businessDays } });
    // 31 May and 31 August 2025 are a Saturday and a Sunday.
    expect(moved).toEqual(["2025-06-02", "2025-06-30", "2025-07-31", "2025-09-01"]);
  });

  it("never repeat or go back", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        const dates = dueDates(loan);
        expect([...new Set(dates)].toSorted()).toEqual(dates);
      }),
    );
  });
});

describe("a rhythm", () => {
  it.each([
    ["daily", { unit: "day", count: 1 }],
    ["weekly", { unit: "day", count: 7 }],
    ["biweekly", { unit: "day", count: 14 }],
    ["semimonthly", { unit: "semimonth", count: 1 }],
    ["monthly", { unit: "month", count: 1 }],
    ["quarterly", { unit: "month", count: 3 }],
    ["every-45-days", { unit: "day", count: 45 }],
    ["every-4-weeks", { unit: "day", count: 28 }],
    ["every-6-months", { unit: "month", count: 6 }],
  ])("%s is read", (text, parsed) => {
    expect(parseFrequency(text)).toEqual(parsed);
  });

  it.each([
    "",
    "yearly",
    "Monthly",
    "every-0-days",
    "every-01-days",
    "every-1000-days",
    "every-2-day",
    "every--1-days",
    "every-1.5-weeks",
    "toString",
  ])("%j is none", (text) => expect(parseFrequency(text)).toBeUndefined());
});
