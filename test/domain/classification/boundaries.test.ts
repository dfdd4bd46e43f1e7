import { describe, expect, it } from "vitest";
import { flawOf } from "../../../src/domain/classification/check-scheme";
import { classify } from "../../../src/domain/classification/classify";
import type { LoanFacts, Previous } from "../../../src/domain/classification/facts";
import { SCHEMES } from "../../../src/domain/classification/schemes/all";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { CLEAN, schemeOf } from "../../support/classified";

const DUE = businessDate("2025-01-31");
const on = businessDate;

/** Days after the due date, the class before the threshold and on it. */
type Edge = readonly [scheme: string, source: string, day: number, before: string, after: string];
const PAST_DUE: readonly Edge[] = [
  ["cn-five-tier-2023", "Order 2023 No. 1: overdue", 1, "normal", "special-mention"],
  ["cn-five-tier-2023", "Order 2023 No. 1: over 90", 91, "special-mention", "substandard"],
  ["cn-five-tier-2023", "Order 2023 No. 1: over 270", 271, "substandard", "doubtful"],
  ["cn-five-tier-2023", "Order 2023 No. 1: over 360", 361, "doubtful", "loss"],
  ["ifrs-9", "IFRS 9 5.5.11: more than 30", 31, "stage-1", "stage-2"],
  ["ifrs-9", "IFRS 9 B5.5.37: not later than 90", 90, "stage-2", "stage-3"],
  ["us-ffiec-retail", "65 FR 36903: substandard at 90", 90, "pass", "substandard"],
  ["us-ffiec-retail", "65 FR 36903: closed-end loss at 120", 120, "substandard", "loss"],
  ["in-iracp", "RBI: the due date at its close is day 1", 0, "standard", "sma-0"],
  ["in-iracp", "RBI: SMA-1 from 31", 30, "sma-0", "sma-1"],
  ["in-iracp", "RBI: SMA-2 from 61", 60, "sma-1", "sma-2"],
  ["in-iracp", "RBI: NPA over 90", 90, "sma-2", "substandard"],
  ["vn-groups", "Decree 86/2024: group 1 below 10", 10, "group-1", "group-2"],
  ["vn-groups", "not read: over 90", 91, "group-2", "group-3"],
  ["vn-groups", "not read: over 180", 181, "group-3", "group-4"],
  ["vn-groups", "not read: over 360", 361, "group-4", "group-5"],
];
const CARD: readonly Edge[] = [
  ["cn-five-tier-2023", "Card measures Art. 92: from 1", 1, "normal", "special-mention"],
  ["cn-five-tier-2023", "Card measures Art. 92: from 91", 91, "special-mention", "substandard"],
  ["cn-five-tier-2023", "Card measures Art. 92: from 121", 121, "substandard", "doubtful"],
  ["cn-five-tier-2023", "Card measures Art. 92: over 180", 181, "doubtful", "loss"],
  ["us-ffiec-retail", "65 FR 36903: open-end loss at 180", 180, "substandard", "loss"],
];

function classOn(id: string, facts: Partial<LoanFacts>, asOf: string, previous?: Previous) {
  return classify(schemeOf(id), { ...CLEAN, ...facts }, previous ?? null, null, on(asOf));
}

describe("the day before and the day of each threshold", () => {
  it.each(PAST_DUE)("%s, %s", (id, _, day, before, after) => {
    const facts = { pastDueSince: DUE };
    expect(classOn(id, facts, addDays(DUE, day - 1)).class).toBe(before);
    const reached = classOn(id, facts, addDays(DUE, day));
    expect(reached).toMatchObject({ class: after, since: addDays(DUE, day) });
  });

  it.each(CARD)("card: %s, %s", (id, _, day, before, after) => {
    const facts = { pastDueSince: DUE, product: "card" as const };
    expect(classOn(id, facts, addDays(DUE, day - 1)).class).toBe(before);
    expect(classOn(id, facts, addDays(DUE, day)).class).toBe(after);
  });

  it.each([
    ["cn-five-tier-2023", "not read: over 50 %", 50, "normal", 51, "doubtful"],
    ["cn-five-tier-2023", "not read: over 90 %", 90, "doubtful", 91, "loss"],
  ] as const)("%s, expected loss, %s", (id, _, limit, at, beyond, after) => {
    expect(classOn(id, { expectedLossPercent: limit }, "2025-06-01").class).toBe(at);
    expect(classOn(id, { expectedLossPercent: beyond }, "2025-06-01").class).toBe(after);
  });

  it.each([
    ["bankruptcy", "not read: 60 days", 60],
    ["fraud", "not read: 90 days", 90],
  ] as const)("us-ffiec-retail, %s, %s", (event, _, days) => {
    const facts = { events: { [event]: DUE } };
    expect(classOn("us-ffiec-retail", facts, addDays(DUE, days - 1)).class).toBe("pass");
    expect(classOn("us-ffiec-retail", facts, addDays(DUE, days)).class).toBe("loss");
  });

  it("eu-default, CRR 178(1): the ninety-first material day in a row", () => {
    const facts = { materialSince: DUE, pastDueSince: on("2024-06-01") };
    expect(classOn("eu-default", facts, addDays(DUE, 89)).class).toBe("performing");
    expect(classOn("eu-default", facts, addDays(DUE, 90)).class).toBe("default");
  });

  it.each([
    ["doubtful-1 after 12 months", "2026-03-01", "substandard", "doubtful-1"],
    ["doubtful-2 after 24 months", "2027-03-01", "doubtful-1", "doubtful-2"],
    ["doubtful-3 after 48 months", "2029-03-01", "doubtful-2", "doubtful-3"],
  ])("in-iracp, RBI: %s", (_, day, before, after) => {
    // Due on 1 December 2024: its ninety-first day is 1 March 2025.
    const facts = { pastDueSince: on("2024-12-01") };
    expect(classOn("in-iracp", facts, addDays(on(day), -1)).class).toBe(before);
    expect(classOn("in-iracp", facts, day).class).toBe(after);
  });
});

