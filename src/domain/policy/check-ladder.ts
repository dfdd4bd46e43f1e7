import type { Conditions } from "../condition/open-conditions";
import type { ConditionRefusal } from "../condition/refusal";
import { type ActionFlaw, actionFlaws, type PlacedFlaw } from "./check-actions";
import {
  isDayStep,
  LADDER_DAY_MAX,
  LADDER_DAY_MIN,
  LADDER_STEPS_MAX,
  type LadderStep,
  lateSteps,
  type Match,
} from "./policy";

export type LadderFlaw =
  | ActionFlaw
  | Readonly<{ code: "policy.ladder_too_long"; stepsMax: number }>
  | Readonly<{ code: "policy.step_out_of_range"; step: string; dayMin: number; dayMax: number }>
  | Readonly<{ code: "policy.step_repeated"; step: string }>
  | Readonly<{ code: "policy.day_repeated"; step: string; day: number }>
  | Readonly<{ code: "policy.ladder_unordered"; step: string }>
  /** Neither a day nor an event, or both. */
  | Readonly<{ code: "policy.trigger_unclear"; step: string }>
  | Readonly<{ code: "policy.bucket_never_entered"; step: string; known: readonly string[] }>
  | Readonly<{ code: "policy.condition_wrong"; step: string; problem: ConditionRefusal }>
  /** Its condition can never hold on its day. */
  | Readonly<{ code: "policy.step_unreachable"; step: string; day: number | null }>
  | Readonly<{
      code: "policy.repeat_out_of_range";
      step: string;
      daysMax: number;
      timesMax: number;
    }>
  /** A repeated letter falls on the day of another one. */
  | Readonly<{ code: "policy.repeat_overlaps"; step: string; other: string; day: number }>
  /** Late loans that nothing happens to for too long between two steps. */
  | Readonly<{
      code: "policy.ladder_gap";
      step: string;
      from: number;
      to: number;
      daysMax: number;
    }>;

/** Both ends included; null for no end. */
export type DayRange = Readonly<{ from: number; to: number | null }>;

type Placed = PlacedFlaw<LadderFlaw>;

export const REPEAT_DAYS_MAX = 90;
export const REPEAT_TIMES_MAX = 30;
/** Between two steps of a late loan: what is longer is a step forgotten, not patience. */
export const GAP_DAYS_MAX = 120;

export type LadderInput = Readonly<{
  steps: readonly LadderStep[];
  match: Match;
  /** Where it lies in the document. */
  at: string;
  channels: readonly string[];
  isTemplate: (name: string) => boolean;
  conditions: Conditions;
  /** The names of the buckets in order of days; null where they are wrong themselves. */
  buckets: readonly string[] | null;
  /** False only when a condition certainly never holds on those days past due. */
  canHold: (condition: string, days: DayRange) => boolean;
}>;

/** What is wrong with a ladder, step by step, all of it. */
export function ladderFlaws(input: LadderInput): readonly Placed[] {
  const { steps, at, channels, isTemplate } = input;
  const tooMany = steps.length > LADDER_STEPS_MAX;
  const stepsMax = LADDER_STEPS_MAX;
  return [
    ...(tooMany ? [{ code: "policy.ladder_too_long", pointer: at, stepsMax } as const] : []),
    ...steps.flatMap((step, index) => [
      ...triggerFlaws(step, index, input),
      ...conditionFlaws(step, `${at}/${index}`, input),
      ...repeatFlaws(step, `${at}/${index}`, steps),
      ...actionFlaws({
        step: step.step,
        actions: step.actions,
        at: `${at}/${index}/actions`,
        time: timeOf(step),
        channels,
        isTemplate,
      }),
    ]),
    ...gapFlaws(steps, at),
  ];
}

function timeOf({ day, on }: LadderStep): "before-due" | "past-due" | "settled" {
  if (on?.event === "cured") return "settled";
  return day !== undefined && day <= 0 ? "before-due" : "past-due";
}

