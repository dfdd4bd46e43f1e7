import { describe, expect, it } from "vitest";
import { replay } from "../../../src/domain/loan/replay";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type { LadderStep, Match, Policy } from "../../../src/domain/policy/policy";
import {
  foldedIn,
  heldIn,
  type LoanHold,
  settled,
  type Treatment,
  UNTREATED,
} from "../../../src/domain/treatment/treatment";
import { judgePromises, type PaymentPromise } from "../../../src/domain/promise/promise";
import {
  addDays,
  type BusinessDate,
  businessDate,
  daysBetween,
} from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { project } from "../../../src/domain/delinquency/project";
import { payment } from "../../support/arbitraries";
import { advanceOn, FRESH } from "../../support/progress";

// One installment due on day 0, scanned day by day: what each ladder takes of a loan nobody pays.

const DUE_ON = businessDate("2025-03-01");
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: [
    { number: 1, dueOn: DUE_ON, principal: minor(10_000), interest: minor(500), fee: minor(0) },
  ],
};

const step = (day: number, more: Partial<LadderStep> = {}): LadderStep => ({
  step: `s${day}`,
  day,
  actions: [{ kind: "flag", flag: "seen" }],
  ...more,
});
const when = (condition: string): Partial<LadderStep> => ({ when: condition });

type Walk = Readonly<{
  ladder: readonly LadderStep[];
  match?: Match;
  /** Days past due on which the scan begins and ends. */
  from?: number;
  to?: number;
  ledger?: readonly LedgerEntry[];
  holds?: readonly LoanHold[];
  promises?: readonly PaymentPromise[];
  treatment?: Treatment;
  buckets?: Policy["buckets"];
  graceDays?: number;
  /** Conditions that hold, by the days past due on which they do. */
  truth?: (condition: string, day: number) => boolean;
  missed?: (day: number) => boolean;
  missedDays?: "take" | "skip";
}>;

/** `day:step` of all that was taken. */
function walk(input: Walk): string[] {
  const { ladder, from = -10, to = 120, ledger = [], holds = [], promises = [] } = input;
  const policy: Policy = {
    ...FIRST_POLICY,
    toleranceAmount: minor(0),
    ladder,
    ...(input.buckets && { buckets: input.buckets }),
    graceDays: input.graceDays ?? FIRST_POLICY.graceDays,
    ...(input.match && { match: input.match }),
    ...(input.missedDays && { missedDays: input.missedDays }),
  };
  const taken: string[] = [];
  let treatment = input.treatment ?? UNTREATED;
  const begun = { treatment, holds, promises };
  let previous = stateOf(policy, addDays(DUE_ON, from - 1), ledger, begun);
  for (let date = addDays(DUE_ON, from); daysBetween(DUE_ON, date) <= to; date = addDays(date, 1)) {
    const day = daysBetween(DUE_ON, date);
    // Only what the loan's next action asks for is looked at, as the scan does.
    const { nextActionOn } = previous;
    if (nextActionOn === null || nextActionOn > date) continue;
    const state = replay({ schedules: [SCHEDULE], ledger, rules: policy, asOf: date });
    const advanced = advanceOn({
      state,
      previous,
      policy,
      date,
      treatment,
      holds,
      promises: judgePromises(promises, { ledger, state }),
      isMissed: input.missed?.(day) ?? false,
      judge: (condition) => ({ holds: input.truth?.(condition, day) ?? true, facts: {} }),
    });
    taken.push(...advanced.steps.map((one) => `${day}:${one.step.step}`));
    treatment = advanced.treatment;
    previous = advanced.projection;
  }
  return taken;
}

function stateOf(
  policy: Policy,
  asOf: BusinessDate,
  ledger: readonly LedgerEntry[],
  progress: Parameters<typeof project>[2],
) {
  return project(replay({ schedules: [SCHEDULE], ledger, rules: policy, asOf }), policy, progress);
}

const LEVELS = [step(1), step(30), step(60), step(90)];

