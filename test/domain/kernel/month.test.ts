import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { businessDate } from "../../../src/kernel/calendar";
import {
  addToMonth,
  endOfMonth,
  type Month,
  monthOfDate,
  monthsBetween,
  parseMonth,
} from "../../../src/kernel/month";

const month = (text: string) => text as Month;

describe("a month", () => {
  it.each(["2026-00", "2026-13", "2026-1", "1899-12", "2026-01-01", "", "26-01"])(
    "is not %j",
    (text) => expect(parseMonth(text)).toBeUndefined(),
  );

  it("is written with its year, and is that of a day", () => {
    expect(parseMonth("2026-02")).toBe("2026-02");
    expect(monthOfDate(businessDate("2026-02-28"))).toBe("2026-02");
  });

  it.each([
    ["2026-02", "2026-02-28"],
    ["2024-02", "2024-02-29"],
    ["2026-12", "2026-12-31"],
    ["2026-04", "2026-04-30"],
  ])("%s ends on %s", (one, end) => expect(endOfMonth(month(one))).toBe(end));

  it("goes over the year both ways", () => {
    expect(addToMonth(month("2025-11"), 3)).toBe("2026-02");
    expect(addToMonth(month("2026-02"), -3)).toBe("2025-11");
    expect(addToMonth(month("2026-01"), -1)).toBe("2025-12");
  });

  it("is as many months away as were added", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1950, max: 2150 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: -500, max: 500 }),
        (year, number, months) => {
          const from = month(`${year}-${String(number).padStart(2, "0")}`);
          expect(monthsBetween(from, addToMonth(from, months))).toBe(months);
        },
      ),
    );
  });
});
