import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustToBusinessDay, isBusinessDay } from "../../../src/domain/loan/business-days";
import {
  BUSINESS_DAY_RULES,
  type BusinessDayRule,
  type BusinessDays,
} from "../../../src/domain/loan/conventions";
import { addDays, businessDate, monthOf, weekdayOf } from "../../../src/kernel/calendar";
import { dates } from "../../support/arbitraries";

const WEEKEND = [6, 7];
const HOLIDAYS = ["2025-07-04", "2025-12-25", "2025-12-26"].map(businessDate);

function adjusted(rule: BusinessDayRule, date: string, changes: Partial<BusinessDays> = {}) {
  const days = { rule, weekend: WEEKEND, holidays: HOLIDAYS, ...changes };
  return adjustToBusinessDay(businessDate(date), days);
}

describe("a day without business", () => {
  it.each<[string, string, string, string, string]>([
    ["a Wednesday stays", "2025-06-04", "2025-06-04", "2025-06-04", "2025-06-04"],
    ["a Saturday", "2025-06-14", "2025-06-16", "2025-06-16", "2025-06-13"],
    ["a Sunday", "2025-06-15", "2025-06-16", "2025-06-16", "2025-06-13"],
    ["a Saturday that ends May", "2025-05-31", "2025-06-02", "2025-05-30", "2025-05-30"],
    ["a Sunday that begins June", "2025-06-01", "2025-06-02", "2025-06-02", "2025-05-30"],
    ["a holiday before a weekend", "2025-07-04", "2025-07-07", "2025-07-07", "2025-07-03"],
    ["two holidays and a weekend", "2025-12-25", "2025-12-29", "2025-12-29", "2025-12-24"],
  ])("%s, %s, becomes %s, %s or %s", (_, date, following, modified, preceding) => {
    expect(adjusted("following", date)).toBe(following);
    expect(adjusted("modified-following", date)).toBe(modified);
    expect(adjusted("preceding", date)).toBe(preceding);
  });

  it("is what the calendar of the country says: Friday and Saturday", () => {
    expect(adjusted("following", "2025-06-13", { weekend: [5, 6] })).toBe("2025-06-15");
  });

  it("stays where every day has business", () => {
    expect(adjusted("following", "2025-06-14", { weekend: [], holidays: [] })).toBe("2025-06-14");
  });

  it("moves to the nearest business day on its side, and never out of its month if modified", () => {
    const weekend = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 6 });
    const holidays = fc.uniqueArray(dates(60), { maxLength: 20 });
    const rule = fc.constantFrom(...BUSINESS_DAY_RULES);
    fc.assert(
      fc.property(dates(60), rule, weekend, holidays, (date, chosen, off, free) => {
        const days = { rule: chosen, weekend: off, holidays: free };
        const moved = adjustToBusinessDay(date, days);
        expect(isBusinessDay(moved, days)).toBe(true);
        const step = moved < date ? 1 : -1;
        for (let day = moved; day !== date; day = addDays(day, step)) {
          expect(day === moved || !isBusinessDay(day, days)).toBe(true);
        }
        if (chosen === "following") expect(moved >= date).toBe(true);
        if (chosen === "preceding") expect(moved <= date).toBe(true);
        const isRare = off.length > 4 || free.length > 6;
        if (chosen === "modified-following" && !isRare) expect(monthOf(moved)).toBe(monthOf(date));
      }),
    );
  });
});

describe("a weekday", () => {
  it.each([
    ["1970-01-01", 4],
    ["1969-12-31", 3],
    ["1900-01-01", 1],
    ["1950-01-01", 7],
    ["2000-02-29", 2],
    ["2024-12-31", 2],
    ["2199-12-31", 2],
  ])("%s is day %i", (date, day) => expect(weekdayOf(businessDate(date))).toBe(day));
});
