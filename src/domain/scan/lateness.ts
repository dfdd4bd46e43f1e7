import {
  addDays,
  type BusinessDate,
  type Instant,
  instant,
  instantAt,
} from "../../kernel/calendar";

/**
 * The clock ticks every quarter of an hour. One tick may be lost with a deployment or a restart;
 * when three in a row did not come, nobody is ticking.
 */
export const TICK_LATE_MS = 45 * 60_000;

/**
 * A day is announced within a quarter of an hour after midnight and retried for up to an hour
 * between attempts. After three hours something stands still that will not go on by itself, and
 * there is time left before eight o'clock, when the first letters of the day may go out.
 */
export const BOOK_LATE_MS = 3 * 3_600_000;

/** A pause of the clock is told of for a day: whoever looks once a day has seen it. */
export const PAUSE_TOLD_MS = 24 * 3_600_000;

/** The moment at which a book should have left the day it stands at: the midnight that ends it. */
export function bookDueAt(scannedOn: BusinessDate, timezone: string): Instant {
  // A book that stands at today is due with tomorrow's first minute.
  return instantAt(addDays(scannedOn, 1), 0, timezone);
}

/** For how long a book has been waiting for its next day; 0 when that has not begun. */
export function behindMs(scannedOn: BusinessDate, timezone: string, now: Instant): number {
  return Math.max(0, now - bookDueAt(scannedOn, timezone));
}

export function isBookLate(scannedOn: BusinessDate, timezone: string, now: Instant): boolean {
  return behindMs(scannedOn, timezone, now) > BOOK_LATE_MS;
}

/** How the platform's clock goes, as its last tick left it. */
export type Pulse = Readonly<{
  tickedAt: Instant | null;
  /** The last time it stood still for too long. */
  pausedFrom: Instant | null;
  pausedUntil: Instant | null;
}>;

export type ClockTrouble = Readonly<{ from: Instant; until: Instant | null }>;

/** A clock that stands still now (`until` is null then), or did within the last day. */
export function clockTrouble(pulse: Pulse, now: Instant): ClockTrouble | null {
  const { tickedAt, pausedFrom, pausedUntil } = pulse;
  // Before the first tick of a new platform there is nothing to be late.
  if (tickedAt !== null && now - tickedAt > TICK_LATE_MS) return { from: tickedAt, until: null };
  if (pausedFrom === null || pausedUntil === null) return null;
  const told = now - pausedUntil <= PAUSE_TOLD_MS;
  return told ? { from: instant(pausedFrom), until: instant(pausedUntil) } : null;
}
