import {
  addDays,
  type BusinessDate,
  instant,
  type Instant,
  weekdayOf,
} from "../../kernel/calendar";
import type { LocalClock } from "./local-clock";
import { PUBLIC_HOLIDAYS } from "./public-holidays";
import type { Week } from "./rule";
import type { Ruling } from "./ruling";
import type { HolidayCalendar, Situation } from "./situation";
import type { ContactWindow } from "./window";

const MINUTE_MS = 60_000;

export type Hours = Readonly<{
  week: Week;
  onHolidays: "open" | "closed";
  /** Whose public holidays; only those that the lender tells when left out. */
  holidaysOf?: string;
}>;

/**
 * Whether the hours are open in every zone the borrower may live in. The start is inside, the end is
 * not. A rule that closes on holidays has no opening on a day of which it is not known whether it
 * is one: neither the country's calendar nor the lender's tells.
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
  hours: Hours,
  holidays: HolidayCalendar | null,
  date: BusinessDate,
): ContactWindow | null {
  if (hours.onHolidays === "closed" && !isWorkday(hours, holidays, date)) return null;
  return hours.week[weekdayOf(date) - 1] ?? null;
}

/** A day that one calendar knows and none of them has as a holiday: a lender's own only adds some. */
function isWorkday(hours: Hours, own: HolidayCalendar | null, date: BusinessDate): boolean {
  const knowing = calendarsOf(hours, own).filter(
    ({ from, through }) => from <= date && date <= through,
  );
  return knowing.length > 0 && knowing.every(({ dates }) => !dates.includes(date));
}

function calendarsOf({ holidaysOf }: Hours, own: HolidayCalendar | null): HolidayCalendar[] {
  const shipped = holidaysOf === undefined ? undefined : PUBLIC_HOLIDAYS[holidaysOf];
  return [own, shipped].filter((calendar) => calendar !== null && calendar !== undefined);
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
  const today = zone === undefined ? null : clock.dateAt(at, zone);
  const window = today === null ? null : hours.week[weekdayOf(today) - 1];
  const isKnown = calendarsOf(hours, holidays).some(
    ({ from, through }) => today !== null && from <= today && today <= through,
  );
  return {
    startMinute: window?.startMinute ?? null,
    endMinute: window?.endMinute ?? null,
    ...(hours.onHolidays === "closed" ? { holidaysKnown: isKnown } : {}),
  };
}
