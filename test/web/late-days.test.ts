import { describe, expect, test } from "vitest";
import { businessDate } from "../../src/kernel/calendar";
import { shapeLateDays } from "../../web/components/late-days-shape";
import { translate } from "../../web/locales/translate";
import { historyWords } from "../../web/pages/loan-history";
import { ALWAYS_ON_TIME, LATE_NOW, onTime, paidOn } from "./example-history";

function line(on: string, daysPastDue: number, bucket: number) {
  return { on: businessDate(on), daysPastDue, bucket };
}

const FEBRUARY = { from: businessDate("2026-02-01"), through: businessDate("2026-02-28") };

describe("the shape of days past due", () => {
  test("rises by one a day from zero, and goes on where the bucket changes", () => {
    const lines = [
      line("2026-02-01", 29, 1),
      line("2026-02-03", 31, 2),
      line("2026-02-11", 8, 1),
      line("2026-02-21", 0, 0),
    ];
    const shape = shapeLateDays(lines, FEBRUARY);
    expect(shape.dayCount).toBe(28);
    expect(shape.stretches).toEqual([
      { bucket: 1, start: 0, end: 2, rise: [28, 30] },
      { bucket: 2, start: 2, end: 10, rise: [30, 38] },
      { bucket: 1, start: 10, end: 20, rise: [7, 17] },
    ]);
    // The count falls from 38 days to 8, and from 17 to none.
    expect(shape.peaks).toEqual([
      { at: 10, days: 38 },
      { at: 20, days: 17 },
    ]);
    expect(shape.levels).toEqual([0, 30, 60]);
    expect(shape.daysMax).toBe(60);
  });

  test("stands still while the count is paused, and rises on from there", () => {
    const lines = [
      line("2026-02-01", 10, 1),
      { ...line("2026-02-06", 15, 1), isPaused: true },
      line("2026-02-11", 15, 1),
    ];
    const shape = shapeLateDays(lines, FEBRUARY);
    expect(shape.stretches).toEqual([
      { bucket: 1, start: 0, end: 5, rise: [9, 14] },
      { bucket: 1, start: 5, end: 10, rise: [15, 15] },
      { bucket: 1, start: 10, end: 28, rise: [15, 32] },
    ]);
    expect(shape.peaks).toEqual([{ at: 28, days: 32 }]);
  });

  test("says where it stands today before an older peak that leaves it no room", () => {
    const lines = [line("2026-02-01", 100, 4), line("2026-02-26", 4, 1)];
    const { peaks } = shapeLateDays(lines, FEBRUARY);
    expect(peaks).toEqual([{ at: 28, days: 6 }]);
  });

  test.each([
    [1, [0, 30]],
    [30, [0, 30]],
    [31, [0, 30, 60]],
    [120, [0, 30, 60, 90, 120]],
    [121, [0, 60, 120, 180]],
    [700, [0, 180, 360, 540, 720]],
  ])("of at most %i days has an axis in whole buckets from zero", (days, levels) => {
    const lines = [line("2026-02-28", days, 1)];
    expect(shapeLateDays(lines, FEBRUARY).levels).toEqual(levels);
  });

  test("marks each month of a short time, and each quarter of a long one", () => {
    const months = (from: string, through: string) =>
      shapeLateDays([], { from: businessDate(from), through: businessDate(through) }).ticks.map(
        ({ on }) => on,
      );
    expect(months("2026-01-15", "2026-03-02")).toEqual(["2026-02-01", "2026-03-01"]);
    expect(months("2025-01-02", "2026-01-31")).toEqual([
      "2025-04-01",
      "2025-07-01",
      "2025-10-01",
      "2026-01-01",
    ]);
  });
});

test("a stretch goes on where only the amount changes", () => {
  const lines = [line("2026-02-01", 10, 1), line("2026-02-15", 24, 1)];
  const { stretches } = shapeLateDays(lines, FEBRUARY);
  expect(stretches).toEqual([{ bucket: 1, start: 0, end: 28, rise: [9, 37] }]);
});

describe("the words of a history", () => {
  const [english, chinese] = [translate("en"), translate("zh-CN")];

  test("say how often, how long at most, and since when", () => {
    // In the twelve months to 17 March 2026 from 16 July, 16 August, 16 November and 16 January on;
    // longest before them, from 16 December to 24 February: 16 + 31 + 23 days.
    expect(historyWords(english, LATE_NOW)).toEqual([
      "Late 4 times in the last 12 months",
      "longest 70 days on end",
      "late without a break since 16 Jan 2026",
    ]);
    expect(historyWords(chinese, LATE_NOW).at(-1)).toBe("自 2026年1月16日 逾期至今");
  });

  test("say when it came back to current", () => {
    const once = paidOn([...onTime(23), "2026-03-01"]);
    expect(historyWords(english, once)).toEqual([
      "Late once in the last 12 months",
      "longest 13 days on end",
      "back to current on 1 Mar 2026",
    ]);
  });

  test("say that it was late before the time shown, and still is", () => {
    // Due on 15 March 2024 and never paid: the history begins on day 2 of it.
    expect(historyWords(english, paidOn([]))).toEqual([
      "Late without a break since before 17 Mar 2024",
    ]);
  });

  test("name no number of times where none was within the twelve months", () => {
    // From 16 January 2025 on, day after day: 350 days of 2025 and 76 of 2026.
    expect(historyWords(english, paidOn(onTime(10)))).toEqual([
      "Late without a break since 16 Jan 2025",
      "longest 426 days on end",
    ]);
    // What was due from January to March 2025 came on 20 March, all that followed in time.
    const made = [...onTime(10), "2025-03-20", "2025-03-20", "2025-03-20", ...onTime(24).slice(13)];
    expect(historyWords(english, paidOn(made))).toEqual([
      "Did not become late in the last 12 months",
      "longest 63 days on end",
      "back to current on 20 Mar 2025",
    ]);
  });

  test("tell the grace from being late", () => {
    const short = paidOn([...onTime(23), "2026-02-17"], 5);
    expect(historyWords(english, short)).toEqual(["Past due, but never for longer than the grace"]);
    expect(ALWAYS_ON_TIME.rows.every(({ daysPastDue }) => daysPastDue === 0)).toBe(true);
  });
});
