import { addDays, type BusinessDate, latest } from "../../kernel/calendar";
import type { BucketRange } from "../delinquency/bucket-scheme";
import { countedBetween, dayOfCount, dayZeroOf, hasCountMoved } from "../delinquency/counted-days";
import type { LoanState } from "../loan/state";
import {
  type DayStep,
  earlySteps,
  type Ladder,
  type LadderStep,
  lateSteps,
} from "../policy/policy";
import {
  type BrokenPromise,
  brokenPromises,
  newlyBroken,
  type PaymentPromise,
} from "../promise/promise";
import { settled, type Treatment } from "./treatment";

/** A step whose day or event has come for a loan. */
export type TakenStep = Readonly<{
  step: LadderStep;
  /** The loan's own; negative before the due date. */
  daysPastDue: number;
  /** The due date it counts from; null of an event of a loan that owes nothing past due. */
  dueOn: BusinessDate | null;
  /** Of a step that waited for a broken promise: which one it was. */
  promise?: BrokenPromise;
}>;

export type StepInput = Readonly<{
  ladder: Ladder;
  /** The loan replayed as of the date. */
  state: LoanState;
  /** Its bucket on the date, of those of its policy. */
  bucket: BucketRange;
  treatment: Treatment;
  /** The loan's promises as they stand on the date. */
  promises: readonly PaymentPromise[];
  /** Whether any ladder of the policy goes by levels, so that it counts when a loan was asked last. */
  hasLevels: boolean;
  /** Whether a step's condition holds for the loan. */
  judge: (step: LadderStep) => boolean;
}>;

export type Taken = Readonly<{ steps: readonly TakenStep[]; treatment: Treatment }>;

/**
 * The steps that a business date brings for a loan, and how far its ladder has come then. The scan
 * runs every date in order, so a step of a ladder that takes each on its day is met on that day or not
 * at all: a loan that comes in 40 days late is not sent the letter of day 30. A step past due counts
 * from the oldest unpaid due date, a step before due from each installment that is unpaid by more
 * than the tolerance. Who is late already gets the letters of the late and no reminder of the next
 * installment beside them. Between two scans events are kept in the treatment.
 */
export function takeSteps(input: StepInput): Taken {
  const { ladder, state, bucket, treatment, promises } = input;
  const early = earlySteps(ladder.steps).flatMap((step) => planEarly(step, input));
  const events = ladder.steps.filter((step) => hasHappened(step, input) && input.judge(step));
  const late = state.oldestUnpaidDueOn === null ? NONE : LATE[ladder.match](input);
  const asked = input.hasLevels ? state.daysPastDue : treatment.asked;
  const broken = brokenPromises(promises);
  const reached = bucket.from;
  const seen: Treatment = { ...late.treatment(treatment), asked, reached, ...SEEN, broken };
  const taken = [...late.steps, ...events];
  const chosen = ladder.match === "most-severe" ? lastOf(taken, ladder.steps) : taken;
  const inOrder = ladder.steps.filter((step) => chosen.includes(step));
  const { daysPastDue, oldestUnpaidDueOn: dueOn } = state;
  const promise = newlyBroken(promises, treatment.broken);
  const now = inOrder.map((step): TakenStep => {
    const isOfPromise = step.on?.event === "promise-broken" && promise !== null;
    return { step, daysPastDue, dueOn, ...(isOfPromise && { promise }) };
  });
  return { steps: [...early, ...now], treatment: settled(seen, dueOn) };
}

/** What waited for a scan to see it. */
const SEEN = { fallen: null, failed: null } as const;

type LateSteps = Readonly<{
  steps: readonly LadderStep[];
  treatment: (before: Treatment) => Treatment;
}>;

const NONE: LateSteps = { steps: [], treatment: (before) => before };

