import { assert } from "../../kernel/assert";
import type { BusinessDate } from "../../kernel/calendar";
import { type Waiting, waitingFor } from "./cure";
import type { LoanFacts, Overlay, Previous } from "./facts";
import { spokenSince } from "./judge-rule";
import { rankOf, type Rule, type Scheme } from "./scheme";

/** A rule that speaks of the loan on this day, and since when it does. */
export type Reason = Readonly<{ rule: Rule; since: BusinessDate }>;

export type Classified = Readonly<{
  class: string;
  isNonPerforming: boolean;
  since: BusinessDate;
  nonPerformingSince: BusinessDate | null;
  /** Every rule that speaks, the one for the worst class first. */
  reasons: readonly Reason[];
  /** Why it is worse than its rules say: a cure, watch or probation that is not over. */
  waiting: Waiting | null;
  /** What the overlay did. */
  overlay: "worse" | "better" | "none";
}>;

/**
 * The class of one loan on a day by one scheme: the worst that a rule says, never better than the
 * previous class before its cure is complete; then the overlay. An overlay makes it worse, or better
 * where every rule that speaks for more is a presumption that may be rebutted and no cure is waited
 * for. Days count by the scheme's own convention, never by one for all. Refuses nothing: the names of
 * classes are checked at the edge.
 */
export function classify(
  scheme: Scheme,
  facts: LoanFacts,
  previous: Previous | null,
  overlay: Overlay | null,
  asOf: BusinessDate,
): Classified {
  const reasons = reasonsOf(scheme, facts, previous, asOf);
  const ruled = worst(scheme, reasons);
  const before = previous === null ? 0 : rankOf(scheme, previous.class);
  const waiting =
    previous && before > ruled ? waitingFor(scheme, facts, previous, asOf) : undefined;
  const held = waiting ? before : ruled;
  const firm = waiting
    ? before
    : worst(
        scheme,
        reasons.filter(({ rule }) => !rule.isRebuttable),
      );
  const overlaid = overlay ? rankOverlaid(scheme, overlay, held, firm, asOf) : held;
  const { name, isNonPerforming } = classAt(scheme, overlaid);
  const since =
    overlay && overlaid !== held
      ? overlay.from
      : sinceOf(scheme, overlaid, reasons, previous, asOf);
  return {
    class: name,
    isNonPerforming,
    since,
    nonPerformingSince: isNonPerforming
      ? nonPerformingSinceOf(scheme, reasons, previous, since)
      : null,
    reasons,
    waiting: waiting ?? null,
    overlay: overlaid > held ? "worse" : overlaid < held ? "better" : "none",
  };
}

function reasonsOf(
  scheme: Scheme,
  facts: LoanFacts,
  previous: Previous | null,
  asOf: BusinessDate,
): Reason[] {
  const speak = (rules: readonly Rule[], nonPerformingSince: BusinessDate | null) =>
    rules.flatMap((rule) => {
      const since = spokenSince(scheme, rule, facts, { asOf, nonPerformingSince });
      return since === undefined ? [] : [{ rule, since }];
    });
  // Age as non-performing needs to know first since when the loan is, by its other rules or a class
  // that it has not cured from.
  const [aging, others] = [
    scheme.rules.filter(({ kind }) => kind === "non-performing-age"),
    scheme.rules.filter(({ kind }) => kind !== "non-performing-age"),
  ];
  const first = speak(others, null);
  const begins = first
    .filter(({ rule }) => isNonPerforming(scheme, rankOf(scheme, rule.atLeast)))
    .map(({ since }) => since);
  const kept =
    previous?.nonPerformingSince && (begins.length > 0 || waitingFor(scheme, facts, previous, asOf))
      ? [previous.nonPerformingSince]
      : [];
  const from = [...begins, ...kept].toSorted()[0] ?? null;
  const rank = ({ rule }: Reason) => rankOf(scheme, rule.atLeast);
  return [...first, ...speak(aging, from)].toSorted(
    (a, b) => rank(b) - rank(a) || a.since.localeCompare(b.since),
  );
}

function worst(scheme: Scheme, reasons: readonly Reason[]): number {
  return Math.max(0, ...reasons.map(({ rule }) => rankOf(scheme, rule.atLeast)));
}

function rankOverlaid(
  scheme: Scheme,
  { class: name, from, until }: Overlay,
  held: number,
  firm: number,
  asOf: BusinessDate,
): number {
  if (asOf < from || asOf > until) return held;
  const wanted = rankOf(scheme, name);
  return wanted >= held ? wanted : Math.max(wanted, firm);
}

/** A class that did not change keeps its day; a new one begins when its rule began, or today. */
function sinceOf(
  scheme: Scheme,
  rank: number,
  reasons: readonly Reason[],
  previous: Previous | null,
  asOf: BusinessDate,
): BusinessDate {
  if (previous && rankOf(scheme, previous.class) === rank) return previous.since;
  const begins = reasons
    .filter(({ rule }) => rankOf(scheme, rule.atLeast) === rank)
    .map(({ since }) => since);
  return begins.toSorted()[0] ?? asOf;
}

function nonPerformingSinceOf(
  scheme: Scheme,
  reasons: readonly Reason[],
  previous: Previous | null,
  since: BusinessDate,
): BusinessDate {
  if (previous?.nonPerformingSince) return previous.nonPerformingSince;
  const begins = reasons
    .filter(({ rule }) => isNonPerforming(scheme, rankOf(scheme, rule.atLeast)))
    .map((one) => one.since);
  return [...begins, since].toSorted()[0] ?? since;
}

function isNonPerforming(scheme: Scheme, rank: number): boolean {
  return classAt(scheme, rank).isNonPerforming;
}

function classAt(scheme: Scheme, rank: number) {
  const found = scheme.classes[rank];
  assert(found, `no class ${rank} in ${scheme.id}`);
  return found;
}
