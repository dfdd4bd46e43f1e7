import { describe, expect, it } from "vitest";
import { differencesOf } from "../../../src/domain/policy/difference";
import { takeoverOf } from "../../../src/domain/policy/takeover";
import { documentOf, ladderOf } from "../../../src/domain/policy/templates";
import { openTimeline } from "../../../src/domain/policy/timeline";
import { standingOf } from "../../../src/domain/policy/version";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const DOCUMENT = documentOf("seven-months");

function approved(version: number, effectiveOn: string) {
  const day = businessDate(effectiveOn);
  return { version, effectiveOn: day, canaryPercent: null, document: () => DOCUMENT };
}

describe("the policy in force", () => {
  // Approved out of order, twice for one day.
  const timeline = openTimeline([
    approved(4, "2026-03-01"),
    approved(2, "2026-02-01"),
    approved(3, "2026-03-01"),
    approved(5, "2026-02-15"),
  ]);

  it.each([
    ["2020-01-01", 1],
    ["2026-01-31", 1],
    ["2026-02-01", 2],
    ["2026-02-14", 2],
    ["2026-02-15", 5],
    ["2026-02-28", 5],
    ["2026-03-01", 4],
    ["2030-01-01", 4],
  ])("on %s is version %i", (date, version) => {
    expect(timeline.on(businessDate(date)).version).toBe(version);
  });

  it("is the first one for a lender who approved nothing", () => {
    expect(openTimeline([]).on(businessDate("2026-01-01")).version).toBe(1);
  });

  it("knows what comes after a day, the next one first", () => {
    const after = timeline.after(businessDate("2026-02-10"));
    expect(after.map(({ version }) => version)).toEqual([5, 3, 4]);
  });

  it.each([
    [2, "2026-01-31", "approved"],
    [2, "2026-02-01", "in-force"],
    [2, "2026-02-15", "superseded"],
    [3, "2026-03-01", "superseded"],
    [4, "2026-03-01", "in-force"],
  ] as const)("gives version %i on %s the standing %s", (version, on, standing) => {
    const effectiveOn = { 2: "2026-02-01", 3: "2026-03-01", 4: "2026-03-01" }[version];
    const facts = { version, state: "approved", effectiveOn: businessDate(effectiveOn) } as const;
    expect(standingOf(facts, timeline, businessDate(on))).toBe(standing);
  });
});

describe("what a version means for standing loans", () => {
  const cases: readonly (readonly [string, Partial<typeof DOCUMENT>, object])[] = [
    ["the same", {}, { reminderDays: null, recountsLate: false, recountsAll: false }],
    ["a grace", { graceDays: 3 }, { recountsLate: true, recountsAll: false }],
    ["a tolerance", { toleranceAmount: minor(0) }, { recountsLate: true, recountsAll: true }],
    ["a share", { tolerancePercent: "1" }, { recountsLate: true, recountsAll: true }],
    [
      "earlier reminders",
      {
        ladder: ladderOf([
          [-9, "reminder-before-due"],
          [-7, "reminder-before-due"],
          [-5, "reminder-before-due"],
          [20, "past-due"],
        ]),
      },
      { reminderDays: 9, lateDays: [20], recountsLate: false },
    ],
    [
      "a word on the due date",
      { ladder: ladderOf([[0, "reminder-before-due"]]) },
      { reminderDays: 0 },
    ],
    ["fewer reminders", { ladder: [] }, { reminderDays: null, lateDays: [] }],
  ];
  it.each(cases)("%s", (_, changes, expected) => {
    expect(takeoverOf(DOCUMENT, { ...DOCUMENT, ...changes })).toMatchObject(expected);
  });
});

describe("a difference", () => {
  it("is told in facts, with steps known by their name", () => {
    const [reminder, first, ...rest] = DOCUMENT.ladder;
    if (!reminder || !first) throw new Error("a ladder");
    const added = { ...first, step: "notice-20", day: 20 };
    const after = {
      ...DOCUMENT,
      graceDays: 3,
      tolerancePercent: "1",
      ladder: [{ ...first, day: 2 }, added, ...rest],
    };
    expect(differencesOf(DOCUMENT, after)).toEqual([
      { path: "graceDays", before: 0, after: 3 },
      { path: "ladder/reminder-5", before: { day: -5, actions: reminder.actions }, after: null },
      { path: "ladder/notice-1/day", before: 1, after: 2 },
      { path: "ladder/notice-20", before: null, after: { day: 20, actions: first.actions } },
      { path: "tolerancePercent", before: null, after: "1" },
    ]);
  });

  it("is nothing between equals", () => {
    expect(differencesOf(DOCUMENT, documentOf("seven-months"))).toEqual([]);
  });
});
