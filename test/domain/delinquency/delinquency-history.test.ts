import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bucketScheme, M_SCHEME } from "../../../src/domain/delinquency/bucket-scheme";
import { delinquencyHistory, historyOn } from "../../../src/domain/delinquency/delinquency-history";
import {
  type DelinquencyFacts,
  delinquencyOn,
  factsAt,
} from "../../../src/domain/delinquency/known-delinquency";
import { HISTORY_REPLAYS_MAX } from "../../../src/domain/delinquency/walk-replays";
import type { ReplayInput } from "../../../src/domain/loan/replay";
import type { Installment, Schedule } from "../../../src/domain/loan/schedule";
import { addDays, businessDate, instant } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { BOOK_START, ledgers, payment, rules, schedules } from "../../support/arbitraries";
import { pauseLists } from "../../support/delinquency-arbitraries";

const RULES: ReplayInput["rules"] = {
  toleranceAmount: ZERO,
  allocation: "oldest-first",
  graceDays: 0,
};

const ONE_BUCKET = bucketScheme([{ name: "all", from: 0, to: null }]);

function schedule(...dueDates: readonly string[]): Schedule {
  const installments = dueDates.map(
    (dueOn, index): Installment => ({
      number: index + 1,
      dueOn: businessDate(dueOn),
      principal: minor(10_000),
      interest: minor(0),
      fee: minor(0),
    }),
  );
  return { version: 1, effectiveOn: businessDate("2025-01-01"), installments };
}

function facts(some: Partial<DelinquencyFacts> = {}): DelinquencyFacts {
  return {
    schedules: [schedule("2025-02-01", "2025-03-01")],
    ledger: [],
    rules: RULES,
    dueDateIsDay: 0,
    pauses: [],
    scheme: M_SCHEME,
    ...some,
  };
}

function history(some: Partial<DelinquencyFacts>, from: string, through: string) {
  const range = { from: businessDate(from), through: businessDate(through) };
  const told = delinquencyHistory(facts(some), range);
  if (!told.ok) throw new Error(told.refusal.code);
  return told.value;
}

/** Day, days past due, days after pause, bucket and amount of each line. */
function lines(some: Partial<DelinquencyFacts>, from: string, through: string) {
  return history(some, from, through).map((line) => [
    line.on,
    line.daysPastDue,
    line.daysAfterPause,
    line.bucket,
    line.pastDueAmount,
  ]);
}