describe("cure, watch and probation", () => {
  const bad = (name: string): Previous => {
    return { class: name, since: on("2025-01-01"), nonPerformingSince: on("2025-01-01") };
  };
  const paid = { arrearsClearedOn: on("2025-03-15"), paymentsOnTime: 2 };

  it.each([
    ["cn-five-tier-2023", "Art. 14, not read: 6 months", "substandard", {}, "2025-09-15", "normal"],
    [
      "cn-five-tier-2023",
      "Order 2023 No. 1: restructured a year",
      "substandard",
      { events: { restructured: on("2025-02-01") } },
      "2026-03-15",
      "normal",
    ],
    ["eu-default", "EBA/GL/2026/05: 3 months", "default", {}, "2025-06-15", "performing"],
    [
      "eu-default",
      "EBA/GL/2026/05: a year from the end of grace",
      "default",
      { events: { restructured: on("2025-02-01") }, observedFrom: on("2025-05-01") },
      "2026-05-01",
      "performing",
    ],
    [
      "eu-default",
      "EBA Q&A 2014_1018: 12 months of cure",
      "default",
      { events: { forborne: on("2025-04-01") } },
      "2026-04-01",
      "performing",
    ],
  ] as const)("%s, %s", (id, _, from, facts, day, to) => {
    const before = classOn(id, { ...paid, ...facts }, addDays(on(day), -1), bad(from));
    expect(before).toMatchObject({ class: from, since: "2025-01-01" });
    expect(before.waiting).toMatchObject({ missing: ["months"], earliestOn: day });
    const after = classOn(id, { ...paid, ...facts }, day, bad(from));
    expect(after).toMatchObject({ class: to, since: day, waiting: null });
  });

  it("cn-five-tier-2023, Art. 14, not read: two payments are waited for as well", () => {
    const facts = { ...paid, paymentsOnTime: 1 };
    const told = classOn("cn-five-tier-2023", facts, "2025-10-01", bad("substandard"));
    expect(told.waiting).toMatchObject({ missing: ["payments"], paymentsMissing: 1 });
  });

  it("in-iracp, not read: one unpaid day keeps it non-performing, all paid frees it", () => {
    const told = classOn(
      "in-iracp",
      { pastDueSince: on("2025-05-01") },
      "2025-05-02",
      bad("substandard"),
    );
    expect(told).toMatchObject({ class: "substandard", waiting: { missing: ["arrears"] } });
    expect(classOn("in-iracp", {}, "2025-05-02", bad("substandard")).class).toBe("standard");
  });

  it.each([
    ["EBA Q&A 2014_878: day 30 in probation", 30, "performing-forborne"],
    ["EBA Q&A 2014_878: day 31 in probation", 31, "default"],
  ])("eu-default, %s", (_, day, name) => {
    const facts = { events: { "forborne-performing": on("2025-01-01") }, pastDueSince: DUE };
    expect(classOn("eu-default", facts, addDays(DUE, day)).class).toBe(name);
  });

  it("eu-default, EBA Q&A 2014_878: probation is over after 24 months", () => {
    const facts = { events: { "forborne-performing": on("2025-01-01") } };
    expect(classOn("eu-default", facts, "2026-12-31").class).toBe("performing-forborne");
    expect(classOn("eu-default", facts, "2027-01-01").class).toBe("performing");
  });
});

describe("a scheme", () => {
  it.each(SCHEMES.map((scheme) => [scheme.id, scheme] as const))("%s is whole", (_, scheme) => {
    expect(flawOf(scheme)).toBeUndefined();
  });

  it("that is not whole is told its flaw", () => {
    const scheme = schemeOf("vn-groups");
    const [first, ...rest] = scheme.rules;
    expect(flawOf({ ...scheme, rules: rest })).toMatchObject({ flaw: "gap", name: "group-2" });
    const twice = [...scheme.rules, { ...first, id: "again" } as (typeof rest)[number]];
    expect(flawOf({ ...scheme, rules: twice })).toMatchObject({ flaw: "overlap" });
    const turned = [...rest, { ...first, moreThanDays: 95 } as (typeof rest)[number]];
    expect(flawOf({ ...scheme, rules: turned })).toMatchObject({ flaw: "order-of-days" });
    const strange = [
      ...scheme.rules,
      { ...first, id: "x", atLeast: "group-9" } as (typeof rest)[number],
    ];
    expect(flawOf({ ...scheme, rules: strange })).toMatchObject({ flaw: "class-unknown", in: "x" });
  });
});