function triggerFlaws(
  one: LadderStep,
  index: number,
  { steps, at, match, buckets }: LadderInput,
): Placed[] {
  const { step, day, on } = one;
  const here = `${at}/${index}`;
  const before = steps.slice(0, index);
  const flaws: Placed[] = [];
  if (before.some((other) => other.step === step)) {
    flaws.push({ code: "policy.step_repeated", pointer: `${here}/step`, step });
  }
  if ((day === undefined) === (on === undefined)) {
    return [{ code: "policy.trigger_unclear", pointer: `${here}/day`, step }, ...flaws];
  }
  // Nobody enters the first bucket: leaving the others for it is to be cured.
  const known = buckets?.slice(1);
  if (on?.event === "bucket-entered" && known && !known.includes(on.bucket)) {
    const pointer = `${here}/on/bucket`;
    return [{ code: "policy.bucket_never_entered", pointer, step, known }, ...flaws];
  }
  if (day === undefined) return flaws;
  const range = { dayMin: LADDER_DAY_MIN, dayMax: LADDER_DAY_MAX };
  const pointer = `${here}/day`;
  const earlier = before.filter(isDayStep);
  const twins = earlier.filter((other) => other.day === day);
  const levels = match !== "each-on-its-day" && day > 0;
  if (!Number.isInteger(day) || day < range.dayMin || day > range.dayMax) {
    flaws.unshift({ code: "policy.step_out_of_range", pointer, step, ...range });
  } else if (twins.length > 0 && (levels || [one, ...twins].some(({ when }) => !when))) {
    // Two on one day are told apart by their conditions; levels are by their days.
    flaws.unshift({ code: "policy.day_repeated", pointer, step, day });
  } else if (earlier.some((other) => other.day > day)) {
    flaws.unshift({ code: "policy.ladder_unordered", pointer, step });
  }
  return flaws;
}

function conditionFlaws(
  one: LadderStep,
  here: string,
  { conditions, canHold, match }: LadderInput,
): Placed[] {
  const { step, when } = one;
  if (when === undefined) return [];
  const pointer = `${here}/when`;
  const compiled = conditions.compile(when);
  if (!compiled.ok) {
    return [{ code: "policy.condition_wrong", pointer, step, problem: compiled.refusal }];
  }
  const days = daysOf(one, match);
  if (canHold(when, days)) return [];
  const day = days.from === days.to ? days.from : null;
  return [{ code: "policy.step_unreachable", pointer, step, day }];
}

/** The days past due on which a step's condition is asked: later ones too when it repeats or waits. */
function daysOf({ day, on, repeat }: LadderStep, match: Match): DayRange {
  if (on?.event === "cured" || (day !== undefined && day <= 0)) return { from: 0, to: 0 };
  if (day === undefined) return { from: 0, to: null };
  return { from: day, to: repeat || match !== "each-on-its-day" ? null : day };
}

function repeatFlaws(
  { step, day, repeat, actions }: LadderStep,
  here: string,
  steps: readonly LadderStep[],
): Placed[] {
  if (!repeat) return [];
  const { everyDays, timesMax } = repeat;
  const pointer = `${here}/repeat`;
  const isIn = (count: number, most: number) =>
    Number.isInteger(count) && count >= 1 && count <= most;
  const possible = day !== undefined && day > 0;
  if (!possible || !isIn(everyDays, REPEAT_DAYS_MAX) || !isIn(timesMax, REPEAT_TIMES_MAX)) {
    const most = { daysMax: REPEAT_DAYS_MAX, timesMax: REPEAT_TIMES_MAX };
    return [{ code: "policy.repeat_out_of_range", pointer, step, ...most }];
  }
  if (!actions.some(({ kind }) => kind === "notice")) return [];
  const other = lateSteps(steps).find(
    (one) =>
      one.day > day &&
      one.actions.some(({ kind }) => kind === "notice") &&
      (one.day - day) % everyDays === 0 &&
      (one.day - day) / everyDays <= timesMax,
  );
  if (!other) return [];
  return [{ code: "policy.repeat_overlaps", pointer, step, other: other.step, day: other.day }];
}

function gapFlaws(steps: readonly LadderStep[], at: string): Placed[] {
  const late = lateSteps(steps);
  return late.flatMap((one, index) => {
    const before = late[index - 1];
    if (!before) return [];
    const from =
      before.day + (before.repeat ? before.repeat.everyDays * before.repeat.timesMax : 0);
    if (one.day - from <= GAP_DAYS_MAX) return [];
    const pointer = `${at}/${steps.indexOf(one)}/day`;
    const gap = { from, to: one.day, daysMax: GAP_DAYS_MAX };
    return [{ code: "policy.ladder_gap", pointer, step: one.step, ...gap } as const];
  });
}