describe("the history of a loan", () => {
  it("has a line for each due date missed and each bucket entered", () => {
    // From 1 February: M1 with day 1, M2 with day 31 on 4 March, M3 with day 61 on 3 April.
    expect(lines({}, "2025-01-15", "2025-04-10")).toEqual([
      ["2025-01-15", 0, 0, "M0", 0],
      ["2025-02-02", 1, 1, "M1", 10_000],
      ["2025-03-02", 29, 29, "M1", 20_000],
      ["2025-03-04", 31, 31, "M2", 20_000],
      ["2025-04-03", 61, 61, "M3", 20_000],
    ]);
  });

  it("by day 1 is a day earlier", () => {
    expect(lines({ dueDateIsDay: 1 }, "2025-01-15", "2025-04-01")).toEqual([
      ["2025-01-15", 0, 0, "M0", 0],
      ["2025-02-01", 1, 1, "M1", 10_000],
      ["2025-03-01", 29, 29, "M1", 20_000],
      ["2025-03-03", 31, 31, "M2", 20_000],
    ]);
  });

  it("has a line for each payment that changes something", () => {
    const ledger = [
      payment(1, 4_000, "2025-02-10"),
      payment(2, 6_000, "2025-03-10"),
      payment(3, 10_000, "2025-03-20"),
    ];
    expect(lines({ ledger }, "2025-02-05", "2025-06-01")).toEqual([
      ["2025-02-05", 4, 4, "M1", 10_000],
      ["2025-02-10", 9, 9, "M1", 6_000],
      ["2025-03-02", 29, 29, "M1", 16_000],
      ["2025-03-04", 31, 31, "M2", 16_000],
      ["2025-03-10", 9, 9, "M1", 10_000],
      ["2025-03-20", 0, 0, "M0", 0],
    ]);
  });

  it("has a line where a pause begins and ends, and enters buckets later by it", () => {
    const pauses = [{ from: businessDate("2025-02-11"), to: businessDate("2025-02-21") }];
    // Ten days are paused: day 31 after pause is day 41, 14 March.
    expect(lines({ pauses }, "2025-02-02", "2025-03-31")).toEqual([
      ["2025-02-02", 1, 1, "M1", 10_000],
      ["2025-02-11", 10, 10, "M1", 10_000],
      ["2025-02-21", 20, 10, "M1", 10_000],
      ["2025-03-02", 29, 19, "M1", 20_000],
      ["2025-03-14", 41, 31, "M2", 20_000],
    ]);
  });

  it("has a line for the mark after the grace", () => {
    const some = { rules: { ...RULES, graceDays: 3 } };
    const marks = history(some, "2025-01-31", "2025-02-20").map((one) => [
      one.on,
      one.isDelinquent,
    ]);
    expect(marks).toEqual([
      ["2025-01-31", false],
      ["2025-02-02", false],
      ["2025-02-05", true],
    ]);
  });

  it("has a line for the mark also where the bucket stays", () => {
    const some = { rules: { ...RULES, graceDays: 3 }, scheme: ONE_BUCKET };
    const days = history(some, "2025-02-02", "2025-02-20").map(({ on }) => on);
    expect(days).toEqual(["2025-02-02", "2025-02-05"]);
  });

  it("has a line where the oldest is met on the day the next is as much past due", () => {
    const ledger = [payment(1, 10_000, "2025-03-02")];
    expect(lines({ ledger }, "2025-02-02", "2025-03-10")).toEqual([
      ["2025-02-02", 1, 1, "M1", 10_000],
      ["2025-03-02", 1, 1, "M1", 10_000],
    ]);
  });

  it("of one day is one line", () => {
    expect(lines({}, "2025-03-04", "2025-03-04")).toEqual([["2025-03-04", 31, 31, "M2", 20_000]]);
  });

  it("ends with its last day", () => {
    expect(lines({}, "2025-02-02", "2025-03-01")).toHaveLength(1);
  });

  it("refuses to end before it begins", () => {
    const range = { from: businessDate("2025-02-02"), through: businessDate("2025-02-01") };
    expect(delinquencyHistory(facts(), range)).toEqual({
      ok: false,
      refusal: { code: "delinquency.history_backwards", ...range },
    });
  });

  it("refuses more replays than its limit, and says how far it came", () => {
    const daily = Array.from({ length: HISTORY_REPLAYS_MAX }, (_, index) =>
      addDays(BOOK_START, index),
    );
    const some = facts({ schedules: [schedule(...daily)] });
    // One replay for the first day, one for each due date after it.
    const through = addDays(BOOK_START, HISTORY_REPLAYS_MAX);
    expect(delinquencyHistory(some, { from: BOOK_START, through }).ok).toBe(true);
    const from = addDays(BOOK_START, -1);
    expect(delinquencyHistory(some, { from, through })).toEqual({
      ok: false,
      refusal: {
        code: "delinquency.history_too_long",
        replaysMax: HISTORY_REPLAYS_MAX,
        reachedOn: addDays(BOOK_START, HISTORY_REPLAYS_MAX - 1),
      },
    });
  });

  it("of a day before its first line is not known", () => {
    expect(historyOn(history({}, "2025-02-02", "2025-02-03"), businessDate("2025-02-01"))).toBe(
      undefined,
    );
  });
});

describe("any day of a history", () => {
  const someFacts = fc.record({
    schedules: schedules().map((one) => [one]),
    ledger: ledgers(),
    rules: rules(),
    dueDateIsDay: fc.constantFrom(0 as const, 1 as const),
    pauses: pauseLists(),
    scheme: fc.constantFrom(M_SCHEME, ONE_BUCKET),
  });
  const range = fc.tuple(fc.nat(300), fc.nat(250)).map(([start, length]) => {
    const from = addDays(BOOK_START, start - 20);
    return { from, through: addDays(from, length) };
  });

  it("is what a replay of that day says, as known now and then", () => {
    fc.assert(
      fc.property(someFacts, range, fc.nat(20), (one, { from, through }, count) => {
        for (const known of [one, factsAt(one, instant(count))]) {
          const told = delinquencyHistory(known, { from, through });
          expect(told.ok).toBe(true);
          if (!told.ok) return;
          for (let on = from; on <= through; on = addDays(on, 1)) {
            const { asOf, daysAfterGrace: _, pausedDays: __, ...rest } = delinquencyOn(known, on);
            expect(historyOn(told.value, on)).toEqual({ on: asOf, ...rest });
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("that has a line differs from the line before", () => {
    fc.assert(
      fc.property(someFacts, range, (one, { from, through }) => {
        const told = delinquencyHistory(one, { from, through });
        if (!told.ok) return;
        for (const [index, line] of told.value.entries()) {
          const before = told.value[index - 1];
          if (before === undefined) continue;
          const counts = { on: null, daysPastDue: null, daysAfterPause: null };
          expect({ ...line, ...counts }).not.toEqual({ ...before, ...counts });
        }
      }),
    );
  });
});
