import type { BusinessDate } from "../../kernel/calendar";
import { type Interval, mergeIntervals } from "../../kernel/interval";
import type { HoldStop } from "../policy/step-action";

/** How far the ladder has come with a loan: what its last scan saw and did. */
export type Treatment = Readonly<{
  /** The first day past due of the bucket that the last scan saw it in; 0 of one that is not late. */
  reached: number;
  /** The same of a lower bucket that it was in since, which no step was asked about; null of none. */
  fallen: number | null;
  /** Of a ladder that goes by levels: the last one taken since the loan became late. */
  level: Readonly<{ day: number; on: BusinessDate }> | null;
  /** The days past due at which levels were asked last, whether or not a condition held; 0: never. */
  asked: number;
  /** The step whose letter could not be sent, until a scan has seen it. */
  failed: string | null;
  /** The promises that the last scan saw broken, by their numbers. */
  broken: readonly number[];
}>;

/** A loan that no scan has looked at, and that came in with nothing past due. */
export const UNTREATED: Treatment = {
  reached: 0,
  fallen: null,
  level: null,
  asked: 0,
  failed: null,
  broken: [],
};

/**
 * The treatment of a loan that was folded again and is in the bucket of this first day: whoever comes
 * back to a bucket after days in a lower one enters it again, also when no scan looked at it meanwhile.
 * What is taken back (a reversal) leaves no trace.
 */
export function foldedIn(treatment: Treatment, from: number): Treatment {
  const fallen = from < treatment.reached ? from : null;
  return fallen === treatment.fallen ? treatment : { ...treatment, fallen };
}

/** As foldedIn, of a scan within a hold on steps: the lowest bucket of the hold counts after it. */
export function heldIn(treatment: Treatment, from: number): Treatment {
  const lowest = Math.min(treatment.fallen ?? treatment.reached, from);
  return foldedIn(treatment, lowest);
}

/** The same treatment when nothing is past due any more: levels begin anew with the next delinquency. */
export function settled(treatment: Treatment, pastDueSince: BusinessDate | null): Treatment {
  if (pastDueSince !== null || (treatment.level === null && treatment.asked === 0))
    return treatment;
  return { ...treatment, level: null, asked: 0 };
}

/** Forgets the promises that are broken no longer: a payment that is taken back breaks them anew. */
export function forgetKept(treatment: Treatment, broken: readonly number[]): Treatment {
  if (treatment.broken.every((number) => broken.includes(number))) return treatment;
  return {
    ...treatment,
    broken: treatment.broken.filter((number) => broken.includes(number)),
  };
}

/** A hold as its loan keeps it: from `from` on, before `to`; null for no end yet. */
export type LoanHold = Readonly<{
  hold: number;
  stops: readonly HoldStop[];
  from: BusinessDate;
  to: BusinessDate | null;
}>;

/** Whether any hold stops this on a business date. */
export function isHeld(holds: readonly LoanHold[], stop: HoldStop, on: BusinessDate): boolean {
  return holds.some(
    ({ stops, from, to }) => stops.includes(stop) && from <= on && (to === null || on < to),
  );
}

/** Whether any hold stops the counting of days, now, later or once. */
export function hasPause(holds: readonly LoanHold[]): boolean {
  return holds.some(({ stops }) => stops.includes("counting"));
}

const NO_PAUSES: readonly Interval[] = [];

/** The days that do not count as days past due: merged, so that a day in two holds is one day. */
export function pausesOf(holds: readonly LoanHold[]): readonly Interval[] {
  if (!hasPause(holds)) return NO_PAUSES;
  const pausing = holds.filter(({ stops }) => stops.includes("counting"));
  return mergeIntervals(pausing.map(({ from, to }) => ({ from, to })));
}