describe("each on its day", () => {
  it("takes every step on its own day", () => {
    expect(walk({ ladder: [step(-5), ...LEVELS] })).toEqual([
      "-5:s-5",
      "1:s1",
      "30:s30",
      "60:s60",
      "90:s90",
    ]);
  });

  it("never sends a loan that comes in 40 days late the letter of day 30", () => {
    expect(walk({ ladder: LEVELS, from: 40 })).toEqual(["60:s60", "90:s90"]);
  });

  it("repeats a step as often as it says", () => {
    const ladder = [step(10, { repeat: { everyDays: 7, timesMax: 3 } }), step(60)];
    expect(walk({ ladder })).toEqual(["10:s10", "17:s10", "24:s10", "31:s10", "60:s60"]);
  });

  it("leaves out a step whose condition does not hold on its day, for good", () => {
    const ladder = [step(5, when("late")), step(9)];
    expect(walk({ ladder, truth: (_, day) => day > 5 })).toEqual(["9:s9"]);
  });

  it("tells two steps of one day apart by their conditions", () => {
    const ladder = [step(5, { step: "a", ...when("a") }), step(5, { step: "b", ...when("b") })];
    expect(walk({ ladder, truth: (condition) => condition === "b" })).toEqual(["5:b"]);
  });

  it("stops with the payment that settles what is due", () => {
    expect(walk({ ladder: LEVELS, ledger: [payment(1, 10_500, "2025-04-10")] })).toEqual([
      "1:s1",
      "30:s30",
    ]);
  });
});

describe("the most severe match", () => {
  it("takes of a loan that comes in 70 days late the step of day 60 at once, and then goes on", () => {
    const ladder = LEVELS;
    expect(walk({ ladder, match: "most-severe", from: 70 })).toEqual(["70:s60", "90:s90"]);
  });

  it("falls back to a milder step whose condition holds", () => {
    const ladder = [step(1), step(30), step(60, when("no"))];
    const walked = walk({ ladder, match: "most-severe", from: 70, truth: () => false });
    expect(walked).toEqual(["70:s30"]);
  });

  it("takes each step of a loan it sees from the beginning on its day", () => {
    expect(walk({ ladder: LEVELS, match: "most-severe" })).toEqual([
      "1:s1",
      "30:s30",
      "60:s60",
      "90:s90",
    ]);
  });

  it("of an event and a day together takes the one that stands later in the ladder", () => {
    const entered = { event: "bucket-entered", bucket: "M2" } as const;
    const event: LadderStep = { step: "m2", on: entered, actions: [] };
    const early = [step(1), event, step(31)];
    expect(walk({ ladder: early, match: "most-severe" })).toEqual(["1:s1", "31:s31"]);
    const late = [step(1), step(31), event];
    expect(walk({ ladder: late, match: "most-severe" })).toEqual(["1:s1", "31:m2"]);
  });
});

describe("one at a time", () => {
  it("leaves no level out: one that comes in 70 days late begins with the first, in the ladder's rhythm", () => {
    const walked = walk({ ladder: LEVELS, match: "one-at-a-time", from: 70, to: 200 });
    expect(walked).toEqual(["70:s1", "99:s30", "129:s60", "159:s90"]);
  });

  it("waits for a level whose condition does not hold and takes none above it", () => {
    const ladder = [step(1), step(30, when("delivered")), step(60)];
    const truth = (_: string, day: number) => day >= 61;
    // Asked again when something looks at the loan: the edge of its bucket on day 61.
    expect(walk({ ladder, match: "one-at-a-time", truth })).toEqual(["1:s1", "61:s30", "91:s60"]);
  });

  it("begins anew with the next delinquency once a payment settled the one before", () => {
    const before = { day: 30, on: addDays(DUE_ON, -200) };
    const treatment = settled({ ...UNTREATED, level: before, asked: 30 }, null);
    expect(walk({ ladder: LEVELS, match: "one-at-a-time", treatment }).slice(0, 2)).toEqual([
      "1:s1",
      "30:s30",
    ]);
  });
});

