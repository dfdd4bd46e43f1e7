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
