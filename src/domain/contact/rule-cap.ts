import {
  addDays,
  addMonths,
  type BusinessDate,
  type Instant,
  instant,
} from "../../kernel/calendar";
import type { CapPeriod, Channel, ContactResult, Counted } from "./rule";
import type { Ruling } from "./ruling";
import type { PastContact, Situation } from "./situation";

const DAY_MS = 86_400_000;
const DAYS_OF_MONTH_MAX = 31;
/** Calendar days of zones that differ, and days on which clocks change. */
const SLACK_DAYS = 2;
const NEVER = Number.MAX_SAFE_INTEGER;

export type Cap = Readonly<{
  counts: Counted;
  max: number;
  period: CapPeriod;
  per: "borrower" | "loan";
  of: readonly Channel[];
  excludes: readonly ContactResult[];
}>;

/**
 * Whether one more contact keeps within a number in a period of the borrower's calendar days. Counted
 * in every zone the borrower may live in, the fullest one decides. What is not known of a past
 * contact (its loan, its result) counts, and so does one dated later than now.
 */
export function judgeCap(cap: Cap, situation: Situation, at: Instant): Ruling {
  const { clock, history, loanId } = situation;
  const days = cap.period.unit === "month" ? DAYS_OF_MONTH_MAX : cap.period.days;
  const earliest = at - (days + SLACK_DAYS) * DAY_MS;
  const counted = history.filter(
    (contact) => contact.at >= earliest && isLasting(contact, at) && counts(cap, contact, loanId),
  );
  const expiry = counted.reduce(
    (next, { countsUntil = next }) => Math.min(next, countsUntil),
    NEVER,
  );
  let used = 0;
  let release: Instant | null = null;
  for (const zone of clock.timezones) {
    const start = startOf(cap.period, clock.dateAt(at, zone));
    const dates = counted
      .map((contact) => clock.dateAt(contact.at, zone))
      .filter((date) => date >= start)
      .sort();
    used = Math.max(used, dates.length);
    const oldest = dates.at(-cap.max);
    if (cap.max <= 0) return { verdict: "deny", values: valuesOf(cap, used) };
    if (dates.length < cap.max || oldest === undefined) continue;
    const free = clock.instantAt(endOf(cap.period, oldest), 0, zone);
    // Where a permit runs out before, there is one contact less, and the rule is asked again.
    const next = instant(Math.min(free, expiry));
    if (release === null || next > release) release = next;
  }
  const values = valuesOf(cap, used);
  if (release !== null) return { verdict: "defer", until: release, values };
  return { verdict: "allow", until: null, values };
}

function isLasting({ countsUntil }: PastContact, at: Instant): boolean {
  return countsUntil === undefined || countsUntil > at;
}

/** The first day of the period that a day ends. */
function startOf(period: CapPeriod, today: BusinessDate): BusinessDate {
  return period.unit === "month" ? firstOfMonth(today) : addDays(today, 1 - period.days);
}

/** The first day on which a contact of a day does not count any more. */
function endOf(period: CapPeriod, date: BusinessDate): BusinessDate {
  return period.unit === "month" ? addMonths(firstOfMonth(date), 1) : addDays(date, period.days);
}

function firstOfMonth(date: BusinessDate): BusinessDate {
  return `${date.slice(0, 7)}-01` as BusinessDate;
}

function counts(cap: Cap, contact: PastContact, loanId: number | null): boolean {
  const { channel, result } = contact;
  if (!cap.of.includes(channel)) return false;
  const isOther = contact.loanId !== null && loanId !== null && contact.loanId !== loanId;
  if (cap.per === "loan" && isOther) return false;
  if (result === null) return true;
  return !cap.excludes.includes(result) && isCounted(cap.counts, result);
}

const CONVERSATIONS: readonly ContactResult[] = ["right-party", "promise", "refused"];
const UNCONNECTED: readonly ContactResult[] = ["no-answer", "failed"];
/** A recorder picks up, but nobody answers: it counts on both sides. */
const UNANSWERED: readonly ContactResult[] = ["no-answer", "voicemail", "failed"];

function isCounted(counted: Counted, result: ContactResult): boolean {
  switch (counted) {
    case "attempt":
      return true;
    case "conversation":
      return CONVERSATIONS.includes(result);
    case "connected":
      return !UNCONNECTED.includes(result);
    case "unanswered":
      return UNANSWERED.includes(result);
  }
}

function valuesOf({ max, period, counts: counted }: Cap, used: number): Ruling["values"] {
  const days = period.unit === "month" ? null : period.days;
  return { counted, used, max, left: Math.max(0, max - used), periodDays: days };
}
