import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import type { Classified } from "./classify";
import type { LoanFacts } from "./facts";
import { type Contagion, rankOf, type Scheme } from "./scheme";

/** A loan with the class of its own. */
export type OwnClass = Readonly<{ facts: LoanFacts; own: Classified }>;

/** What a borrower owes to every lender, and how much of it is over 90 days past due, since when. */
export type OtherLenders = Readonly<{ owed: Minor; over90: Minor; since: BusinessDate }>;

export type Spread = Readonly<{
  class: string;
  isNonPerforming: boolean;
  since: BusinessDate;
  /** The rule by which the borrower's other debts made it worse; null when they did not. */
  contagion: Contagion | null;
}>;

/**
 * The classes of a borrower's loans once each has drawn the others down, in the order given. Never
 * better than a loan's own. Shares are of what is owed today; a share is exceeded since the loan that
 * took it beyond the limit, in order of their days.
 */
export function spreadAcross(
  scheme: Scheme,
  loans: readonly OwnClass[],
  others: OtherLenders | null,
): Spread[] {
  const exposed = scheme.contagion.flatMap((rule) => {
    const concerned = loans.filter(({ facts }) => concerns(rule, facts));
    const drawn = drawnTo(scheme, rule, concerned, others);
    return drawn ? [{ rule, ...drawn }] : [];
  });
  return loans.map(({ facts, own }) => {
    const worst = exposed
      .filter(({ rule }) => concerns(rule, facts))
      .toSorted((a, b) => b.rank - a.rank || a.since.localeCompare(b.since))[0];
    const target = worst && scheme.classes[worst.rank];
    if (!worst || !target || worst.rank <= rankOf(scheme, own.class)) {
      const { class: name, isNonPerforming, since } = own;
      return { class: name, isNonPerforming, since, contagion: null };
    }
    const { name, isNonPerforming } = target;
    return { class: name, isNonPerforming, since: worst.since, contagion: worst.rule };
  });
}

function concerns({ retail }: Contagion, { isRetail }: LoanFacts): boolean {
  return retail === "both" || (retail === "only") === isRetail;
}

function drawnTo(
  scheme: Scheme,
  rule: Contagion,
  loans: readonly OwnClass[],
  others: OtherLenders | null,
): Readonly<{ rank: number; since: BusinessDate }> | undefined {
  if (rule.kind === "other-lenders") {
    if (!others || !exceeds(others.over90, others.owed, rule.morePercent)) return undefined;
    return { rank: rankOf(scheme, rule.atLeast), since: others.since };
  }
  const from = rankOf(scheme, rule.fromClass);
  const bad = loans
    .filter(({ own }) => rankOf(scheme, own.class) >= from)
    .toSorted((a, b) => a.own.since.localeCompare(b.own.since));
  if (rule.kind === "worst-loan") {
    const rank = Math.max(...bad.map(({ own }) => rankOf(scheme, own.class)));
    const first = bad.find(({ own }) => rankOf(scheme, own.class) === rank);
    return first && { rank, since: first.own.since };
  }
  const whole = loans.reduce((total, { facts }) => total + owed(facts), 0);
  let part = 0;
  for (const { facts, own } of bad) {
    part += owed(facts);
    if (!exceeds(part, whole, rule.morePercent)) continue;
    return { rank: rankOf(scheme, rule.atLeast), since: own.since };
  }
  return undefined;
}

/** Cross-multiplied, so that exactly the limit is never beyond it. */
function exceeds(part: number, whole: number, percent: number): boolean {
  return part * 100 > whole * percent;
}

function owed({ exposure }: LoanFacts): number {
  return exposure.principal + exposure.interest + exposure.penalty;
}
