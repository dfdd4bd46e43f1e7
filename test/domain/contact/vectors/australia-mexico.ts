import { businessDate } from "../../../../src/kernel/calendar";
import { calls, edges, times, type Vectors } from "./vector";

const ANYTHING = { window: { startMinute: 0, endMinute: 1440 }, channels: ["email", "sms"] };
const SYDNEY = {
  borrowerTimezone: "Australia/Sydney",
  rules: {
    ...ANYTHING,
    holidays: {
      from: businessDate("2026-01-01"),
      through: businessDate("2028-12-31"),
      dates: [businessDate("2026-12-25"), businessDate("2026-12-28")],
    },
  },
} as const;
const AU_NOON = "2026-06-10T12:00:00+10:00";
/** The calendar that comes with the pack ends with 2030. */
const AU_UNTOLD = "2031-06-10T12:00:00+10:00";
const inSydney = (...past: Parameters<typeof calls>) => ({ ...SYDNEY, ...calls(...past) });

const MEXICO = {
  borrowerTimezone: "America/Mexico_City",
  rules: {
    ...ANYTHING,
    holidays: {
      from: businessDate("2026-01-01"),
      through: businessDate("2028-12-31"),
      dates: [businessDate("2026-09-16")],
    },
  },
} as const;

export const AUSTRALIA_MEXICO_VECTORS: Vectors = {
  "AU-RG96/phone": [
    ...edges("Australia/Sydney", { offset: "+10:00", from: "07:30:00", to: "21:00:00" }, SYDNEY),
    {
      when: "on a Saturday at half past seven",
      now: "2026-06-13T07:30:00+10:00",
      is: "2026-06-13T09:00:00+10:00",
      change: SYDNEY,
    },
    { when: "on a Sunday at nine", now: "2026-06-14T09:00:00+10:00", is: "allow", change: SYDNEY },
    {
      when: "on a holiday before a weekend and another one",
      now: "2026-12-25T12:00:00+11:00",
      is: "2026-12-27T09:00:00+11:00",
      change: SYDNEY,
    },
    {
      when: "before Easter, by the country's calendar alone",
      now: "2027-03-25T21:00:00+11:00",
      is: "2027-03-27T09:00:00+11:00",
      change: { borrowerTimezone: "Australia/Sydney" },
    },
    {
      when: "on the day that Anzac Day, a Sunday, is moved to",
      now: "2027-04-26T12:00:00+10:00",
      is: "2027-04-27T07:30:00+10:00",
      change: { borrowerTimezone: "Australia/Sydney" },
    },
    {
      when: "the night clocks go forward",
      now: "2026-10-03T21:00:00+10:00",
      is: "2026-10-04T09:00:00+11:00",
      change: SYDNEY,
    },
    {
      when: "the night clocks go back",
      now: "2026-04-04T21:00:00+11:00",
      is: "2026-04-05T09:00:00+10:00",
      change: SYDNEY,
    },
    {
      when: "open in Sydney but not yet in Perth, either of which it may be",
      now: "2026-06-10T09:29:00+10:00",
      is: "2026-06-10T07:30:00+08:00",
      change: { ...SYDNEY, borrowerTimezone: null, tenantTimezone: "Australia/Sydney" },
    },
    {
      when: "nobody told the holidays",
      now: AU_UNTOLD,
      is: "deny",
      change: { borrowerTimezone: "Australia/Sydney" },
    },
  ],
  "AU-RG96/visit": [
    ...edges(
      "Australia/Sydney",
      { offset: "+10:00", from: "09:00:00", to: "21:00:00" },
      { ...SYDNEY, channel: "visit" },
    ),
    {
      when: "nobody told the holidays",
      now: AU_UNTOLD,
      is: "deny",
      change: { borrowerTimezone: "Australia/Sydney", channel: "visit" },
    },
  ],
  "AU-RG96/work": [
    ...edges(
      "Australia/Sydney",
      { offset: "+10:00", from: "09:00:00", to: "17:00:00" },
      { ...SYDNEY, place: "work" },
    ),
    {
      when: "on a Friday at the end of work",
      now: "2026-06-12T17:00:00+10:00",
      is: "2026-06-15T09:00:00+10:00",
      change: { ...SYDNEY, place: "work" },
    },
    {
      when: "at home in the evening",
      now: "2026-06-10T20:00:00+10:00",
      is: "allow",
      change: { ...SYDNEY, place: "home" },
    },
    {
      when: "at work, and nobody told the holidays",
      now: AU_UNTOLD,
      is: "deny",
      change: { borrowerTimezone: "Australia/Sydney", place: "work" },
    },
  ],
  "AU-RG96/freq": [
    {
      when: "the third of seven days",
      now: AU_NOON,
      is: "allow",
      change: inSydney(times(2, "2026-06-09T12:00:00+10:00"), "sent", "letter"),
    },
    {
      when: "the fourth, calls and letters together",
      now: AU_NOON,
      is: "2026-06-16T00:00:00+10:00",
      change: inSydney(times(3, "2026-06-09T12:00:00+10:00"), "sent", "email"),
    },
    {
      when: "on the eighth day, over the night clocks go forward",
      now: "2026-10-05T00:00:00+11:00",
      is: "allow",
      change: inSydney(times(3, "2026-09-28T23:59:00+10:00")),
    },
    {
      when: "three, and a notice that the law demands",
      now: AU_NOON,
      is: "allow",
      change: { ...inSydney(times(3, "2026-06-09T12:00:00+10:00")), purpose: "statutory" },
    },
  ],
  "AU-RG96/freq_month": [
    {
      when: "the tenth of a month",
      now: "2026-06-30T12:00:00+10:00",
      is: "allow",
      change: inSydney(times(9, "2026-06-01T00:00:00+10:00")),
    },
    {
      when: "the eleventh, on its last day",
      now: "2026-06-30T23:59:00+10:00",
      is: "2026-07-01T00:00:00+10:00",
      change: inSydney(times(10, "2026-06-01T00:00:00+10:00")),
    },
    {
      when: "after ten until the last minute of the month before",
      now: "2026-06-01T00:00:00+10:00",
      is: "allow",
      change: inSydney(times(10, "2026-05-31T23:59:00+10:00")),
    },
    {
      when: "the eleventh on a leap day",
      now: "2028-02-29T12:00:00+11:00",
      is: "2028-03-01T00:00:00+11:00",
      change: inSydney(times(10, "2028-02-01T12:00:00+11:00")),
    },
  ],
  "AU-RG96/freqvisit": [
    {
      when: "the first visit",
      now: AU_NOON,
      is: "allow",
      change: {
        ...inSydney(times(1, "2026-05-11T12:00:00+10:00"), "refused", "visit"),
        channel: "visit",
      },
    },
    {
      when: "the second, on the thirtieth day",
      now: AU_NOON,
      is: "2026-06-11T00:00:00+10:00",
      change: {
        ...inSydney(times(1, "2026-05-12T12:00:00+10:00"), "refused", "visit"),
        channel: "visit",
      },
    },
  ],
  "MX-CONDUSEF/quiet": [
    ...edges("America/Mexico_City", { offset: "-06:00", from: "07:00:00", to: "22:00:00" }, MEXICO),
    {
      when: "on a Friday evening",
      now: "2026-06-12T22:00:00-06:00",
      is: "2026-06-15T07:00:00-06:00",
      change: MEXICO,
    },
    {
      when: "on the eve of a holiday",
      now: "2026-09-15T22:00:00-06:00",
      is: "2026-09-17T07:00:00-06:00",
      change: MEXICO,
    },
    {
      when: "open in Cancún but not yet in Tijuana, either of which it may be",
      now: "2026-06-10T08:00:00-05:00",
      is: "2026-06-10T07:00:00-07:00",
      change: { ...MEXICO, borrowerTimezone: null, tenantTimezone: "America/Mexico_City" },
    },
    {
      when: "nobody told the holidays",
      now: "2031-06-10T12:00:00-06:00",
      is: "deny",
      change: { borrowerTimezone: "America/Mexico_City" },
    },
    {
      when: "on the eve of a holiday that only the country tells, the third Monday of March",
      now: "2027-03-12T22:00:00-06:00",
      is: "2027-03-16T07:00:00-06:00",
      change: { borrowerTimezone: "America/Mexico_City" },
    },
  ],
  "MX-CONDUSEF/first": [
    { when: "a call", now: "2026-06-10T12:00:00-06:00", is: "allow", change: MEXICO },
  ],
};
