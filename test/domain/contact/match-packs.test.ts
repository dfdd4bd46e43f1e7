import { describe, expect, test } from "vitest";
import {
  bindingCountries,
  type CountryFacts,
  parseResidence,
} from "../../../src/domain/contact/country";
import { contactFlagsOn } from "../../../src/domain/contact/flags";
import { HISTORY_DAYS } from "../../../src/domain/contact/history-days";
import { matchPacks } from "../../../src/domain/contact/match-packs";
import type { ProductClass } from "../../../src/domain/contact/rule";
import { productClassesOf } from "../../../src/domain/contact/product-class";
import { borrowerClocks } from "../../../src/domain/contact/plausible-zones";
import { PUBLIC_HOLIDAYS } from "../../../src/domain/contact/public-holidays";
import { ZONES_OF_COUNTRY } from "../../../src/domain/contact/zone-table";
import { PACKS } from "../../../src/domain/contact/packs/all";
import { isTimezone, businessDate } from "../../../src/kernel/calendar";

function packsOf(borrowerTimezone: string | null, tenantTimezone: string, tenantCurrency: string) {
  return packsFor({ borrowerTimezone, tenantTimezone, tenantCurrency });
}

function packsFor(facts: Partial<CountryFacts>) {
  const countries = bindingCountries({
    ...{ residence: null, borrowerTimezone: null, supervisedIn: null },
    ...{ tenantTimezone: "America/New_York", tenantCurrency: "USD", ...facts },
  });
  return matchPacks({ countries, products: null, turnedOn: [] }).map(({ id }) => id);
}

const US = ["US-REGF", "US-TCPA", "US-REGX"];
const UK = ["UK-CONC", "UK-CCA", "UK-MCOB", "UK-BREATHING"];

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

  test.each([
    [
      "lives abroad: the country, the clock and the lender's own",
      { residence: "GB-SCT" },
      [...US, ...UK],
    ],
    [
      "lives abroad, the lender supervised there: nothing is guessed",
      { residence: "GB", supervisedIn: ["GB"] },
      UK,
    ],
    [
      "lives in one country and is in another",
      { residence: "GB", borrowerTimezone: "Asia/Kolkata", supervisedIn: ["GB"] },
      [...UK, "IN-RBI", "IN-MFI"],
    ],
    [
      "lives nobody knows where: the lender's clock and currency are hints",
      { supervisedIn: ["IN"] },
      [...US, "IN-RBI", "IN-MFI"],
    ],
    [
      "of a lender supervised in the Union",
      { residence: "GB", supervisedIn: ["EU"] },
      [...UK, "EU-CCD2"],
    ],
  ])("a borrower who %s", (_, facts, packs) => {
    expect(packsFor(facts)).toEqual(packs);
  });

  test("a known kind of loan leaves the packs of other kinds out, an unknown one none", () => {
    const ids = (products: readonly ProductClass[] | null) =>
      matchPacks({ countries: ["GB"], products, turnedOn: [] }).map(({ id }) => id);
    expect(ids(["mortgage"])).toEqual(["UK-MCOB", "UK-BREATHING"]);
    expect(ids(["consumer"])).toEqual(["UK-CONC", "UK-CCA", "UK-BREATHING"]);
    expect(ids(["business"])).toEqual(["UK-BREATHING"]);
    expect(ids(["card", "mortgage"])).toEqual(["UK-CONC", "UK-MCOB", "UK-BREATHING"]);
    expect(ids(null)).toEqual(UK);
  });

  test("one product of which the kind is not told leaves no pack out, whatever the others are", () => {
    const classes = { "home-30": "mortgage", gold: "card" } as const;
    expect(productClassesOf(["home-30", "gold", "home-30"], classes)).toEqual(["card", "mortgage"]);
    expect(productClassesOf(["home-30", "payday"], classes)).toBeNull();
    expect(productClassesOf([], classes)).toBeNull();
    expect(productClassesOf(["constructor"], classes)).toBeNull();
  });

  test("a pack that is off counts for a lender who turns it on", () => {
    const found = matchPacks({ countries: ["US"], products: null, turnedOn: ["US-STATES"] });
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

test.each([
  ["us", "US"],
  [" us-ma ", "US-MA"],
  ["GB-SCT", "GB-SCT"],
  ["USA", undefined],
  ["XX", undefined],
  ["United States", undefined],
  ["", undefined],
])("a residence written %o is %o", (text, residence) => {
  expect(parseResidence(text)).toBe(residence);
});

describe("which clocks a borrower may live by", () => {
  const clocks = (borrowerTimezone: string | null, residence: string | null) =>
    borrowerClocks({ borrowerTimezone, residence, tenantTimezone: "Europe/London" });

  test("a zone of the country they live in is theirs", () => {
    const phoenix = { source: "borrower", zones: ["America/Phoenix"] };
    expect(clocks("America/Phoenix", "US-AZ")).toEqual(phoenix);
    expect(clocks("America/Phoenix", null)).toEqual(phoenix);
    // A zone of no country is a clock that somebody stated.
    expect(clocks("Etc/GMT+5", "US")).toEqual({ source: "borrower", zones: ["Etc/GMT+5"] });
  });

  test("a zone of another country counts together with every one of the country they live in", () => {
    expect(clocks("Asia/Kolkata", "GB")).toEqual({
      source: "conflict",
      zones: ["Asia/Kolkata", "Europe/London"],
    });
  });

  test("without a zone every clock of the country counts, not that of the lender", () => {
    expect(clocks(null, "CN")).toEqual({ source: "residence", zones: ["Asia/Shanghai"] });
    expect(clocks(null, "ZA")).toEqual({ source: "residence", zones: ["Africa/Johannesburg"] });
    expect(clocks("Mars/Olympus", "US").zones).toContain("Pacific/Honolulu");
    expect(clocks(null, null)).toEqual({ source: "tenant", zones: ["Europe/London"] });
  });

  test("every country has clocks that the runtime knows", () => {
    for (const [country, zones] of Object.entries(ZONES_OF_COUNTRY)) {
      const unknown = zones.split(/\s+/).filter((zone) => !isTimezone(zone));
      expect(unknown, country).toEqual([]);
    }
  });
});

test("every rule that closes on public holidays has the calendar of its country, in order", () => {
  const closing = PACKS.flatMap(({ countries, rules }) =>
    rules.flatMap((rule) =>
      rule.kind === "window" && rule.onHolidays === "closed"
        ? [{ countries, holidaysOf: rule.holidaysOf ?? "" }]
        : [],
    ),
  );
  for (const { countries, holidaysOf } of closing) {
    expect(countries).toContain(holidaysOf);
    const calendar = PUBLIC_HOLIDAYS[holidaysOf];
    expect(calendar?.dates).toEqual(calendar?.dates.toSorted());
    expect(calendar?.dates.every((day) => calendar.from <= day && day <= calendar.through)).toBe(
      true,
    );
  }
  expect(closing.length).toBeGreaterThan(3);
});
