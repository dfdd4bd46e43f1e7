import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countMonthsLate, type MonthMethod } from "../../../src/domain/delinquency/months-late";
import { addDays, addMonths, businessDate, daysBetween } from "../../../src/kernel/calendar";
import { BOOK_START, dates } from "../../support/arbitraries";

function months(method: MonthMethod, since: string, asOf: string, dueDay: number | null = null) {
  const [pastDueSince, day] = [businessDate(since), businessDate(asOf)];
  return countMonthsLate({ pastDueSince, dueDay, method, asOf: day }).monthsLate;
}

describe("months late", () => {
  // By MBA the class is reached at the close of the day before the k-th next due date, by OTS at
  // the close of that date itself.
  it.each([
    // A definition common to trust agreements: due 1 July, 30 days by OTS at the close of 1 August.
    ["due 1 July, the day before the last of July", "2025-07-01", "2025-07-30", 0, 0],
    ["due 1 July, the last of July", "2025-07-01", "2025-07-31", 1, 0],
    ["due 1 July, 1 August", "2025-07-01", "2025-08-01", 1, 1],
    // "Due on November 1 with no payment received on November 30": late by MBA, not by OTS.
    ["due 1 November, 30 November", "2006-11-01", "2006-11-30", 1, 0],
    // "A payment due on April 1 … by May 31": two months by MBA, one by OTS.
    ["due 1 April, 30 April", "2005-04-01", "2005-04-30", 1, 0],
    ["due 1 April, 31 May", "2005-04-01", "2005-05-31", 2, 1],
    ["due 1 April, 1 June", "2005-04-01", "2005-06-01", 2, 2],
    // 31 January + 1 month is the last day of February.
    ["due 31 January, 26 February", "2025-01-31", "2025-02-26", 0, 0],
    ["due 31 January, 27 February", "2025-01-31", "2025-02-27", 1, 0],
    ["due 31 January, 28 February", "2025-01-31", "2025-02-28", 1, 1],
    ["due 31 January of a leap year, 28 February", "2024-01-31", "2024-02-28", 1, 0],
    ["due 31 January of a leap year, 29 February", "2024-01-31", "2024-02-29", 1, 1],
    // The second next due date is 31 March again, not 28 March.
    ["due 31 January, 29 March", "2025-01-31", "2025-03-29", 1, 1],
    ["due 31 January, 30 March", "2025-01-31", "2025-03-30", 2, 1],
    ["due 31 January, 31 March", "2025-01-31", "2025-03-31", 2, 2],
    ["due 30 January, 28 February", "2025-01-30", "2025-02-28", 1, 1],
    ["due 29 February, a year later", "2024-02-29", "2025-02-28", 12, 12],
    ["due 15 December, 14 January", "2025-12-15", "2026-01-14", 1, 0],
    ["the due date itself", "2025-07-15", "2025-07-15", 0, 0],
    ["due 15 July, 15 February: seven months", "2025-07-15", "2026-02-15", 7, 7],
  ])("%s", (_, since, asOf, mba, ots) => {
    expect([months("mba", since, asOf), months("ots", since, asOf)]).toEqual([mba, ots]);
  });

  it.each([
    // Due on the 31st: 28 February is followed by 31 March, so the day before is the 30th.
    ["28 February of a loan due on the 31st", "2025-02-28", 31, "2025-03-30", 1, 0],
    ["the same on the 27th of March", "2025-02-28", 31, "2025-03-27", 0, 0],
    ["28 February of a loan due on the 28th", "2025-02-28", 28, "2025-03-27", 1, 0],
    ["30 April of a loan due on the 31st", "2025-04-30", 31, "2025-05-31", 1, 1],
  ])("keeps the contract's day: %s", (_, since, dueDay, asOf, mba, ots) => {
    expect([months("mba", since, asOf, dueDay), months("ots", since, asOf, dueDay)]).toEqual([
      mba,
      ots,
    ]);
  });

  it.each([
    [29, 0, 0, "M0"],
    [31, 1, 30, "M1"],
    [61, 2, 60, "M2"],
    [212, 7, 210, "M7"],
    [243, 8, 240, "M7+"],
    [800, 26, 780, "M7+"],
  ])("after %i days from 1 January 2025 by OTS", (days, monthsLate, classDays, bucket) => {
    const pastDueSince = businessDate("2025-01-01");
    const asOf = addDays(pastDueSince, days);
    const count = countMonthsLate({ pastDueSince, dueDay: null, method: "ots", asOf });
    expect(count).toEqual({ monthsLate, classDays, bucket });
  });

  it("of nothing past due are none", () => {
    const asOf = businessDate("2025-01-01");
    const count = countMonthsLate({ pastDueSince: null, dueDay: null, method: "mba", asOf });
    expect(count).toEqual({ monthsLate: 0, classDays: 0, bucket: "M0" });
  });

  it("by MBA are those of OTS a day later", () => {
    fc.assert(
      fc.property(dates(60), fc.nat(900), (since, days) => {
        const asOf = addDays(since, days);
        expect(months("mba", since, asOf)).toBe(months("ots", since, addDays(asOf, 1)));
      }),
    );
  });

  it("by OTS begin with each same day of a later month", () => {
    fc.assert(
      fc.property(dates(60), fc.integer({ min: 1, max: 40 }), (since, count) => {
        const reached = addMonths(since, count);
        expect(months("ots", since, reached)).toBe(count);
        expect(months("ots", since, addDays(reached, -1))).toBe(count - 1);
      }),
    );
  });

  it("never fall as days go by, nor exceed a month for every 28 days", () => {
    fc.assert(
      fc.property(fc.nat(900), fc.constantFrom("mba", "ots"), (days, method) => {
        const asOf = addDays(BOOK_START, days);
        const count = months(method, BOOK_START, asOf);
        expect(months(method, BOOK_START, addDays(asOf, 1))).toBeGreaterThanOrEqual(count);
        expect(count * 28).toBeLessThanOrEqual(daysBetween(BOOK_START, asOf) + 1);
      }),
    );
  });
});
