import fc from "fast-check";
import { expect, it } from "vitest";
import { stopsOf } from "../../../src/app/loan/fold";
import { nextActionAcross } from "../../../src/domain/delinquency/next-action-across";
import {
  policyBucket,
  type Progress,
  type Projection,
  project,
} from "../../../src/domain/delinquency/project";
import { COUNTINGS } from "../../../src/domain/loan/rules";
import { replay } from "../../../src/domain/loan/replay";
import { delinquencyRules } from "../../../src/domain/policy/delinquency-rules";
import { FIRST_POLICY } from "../../../src/domain/policy/first-policy";
import type { Policy } from "../../../src/domain/policy/policy";
import { openTimeline } from "../../../src/domain/policy/timeline";
import { UNTREATED } from "../../../src/domain/treatment/treatment";
import {
  addDays,
  type BusinessDate,
  businessDate,
  daysBetween,
} from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import {
  bucketSchemes,
  dates,
  enteredSteps,
  ledgers,
  policies,
  schedules,
} from "../../support/arbitraries";
import { pauses } from "../../support/pauses";
import { advanceOn, FRESH } from "../../support/progress";

const books = fc.record({
  schedules: schedules().map((schedule) => [schedule]),
  ledger: ledgers(),
  versions: fc.array(fc.tuple(segmented(), fc.integer({ min: 1, max: 200 })), {
    minLength: 1,
    maxLength: 3,
  }),
  holds: fc.oneof(fc.constant([]), pauses()),
});

/** Policies of which some count the loan otherwise by a segment. */
function segmented(): fc.Arbitrary<Policy> {
  const own = fc.option(
    fc.record({
      graceDays: fc.nat(9),
      toleranceAmount: fc.nat(20_000),
      counting: fc.constantFrom(...COUNTINGS),
      buckets: bucketSchemes(),
    }),
  );
  return fc.tuple(policies(), own).map(([policy, rules]) => {
    if (rules === null) return policy;
    const ladder = [...policy.ladder, ...enteredSteps(rules.buckets)];
    const toleranceAmount = minor(rules.toleranceAmount);
    const segment = { name: "own", when: "loan.principal > 0", ...rules, toleranceAmount, ladder };
    return { ...policy, segments: [segment] };
  });
}

const LOAN = { product: "personal", currency: "USD", terms: { principal: minor(100_000) } };

type Book = typeof books extends fc.Arbitrary<infer Value> ? Value : never;

it("looking only on action days misses nothing, whatever versions take effect on the way", () => {
  fc.assert(
    fc.property(books, dates(300), (book, start) => {
      expect(walk(book, start, true)).toEqual(walk(book, start, false));
    }),
    { numRuns: 150 },
  );
});

it("a level of a version that takes effect within a hold is asked for after the hold", () => {
  const dueOn = businessDate("2023-11-15");
  const start = addDays(dueOn, 5);
  const oneDue = { number: 1, dueOn, principal: minor(10_000), interest: ZERO, fee: ZERO };
  const levels = { ...FIRST_POLICY, match: "one-at-a-time" } as const;
  const step = { step: "notice-1", day: 1, actions: [] };
  const book: Book = {
    schedules: [{ version: 1, effectiveOn: dueOn, installments: [oneDue] }],
    ledger: [],
    versions: [
      [{ ...levels, ladder: [step] }, 2],
      [{ ...levels, ladder: [] }, 1],
    ],
    holds: [
      { hold: 1, stops: ["steps"], from: addDays(start, 2), to: addDays(start, 3) },
      { hold: 2, stops: ["counting"], from: addDays(start, -4), to: null },
    ],
  };
  const seen = walk(book, start, true);
  expect(seen).toContainEqual(expect.objectContaining({ date: addDays(start, 3) }));
  expect(seen).toEqual(walk(book, start, false));
});

/** A year of scans over the days on which versions take effect; what they saw, by day. */
function walk(book: Book, start: BusinessDate, onlyActionDays: boolean) {
  const timeline = openTimeline(
    book.versions.map(([policy, after], index) => ({
      version: index + 2,
      effectiveOn: addDays(start, after),
      canaryPercent: null,
      document: () => policy,
    })),
  );
  const { schedules, ledger, holds } = book;
  const look = (date: BusinessDate, progress: Progress) => {
    const policy = timeline.on(date);
    const rules = { ...policy, ...delinquencyRules(policy, LOAN) };
    const state = replay({ schedules, ledger, rules, stops: stopsOf(holds), asOf: date });
    const ahead = ({ treatment }: Pick<Progress, "treatment">) =>
      nextActionAcross(state, policy, timeline.after(date), { ...FRESH, treatment, holds });
    return { policy, state, ahead, projection: project(state, policy, progress) };
  };
  // As a loan that comes in late: its bucket was not entered under this lender's eyes.
  const reached = policyBucket(look(start, { ...FRESH, holds }).state).from;
  let progress: Progress = { ...FRESH, treatment: { ...UNTREATED, reached }, holds };
  const first = look(start, progress);
  let previous: Projection = { ...first.projection, nextActionOn: first.ahead(progress) };
  const seen: unknown[] = [];
  for (let date = addDays(start, 1); daysBetween(start, date) <= 365; date = addDays(date, 1)) {
    const { nextActionOn } = previous;
    if (onlyActionDays && (nextActionOn === null || nextActionOn > date)) continue;
    const { policy, state, ahead } = look(date, progress);
    const advanced = advanceOn({ ...progress, state, previous, policy, date });
    const { transition, steps, projection, treatment } = advanced;
    if (transition || steps.length > 0) seen.push({ date, transition, steps });
    progress = { ...FRESH, treatment, holds };
    previous = { ...projection, nextActionOn: ahead(progress) };
  }
  return seen;
}
