import { beforeAll, describe, expect, it } from "vitest";
import { newTenant, type World } from "../support/world";

const PATH = "/v1/calculations/delinquency";

/** 1,000.00 on the first of February, March and April 2025; the first was paid on 20 February. */
const SCHEDULE = [
  { dueOn: "2025-02-01", principal: 95_000, interest: 5_000 },
  { dueOn: "2025-03-01", principal: 96_000, interest: 4_000 },
  { dueOn: "2025-04-01", principal: 97_000, interest: 3_000 },
];
const PAID = { type: "payment", amount: 100_000, effectiveOn: "2025-02-20" };
const PLAIN = { schedule: SCHEDULE, rules: { graceDays: 0, toleranceAmount: 0 } };
const ON = { ...PLAIN, asOf: "2025-03-31" };

let world: World;
beforeAll(async () => {
  world = await newTenant();
});

async function count(body: object) {
  const answer = await world.api("POST", PATH, body);
  expect(answer.status, answer.text).toBe(200);
  return answer.body;
}

describe("POST /v1/calculations/delinquency", () => {
  it("counts by every convention", async () => {
    const pauses = [
      { from: "2025-03-05", to: "2025-03-10" },
      { from: "2025-03-07", to: "2025-03-09" },
    ];
    const told = await count({ ...ON, ledger: [PAID], counting: { pauses } });
    // 1 to 31 March is 30 days, 5 of them paused. By MBA the month is over at the close of the 31st.
    const days = {
      daysPastDue: 30,
      pausedDays: 5,
      daysAfterPause: 25,
      daysAfterGrace: 25,
      isDelinquent: true,
      bucket: "M1",
    };
    const calendar = {
      ...days,
      asOf: "2025-03-31",
      pastDueSince: "2025-03-01",
      pastDueAmount: 100_000,
      isPaused: false,
    };
    const second = {
      ...days,
      number: 2,
      dueOn: "2025-03-01",
      unpaid: 100_000,
      isTolerated: false,
    };
    expect(told).toEqual({
      asOf: "2025-03-31",
      from: "2025-02-01",
      knownAt: null,
      calendar,
      mba: { monthsLate: 1, classDays: 30, bucket: "M1" },
      ots: { monthsLate: 0, classDays: 0, bucket: "M0" },
      installments: [second],
      history: expect.any(Array),
      record: expect.any(Object),
      materiality: null,
      knownThen: null,
    });
    const changes = told.history.map((line: Record<string, unknown>) => [
      line["on"],
      line["daysPastDue"],
      line["daysAfterPause"],
      line["bucket"],
      line["pastDueAmount"],
    ]);
    expect(changes).toEqual([
      ["2025-02-01", 0, 0, "M0", 0],
      ["2025-02-02", 1, 1, "M1", 100_000],
      ["2025-02-20", 0, 0, "M0", 0],
      ["2025-03-02", 1, 1, "M1", 100_000],
      ["2025-03-05", 4, 4, "M1", 100_000],
      ["2025-03-10", 9, 4, "M1", 100_000],
    ]);
    expect(told.record).toEqual({
      spells: [
        { startedOn: "2025-02-02", startedBefore: false, curedOn: "2025-02-20", days: 18 },
        { startedOn: "2025-03-02", startedBefore: false, curedOn: null, days: 30 },
      ],
      firstDelinquentOn: "2025-02-02",
      curedOn: "2025-02-20",
      redefaultedOn: "2025-03-02",
      longestSpellDays: 30,
      entryCount: 2,
    });
  });

  it("tells what was known before a backdated payment was posted", async () => {
    const ledger = [{ ...PAID, postedAt: Date.UTC(2025, 2, 15) }];
    const asked = { ...ON, ledger, materiality: "eu-retail" };
    const then = await count({ ...asked, knownAt: Date.UTC(2025, 2, 14) });
    expect(then.calendar).toMatchObject({ daysPastDue: 30, bucket: "M1", pastDueAmount: 100_000 });
    // 1 February to 31 March is 27 + 31 = 58 days.
    const { calendar, mba, ots, record, materiality } = then.knownThen;
    expect(calendar).toMatchObject({ daysPastDue: 58, bucket: "M2", pastDueAmount: 200_000 });
    expect([mba.bucket, ots.bucket]).toEqual(["M2", "M1"]);
    expect([record.spells.length, record.curedOn]).toEqual([1, null]);
    // Material from 2 February on: 27 days of February and 31 of March.
    expect([materiality.counter, then.materiality.counter]).toEqual([58, 30]);
    const later = await count({ ...asked, knownAt: Date.UTC(2025, 2, 15) });
    expect(later.knownThen.calendar).toEqual(later.calendar);
  });

  it("an entry without a moment is known now, and a pause without one from the start", async () => {
    const counting = { pauses: [{ from: "2025-03-05", to: "2025-03-10" }] };
    const told = await count({ ...ON, ledger: [PAID], counting, knownAt: Date.UTC(2025, 5, 1) });
    expect(told.knownThen.calendar).toMatchObject({ daysPastDue: 58, pausedDays: 5 });
  });

  it("keeps every run of the counter of material days, with thresholds of one's own", async () => {
    const thresholds = { currency: "USD", absoluteAmount: 50_000, relativePercent: "2.5" };
    const materiality = { ...thresholds, daysMax: 20 };
    const told = await count({ ...ON, ledger: [PAID], materiality, from: "2025-03-20" });
    expect(told.history[0]).toMatchObject({ on: "2025-03-20", daysPastDue: 19 });
    // Both runs, although the history begins within the second: 2 March is its day 1, 22 March 21.
    expect(told.materiality).toEqual({
      counter: 30,
      isDefault: true,
      runs: [
        {
          startedOn: "2025-02-02",
          resetOn: "2025-02-20",
          resetBy: "both",
          days: 18,
          defaultOn: null,
        },
        {
          startedOn: "2025-03-02",
          resetOn: null,
          resetBy: null,
          days: 30,
          defaultOn: "2025-03-22",
        },
      ],
    });
  });

  it("counts the due date itself, buckets of one's own and the contract's due day", async () => {
    const scheme = [
      { name: "late", from: 10, to: null },
      { name: "fine", from: 0, to: 9 },
    ];
    const february = [{ dueOn: "2025-02-28", principal: 100_000, interest: 0 }];
    const counting = { dueDateIsDay: 1, scheme, dueDay: 31 };
    const told = await count({ ...ON, schedule: february, asOf: "2025-03-30", counting });
    // By day 1 28 February to 30 March is 31 days; the next due date is the 31st, not the 28th.
    expect(told.calendar).toMatchObject({ daysPastDue: 31, bucket: "late" });
    expect([told.mba.monthsLate, told.ots.monthsLate]).toEqual([1, 0]);
    const unsaid = { ...counting, dueDay: undefined };
    const early = await count({
      ...ON,
      schedule: february,
      asOf: "2025-03-30",
      counting: unsaid,
    });
    expect(early.ots.monthsLate).toBe(1);
  });

  it("has nothing to tell before the first due date", async () => {
    const told = await count({ ...PLAIN, asOf: "2025-01-01", materiality: "eu-other" });
    expect(told).toMatchObject({ from: "2025-01-01", calendar: { daysPastDue: 0, bucket: "M0" } });
    expect(told.materiality).toEqual({ counter: 0, isDefault: false, runs: [] });
    expect(told.record).toMatchObject({ spells: [], entryCount: 0, firstDelinquentOn: null });
  });

  const scheme = (...ranges: readonly (readonly [string, number, number | null])[]) => ({
    counting: { scheme: ranges.map(([name, from, to]) => ({ name, from, to })) },
  });
  const pause = (some: object) => ({ counting: { pauses: [{ from: "2025-03-01", ...some }] } });
  const daily = Array.from({ length: 1200 }, (_, index) => {
    const dueOn = new Date(Date.UTC(2015, 0, 1 + index)).toISOString().slice(0, 10);
    return { dueOn, principal: 100, interest: 0 };
  });
  it.each<readonly [string, object, string, string]>([
    ["no buckets", scheme(), "bucket.empty", "#/counting/scheme"],
    ["an empty bucket", scheme(["a", 0, -1]), "bucket.empty", "#/counting/scheme/0/to"],
    [
      "a name twice",
      scheme(["a", 0, 3], ["a", 4, null]),
      "bucket.name_repeated",
      "#/counting/scheme/1/name",
    ],
    ["no day 0", scheme(["a", 1, null]), "bucket.not_from_zero", "#/counting/scheme/0/from"],
    ["a gap", scheme(["b", 6, null], ["a", 0, 4]), "bucket.gap", "#/counting/scheme/0/from"],
    [
      "an overlap",
      scheme(["a", 0, 4], ["b", 4, null]),
      "bucket.overlap",
      "#/counting/scheme/1/from",
    ],
    ["an end", scheme(["a", 0, 4]), "bucket.not_open_ended", "#/counting/scheme/0/to"],
    ["half days", scheme(["a", 0.5, null]), "request.invalid", "#/counting/scheme/0/from"],
    ["a late start", { from: "2025-04-01" }, "delinquency.history_backwards", "#/from"],
    ["no installments", { schedule: [] }, "request.invalid", "#/schedule"],
    ["no day", { asOf: "2025-02-30" }, "request.invalid", "#/asOf"],
    ["no moment", { knownAt: "yesterday" }, "request.invalid", "#/knownAt"],
    ["day 2", { counting: { dueDateIsDay: 2 } }, "request.invalid", "#/counting/dueDateIsDay"],
    [
      "a pause without days",
      pause({ to: "2025-03-01" }),
      "request.invalid",
      "#/counting/pauses/0/to",
    ],
    ["unknown thresholds", { materiality: "basel" }, "request.invalid", "#/materiality"],
    [
      "a moment before that of the entry above",
      {
        ledger: [
          { ...PAID, postedAt: 2 },
          { ...PAID, postedAt: 1 },
        ],
      },
      "request.invalid",
      "#/ledger/1/postedAt",
    ],
    [
      "more rows than an answer may cost",
      { schedule: daily, ledger: Array.from({ length: 301 }, () => PAID) },
      "request.invalid",
      "#/ledger",
    ],
  ])("refuses %s and names the field", async (_, some, code, pointer) => {
    const answer = await world.api("POST", PATH, { ...ON, ...some });
    expect([answer.status, answer.body.code], answer.text).toEqual([422, code]);
    expect(answer.body.errors[0].pointer).toBe(pointer);
    expect(answer.body.errors[0].detail.length).toBeGreaterThan(5);
  });

  it("the example of the document is answered", async () => {
    const document = (await world.api("GET", "/openapi.json")).body;
    const { example } = document.components.schemas.DelinquencyInput;
    const told = await count(example);
    expect([told.calendar.daysPastDue, told.knownThen.calendar.daysPastDue]).toEqual([30, 58]);
  });
});
