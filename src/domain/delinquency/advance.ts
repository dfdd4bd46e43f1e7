import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import type { LoanState } from "../loan/state";
import { type LadderStep, laddersOf, type Ladder, type Policy } from "../policy/policy";
import type { PaymentPromise } from "../promise/promise";
import { takeSteps, type TakenStep } from "../treatment/take-steps";
import { heldIn, isHeld, type LoanHold, type Treatment } from "../treatment/treatment";
import { bucketIn, policyBucket, type Projection, project } from "./project";

/** A ladder step that a loan takes, with why it was this loan's. */
export type PlannedStep = TakenStep &
  Readonly<{
    segment: string | null;
    /** What the conditions asked, each fact with its value. */
    facts: Readonly<Record<string, unknown>>;
  }>;

export type Advance = Readonly<{
  projection: Projection;
  transition: Readonly<{ from: number; to: number }> | null;
  steps: readonly PlannedStep[];
  treatment: Treatment;
}>;

/** What conditions answer for one loan on one date, and the facts that they asked. */
export type Judge = (
  condition: string,
) => Readonly<{ holds: boolean; facts: Readonly<Record<string, unknown>> }>;

export type AdvanceInput = Readonly<{
  /** The loan replayed as of `date`. */
  state: LoanState;
  previous: Pick<Projection, "bucket" | "pastDueSince">;
  treatment: Treatment;
  holds: readonly LoanHold[];
  /** As they stand on the date. */
  promises: readonly PaymentPromise[];
  policy: Policy;
  date: BusinessDate;
  judge: Judge;
  /** The date is scanned when the lender's calendar has already left it. */
  isMissed: boolean;
}>;

/**
 * What a business date brings for a loan: its new projection, the change of bucket since the stored
 * one, the ladder steps that it takes (src/domain/treatment/take-steps.ts) and how far the ladder has
 * come. A hold on steps, or a missed day of a policy that skips those, takes none and leaves the
 * ladder where it was, so that what still stands afterwards is taken then.
 */
export function advance(input: AdvanceInput): Advance {
  const { state, previous, treatment, holds, promises, policy, date, isMissed } = input;
  assert(state.asOf === date, `a state of ${state.asOf} does not tell of ${date}`);
  const to = bucketIn(state);
  const from = previous.bucket;
  const transition = from === to ? null : { from, to };
  if ((isMissed && policy.missedDays === "skip") || isHeld(holds, "steps", date)) {
    // Nobody was asked for a level today, so one that stands open is asked for when steps go on:
    // else a version that takes effect within a hold would never be asked.
    const waiting = heldIn({ ...treatment, asked: 0 }, policyBucket(state).from);
    const projection = project(state, policy, { treatment: waiting, holds, promises });
    return { projection, transition, steps: [], treatment: waiting };
  }
  const { ladder, facts: asked } = ladderFor(input);
  const answers = new Map<LadderStep, Readonly<Record<string, unknown>>>();
  const taken = takeSteps({
    ladder,
    state,
    bucket: policyBucket(state),
    treatment,
    promises,
    hasLevels: laddersOf(policy).some(({ match }) => match !== "each-on-its-day"),
    judge(step) {
      if (step.when === undefined) return true;
      const { holds: isSo, facts } = input.judge(step.when);
      answers.set(step, facts);
      return isSo;
    },
  });
  const steps = taken.steps.map(
    (one): PlannedStep => ({
      ...one,
      segment: ladder.segment,
      facts: { ...asked, ...answers.get(one.step) },
    }),
  );
  const progress = { treatment: taken.treatment, holds, promises };
  const projection = project(state, policy, progress);
  return { projection, transition, steps, treatment: taken.treatment };
}

/** The ladder of the first segment whose condition holds, with what was asked to find it. */
function ladderFor({ policy, judge }: AdvanceInput): {
  ladder: Ladder;
  facts: Readonly<Record<string, unknown>>;
} {
  const [own, ...ladders] = laddersOf(policy) as readonly [Ladder, ...Ladder[]];
  let facts: Readonly<Record<string, unknown>> = {};
  for (const [index, { when }] of (policy.segments ?? []).entries()) {
    const answer = judge(when);
    facts = { ...facts, ...answer.facts };
    const ladder = ladders[index];
    if (answer.holds && ladder) return { ladder, facts };
  }
  return { ladder: own, facts };
}