describe("segments", () => {
  const daily = (match: Match, own: Match) => {
    const policy: Policy = {
      ...FIRST_POLICY,
      toleranceAmount: minor(0),
      match: own,
      ladder: LEVELS,
      segments: [{ name: "others", when: "false", match, ladder: [step(2), step(20), step(45)] }],
    };
    let treatment = UNTREATED;
    const looks: number[] = [];
    let previous = stateOf(policy, addDays(DUE_ON, 69), [], { ...FRESH, treatment });
    for (let day = 70; day <= 120; day += 1) {
      const date = addDays(DUE_ON, day);
      if (previous.nextActionOn === null || previous.nextActionOn > date) continue;
      looks.push(day);
      const state = replay({ schedules: [SCHEDULE], ledger: [], rules: policy, asOf: date });
      const judge = () => ({ holds: false, facts: {} });
      const advanced = advanceOn({ state, previous, policy, date, treatment, judge });
      treatment = advanced.treatment;
      previous = advanced.projection;
    }
    return looks;
  };

  it.each<[Match, Match]>([
    ["one-at-a-time", "each-on-its-day"],
    ["most-severe", "each-on-its-day"],
    ["most-severe", "one-at-a-time"],
    ["one-at-a-time", "most-severe"],
  ])("of %s do not make a loan of %s be looked at every day", (other, own) => {
    expect(daily(other, own).length).toBeLessThan(6);
  });
});

describe("events", () => {
  const entered = (bucket: string): LadderStep => ({
    step: `enters-${bucket}`,
    on: { event: "bucket-entered", bucket },
    actions: [],
  });
  const cured: LadderStep = { step: "cured", on: { event: "cured" }, actions: [] };
  const failed: LadderStep = { step: "failed", on: { event: "notice-failed" }, actions: [] };

  it("a bucket is entered on its first day", () => {
    expect(walk({ ladder: [entered("M1"), entered("M2")] })).toEqual([
      "1:enters-M1",
      "31:enters-M2",
    ]);
  });

  it("a loan that comes in with a bucket did not enter it here", () => {
    const treatment = { ...UNTREATED, reached: 31 };
    expect(walk({ ladder: [entered("M1"), entered("M2")], from: 45, treatment })).toEqual([]);
  });

  it("a bucket of the policy's own is entered on its first day, on no edge of M0 to M7+", () => {
    const buckets = [
      { name: "Standard", from: 0, to: 0 },
      { name: "Watch", from: 1, to: 14 },
      { name: "NPA", from: 15, to: null },
    ];
    const ladder = [entered("Watch"), entered("NPA"), entered("M2")];
    expect(walk({ ladder, buckets })).toEqual(["1:enters-Watch", "15:enters-NPA"]);
    expect(walk({ ladder, buckets, graceDays: 20 })).toEqual(["21:enters-NPA"]);
    expect(walk({ ladder, buckets, from: 10, treatment: { ...UNTREATED, reached: 1 } })).toEqual([
      "15:enters-NPA",
    ]);
  });

  it.each<[string, number, number, readonly string[]]>([
    // first day of the bucket at the last look, then of each fold since
    ["that was cured since enters M1 again", 1, 0, ["5:enters-M1"]],
    ["that fell to M1 since, and stays there, enters nothing", 31, 1, []],
    ["that nothing happened to enters nothing", 1, 1, []],
  ])("a loan %s", (_, reached, folded, expected) => {
    const treatment = foldedIn({ ...UNTREATED, reached }, folded);
    const ladder = [entered("M1"), entered("M2")];
    expect(walk({ ladder, from: 5, to: 29, treatment })).toEqual(expected);
    // A reversal brings back what the payment moved.
    const reversed = foldedIn(treatment, reached);
    expect(reversed).toEqual({ ...UNTREATED, reached });
  });

  it("a bucket that was left and entered again within a hold on steps is entered after it", () => {
    const during = heldIn(heldIn({ ...UNTREATED, reached: 1 }, 0), 1);
    expect(walk({ ladder: [entered("M1")], from: 5, to: 29, treatment: during })).toEqual([
      "5:enters-M1",
    ]);
  });

  it("a cure is told once, by the scan after the payment", () => {
    const ledger = [payment(1, 10_500, "2025-04-10")];
    const policy = { ...FIRST_POLICY, toleranceAmount: minor(0), ladder: [cured] };
    const treatment = { ...UNTREATED, reached: 31 };
    // The payment was posted on the day after the scan of day 40.
    const paid = stateOf(policy, businessDate("2025-04-10"), ledger, { ...FRESH, treatment });
    expect(paid.nextActionOn).toBe("2025-04-11");
    expect(walk({ ladder: [cured], from: 41, ledger, treatment })).toEqual(["41:cured"]);
  });

  it("a loan that was never in a bucket is not cured", () => {
    const ledger = [payment(1, 10_500, "2025-02-20")];
    expect(walk({ ladder: [cured], ledger })).toEqual([]);
  });

  it("a letter that could not be sent is told once", () => {
    const treatment = { ...UNTREATED, reached: 1, failed: "s1" };
    expect(walk({ ladder: [failed], from: 5, treatment })).toEqual(["5:failed"]);
  });
});

