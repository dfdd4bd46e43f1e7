import {
  type ApprovedVersion,
  openTimeline,
  type PolicyTimeline,
} from "../../domain/policy/timeline";
import type { BusinessDate, Instant } from "../../kernel/calendar";

/** A version with the moment from which the book could know of it. */
export type KnownVersion = Readonly<{
  version: ApprovedVersion;
  /** Scans of later days know it; null for always. */
  knownAfter: BusinessDate | null;
  /** What is posted from this moment on knows it; null: from the day after `knownAfter`. */
  approvedAt: Instant | null;
}>;

/** The policies as each day and each posting of a past book knew them. */
export type KnownPolicies = Readonly<{
  /** What the scan of a day goes by. */
  scan(day: BusinessDate): PolicyTimeline;
  /** What a posting of this moment, to a book that stands at a day, goes by. */
  posting(day: BusinessDate, at: Instant | null): PolicyTimeline;
  /** The first day after one on which any version takes effect. */
  changeAfter(day: BusinessDate): BusinessDate | null;
}>;

/** What was known when matters: a version that is approved makes nobody look at a loan before it was. */
export function knownPolicies(versions: readonly KnownVersion[]): KnownPolicies {
  const timelines = new Map<string, PolicyTimeline>();
  const open = (isKnown: (version: KnownVersion) => boolean) => {
    const known = versions.filter(isKnown);
    const key = known.map(({ version }) => `${version.version}@${version.effectiveOn}`).join(" ");
    const timeline = timelines.get(key) ?? openTimeline(known.map(({ version }) => version));
    timelines.set(key, timeline);
    return timeline;
  };
  const days = versions.map(({ version }) => version.effectiveOn).toSorted();
  return {
    scan: (day) => open(({ knownAfter }) => knownAfter === null || knownAfter < day),
    posting: (day, at) =>
      open(({ knownAfter, approvedAt }) =>
        approvedAt !== null && at !== null
          ? approvedAt <= at
          : knownAfter === null || knownAfter < day,
      ),
    changeAfter: (day) => days.find((on) => on > day) ?? null,
  };
}
