import type { BusinessDate } from "../../kernel/calendar";
import { type Conditions, openConditions } from "../condition/open-conditions";
import { FIRST_POLICY } from "./first-policy";
import { laneOf, NO_LANE } from "./lane";
import type { Policy, PolicyDocument } from "./policy";

/** An approved version as it is stored: its document is opened only when a day asks for it. */
export type ApprovedVersion = Readonly<{
  version: number;
  effectiveOn: BusinessDate;
  /** Of a canary: its share of the borrowers. */
  canaryPercent: number | null;
  document: () => PolicyDocument;
}>;

/** Which policy counts on which business date, for a lender as a whole. */
export type PolicyTimeline = Readonly<{
  on(date: BusinessDate): Policy;
  /** The versions that take effect after a date, as far as they are approved, the next one first. */
  after(date: BusinessDate): readonly Policy[];
  /** The timeline of one borrower, who may be in the canary of a version. */
  of(borrowerId: number): PolicyTimeline;
  /** Every policy that counts for somebody on a date: the lender's own and those of canaries. */
  everyOn(date: BusinessDate): readonly Policy[];
  /** The conditions of its policies, each compiled once. */
  conditions: Conditions;
  /** What changes between two days, for anybody: each pair of a version and the one after it. */
  changes(
    from: BusinessDate,
    to: BusinessDate,
  ): readonly Readonly<{ before: Policy; after: Policy }>[];
}>;

/**
 * The approved versions of a lender in order of time. On a date the one counts that took effect last;
 * of two of the same day the later version, so that a correction can be made before the day comes.
 * Before all of them the first policy counts. A version that is a canary counts for the borrowers in
 * it only; everybody else keeps what was in force, until a later version counts for all.
 */
export function openTimeline(versions: readonly ApprovedVersion[]): PolicyTimeline {
  const opened = new Map<number, Policy>();
  const open = ({ version, effectiveOn, document }: ApprovedVersion): Policy => {
    const policy = opened.get(version) ?? { ...document(), version, effectiveOn };
    opened.set(version, policy);
    return policy;
  };
  const sorted = versions.toSorted(
    (a, b) => compare(a.effectiveOn, b.effectiveOn) || a.version - b.version,
  );
  const counts = ({ canaryPercent }: ApprovedVersion, lane: number) =>
    canaryPercent === null || lane < canaryPercent;
  const onDay = (date: BusinessDate, lane: number) => {
    const counting = sorted.findLast(
      (version) => version.effectiveOn <= date && counts(version, lane),
    );
    return counting ? open(counting) : FIRST_POLICY;
  };
  const conditions = openConditions();
  const hasCanary = sorted.some(({ canaryPercent }) => canaryPercent !== null);
  const lanes = new Map<number, PolicyTimeline>();
  const inLane = (lane: number): PolicyTimeline => {
    const known = lanes.get(lane);
    if (known) return known;
    const timeline: PolicyTimeline = {
      everyOn: (date) => [
        ...new Map(
          lanesOf(sorted).map((one) => [onDay(date, one).version, onDay(date, one)]),
        ).values(),
      ],
      conditions,
      on: (date) => onDay(date, lane),
      after: (date) =>
        sorted.filter((version) => version.effectiveOn > date && counts(version, lane)).map(open),
      // Without a canary there is one timeline, which costs no lane.
      of: (borrowerId) => (hasCanary ? inLane(laneOf(borrowerId)) : timeline),
      changes: (from, to) => changesOver(sorted, from, to, onDay),
    };
    lanes.set(lane, timeline);
    return timeline;
  };
  return inLane(NO_LANE);
}

/** Lanes between two shares of canaries are alike, so one of each kind tells of all. */
function lanesOf(versions: readonly ApprovedVersion[]): number[] {
  return [0, ...versions.flatMap(({ canaryPercent }) => canaryPercent ?? []), NO_LANE];
}

function changesOver(
  versions: readonly ApprovedVersion[],
  from: BusinessDate,
  to: BusinessDate,
  onDay: (date: BusinessDate, lane: number) => Policy,
) {
  const pairs = new Map<string, Readonly<{ before: Policy; after: Policy }>>();
  for (const lane of lanesOf(versions)) {
    const before = onDay(from, lane);
    const after = onDay(to, lane);
    if (before.version !== after.version) {
      pairs.set(`${before.version} ${after.version}`, { before, after });
    }
  }
  return [...pairs.values()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