describe("a promise to pay", () => {
  const broken: LadderStep = { step: "call", on: { event: "promise-broken" }, actions: [] };
  const promised = (dueDay: number, more: Partial<PaymentPromise> = {}): PaymentPromise => ({
    promise: 1,
    amount: minor(5_000),
    madeOn: addDays(DUE_ON, 2),
    dueOn: addDays(DUE_ON, dueDay),
    afterEntry: 0,
    state: "open",
    paid: minor(0),
    settledOn: null,
    ...more,
  });
  const at = (day: number) => addDays(DUE_ON, day);

  it("is told once, on the first day after it fell due, beside the steps of their days", () => {
    const walked = walk({ ladder: [step(9), broken], from: 3, promises: [promised(8)] });
    expect(walked).toEqual(["9:s9", "9:call"]);
    expect(walk({ ladder: [broken], from: 3, promises: [promised(8)] })).toEqual(["9:call"]);
  });

  it("that was kept, or cancelled, is not told", () => {
    const ledger = [payment(1, 5_000, at(8))];
    expect(walk({ ladder: [broken], from: 3, ledger, promises: [promised(8)] })).toEqual([]);
    const promises = [promised(8, { state: "cancelled" })];
    expect(walk({ ladder: [broken], from: 3, promises })).toEqual([]);
  });

  it("waits for the end of a hold on steps", () => {
    const held: LoanHold = { hold: 1, stops: ["steps"], from: at(5), to: at(20) };
    const walked = walk({ ladder: [broken], from: 3, holds: [held], promises: [promised(8)] });
    expect(walked).toEqual(["20:call"]);
  });

  it("that a scan has seen broken is not told again", () => {
    const treatment = { ...UNTREATED, broken: [1] };
    const promises = [promised(8), promised(30, { promise: 2, madeOn: at(12) })];
    expect(walk({ ladder: [broken], from: 15, treatment, promises })).toEqual(["31:call"]);
  });
});

describe("a hold on steps", () => {
  const holds = (from: number, to: number | null): LoanHold[] => [
    {
      hold: 1,
      stops: ["steps"],
      from: addDays(DUE_ON, from),
      to: to === null ? null : addDays(DUE_ON, to),
    },
  ];

  it("lets the days of its time pass", () => {
    expect(walk({ ladder: LEVELS, holds: holds(20, 70) })).toEqual(["1:s1", "90:s90"]);
  });

  it("makes levels wait for its end", () => {
    const walked = walk({ ladder: LEVELS, match: "one-at-a-time", holds: holds(20, 70) });
    expect(walked).toEqual(["1:s1", "70:s30", "100:s60"]);
  });

  it("without an end stops for good", () => {
    expect(walk({ ladder: LEVELS, holds: holds(20, null) })).toEqual(["1:s1"]);
  });

  it("on letters alone stops no step", () => {
    const [hold] = holds(0, 200) as [LoanHold];
    expect(walk({ ladder: LEVELS, holds: [{ ...hold, stops: ["notices"] }] })).toHaveLength(4);
  });
});

describe("days that were missed", () => {
  const missed = (day: number) => day >= 25 && day <= 35;

  it("are taken when the policy does not say otherwise", () => {
    expect(walk({ ladder: LEVELS, missed })).toHaveLength(4);
  });

  it("are skipped by a policy that skips them", () => {
    const walked = walk({ ladder: LEVELS, missed, missedDays: "skip" });
    expect(walked).toEqual(["1:s1", "60:s60", "90:s90"]);
  });

  it("leave a level open until the first day that is not missed", () => {
    const match = "one-at-a-time";
    const walked = walk({ ladder: LEVELS, match, missed, missedDays: "skip" });
    expect(walked).toEqual(["1:s1", "36:s30", "66:s60", "96:s90"]);
  });

  it("leave an event to be told", () => {
    const m2 = { event: "bucket-entered", bucket: "M2" } as const;
    const ladder = [{ step: "m2", on: m2, actions: [] }];
    expect(walk({ ladder, missed, missedDays: "skip" })).toEqual(["36:m2"]);
  });
});
