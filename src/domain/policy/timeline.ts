import type { BusinessDate } from "../../kernel/calendar";
import { FIRST_POLICY } from "./first-policy";
import type { Policy, PolicyDocument } from "./policy";

/** An approved version as it is stored: its document is opened only when a day asks for it. */
export type ApprovedVersion = Readonly<{
  version: number;
  effectiveOn: BusinessDate;
  document: () => PolicyDocument;
}>;

/** Which policy counts on which business date. */
export type PolicyTimeline = Readonly<{
  on(date: BusinessDate): Policy;
  /** The versions that take effect after a date, as far as they are approved, the next one first. */
  after(date: BusinessDate): readonly Policy[];
}>;

/**
 * The approved versions of a lender in order of time. On a date the one counts that took effect last;
 * of two of the same day the later version, so that a correction can be made before the day comes.
 * Before all of them the first policy counts.
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
  return {
    on(date) {
      const counting = sorted.findLast(({ effectiveOn }) => effectiveOn <= date);
      return counting ? open(counting) : FIRST_POLICY;
    },
    after: (date) => sorted.filter(({ effectiveOn }) => effectiveOn > date).map(open),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
