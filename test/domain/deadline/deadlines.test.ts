import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PACKS } from "../../../src/domain/contact/packs/all";
import { type DeadlineFacts, deadlinesOf } from "../../../src/domain/deadline/deadlines";
import { addDays, addMonths, type BusinessDate, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

const INSTALLMENT = minor(100_00);
const FIRST = businessDate("2026-01-31");

/** Due at the end of each month from January on, nothing of it paid since `unpaidFrom`. */
function facts(today: string, change: Partial<DeadlineFacts> = {}): DeadlineFacts {
  const dueDates = Array.from({ length: 12 }, (_, month) => addMonths(FIRST, month))
    .filter((on) => on <= today)
    .map((on) => ({ on, amount: INSTALLMENT, isUnpaid: true }));
  return {
    today: businessDate(today),
    oldestUnpaidDueOn: FIRST,
    dueDates,
    isWeekly: false,
    shortfallOn: (on) => minor(dueDates.filter((due) => due.on <= on).length * INSTALLMENT),
    liveContacts: [],
    firstContactOn: null,
    letters: [],
    flags: [],
    isCollector: false,
    isKindTold: true,
    ...change,
  };
}

function tell(rule: string, given: DeadlineFacts) {
  const found = deadlinesOf(PACKS, given).filter((one) => one.rule === rule);
  expect(found.length).toBeLessThanOrEqual(1);
  return found[0] ? [found[0].state, found[0].on, found[0].doneOn] : null;
}

const day = (text: string) => businessDate(text);

describe("live contact with a late mortgage, 12 CFR 1024.39(a)", () => {
  const live = (today: string, change: Partial<DeadlineFacts> = {}) =>
    tell("live36", facts(today, change));

  test.each([
    ["on the due date", "2026-01-31", [], ["due", "2026-03-08", null]],
    ["on its last day", "2026-03-08", [], ["due", "2026-03-08", null]],
    ["the day after", "2026-03-09", [], ["missed", "2026-03-08", null]],
    [
      "tried once for two due dates",
      "2026-03-09",
      ["2026-03-08"],
      ["met", "2026-04-05", "2026-03-08"],
    ],
    [
      "tried on the last day, before the second was due",
      "2026-02-20",
      ["2026-02-19"],
      ["met", "2026-03-08", "2026-02-19"],
    ],
    ["tried before it was due", "2026-03-09", ["2026-01-30"], ["missed", "2026-03-08", null]],
  ] as const)("%s", (_, today, contacts, told) => {
    expect(live(today, { liveContacts: contacts.map(day) })).toEqual(told);
  });

  test("each later due date asks again while the loan is late", () => {
    const told = live("2026-04-10", { liveContacts: [day("2026-02-10")] });
    expect(told).toEqual(["missed", "2026-04-05", null]);
  });

  test("nothing is asked of a loan that is paid, or of a borrower who is bankrupt or asked to stop", () => {
    expect(live("2026-03-01", { oldestUnpaidDueOn: null })).toBeNull();
    expect(live("2026-03-01", { flags: ["bankrupt"] })).toBeNull();
    expect(live("2026-03-01", { flags: ["stop-requested"] })).toBeNull();
    expect(live("2026-03-01", { flags: ["vulnerable"] })).not.toBeNull();
  });
});

describe("the letter to a late mortgage, 12 CFR 1024.39(b)", () => {
  const letter = (today: string, sent: readonly string[], oldest: string = FIRST) =>
    tell(
      "notice45",
      facts(today, {
        oldestUnpaidDueOn: day(oldest),
        letters: sent.map((on) => ({ letter: "early-intervention" as const, on: day(on) })),
      }),
    );

  test.each([
    ["on day 45", "2026-03-17", [], ["due", "2026-03-17", null]],
    ["on day 46", "2026-03-18", [], ["missed", "2026-03-17", null]],
    ["sent on day 45", "2026-03-18", ["2026-03-17"], ["met", "2026-03-17", "2026-03-17"]],
    ["sent on day 46", "2026-03-19", ["2026-03-18"], ["late", "2026-03-17", "2026-03-18"]],
    ["180 days after it", "2026-09-13", ["2026-03-17"], ["met", "2026-03-17", "2026-03-17"]],
    ["181 days after it", "2026-09-14", ["2026-03-17"], ["missed", "2026-09-13", "2026-03-17"]],
    [
      "sent again on day 180",
      "2026-09-14",
      ["2026-03-17", "2026-09-13"],
      ["met", "2026-09-13", "2026-09-13"],
    ],
  ] as const)("%s", (_, today, sent, told) => {
    expect(letter(today, sent)).toEqual(told);
  });

  test("one of an earlier delinquency counts for its 180 days", () => {
    const sent = ["2025-12-01"];
    expect(letter("2026-03-20", sent)).toEqual(["due", "2026-05-30", "2025-12-01"]);
    expect(letter("2026-05-31", sent)).toEqual(["missed", "2026-05-30", "2025-12-01"]);
    // Longer ago it takes nothing away from the 45 days.
    expect(letter("2026-03-17", ["2025-08-01"])).toEqual(["due", "2026-03-17", "2025-08-01"]);
  });
});

describe("no foreclosure until more than 120 days, 12 CFR 1024.41(f)(1)", () => {
  test.each([
    ["2026-05-31", ["waiting", "2026-06-01", null]],
    ["2026-06-01", ["free", "2026-06-01", null]],
  ] as const)("on %s", (today, told) => {
    expect(tell("f120", facts(today))).toEqual(told);
  });
});

describe("notice of arrears, Consumer Credit Act 1974 s.86B", () => {
  const arrears = (today: string, change: Partial<DeadlineFacts> = {}) =>
    tell("s86b", facts(today, change));
  const sentOn = (...days: readonly string[]) => ({
    letters: days.map((on) => ({ letter: "arrears-notice" as const, on: day(on) })),
  });

  test.each([
    ["one payment is missing", "2026-02-27", {}, null],
    ["on the day of the second", "2026-02-28", {}, ["due", "2026-03-13", null]],
    ["on the fourteenth day", "2026-03-13", {}, ["due", "2026-03-13", null]],
    ["on the fifteenth day", "2026-03-14", {}, ["missed", "2026-03-13", null]],
    ["sent in time", "2026-03-14", sentOn("2026-03-13"), ["met", "2026-03-13", "2026-03-13"]],
    ["six months on", "2026-09-13", sentOn("2026-03-13"), ["met", "2026-03-13", "2026-03-13"]],
    ["and a day", "2026-09-14", sentOn("2026-03-13"), ["missed", "2026-09-13", "2026-03-13"]],
    [
      "sent again",
      "2026-09-14",
      sentOn("2026-03-13", "2026-09-01"),
      ["met", "2026-09-13", "2026-09-01"],
    ],
  ] as const)("%s", (_, today, change, told) => {
    expect(arrears(today, change)).toEqual(told);
  });

  test("a shortfall of a cent less than the last two payments asks for none", () => {
    const shortfallOn = () => minor(2 * INSTALLMENT - 1);
    expect(arrears("2026-03-01", { shortfallOn })).toBeNull();
  });

  test("arrears that were cleared in between begin anew", () => {
    // January and February were missing until March, and the same again from May on.
    const missing: Readonly<Record<string, number>> = {
      "2026-01-31": 100_00,
      "2026-02-28": 200_00,
      "2026-03-31": 0,
      "2026-04-30": 0,
      "2026-05-31": 100_00,
      "2026-06-30": 200_00,
    };
    const shortfallOn = (on: BusinessDate) => minor(missing[on] ?? 0);
    const told = arrears("2026-07-01", {
      oldestUnpaidDueOn: day("2026-05-31"),
      shortfallOn,
      ...sentOn("2026-03-01"),
    });
    expect(told).toEqual(["due", "2026-07-13", null]);
  });

  test("of a loan that is paid every week four payments count", () => {
    const dueDates = Array.from({ length: 4 }, (_, week) => ({
      on: addDays(FIRST, 7 * week),
      amount: INSTALLMENT,
      isUnpaid: true,
    }));
    const weekly = (count: number) => ({
      isWeekly: true,
      dueDates: dueDates.slice(0, count),
      shortfallOn: (on: BusinessDate) =>
        minor(dueDates.slice(0, count).filter((due) => due.on <= on).length * INSTALLMENT),
    });
    expect(arrears("2026-02-20", weekly(3))).toBeNull();
    expect(arrears("2026-02-21", weekly(4))).toEqual(["due", "2026-03-06", null]);
  });
});

describe("what a debt is, 12 CFR 1006.34(a)(1)", () => {
  const first = (today: string, change: Partial<DeadlineFacts> = {}) =>
    tell(
      "validation",
      facts(today, { isCollector: true, firstContactOn: day("2026-02-10"), ...change }),
    );
  const sent = (on: string) => ({ letters: [{ letter: "validation" as const, on: day(on) }] });

  test.each([
    ["on the fifth day", "2026-02-15", {}, ["due", "2026-02-15", null]],
    ["on the sixth", "2026-02-16", {}, ["missed", "2026-02-15", null]],
    ["in the first contact", "2026-02-16", sent("2026-02-10"), ["met", "2026-02-15", "2026-02-10"]],
    ["too late", "2026-02-20", sent("2026-02-16"), ["late", "2026-02-15", "2026-02-16"]],
    ["by a lender of its own loans", "2026-02-16", { isCollector: false }, null],
    ["before any contact", "2026-02-16", { firstContactOn: null }, null],
  ] as const)("%s", (_, today, change, told) => {
    expect(first(today, change)).toEqual(told);
  });
});

test("of a loan whose kind nobody told, it says of which kinds it would be asked", () => {
  const onlyFor = (isKindTold: boolean) =>
    deadlinesOf(PACKS, facts("2026-03-01", { isKindTold })).map(({ rule, onlyFor: kinds }) => [
      rule,
      kinds,
    ]);
  expect(onlyFor(false)).toContainEqual(["notice45", ["mortgage"]]);
  expect(onlyFor(true)).toContainEqual(["notice45", null]);
});

test("whatever is told, a day that is over and nothing done is missed, and none is missed before it", () => {
  const dates = fc.integer({ min: 0, max: 400 }).map((days) => addDays(FIRST, days));
  fc.assert(
    fc.property(
      dates,
      fc.array(dates, { maxLength: 5 }),
      fc.array(dates, { maxLength: 4 }),
      (today, contacts, sent) => {
        const past = (days: readonly BusinessDate[]) => days.filter((on) => on <= today);
        const letters = past(sent).flatMap((on) =>
          (["early-intervention", "arrears-notice", "validation"] as const).map((letter) => ({
            letter,
            on,
          })),
        );
        const given = facts(today, {
          liveContacts: past(contacts),
          letters,
          isCollector: true,
          firstContactOn: past(contacts).toSorted()[0] ?? null,
        });
        for (const { state, on, doneOn } of deadlinesOf(PACKS, given)) {
          expect(doneOn === null || doneOn <= today).toBe(true);
          if (state === "missed") expect(on < today).toBe(true);
          if (state === "due" || state === "waiting") expect(today <= on).toBe(true);
          if (state === "met") expect(doneOn !== null && doneOn <= on).toBe(true);
          if (state === "late") expect(doneOn !== null && doneOn > on).toBe(true);
        }
      },
    ),
  );
});
