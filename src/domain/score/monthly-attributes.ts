import type { Attribute } from "./attribute";

/** How a loan stood at the end of one month, null where that is not known. Amounts in one unit. */
export type MonthlyStanding = Readonly<{
  /** What may be drawn, or what was lent. */
  limit: number | null;
  /** Owed by the statement of the month; below 0 it is a credit. */
  balance: number | null;
  /** Paid within the month, towards the statement of the month before. */
  paid: number | null;
  /** 0 while nothing is past due. */
  monthsPastDue: number | null;
}>;

/** So many months are looked at. */
export const MONTHS_MAX = 6;
/** A statement paid more than so many times over says no more. */
const PAID_SHARE_MAX = 2;

/** What can be said of the last months; each name is what it is, so that a borrower can be told. */
export const MONTHLY_ATTRIBUTES = [
  { kind: "numeric", name: "limit", trend: "falling" },
  // Of the limit: now, on average, at most, and the last three months against the three before.
  { kind: "numeric", name: "utilization", trend: "free" },
  { kind: "numeric", name: "utilizationMean", trend: "free" },
  { kind: "numeric", name: "utilizationMost", trend: "free" },
  { kind: "numeric", name: "utilizationRise", trend: "free" },
  // Of the statement before: in the last month, on average, at least.
  { kind: "numeric", name: "paidShare", trend: "falling" },
  { kind: "numeric", name: "paidShareMean", trend: "falling" },
  { kind: "numeric", name: "paidShareLeast", trend: "falling" },
  { kind: "numeric", name: "paidMean", trend: "falling" },
  { kind: "numeric", name: "paidOfLimit", trend: "falling" },
  // Months in which something was owed and nothing was paid.
  { kind: "numeric", name: "monthsUnpaid", trend: "rising" },
  { kind: "numeric", name: "monthsPastDue", trend: "rising" },
  { kind: "numeric", name: "monthsPastDueBefore", trend: "rising" },
  { kind: "numeric", name: "monthsPastDueWorst", trend: "rising" },
  { kind: "numeric", name: "monthsPastDueWorstRecent", trend: "rising" },
  { kind: "numeric", name: "monthsPastDueMean", trend: "rising" },
  // The last month against the worst of the two before.
  { kind: "numeric", name: "monthsPastDueRise", trend: "free" },
  // How many of the months ended past due, and how many have passed since the last that did.
  { kind: "numeric", name: "monthsLate", trend: "rising" },
  { kind: "numeric", name: "monthsSinceLate", trend: "falling" },
  // What one means depends on the other.
  {
    kind: "pair",
    name: "monthsPastDueWorst × utilization",
    of: ["monthsPastDueWorst", "utilization"],
  },
  {
    kind: "pair",
    name: "monthsPastDue × monthsPastDueBefore",
    of: ["monthsPastDue", "monthsPastDueBefore"],
  },
  { kind: "pair", name: "monthsPastDue × monthsLate", of: ["monthsPastDue", "monthsLate"] },
  { kind: "pair", name: "monthsPastDue × paidShare", of: ["monthsPastDue", "paidShare"] },
  { kind: "pair", name: "limit × utilization", of: ["limit", "utilization"] },
] as const satisfies readonly Attribute[];

type Numeric = Extract<(typeof MONTHLY_ATTRIBUTES)[number], { kind: "numeric" }>;
export type MonthlyValues = Readonly<Record<Numeric["name"], number | null>>;

/**
 * The attributes of one loan from its last months, the newest first; null for what the months do not
 * tell. Shares are of amounts above 0 only: of no limit and no statement there is none.
 */
export function monthlyValues(history: readonly MonthlyStanding[]): MonthlyValues {
  const months = history.slice(0, MONTHS_MAX);
  const [now, before] = months;
  const used = months.map(({ balance, limit }) => shareOf(balance, limit));
  const late = months.map(({ monthsPastDue }) => monthsPastDue);
  const shares = months.slice(1).map(({ balance }, month) => {
    const share = shareOf(months[month]?.paid ?? null, balance);
    return share === null ? null : Math.min(PAID_SHARE_MAX, share);
  });
  return {
    limit: now?.limit ?? null,
    utilization: used[0] ?? null,
    utilizationMean: mean(used),
    utilizationMost: most(used),
    utilizationRise: less(mean(used.slice(0, 3)), mean(used.slice(3))),
    paidShare: shares[0] ?? null,
    paidShareMean: mean(shares),
    paidShareLeast: least(shares),
    paidMean: mean(months.map(({ paid }) => paid)),
    paidOfLimit: shareOf(now?.paid ?? null, now?.limit ?? null),
    monthsUnpaid: countOf(shares, (share) => share === 0),
    monthsPastDue: late[0] ?? null,
    monthsPastDueBefore: before?.monthsPastDue ?? null,
    monthsPastDueWorst: most(late),
    monthsPastDueWorstRecent: most(late.slice(0, 3)),
    monthsPastDueMean: mean(late),
    monthsPastDueRise: less(late[0] ?? null, most(late.slice(1, 3))),
    monthsLate: countOf(late, isLate),
    monthsSinceLate: sinceLate(late),
  };
}

function shareOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}

function less(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one - other;
}

/** `MONTHS_MAX` when no month that is known ended past due. */
function sinceLate(late: readonly (number | null)[]): number | null {
  const last = late.findIndex((one) => one !== null && isLate(one));
  return countOf(late, isLate) === 0 ? MONTHS_MAX : last < 0 ? null : last;
}

function isLate(monthsPastDue: number): boolean {
  return monthsPastDue > 0;
}

function mean(values: readonly (number | null)[]): number | null {
  return ofKnown(values, (known) => known.reduce((sum, one) => sum + one, 0) / known.length);
}

function most(values: readonly (number | null)[]): number | null {
  return ofKnown(values, (known) => Math.max(...known));
}

function least(values: readonly (number | null)[]): number | null {
  return ofKnown(values, (known) => Math.min(...known));
}

function countOf(
  values: readonly (number | null)[],
  counts: (value: number) => boolean,
): number | null {
  return ofKnown(values, (known) => known.filter(counts).length);
}

function ofKnown(
  values: readonly (number | null)[],
  tell: (known: readonly number[]) => number,
): number | null {
  const known = values.filter((one) => one !== null);
  return known.length === 0 ? null : tell(known);
}
