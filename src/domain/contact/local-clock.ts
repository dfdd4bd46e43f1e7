import {
  type BusinessDate,
  fromEpochDay,
  type Instant,
  instant,
  instantAt,
  offsetAt,
} from "../../kernel/calendar";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The wall clocks of the zones that a borrower may live in, each looked at once a moment. */
export type LocalClock = Readonly<{
  timezones: readonly string[];
  dateAt(at: Instant, timezone: string): BusinessDate;
  minuteAt(at: Instant, timezone: string): number;
  /** The next time from a moment on at which the wall clock shows a minute of the same day. */
  sameDayAt(at: Instant, minute: number, timezone: string): Instant;
  instantAt(date: BusinessDate, minute: number, timezone: string): Instant;
}>;

/** Opens the clocks for one asking; reading a zone is dear, so what was read is kept that long. */
export function openClock(timezones: readonly string[]): LocalClock {
  const offsets = new Map<string, Map<Instant, number>>();
  const offset = (at: Instant, zone: string): number => {
    const own = offsets.get(zone) ?? new Map<Instant, number>();
    offsets.set(zone, own);
    const known = own.get(at) ?? offsetAt(at, zone);
    own.set(at, known);
    return known;
  };
  const dateAt = (at: Instant, zone: string) =>
    fromEpochDay(Math.floor((at + offset(at, zone)) / DAY_MS));
  const minuteAt = (at: Instant, zone: string) => {
    const local = at + offset(at, zone);
    return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS);
  };
  return {
    timezones,
    dateAt,
    minuteAt,
    sameDayAt(at, minute, zone) {
      const local = at + offset(at, zone);
      const midnight = Math.floor(local / DAY_MS) * DAY_MS;
      const there = instant(midnight + minute * MINUTE_MS - offset(at, zone));
      // No zone changes its clock twice within a day, so an equal offset is the same all between.
      if (offset(there, zone) === offset(at, zone)) return there;
      return instantAt(dateAt(at, zone), minute, zone);
    },
    instantAt,
  };
}
