import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stopsOf } from "../../../src/app/loan/fold";
import { countLateDays, dayOfCount } from "../../../src/domain/delinquency/counted-days";
import { countDaysPastDue } from "../../../src/domain/delinquency/days-past-due";
import { owedInstallments } from "../../../src/domain/delinquency/owed-installment";
import { bucketIn, project } from "../../../src/domain/delinquency/project";
import { lookAfterTakeover } from "../../../src/domain/simulation/bring-forward";
import { dueDateIsDay } from "../../../src/domain/loan/rules";
import { replay } from "../../../src/domain/loan/replay";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type { LadderStep, Match, Policy } from "../../../src/domain/policy/policy";
import { takeoverOf } from "../../../src/domain/policy/takeover";
import { type LoanHold, pausesOf, UNTREATED } from "../../../src/domain/treatment/treatment";
import { addDays, type BusinessDate, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { dates, ledgers, payment, policies, schedules } from "../../support/arbitraries";
import { pauses, pauseSpans } from "../../support/pauses";
import { advanceOn, FRESH } from "../../support/progress";

const scheduleOf = (...dueOn: string[]): Schedule => ({
  version: 1,
  effectiveOn: businessDate("2024-01-01"),
  installments: dueOn.map((on, index) => ({
    number: index + 1,
    dueOn: businessDate(on),
    principal: minor(10_000),
    interest: minor(0),
    fee: minor(0),
  })),
});
const hold = (from: string, to: string | null, ...stops: LoanHold["stops"]): LoanHold => ({
  hold: 1,
  stops: stops.length === 0 ? ["counting"] : stops,
  from: businessDate(from),
  to: to === null ? null : businessDate(to),
});

const letter = (day: number, more: Partial<LadderStep> = {}): LadderStep => ({
  step: `day-${day}`,
  day,
  actions: [{ kind: "notice", channels: ["email"], template: "past-due" }],
  ...more,
});

describe("of a loan due 31 January 2024 and never paid", () => {
  const stateOn = (asOf: string, holds: readonly LoanHold[], graceDays = 0) =>
    replay({
      schedules: [scheduleOf("2024-01-31")],
      ledger: [],
      rules: { ...FIRST_POLICY, graceDays },
      stops: stopsOf(holds),
      asOf: businessDate(asOf),
    });
  it.each<[string, string, readonly LoanHold[], number, number]>([
    ["no pause takes out nothing", "2024-03-01", [], 30, 30],
    [
      "a pause before the due date takes out nothing",
      "2024-03-01",
      [hold("2024-01-10", "2024-01-31")],
      30,
      30,
    ],
    [
      "a pause of the due date alone takes out one day",
      "2024-03-01",
      [hold("2024-01-31", "2024-02-01")],
      29,
      30,
    ],
    [
      "a pause around the due date takes out its days from then on",
      "2024-03-01",
      [hold("2024-01-10", "2024-02-10")],
      20,
      30,
    ],
    [
      "a pause over the leap day takes it out",
      "2024-03-01",
      [hold("2024-02-28", "2024-03-01")],
      28,
      30,
    ],
    ["a pause over the end of a month", "2024-04-02", [hold("2024-03-30", "2024-04-02")], 59, 62],
    [
      "two that overlap take each day out once",
      "2024-03-01",
      [hold("2024-02-05", "2024-02-12"), hold("2024-02-10", "2024-02-15")],
      20,
      30,
    ],
    [
      "one that encloses another is as if alone",
      "2024-03-01",
      [hold("2024-02-07", "2024-02-09"), hold("2024-02-05", "2024-02-15")],
      20,
      30,
    ],
    [
      "two that touch add up",
      "2024-03-01",
      [hold("2024-02-05", "2024-02-10"), hold("2024-02-10", "2024-02-15")],
      20,
      30,
    ],
    [
      "one that ends today has taken out yesterday",
      "2024-02-15",
      [hold("2024-02-10", "2024-02-15")],
      10,
      15,
    ],
    [
      "one that begins today takes out nothing yet",
      "2024-02-15",
      [hold("2024-02-15", "2024-03-15")],
      15,
      15,
    ],
    [
      "the day after one ended counts again",
      "2024-02-16",
      [hold("2024-02-10", "2024-02-15")],
      11,
      16,
    ],
    ["one without an end stands still for good", "2025-02-15", [hold("2024-02-10", null)], 10, 381],
    [
      "one that was lifted before it began takes out nothing",
      "2024-03-01",
      [hold("2024-02-10", "2024-02-10")],
      30,
      30,
    ],
    [
      "one since before the due date leaves no day",
      "2024-03-01",
      [hold("2024-01-01", null)],
      0,
      30,
    ],
    [
      "a hold on letters and charges takes out nothing",
      "2024-03-01",
      [hold("2024-02-05", null, "notices", "steps", "charges")],
      30,
      30,
    ],
    [
      "one with other stops takes out its days",
      "2024-03-01",
      [hold("2024-02-05", "2024-02-15", "charges", "counting")],
      20,
      30,
    ],
  ])("%s", (_, asOf, holds, counted, calendar) => {
    const state = stateOn(asOf, holds);
    expect([state.daysPastDue, state.calendarDaysPastDue]).toEqual([counted, calendar]);
    // What is past due and since when does not hang on pauses.
    expect([state.oldestUnpaidDueOn, state.pastDueAmount]).toEqual(["2024-01-31", 10_000]);
    const projection = { pastDueSince: state.oldestUnpaidDueOn };
    expect(countLateDays({ projection, holds }, {}, businessDate(asOf))).toEqual({
      daysPastDue: counted,
      calendarDaysPastDue: calendar,
    });
  });

  it.each<[string, string, number, number]>([
    ["is in M1 on day 30, which a pause of ten makes day 40", "2024-03-11", 0, 1],
    ["is in M2 the day after", "2024-03-12", 0, 2],
    ["stays in M0 to the last day of a grace of 20 counted days", "2024-03-01", 20, 0],
    ["leaves M0 with the day after", "2024-03-02", 20, 1],
  ])("with ten days paused %s", (_, asOf, graceDays, bucket) => {
    expect(bucketIn(stateOn(asOf, [hold("2024-02-05", "2024-02-15")], graceDays))).toBe(bucket);
  });
});

describe("with the due date as the first day past due, of a loan due 31 January 2024", () => {
  const due = (asOf: string, holds: readonly LoanHold[], paidOn: string | null = null) => {
    const policy = {
      ...FIRST_POLICY,
      counting: "due-day" as const,
      ladder: [letter(1), letter(20)],
    };
    const schedules = [scheduleOf("2024-01-31")];
    const ledger = paidOn === null ? [] : [payment(1, 10_000, paidOn)];
    const on = businessDate(asOf);
    const state = replay({ schedules, ledger, rules: policy, stops: stopsOf(holds), asOf: on });
    const { nextActionOn, bucket } = project(state, policy, { ...FRESH, holds });
    const { daysPastDue, calendarDaysPastDue, oldestUnpaidDueOn } = state;
    const projection = { pastDueSince: oldestUnpaidDueOn };
    const counted = countLateDays({ projection, holds }, policy, on);
    expect(counted).toEqual({ daysPastDue, calendarDaysPastDue });
    return [daysPastDue, calendarDaysPastDue, bucket, nextActionOn];
  };
  const ofDueDate = [hold("2024-01-31", "2024-02-01")];
  const tenDays = [hold("2024-02-05", "2024-02-15")];
  it.each<[string, string, readonly LoanHold[], string | null, (number | string | null)[]]>([
    [
      "the day before it is not late, and is looked at on the due date",
      "2024-01-30",
      [],
      null,
      [0, 0, 0, "2024-01-31"],
    ],
    ["it is one day late on the due date", "2024-01-31", [], null, [1, 1, 1, "2024-02-19"]],
    ["paid on the due date it is not late", "2024-01-31", [], "2024-01-31", [0, 0, 0, null]],
    ["it is 30 days late on the leap day", "2024-02-29", [], null, [30, 30, 1, "2024-03-01"]],
    ["it is in M2 on 1 March", "2024-03-01", [], null, [31, 31, 2, "2024-03-31"]],
    [
      "a pause of the due date takes out that day",
      "2024-01-31",
      ofDueDate,
      null,
      [0, 1, 0, "2024-02-01"],
    ],
    ["the day after it counts its first", "2024-02-01", ofDueDate, null, [1, 2, 1, "2024-02-20"]],
    [
      "a pause takes out its days while it lasts",
      "2024-02-14",
      tenDays,
      null,
      [5, 15, 1, "2024-02-29"],
    ],
    [
      "the day on which it ended counts again",
      "2024-02-15",
      tenDays,
      null,
      [6, 16, 1, "2024-02-29"],
    ],
  ])("%s", (_, asOf, holds, paidOn, expected) => {
    expect(due(asOf, holds, paidOn)).toEqual(expected);
  });

  it("takes the step of day 1 on the due date itself", () => {
    const policy = { ...FIRST_POLICY, counting: "due-day" as const, ladder: [letter(1)] };
    const date = businessDate("2024-01-31");
    const schedules = [scheduleOf("2024-01-31")];
    const state = replay({ schedules, ledger: [], rules: policy, asOf: date });
    const previous = { bucket: 0, pastDueSince: null };
    const { steps, transition } = advanceOn({ state, previous, policy, date });
    expect(steps).toMatchObject([{ step: { day: 1 }, daysPastDue: 1, dueOn: "2024-01-31" }]);
    expect(transition).toEqual({ from: 0, to: 1 });
  });
});

describe("the ladder of a loan due 1 March 2025 whose count is paused from 6 to 20 March", () => {
  const holds = [hold("2025-03-06", "2025-03-20")];
  const ladder = [letter(3), letter(5, { repeat: { everyDays: 4, timesMax: 2 } }), letter(20)];
  /** Every day is looked at, as if something else happened to the loan on each. */
  const walk = (match: Match, through: string) => {
    const policy: Policy = { ...FIRST_POLICY, match, ladder };
    const taken: [string, string, number][] = [];
    let treatment = UNTREATED;
    let previous = { bucket: 0, pastDueSince: null as BusinessDate | null };
    for (let date = businessDate("2025-03-01"); date <= through; date = addDays(date, 1)) {
      const rules = policy;
      const schedules = [scheduleOf("2025-03-01", "2025-03-10")];
      const state = replay({ schedules, ledger: [], rules, stops: stopsOf(holds), asOf: date });
      const day = advanceOn({ state, previous, policy, date, treatment, holds });
      taken.push(
        ...day.steps.map(({ step, daysPastDue }): [string, string, number] => {
          return [date, step.step, daysPastDue];
        }),
      );
      treatment = day.treatment;
      previous = day.projection;
    }
    return taken;
  };
  it.each<[Match, readonly (readonly [string, string, number])[]]>([
    [
      "each-on-its-day",
      [
        ["2025-03-04", "day-3", 3],
        // Day 5 is reached as the pause begins and taken once, though the count stands there for two weeks.
        ["2025-03-06", "day-5", 5],
        ["2025-03-24", "day-5", 9],
        ["2025-03-28", "day-5", 13],
        ["2025-04-04", "day-20", 20],
      ],
    ],
    [
      "most-severe",
      [
        ["2025-03-04", "day-3", 3],
        ["2025-03-06", "day-5", 5],
        ["2025-03-24", "day-5", 9],
        ["2025-03-28", "day-5", 13],
        ["2025-04-04", "day-20", 20],
      ],
    ],
    [
      "one-at-a-time",
      [
        ["2025-03-04", "day-3", 3],
        ["2025-03-06", "day-5", 5],
        ["2025-03-24", "day-5", 9],
        ["2025-03-28", "day-5", 13],
        ["2025-04-04", "day-20", 20],
      ],
    ],
  ])("taken %s goes by counted days", (match, expected) => {
    expect(walk(match, "2025-05-01")).toEqual(expected);
  });

  it("is looked at when its counted day comes, and never during a pause without an end", () => {
    const policy = { ...FIRST_POLICY, ladder: [letter(20)] };
    const nextOf = (asOf: string, own: readonly LoanHold[]) => {
      const on = businessDate(asOf);
      const input = { schedules: [scheduleOf("2025-03-01")], ledger: [], rules: policy, asOf: on };
      const state = replay({ ...input, stops: stopsOf(own) });
      return project(state, policy, { ...FRESH, holds: own }).nextActionOn;
    };
    expect(nextOf("2025-03-06", [])).toBe("2025-03-21");
    expect(nextOf("2025-03-06", holds)).toBe("2025-04-04");
    expect(nextOf("2025-04-04", holds)).toBe("2025-04-15");
    expect(nextOf("2025-03-06", [hold("2025-03-06", null)])).toBeNull();
  });

  it("of a version that takes effect meanwhile is looked at on its first day", () => {
    const after = { ...FIRST_POLICY, ladder: [...FIRST_POLICY.ladder, letter(18)] };
    const takeover = takeoverOf(FIRST_POLICY, after);
    const standing = {
      status: "active" as const,
      evaluatedOn: businessDate("2025-03-19"),
      pastDueSince: businessDate("2025-03-01"),
      nextDueOn: null,
      nextActionOn: businessDate("2025-04-20"),
    };
    const on = businessDate("2025-03-25");
    // By the calendar its day 18 was 19 March; by the count it is 2 April.
    expect(lookAfterTakeover({ ...standing, holds }, takeover, on)).toBe("2025-03-25");
    expect(lookAfterTakeover({ ...standing, holds: [] }, takeover, on)).not.toBe("2025-03-25");
  });
});

const books = fc.record({
  schedules: schedules().map((schedule) => [schedule]),
  ledger: ledgers(),
  policy: policies(),
  holds: pauses(),
  asOf: dates(400),
});

describe("a pause", () => {
  it("takes out of the calendar's days those of its union from the due date on, and adds none", () => {
    fc.assert(
      fc.property(books, ({ schedules, ledger, policy, holds, asOf }) => {
        const input = { schedules, ledger, rules: policy, asOf };
        const free = replay(input);
        const state = replay({ ...input, stops: stopsOf(holds) });
        const since = state.oldestUnpaidDueOn;
        let paused = 0;
        const end = addDays(asOf, dueDateIsDay(policy));
        for (let day = since; day !== null && day < end; day = addDays(day, 1)) {
          const on = day;
          const isIn = ({ from, to, stops }: LoanHold) =>
            stops.includes("counting") && from <= on && (to === null || on < to);
          if (holds.some(isIn)) paused += 1;
        }
        expect(state.calendarDaysPastDue).toBe(free.daysPastDue);
        expect(state.daysPastDue).toBe(free.daysPastDue - paused);
        expect(state.daysPastDue).toBeLessThanOrEqual(free.daysPastDue);
        expect(bucketIn(state)).toBeLessThanOrEqual(bucketIn(free));
        expect(state.oldestUnpaidDueOn).toBe(free.oldestUnpaidDueOn);
      }),
    );
  });

  it("counts as the calculation of days past due does", () => {
    fc.assert(
      fc.property(books, ({ schedules, ledger, policy, holds, asOf }) => {
        const state = replay({ schedules, ledger, rules: policy, stops: stopsOf(holds), asOf });
        const counted = countDaysPastDue({
          installments: owedInstallments(state.installments),
          rule: { ...policy, dueDateIsDay: dueDateIsDay(policy) },
          pauses: pausesOf(holds),
          asOf,
        });
        expect(state.daysPastDue).toBe(counted.daysAfterPause);
        expect(state.delinquent).toBe(counted.isDelinquent);
        expect(state.oldestUnpaidDueOn).toBe(counted.pastDueSince);
        expect(state.calendarDaysPastDue).toBe(counted.daysPastDue);
        const projection = { pastDueSince: state.oldestUnpaidDueOn };
        expect(countLateDays({ projection, holds }, policy, asOf)).toEqual({
          daysPastDue: state.daysPastDue,
          calendarDaysPastDue: state.calendarDaysPastDue,
        });
      }),
    );
  });

  it("moves the day of a count to the first on which it is reached", () => {
    fc.assert(
      fc.property(
        pauseSpans(),
        dates(100),
        fc.integer({ min: 0, max: 60 }),
        (spans, from, count) => {
          const merged = pausesOf(spans.map((span) => ({ hold: 1, stops: ["counting"], ...span })));
          const on = dayOfCount(merged, from, count);
          const holds = spans.map((span, index): LoanHold => {
            return { hold: index + 1, stops: ["counting"], ...span };
          });
          const countOn = (day: BusinessDate) =>
            countLateDays({ projection: { pastDueSince: from }, holds }, {}, day).daysPastDue;
          if (on === null) {
            expect(countOn(addDays(from, 2_000))).toBeLessThan(count);
            return;
          }
          expect(countOn(on)).toBe(count);
          if (count > 0) expect(countOn(addDays(on, -1))).toBe(count - 1);
        },
      ),
    );
  });
});
