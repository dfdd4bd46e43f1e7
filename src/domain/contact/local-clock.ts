import {
  type BusinessDate,
  dateAt,
  type Instant,
  instantAt,
  minuteOfDayAt,
} from "../../kernel/calendar";

/** The wall clocks of the zones that a borrower may live in, each looked at once. */
export type LocalClock = Readonly<{
  timezones: readonly string[];
  dateAt(at: Instant, timezone: string): BusinessDate;
  minuteAt(at: Instant, timezone: string): number;
  instantAt(date: BusinessDate, minute: number, timezone: string): Instant;
}>;

export function openClock(timezones: readonly string[]): LocalClock {
  const dates = new Map<string, BusinessDate>();
  const minutes = new Map<string, number>();
  const instants = new Map<string, Instant>();
  return {
    timezones,
    dateAt: (at, zone) => known(dates, `${zone} ${at}`, () => dateAt(at, zone)),
    minuteAt: (at, zone) => known(minutes, `${zone} ${at}`, () => minuteOfDayAt(at, zone)),
    instantAt: (date, minute, zone) =>
      known(instants, `${zone} ${date} ${minute}`, () => instantAt(date, minute, zone)),
  };
}

function known<Value>(values: Map<string, Value>, key: string, find: () => Value): Value {
  const found = values.get(key);
  if (found !== undefined) return found;
  const value = find();
  values.set(key, value);
  return value;
}
