import { describe, expect, test } from "vitest";
import { plausibleCountries } from "../../../src/domain/contact/country";
import { contactFlagsOn } from "../../../src/domain/contact/flags";
import { HISTORY_DAYS } from "../../../src/domain/contact/history-days";
import { matchPacks } from "../../../src/domain/contact/match-packs";
import { PACKS } from "../../../src/domain/contact/packs/all";
import { isTimezone, businessDate } from "../../../src/kernel/calendar";

function packsOf(borrowerTimezone: string | null, tenantTimezone: string, tenantCurrency: string) {
  const countries = plausibleCountries({ borrowerTimezone, tenantTimezone, tenantCurrency });
  return matchPacks({ countries, product: null, turnedOn: [] }).map(({ id }) => id);
}

const US = ["US-REGF", "US-TCPA", "US-REGX"];
const UK = ["UK-CONC", "UK-MCOB", "UK-BREATHING"];

describe("which packs bind a contact", () => {
  test.each([
    ["a lender and borrower of the States", "America/Boise", "America/New_York", "USD", US],
    ["a borrower of unknown zone", null, "America/New_York", "USD", US],
    ["a borrower abroad", "Europe/London", "America/New_York", "USD", [...US, ...UK]],
    ["a lender whose clock has no country", null, "UTC", "GBP", UK],
    ["a lender in euros", null, "UTC", "EUR", ["EU-CCD2"]],
    ["a borrower of Spain's islands", "Atlantic/Canary", "Europe/Madrid", "EUR", ["EU-CCD2"]],
    ["a country without a pack that is on", null, "Asia/Tokyo", "JPY", []],
    ["a zone that is a typing error", "America/Neverland", "UTC", "USD", US],
  ] as const)("%s", (_, borrower, tenant, currency, packs) => {
    expect(packsOf(borrower, tenant, currency)).toEqual(packs);
  });

  test("a known kind of loan leaves the packs of other kinds out, an unknown one none", () => {
    const ids = (product: "mortgage" | "consumer" | null) =>
      matchPacks({ countries: ["GB"], product, turnedOn: [] }).map(({ id }) => id);
    expect(ids("mortgage")).toEqual(["UK-MCOB", "UK-BREATHING"]);
    expect(ids("consumer")).toEqual(["UK-CONC", "UK-BREATHING"]);
    expect(ids(null)).toEqual(UK);
  });

  test("a pack that is off counts for a lender who turns it on", () => {
    const found = matchPacks({ countries: ["US"], product: null, turnedOn: ["US-STATES"] });
    expect(found.map(({ id }) => id)).toEqual([...US, "US-STATES"]);
  });
});

test("the history that is read is longer than every period that counts", () => {
  expect(HISTORY_DAYS).toBe(33);
});

test("every rule has a name of its own in its pack, every pack a version and hours for each day", () => {
  expect(new Set(PACKS.map(({ id }) => id)).size).toBe(PACKS.length);
  for (const { id, version, rules } of PACKS) {
    expect(version, id).toBeGreaterThan(0);
    expect(new Set(rules.map((rule) => rule.id)).size, id).toBe(rules.length);
    for (const rule of rules) {
      expect(rule.source.length, id).toBeGreaterThan(0);
      if (rule.kind === "window") expect(rule.week, id).toHaveLength(7);
    }
  }
  expect(isTimezone("Atlantic/Canary")).toBe(true);
});

test("a mark about a person stops contact about all their loans, one about a loan about that one", () => {
  const span = { setOn: businessDate("2026-03-01"), endsOn: businessDate("2026-04-01") };
  const marks = [
    { loanId: 1, flag: "attorney", ...span },
    { loanId: 1, flag: "disputed", ...span },
    { loanId: 1, flag: "watch", ...span },
  ];
  const on = businessDate("2026-03-31");
  expect(contactFlagsOn(marks, { loanId: 1, on })).toEqual(["attorney", "disputed"]);
  expect(contactFlagsOn(marks, { loanId: 2, on })).toEqual(["attorney"]);
  expect(contactFlagsOn(marks, { loanId: null, on })).toEqual(["attorney", "disputed"]);
  expect(contactFlagsOn(marks, { loanId: 1, on: businessDate("2026-04-01") })).toEqual([]);
  expect(contactFlagsOn(marks, { loanId: 1, on: businessDate("2026-02-28") })).toEqual([]);
});