const LATE: Readonly<Record<Ladder["match"], (input: StepInput) => LateSteps>> = {
  "each-on-its-day": ({ ladder, state, judge }) => {
    // While the count stands still its day was taken when it came to it.
    if (!hasCountMoved(state)) return NONE;
    const { daysPastDue } = state;
    const steps = lateSteps(ladder.steps).filter((step) => isOn(step, daysPastDue) && judge(step));
    return { ...NONE, steps };
  },
  "most-severe": (input) => {
    const { ladder, state, treatment, judge } = input;
    const { daysPastDue, asOf } = state;
    const above = treatment.level?.day ?? 0;
    const open = lateSteps(ladder.steps).filter(({ day }) => day > above && day <= daysPastDue);
    const severest = open.findLast(judge);
    const level = severest ? { day: severest.day, on: asOf } : treatment.level;
    return {
      steps: severest ? [severest] : repeated(input),
      treatment: (before) => ({ ...before, level }),
    };
  },
  "one-at-a-time": (input) => {
    const { state, judge } = input;
    const next = nextLevel(input.ladder.steps, input.treatment);
    const on = next ? levelOn(next, input.treatment, state) : null;
    if (!next || on === null || on > state.asOf) {
      return { ...NONE, steps: repeated(input) };
    }
    if (!judge(next.step)) return NONE;
    const level = { day: next.step.day, on: state.asOf };
    return { steps: [next.step], treatment: (before) => ({ ...before, level }) };
  },
};

type Level = Readonly<{ step: DayStep; before: number | null }>;

/** The first step past due above the level that was reached, and the day of the one below it. */
export function nextLevel(steps: readonly LadderStep[], { level }: Treatment): Level | undefined {
  const step = lateSteps(steps).find(({ day }) => day > (level?.day ?? 0));
  return step && { step, before: level?.day ?? null };
}

/**
 * The day on which a level may be taken: its own, and not sooner after the one below than the ladder
 * asks, both in days that count; null when a pause without an end comes before.
 */
export function levelOn(
  { step, before }: Level,
  { level }: Treatment,
  state: LevelState,
): BusinessDate | null {
  const { pauses } = state.counting;
  const own = dayOfCount(pauses, dayZeroOf(state) ?? state.asOf, step.day);
  if (level === null || before === null) return own;
  const apart = dayOfCount(pauses, level.on, step.day - before);
  return own && apart && latest(own, apart);
}

type LevelState = Pick<LoanState, "oldestUnpaidDueOn" | "asOf" | "counting">;

/** The level that was reached, when it repeats itself today. */
function repeated({ ladder, state, treatment: { level }, judge }: StepInput): DayStep[] {
  if (level === null || !hasCountMoved(state)) return [];
  const days = countedBetween(state.counting.pauses, level.on, state.asOf);
  const step = lateSteps(ladder.steps).find(({ day }) => day === level.day);
  return step && isRepeat(step, days) && judge(step) ? [step] : [];
}

function isOn(step: DayStep, daysPastDue: number): boolean {
  return step.day === daysPastDue || isRepeat(step, daysPastDue - step.day);
}

function isRepeat({ repeat }: LadderStep, days: number): boolean {
  if (!repeat || days <= 0 || days % repeat.everyDays !== 0) return false;
  return days / repeat.everyDays <= repeat.timesMax;
}

export type Happening = Pick<StepInput, "state" | "bucket" | "treatment" | "promises">;

/** Whether what a step waits for happened since the scan before. */
export function hasHappened(
  { on }: LadderStep,
  { state, bucket, treatment, promises }: Happening,
): boolean {
  switch (on?.event) {
    case "bucket-entered":
      return bucket.from > (treatment.fallen ?? treatment.reached) && bucket.name === on.bucket;
    case "cured":
      return treatment.reached > 0 && state.oldestUnpaidDueOn === null;
    case "notice-failed":
      return treatment.failed !== null;
    case "promise-broken":
      return newlyBroken(promises, treatment.broken) !== null;
    default:
      return false;
  }
}

function lastOf(taken: readonly LadderStep[], steps: readonly LadderStep[]): LadderStep[] {
  const last = steps.findLast((step) => taken.includes(step));
  return last ? [last] : [];
}

/** A step before due, for the installment that falls due in so many days, when nothing is late. */
function planEarly(step: DayStep, { state, judge }: StepInput): TakenStep[] {
  if (state.oldestUnpaidDueOn !== null) return [];
  const dueOn = addDays(state.asOf, -step.day);
  const unpaid = state.installments.some(
    (installment) =>
      installment.dueOn === dueOn && installment.outstanding > state.counting.toleranceAmount,
  );
  return unpaid && judge(step) ? [{ step, daysPastDue: step.day, dueOn }] : [];
}
