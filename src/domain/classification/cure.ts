import { addMonths, type BusinessDate, latest } from "../../kernel/calendar";
import type { LoanFacts, Previous } from "./facts";
import { type Cure, rankOf, type Scheme } from "./scheme";

/** What keeps a loan from a better class, and the earliest day it could have it. */
export type Waiting = Readonly<{
  cure: Cure;
  /** What is missing: nothing past due, payments, months. */
  missing: readonly ("arrears" | "payments" | "months")[];
  paymentsMissing: number;
  /** Null while something is past due: no day is known then. Never before the months are over. */
  earliestOn: BusinessDate | null;
}>;

/**
 * What a loan still has to show before it leaves its previous class upward, undefined when nothing.
 * Of the cures that fit, the longest. Months are counted from the latest of arrears cleared, the
 * event that a cure is about, and a later start of the observation.
 */
export function waitingFor(
  scheme: Scheme,
  facts: LoanFacts,
  previous: Previous,
  asOf: BusinessDate,
): Waiting | undefined {
  const rank = rankOf(scheme, previous.class);
  const waits = scheme.cures
    .filter(({ fromClass }) => rank >= rankOf(scheme, fromClass))
    .filter(({ event }) => event === undefined || happened(facts.events[event], asOf))
    .map((cure) => waitingOf(cure, facts, previous, asOf))
    .filter(({ missing }) => missing.length > 0);
  return waits.toSorted((a, b) => order(b).localeCompare(order(a)))[0];
}

function waitingOf(cure: Cure, facts: LoanFacts, previous: Previous, asOf: BusinessDate): Waiting {
  const isPastDue = facts.pastDueSince !== null && facts.pastDueSince < asOf;
  const starts = [
    facts.arrearsClearedOn,
    facts.observedFrom,
    cure.event && facts.events[cure.event],
  ];
  const from = starts.reduce<BusinessDate>(
    (last, day) => (day ? latest(last, day) : last),
    previous.since,
  );
  const endsOn = addMonths(from, cure.months);
  const paymentsMissing = Math.max(0, cure.payments - facts.paymentsOnTime);
  const missing: Waiting["missing"] = [
    ...(isPastDue ? (["arrears"] as const) : []),
    ...(paymentsMissing > 0 ? (["payments"] as const) : []),
    ...(cure.months > 0 && asOf < endsOn ? (["months"] as const) : []),
  ];
  return { cure, missing, paymentsMissing, earliestOn: isPastDue ? null : latest(endsOn, asOf) };
}

function happened(on: BusinessDate | undefined, asOf: BusinessDate): boolean {
  return on !== undefined && on <= asOf;
}

// What has no day comes last of all.
function order({ earliestOn, cure }: Waiting): string {
  return `${earliestOn ?? "9"}|${String(cure.months).padStart(4, "0")}`;
}
