import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { HistoryLine } from "../../../src/domain/delinquency/delinquency-history";
import { recordDelinquency } from "../../../src/domain/delinquency/spells";
import { addDays, addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { BOOK_START } from "../../support/arbitraries";

/** A line on which the loan carries the mark or not; what else it says does not matter here. */
function line(on: string, isDelinquent: boolean, pastDue = isDelinquent): HistoryLine {
  return {
    on: businessDate(on),
    pastDueSince: pastDue ? businessDate("2024-01-01") : null,
    daysPastDue: 0,
    daysAfterPause: 0,
    isPaused: false,
    isDelinquent,
    bucket: "M0",
    pastDueAmount: minor(pastDue ? 1 : 0),
  };
}

function record(lines: readonly HistoryLine[], through = "2025-12-31", months = 12) {
  return recordDelinquency(lines, { through: businessDate(through), months });
}

const NEVER = {
  spells: [],
  firstDelinquentOn: null,
  curedOn: null,
  redefaultedOn: null,
  longestSpellDays: 0,
  entryCount: 0,
};

const ONCE = [line("2025-01-01", false), line("2025-03-02", true), line("2025-03-20", false)];

describe("the record of a delinquency", () => {
  it.each([
    ["no history", []],
    ["one without lateness", [line("2025-01-01", false)]],
    [
      "one late only within the grace",
      [line("2025-01-01", false), line("2025-03-02", false, true)],
    ],
  ])("of %s is empty", (_, lines) => {
    expect(record(lines)).toEqual(NEVER);
  });

  it("of one that was cured: 2 to 19 March are 18 days", () => {
    expect(record(ONCE)).toEqual({
      spells: [{ startedOn: "2025-03-02", startedBefore: false, curedOn: "2025-03-20", days: 18 }],
      firstDelinquentOn: "2025-03-02",
      curedOn: "2025-03-20",
      redefaultedOn: null,
      longestSpellDays: 18,
      entryCount: 1,
    });
  });

  it("of one that lasts counts its last day: 2 to 31 March are 30", () => {
    expect(record(ONCE.slice(0, 2), "2025-03-31")).toMatchObject({
      spells: [{ curedOn: null, days: 30 }],
      curedOn: null,
      longestSpellDays: 30,
    });
  });

  it("of one that came back", () => {
    const lines = [...ONCE, line("2025-05-02", true), line("2025-05-09", true)];
    expect(record(lines, "2025-05-31")).toMatchObject({
      firstDelinquentOn: "2025-03-02",
      curedOn: "2025-03-20",
      redefaultedOn: "2025-05-02",
      longestSpellDays: 30,
      entryCount: 2,
    });
  });

  it("is cured by coming back into the grace", () => {
    const lines = [
      line("2025-01-01", false),
      line("2025-03-07", true),
      line("2025-03-20", false, true),
    ];
    expect(record(lines).curedOn).toBe("2025-03-20");
  });

  it.each([
    // The window of 12 months through 2 March 2026 opens after 2 March 2025.
    ["through 1 March a year later", "2026-03-01", 12, 1],
    ["through 2 March a year later", "2026-03-02", 12, 0],
    // Through 31 May, three months: after 28 February.
    ["of three months through 31 May", "2025-05-31", 3, 1],
    ["of two months through 31 May", "2025-05-31", 2, 0],
  ])("counts entries %s", (_, through, months, entryCount) => {
    expect(record(ONCE, through, months).entryCount).toBe(entryCount);
  });

  it("does not count as an entry what began before the history", () => {
    const lines = [line("2025-03-02", true), line("2025-03-20", false)];
    expect(record(lines)).toMatchObject({
      spells: [{ startedBefore: true, days: 18 }],
      firstDelinquentOn: "2025-03-02",
      entryCount: 0,
    });
  });

  it("ignores lines after its last day", () => {
    expect(record(ONCE, "2025-03-10")).toMatchObject({ curedOn: null, longestSpellDays: 9 });
  });

  it("has spells whose days are those that carry the mark", () => {
    const flips = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
    fc.assert(
      fc.property(flips, fc.boolean(), fc.nat(400), (gaps, first, length) => {
        let on = BOOK_START;
        const lines = [line(on, first)];
        for (const [index, gap] of gaps.entries()) {
          on = addDays(on, gap);
          lines.push(line(on, index % 2 === 0 ? !first : first));
        }
        const through = addDays(BOOK_START, length);
        let marked = 0;
        for (let day = BOOK_START; day <= through; day = addDays(day, 1)) {
          if (lines.findLast((one) => one.on <= day)?.isDelinquent) marked += 1;
        }
        const { spells, entryCount, longestSpellDays } = recordDelinquency(lines, {
          through,
          months: 1200,
        });
        expect(spells.reduce((total, { days }) => total + days, 0)).toBe(marked);
        expect(longestSpellDays).toBeLessThanOrEqual(marked);
        expect(entryCount).toBe(spells.length - (first ? 1 : 0));
        expect(addMonths(through, -1200) < BOOK_START).toBe(true);
      }),
    );
  });
});
