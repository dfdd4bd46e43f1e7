import { describe, expect, it } from "vitest";
import {
  ALL_ROWS,
  checkOptions,
  type ExportOption,
  openFilter,
  takes,
} from "../../../src/domain/export/check";
import { EXPORT_KINDS } from "../../../src/domain/export/columns";
import { businessDate, instant, instantAt } from "../../../src/kernel/calendar";

const DAY = businessDate("2026-03-29");

describe("the choices of an export", () => {
  const OPTIONS: Readonly<Record<ExportOption, unknown>> = {
    ...{ asOf: DAY, from: DAY, to: DAY, currency: "USD", bucket: 1, personal: true },
  };
  it.each([...EXPORT_KINDS, "everything"] as const)("%s takes its own and no other", (kind) => {
    expect(checkOptions(kind, ALL_ROWS, DAY)).toEqual([]);
    for (const [option, value] of Object.entries(OPTIONS)) {
      const flaws = checkOptions(kind, { ...ALL_ROWS, [option]: value }, DAY);
      expect(flaws.length === 0, option).toBe(takes(kind, option as ExportOption));
    }
  });

  it("are of no day to come, and of days in their order", () => {
    const asOf = businessDate("2026-03-30");
    expect(checkOptions("states", { ...ALL_ROWS, asOf }, DAY)).toEqual([
      { code: "export.in_future", option: "asOf" },
    ]);
    const reversed = { ...ALL_ROWS, from: asOf, to: DAY };
    expect(checkOptions("ledger", reversed, asOf)).toEqual([
      { code: "export.days_reversed", option: "to" },
    ]);
  });
});

describe("a row is asked for", () => {
  const NOTHING = { on: null, at: null, currency: null, bucket: null };

  it("by days of the lender's calendar, also on the day that has 23 hours", () => {
    const zone = "Europe/Berlin";
    const isAsked = openFilter({ ...ALL_ROWS, from: DAY, to: DAY }, zone);
    const first = instantAt(DAY, 0, zone);
    expect(isAsked({ ...NOTHING, at: instant(first - 1) })).toBe(false);
    expect(isAsked({ ...NOTHING, at: first })).toBe(true);
    expect(isAsked({ ...NOTHING, at: instant(first + 23 * 3_600_000 - 1) })).toBe(true);
    expect(isAsked({ ...NOTHING, at: instant(first + 23 * 3_600_000) })).toBe(false);
    expect(isAsked({ ...NOTHING, on: DAY })).toBe(true);
    expect(isAsked({ ...NOTHING, on: businessDate("2026-03-30") })).toBe(false);
  });

  it("by currency and bucket, and what has none is not", () => {
    const isAsked = openFilter({ ...ALL_ROWS, currency: "USD", bucket: 0 }, "UTC");
    expect(isAsked({ ...NOTHING, currency: "USD", bucket: 0 })).toBe(true);
    expect(isAsked({ ...NOTHING, currency: "EUR", bucket: 0 })).toBe(false);
    expect(isAsked({ ...NOTHING, currency: "USD", bucket: null })).toBe(false);
  });
});
