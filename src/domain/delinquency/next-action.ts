import { addDays, type BusinessDate, earliest } from "../../kernel/calendar";
import type { LoanState } from "../loan/state";
import {
  earlySteps,
  type Ladder,
  laddersOf,
  type LadderStep,
  lateSteps,
  type Policy,
} from "../policy/policy";
import { nextPromiseDay } from "../promise/promise";
import { type Happening, hasHappened, levelOn, nextLevel } from "../treatment/take-steps";
import { isHeld, type LoanHold, settled, type Treatment } from "../treatment/treatment";
import { M_SCHEME } from "./bucket-scheme";
import { countedBetween, dayOfCount, dayZeroOf } from "./counted-days";
import { policyBucket, type Progress } from "./project";

/**
 * The next day after the state's own on which anything about the loan can change, or a ladder step
 * is due, if nothing new is posted; null when no such day comes. The scan looks at a loan on that
 * day only, so a day named too early costs a look and a day named too late is a missed notice. Which
 * segment a loan is of is not asked here: the days of all ladders are named.
 */
export function nextActionOn(
  state: LoanState,
  policy: Policy,
  { treatment, holds, promises }: Progress,
): BusinessDate | null {
  const ladders = laddersOf(policy);
  const now = settled(treatment, state.oldestUnpaidDueOn);
  const bucket = policyBucket(state);
  const isUnseen =
    hasPending(ladders, { state, bucket, treatment, promises }) ||
    // The first look after a hold takes the bucket as it is then, whichever version asks later.
    (bucket.from !== treatment.reached && holds.some(({ stops }) => stops.includes("steps")));
  const steps = [
    ...ladders.map((ladder) => lateStep(state, ladder, now)),
    early(state, policy),
    isUnseen ? addDays(state.asOf, 1) : null,
  ];
  const days = [
    state.nextChangeOn,
    firstLateDay(state),
    lateCounts(state),
    nextPromiseDay(promises, state.asOf),
    ...(holds.length === 0 ? steps : steps.map((day) => afterHolds(day, holds))),
  ];
  return days.reduce((next, day) => (next && day ? earliest(next, day) : (next ?? day)));
}

/** A day on which steps are held is the day after the hold; none for a hold without an end. */
function afterHolds(day: BusinessDate | null, holds: readonly LoanHold[]): BusinessDate | null {
  let on = day;
  for (let tries = 0; on !== null && tries <= holds.length; tries += 1) {
    const held = holds.find((hold) => isHeld([hold], "steps", on as BusinessDate));
    if (!held) return on;
    on = held.to;
  }
  return on;
}

/** The first day past due of the next unpaid installment. */
function firstLateDay({ nextDueOn, counting }: LoanState): BusinessDate | null {
  return nextDueOn && addDays(nextDueOn, 1 - counting.dueDateIsDay);
}

const M_EDGES = M_SCHEME.map(({ from }) => from);

/** Of a loan past due: the next bucket edge or end of grace. */
function lateCounts(state: LoanState): BusinessDate | null {
  const { graceDays, buckets = [] } = state.counting;
  // M0 to M7+ count for the numbers of the book, whatever the policy goes by.
  const edges = [...M_EDGES, ...buckets.map(({ from }) => from)];
  return nextOf(state, [graceDays + 1, ...edges]);
}

/** Of a loan past due: the next step, or level, of one ladder. */
function lateStep(state: LoanState, ladder: Ladder, treatment: Treatment): BusinessDate | null {
  if (state.oldestUnpaidDueOn === null) return null;
  const steps = lateSteps(ladder.steps);
  if (ladder.match === "each-on-its-day") {
    const days = steps.flatMap((step) => [step.day, ...repeatsOf(step, step.day)]);
    return nextOf(state, days);
  }
  const again = repeatOfLevel(state, steps, treatment);
  const next = ladder.match === "one-at-a-time" ? ordered(state, steps, treatment) : severe();
  return next && again ? earliest(next, again) : (next ?? again);

  function severe(): BusinessDate | null {
    const above = Math.max(treatment.level?.day ?? 0, treatment.asked);
    const isOpen = steps.some(({ day }) => day > above && day <= state.daysPastDue);
    if (isOpen) return addDays(state.asOf, 1);
    const days = steps.map(({ day }) => day).filter((day) => day > above);
    return nextOf(state, days);
  }
}

function ordered(
  state: LoanState,
  steps: readonly LadderStep[],
  treatment: Treatment,
): BusinessDate | null {
  const next = nextLevel(steps, treatment);
  if (!next) return null;
  const on = levelOn(next, treatment, state);
  if (on === null || on > state.asOf) return on;
  // A level that was asked and whose condition did not hold waits for the loan's next look; so does
  // one of a ladder that is not the loan's.
  const { pauses } = state.counting;
  const askedOn = dayOfCount(pauses, dayZeroOf(state) ?? state.asOf, treatment.asked);
  return askedOn === null || askedOn >= on ? null : addDays(state.asOf, 1);
}

function repeatOfLevel(
  state: LoanState,
  steps: readonly LadderStep[],
  { level }: Treatment,
): BusinessDate | null {
  const step = steps.find(({ day }) => day === level?.day);
  if (level === null || !step?.repeat) return null;
  const { pauses } = state.counting;
  const days = countedBetween(pauses, level.on, state.asOf);
  const next = repeatsOf(step, 0).find((after) => after > days);
  return next === undefined ? null : dayOfCount(pauses, level.on, next);
}

function repeatsOf({ repeat }: LadderStep, from: number): number[] {
  if (!repeat) return [];
  return Array.from(
    { length: repeat.timesMax },
    (_, index) => from + (index + 1) * repeat.everyDays,
  );
}

/** The first of these days past due that is still to come. */
function nextOf(state: LoanState, days: readonly number[]): BusinessDate | null {
  const { daysPastDue } = state;
  const dayZero = dayZeroOf(state);
  if (dayZero === null) return null;
  let next = Number.POSITIVE_INFINITY;
  for (const day of days) if (day > daysPastDue && day < next) next = day;
  return Number.isFinite(next) ? dayOfCount(state.counting.pauses, dayZero, next) : null;
}

/** An event that a step waits for and that no scan has seen yet. */
function hasPending(ladders: readonly Ladder[], seen: Happening): boolean {
  return ladders.some(({ steps }) => steps.some((step) => hasHappened(step, seen)));
}

/** The next ladder step before or on a due date, over all installments unpaid beyond tolerance. */
function early(state: LoanState, policy: Policy): BusinessDate | null {
  // A late loan has none until a payment brings it back, which folds it again.
  if (state.oldestUnpaidDueOn !== null) return null;
  const steps = laddersOf(policy).flatMap((ladder) => earlySteps(ladder.steps));
  if (steps.length === 0) return null;
  let next: BusinessDate | null = null;
  for (const { dueOn, outstanding } of state.installments) {
    if (dueOn <= state.asOf || outstanding <= state.counting.toleranceAmount) continue;
    const ahead = steps.map(({ day }) => addDays(dueOn, day)).filter((on) => on > state.asOf);
    for (const on of ahead) next = next === null ? on : earliest(next, on);
    // With all its steps ahead, no later installment can have an earlier one.
    if (ahead.length === steps.length) break;
  }
  return next;
}
