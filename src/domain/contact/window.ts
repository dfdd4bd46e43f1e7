import { addDays, dateAt, type Instant, instantAt, minuteOfDayAt } from "../../kernel/calendar";

/** Local minutes of the day in which contact is allowed: from `startMinute`, before `endMinute`. */
export type ContactWindow = Readonly<{ startMinute: number; endMinute: number }>;

export function isInsideWindow(window: ContactWindow, at: Instant, timezone: string): boolean {
  const minute = minuteOfDayAt(at, timezone);
  return window.startMinute <= minute && minute < window.endMinute;
}

/** Openings looked at before a set of zones counts as one that never opens together. */
const OPENINGS_MAX = 16;

/**
 * The first instant from `now` on at which the window is open in every zone; undefined when the
 * zones lie so far apart that it never is.
 */
export function nextOpening(
  window: ContactWindow,
  now: Instant,
  timezones: readonly string[],
): Instant | undefined {
  let candidate = now;
  for (let opening = 0; opening < OPENINGS_MAX; opening += 1) {
    const closed = timezones.find((zone) => !isInsideWindow(window, candidate, zone));
    if (closed === undefined) return candidate;
    candidate = openingIn(window, candidate, closed);
  }
  return undefined;
}

/** The next start of the window in one zone, for an instant at which it is closed there. */
function openingIn(window: ContactWindow, at: Instant, timezone: string): Instant {
  const today = dateAt(at, timezone);
  const start = instantAt(today, window.startMinute, timezone);
  return start > at ? start : instantAt(addDays(today, 1), window.startMinute, timezone);
}
