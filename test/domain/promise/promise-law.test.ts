import fc from "fast-check";
import { expect, it } from "vitest";
import { project } from "../../../src/domain/delinquency/project";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type { Policy } from "../../../src/domain/policy/policy";
import {
  brokenPromises,
  judgePromises,
  type PaymentPromise,
  promiseMoves,
} from "../../../src/domain/promise/promise";
import { forgetKept, settled, UNTREATED } from "../../../src/domain/treatment/treatment";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { payment } from "../../support/arbitraries";
import { advanceOn } from "../../support/progress";

const DUE_ON = businessDate("2028-02-10");
const on = (day: number) => addDays(DUE_ON, day);
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2028-01-01"),
  installments: [
    { number: 1, dueOn: DUE_ON, principal: minor(10_000), interest: minor(0), fee: minor(0) },
  ],
};
const POLICY: Policy = {
  ...FIRST_POLICY,
  toleranceAmount: minor(0),
  ladder: [{ step: "call", on: { event: "promise-broken" }, actions: [] }],
};
const LAST = 45;

/** Told on the evening of a day: a payment of some days before, which may be taken back later. */
type Told = Readonly<{ day: number; ago: number; amount: number; backAfter: number | null }>;
type Promised = Readonly<{ day: number; days: number; amount: number }>;
type Life = Readonly<{ told: readonly Told[]; promised: readonly Promised[] }>;

const lives: fc.Arbitrary<Life> = fc.record({
  told: fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 40 }),
      ago: fc.integer({ min: 0, max: 12 }),
      amount: fc.integer({ min: 1, max: 6_000 }),
      backAfter: fc.option(fc.integer({ min: 0, max: 15 })),
    }),
    { maxLength: 5 },
  ),
  promised: fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 35 }),
      days: fc.integer({ min: 0, max: 20 }),
      amount: fc.integer({ min: 1, max: 6_000 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

/** The facts of each evening, in the order in which they are told. */
function eveningsOf({ told }: Life): ReadonlyMap<number, readonly LedgerEntry[]> {
  const facts = told.flatMap(({ day, ago, amount, backAfter }, index) => {
    const paid = { ...payment(0, amount, on(day - ago)), externalId: `P${index}` };
    const back = { ...paid, type: "reversal", externalId: `B${index}` } as const;
    return [
      { day, entry: paid },
      ...(backAfter === null ? [] : [{ day: day + backAfter, entry: back }]),
    ];
  });
  const inOrder = facts.toSorted((a, b) => a.day - b.day);
  const sequences = new Map(inOrder.map(({ entry }, index) => [entry.externalId, index + 1]));
  const numbered = inOrder.map(({ day, entry }) => {
    const { externalId } = entry;
    const reverses =
      entry.type === "reversal" ? (sequences.get(externalId?.replace("B", "P") ?? "") ?? 0) : null;
    return { day, entry: { ...entry, sequence: sequences.get(externalId) ?? 0, reverses } };
  });
  const days = Map.groupBy(numbered, ({ day }) => day);
  return new Map([...days].map(([day, list]) => [day, list.map(({ entry }) => entry)]));
}

/** What became of promises and which calls they brought, looking at every day or at action days only. */
function live(life: Life, looksDaily: boolean): string[] {
  const evenings = eveningsOf(life);
  const ledger: LedgerEntry[] = [];
  const seen: string[] = [];
  let treatment = UNTREATED;
  let promises: readonly PaymentPromise[] = [];
  const foldOn = (day: number) =>
    replay({ schedules: [SCHEDULE], ledger, rules: POLICY, asOf: on(day) });
  const judgeOn = (day: number, state: ReturnType<typeof foldOn>) => {
    const after = judgePromises(promises, { ledger, state });
    const moves = promiseMoves(promises, after);
    const words = moves.map(({ to }) => `${day} ${to.promise} ${to.state} ${to.paid}`);
    seen.push(...words);
    promises = after;
  };
  let previous = project(foldOn(0), POLICY, { treatment, holds: [], promises });
  for (let day = 1; day <= LAST; day += 1) {
    const isDue = previous.nextActionOn !== null && previous.nextActionOn <= on(day);
    if (looksDaily || isDue) {
      const state = foldOn(day);
      judgeOn(day, state);
      const date = on(day);
      const advanced = advanceOn({ state, previous, policy: POLICY, date, treatment, promises });
      for (const { step } of advanced.steps) seen.push(`${day} ${step.step}`);
      treatment = advanced.treatment;
      previous = advanced.projection;
    }
    const told = evenings.get(day) ?? [];
    const made = life.promised.find((one) => one.day === day);
    if (told.length === 0 && !made) continue;
    if (made && !promises.some(({ state }) => state === "open")) {
      promises = [...promises, promiseOf(made, promises.length + 1, ledger.length)];
    }
    ledger.push(...told);
    const state = foldOn(day);
    judgeOn(day, state);
    const kept = forgetKept(treatment, brokenPromises(promises));
    treatment = settled(kept, state.oldestUnpaidDueOn);
    previous = project(state, POLICY, { treatment, holds: [], promises });
  }
  return seen;
}

function promiseOf({ day, days, amount }: Promised, promise: number, afterEntry: number) {
  return {
    promise,
    amount: minor(amount),
    madeOn: on(day),
    dueOn: on(day + days),
    afterEntry,
    state: "open",
    paid: minor(0),
    settledOn: null,
  } as const satisfies PaymentPromise;
}

it("looking on action days only sees every move of a promise that looking every day sees", () => {
  let calls = 0;
  fc.assert(
    fc.property(lives, (life) => {
      const daily = live(life, true);
      calls += daily.filter((line) => line.endsWith("call")).length;
      expect(live(life, false)).toEqual(daily);
    }),
    { numRuns: 200 },
  );
  expect(calls).toBeGreaterThan(20);
});
