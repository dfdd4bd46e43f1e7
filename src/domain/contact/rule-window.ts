import {
  addDays,
  type BusinessDate,
  instant,
  type Instant,
  weekdayOf,
} from "../../kernel/calendar";
import type { LocalClock } from "./local-clock";
import type { Week } from "./rule";
import type { Ruling } from "./ruling";
import type { HolidayCalendar, Situation } from "./situation";
import type { ContactWindow } from "./window";

const MINUTE_MS = 60_000;

export type Hours = Readonly<{ week: Week; onHolidays: "open" | "closed" }>;

/**
 * Whether the hours are open in every zone the borrower may live in. The start is inside, the end is
 * not. A rule that closes on holidays has no opening on a day of which it is not known whether it
 * is one: a calendar that nobody has told denies.
 */
export function judgeWindow(hours: Hours, situation: Situation, at: Instant): Ruling {
  const { clock, holidays } = situation;
  const values = valuesOf(hours, situation, at);
  let opensAt: Instant | null = null;
  let closesAt: Instant | null = null;
  for (const zone of clock.timezones) {
    const today = clock.dateAt(at, zone);
    const open = windowOn(hours, holidays, today);
    if (open && isInside(open, clock.minuteAt(at, zone))) {
      const end = endAfter(clock, open, at, zone);
      if (closesAt === null || end < closesAt) closesAt = end;
      continue;
    }
    const opening = openingAfter(hours, situation, at, zone);
    if (opening === undefined) return { verdict: "deny", values };
    if (opensAt === null || opening > opensAt) opensAt = opening;
  }
  if (opensAt !== null) return { verdict: "defer", until: opensAt, values };
  return { verdict: "allow", until: closesAt, values };
}

function isInside(window: ContactWindow, minute: number): boolean {
  return window.startMinute <= minute && minute < window.endMinute;
}

/** The hours of a day; null: closed, or not known to be open. */
function windowOn(
  { week, onHolidays }: Hours,
  holidays: HolidayCalendar | null,
  date: BusinessDate,
): ContactWindow | null {
  if (onHolidays === "closed" && !isWorkday(holidays, date)) return null;
  return week[weekdayOf(date) - 1] ?? null;
}

function isWorkday(holidays: HolidayCalendar | null, date: BusinessDate): boolean {
  if (holidays === null || date < holidays.from || date > holidays.through) return false;
  return !holidays.dates.includes(date);
}

/** The end of a window in one zone; where clocks went back over it, the next minute is asked again. */
function endAfter(
  clock: LocalClock,
  { endMinute }: ContactWindow,
  at: Instant,
  zone: string,
): Instant {
  const end = clock.sameDayAt(at, endMinute, zone);
  return end > at ? end : instant(at - (at % MINUTE_MS) + MINUTE_MS);
}

/** The next start of the hours in one zone; undefined when there is none before the horizon. */
function openingAfter(
  hours: Hours,
  { clock, holidays, horizon }: Situation,
  at: Instant,
  zone: string,
): Instant | undefined {
  const last = clock.dateAt(horizon, zone);
  for (let date = clock.dateAt(at, zone); date <= last; date = addDays(date, 1)) {
    const open = windowOn(hours, holidays, date);
    const start = open && clock.instantAt(date, open.startMinute, zone);
    if (start !== null && start > at) return start;
  }
  return undefined;
}

function valuesOf(hours: Hours, { clock, holidays }: Situation, at: Instant): Ruling["values"] {
  const [zone] = clock.timezones;
  const window = zone === undefined ? null : hours.week[weekdayOf(clock.dateAt(at, zone)) - 1];
  const isKnown = hours.onHolidays === "open" || holidays !== null;
  return {
    startMinute: window?.startMinute ?? null,
    endMinute: window?.endMinute ?? null,
    ...(hours.onHolidays === "closed" ? { holidaysKnown: isKnown } : {}),
  };
}
