import { before, calls, edges, times, type Vector, type Vectors } from "./vector";

const NOON = "2026-06-10T12:00:00-04:00";
const NY = { offset: "-04:00", from: "08:00:00", to: "21:00:00" };
const stopped = (flag: "attorney" | "disputed" | "bankrupt" | "workplace-banned"): Vector[] => [
  { when: `${flag} is marked`, now: NOON, is: "deny", change: { flags: [flag] } },
  { when: "another mark stands", now: NOON, is: "allow", change: { flags: ["vulnerable"] } },
];

export const US_VECTORS: Vectors = {
  "US-REGF/quiet": [
    ...edges("America/New_York", NY),
    ...edges("America/New_York", NY, { channel: "email" }),
    {
      when: "the night clocks go forward",
      now: "2026-03-07T21:00:00-05:00",
      is: "2026-03-08T08:00:00-04:00",
    },
    {
      when: "the night clocks go back",
      now: "2026-10-31T21:00:00-04:00",
      is: "2026-11-01T08:00:00-05:00",
    },
    {
      when: "on the eve of a leap day",
      now: "2028-02-28T21:00:00-05:00",
      is: "2028-02-29T08:00:00-05:00",
    },
    {
      when: "open in New York but not yet in Honolulu, either of which it may be",
      now: NOON,
      is: "2026-06-10T08:00:00-10:00",
      change: { borrowerTimezone: null },
    },
    {
      when: "open in both",
      now: "2026-06-10T20:59:00-04:00",
      is: "allow",
      change: { borrowerTimezone: null },
    },
    {
      when: "a letter that the law demands",
      now: before("2026-06-10T08:00:00-04:00"),
      is: "2026-06-10T08:00:00-04:00",
      change: { purpose: "statutory", channel: "letter" },
    },
  ],
  "US-REGF/inconvenient": [
    {
      when: "before the hour the borrower named",
      now: NOON,
      is: "2026-06-10T17:00:00-04:00",
      change: {
        preferences: { unwantedChannels: [], hours: { startMinute: 1020, endMinute: 1140 } },
      },
    },
    {
      when: "in the hours the borrower named",
      now: "2026-06-10T17:00:00-04:00",
      is: "allow",
      change: {
        preferences: { unwantedChannels: [], hours: { startMinute: 1020, endMinute: 1140 } },
      },
    },
    { when: "nobody asked the borrower", now: NOON, is: "allow" },
  ],
  "US-REGF/workplace": [
    ...stopped("workplace-banned"),
    {
      when: "the number is known to be at home",
      now: NOON,
      is: "allow",
      change: { flags: ["workplace-banned"], place: "home" },
    },
    {
      when: "the number is at work",
      now: NOON,
      is: "deny",
      change: { flags: ["workplace-banned"], place: "work" },
    },
  ],
  "US-REGF/7in7": [
    {
      when: "the seventh call within seven days",
      now: NOON,
      is: "allow",
      change: calls(times(6, "2026-06-04T09:00:00-04:00")),
    },
    {
      when: "the eighth, on the seventh day",
      now: NOON,
      is: "2026-06-11T00:00:00-04:00",
      change: calls(times(7, "2026-06-04T20:00:00-04:00")),
    },
    {
      when: "a minute before the day on which the first does not count any more",
      now: "2026-06-10T23:59:00-04:00",
      is: "2026-06-11T00:00:00-04:00",
      change: calls(times(7, "2026-06-04T20:00:00-04:00")),
    },
    {
      when: "on that day",
      now: "2026-06-11T00:00:00-04:00",
      is: "allow",
      change: calls(times(7, "2026-06-04T20:00:00-04:00")),
    },
    {
      when: "seven about another loan",
      now: NOON,
      is: "allow",
      change: { ...calls(times(7, "2026-06-09T09:00:00-04:00")), loanId: 2 },
    },
    {
      when: "seven, and the next is about no one loan",
      now: NOON,
      is: "2026-06-16T00:00:00-04:00",
      change: { ...calls(times(7, "2026-06-09T09:00:00-04:00")), loanId: null },
    },
    {
      when: "seven that never got through to the number",
      now: NOON,
      is: "allow",
      change: calls(times(7, "2026-06-09T09:00:00-04:00"), "failed"),
    },
    {
      when: "seven of which it is not known what became of them",
      now: NOON,
      is: "2026-06-16T00:00:00-04:00",
      change: calls(times(7, "2026-06-09T09:00:00-04:00"), null),
    },
    {
      when: "seven by an agency",
      now: NOON,
      is: "2026-06-16T00:00:00-04:00",
      change: calls(times(7, "2026-06-09T09:00:00-04:00"), "voicemail", "agency"),
    },
    {
      when: "seven letters",
      now: NOON,
      is: "allow",
      change: calls(times(7, "2026-06-09T09:00:00-04:00"), "sent", "letter"),
    },
    {
      when: "over the night clocks go forward",
      now: "2026-03-08T12:00:00-04:00",
      is: "2026-03-09T00:00:00-04:00",
      change: calls(times(7, "2026-03-02T12:00:00-05:00")),
    },
    {
      when: "over a leap day",
      now: "2028-03-03T12:00:00-05:00",
      is: "2028-03-04T00:00:00-05:00",
      change: calls(times(7, "2028-02-26T12:00:00-05:00")),
    },
    {
      when: "a midnight call that is of two days in two zones",
      now: "2026-06-10T12:00:00-04:00",
      // In Honolulu it was the evening of the 4th; of the zones where it was the 5th, Anchorage has
      // its eighth day last.
      is: "2026-06-12T00:00:00-08:00",
      change: { ...calls(times(7, "2026-06-05T05:30:00-04:00")), borrowerTimezone: null },
    },
    {
      when: "a call that a law demands",
      now: NOON,
      is: "allow",
      change: { ...calls(times(9, "2026-06-09T09:00:00-04:00")), purpose: "statutory" },
    },
  ],
  "US-REGF/postconv": [
    {
      when: "on the seventh day from a conversation, which is the first",
      now: NOON,
      is: "2026-06-11T00:00:00-04:00",
      change: calls(["2026-06-04T20:59:00-04:00"], "right-party"),
    },
    {
      when: "on the eighth",
      now: NOON,
      is: "allow",
      change: calls(["2026-06-03T20:59:00-04:00"], "right-party"),
    },
    {
      when: "after a promise on the last day of a month",
      now: "2026-07-01T12:00:00-04:00",
      is: "2026-07-07T00:00:00-04:00",
      change: calls(["2026-06-30T12:00:00-04:00"], "promise"),
    },
    {
      when: "after a call that nobody took",
      now: NOON,
      is: "allow",
      change: calls(["2026-06-10T09:00:00-04:00"], "no-answer"),
    },
    {
      when: "after a conversation about another loan",
      now: NOON,
      is: "allow",
      change: { ...calls(["2026-06-10T09:00:00-04:00"], "refused"), loanId: 2 },
    },
  ],
  "US-REGF/esms_harass": [{ when: "a text", now: NOON, is: "allow", change: { channel: "sms" } }],
  "US-REGF/optout": [
    { when: "a letter by mail", now: NOON, is: "allow", change: { channel: "email" } },
  ],
  "US-REGF/optout_confirm": [
    {
      when: "the borrower wants no calls",
      now: NOON,
      is: "deny",
      change: { preferences: { unwantedChannels: ["phone"], hours: null } },
    },
    {
      when: "the borrower wants no texts",
      now: NOON,
      is: "allow",
      change: { preferences: { unwantedChannels: ["sms"], hours: null } },
    },
  ],
  "US-REGF/email_work": [
    {
      when: "an address at work",
      now: NOON,
      is: "deny",
      change: { channel: "email", place: "work" },
    },
    {
      when: "one of their own",
      now: NOON,
      is: "allow",
      change: { channel: "email", place: "home" },
    },
    {
      when: "an address at work that the borrower agreed to",
      now: NOON,
      is: "allow",
      change: { channel: "email", place: "work", consents: ["work-email"] },
    },
  ],
  "US-REGF/3rdparty": [
    { when: "a relative", now: NOON, is: "deny", change: { party: "third-party" } },
    {
      when: "a relative, the borrower out of reach",
      now: NOON,
      is: "deny",
      change: { party: "third-party", isUnreachable: true },
    },
    { when: "a guarantor", now: NOON, is: "allow", change: { party: "guarantor" } },
  ],
  "US-REGF/attorney": stopped("attorney"),
  "US-REGF/cease": [
    {
      when: "the borrower asked to stop, and the notice is one that the law permits then",
      now: NOON,
      is: "allow",
      change: { purpose: "statutory" },
    },
    {
      when: "the borrower asked to stop",
      now: NOON,
      is: "deny",
      change: { flags: ["stop-requested"] },
    },
    { when: "nobody asked to stop", now: NOON, is: "allow" },
  ],
  "US-REGF/dispute": [
    ...stopped("disputed"),
    {
      when: "disputed, and the borrower is served",
      now: NOON,
      is: "allow",
      change: { flags: ["disputed"], purpose: "service" },
    },
  ],
  "US-REGF/bankruptcy": stopped("bankrupt"),
  "US-REGF/identity": [{ when: "a call", now: NOON, is: "allow" }],
  "US-REGF/lcm": [{ when: "a call", now: NOON, is: "allow" }],
  "US-TCPA/consent": [
    { when: "a dialer without consent", now: NOON, is: "deny", change: { channel: "dialer" } },
    { when: "a text without consent", now: NOON, is: "deny", change: { channel: "sms" } },
    {
      when: "a dialer with consent",
      now: NOON,
      is: "allow",
      change: { channel: "dialer", consents: ["autodialled"] },
    },
    { when: "a call dialled by hand", now: NOON, is: "allow" },
  ],
  "US-TCPA/revoke": [
    {
      when: "consent to texts taken back",
      now: NOON,
      is: "deny",
      change: { channel: "sms", preferences: { unwantedChannels: ["sms"], hours: null } },
    },
    {
      when: "not taken back",
      now: NOON,
      is: "allow",
      change: { channel: "sms", preferences: { unwantedChannels: [], hours: null } },
    },
  ],
  "US-TCPA/prerec_res": [
    {
      when: "the third of thirty days",
      now: NOON,
      is: "allow",
      change: {
        ...calls(times(2, "2026-05-20T12:00:00-04:00"), "voicemail", "dialer"),
        channel: "dialer",
      },
    },
    {
      when: "the fourth, on the thirtieth day",
      now: NOON,
      is: "2026-06-11T00:00:00-04:00",
      change: {
        ...calls(times(3, "2026-05-12T12:00:00-04:00"), "voicemail", "dialer"),
        channel: "dialer",
      },
    },
    {
      when: "on the thirty-first day",
      now: NOON,
      is: "allow",
      change: {
        ...calls(times(3, "2026-05-11T12:00:00-04:00"), "voicemail", "dialer"),
        channel: "dialer",
      },
    },
  ],
  "US-REGX/bk": [
    ...stopped("bankrupt"),
    {
      when: "bankrupt, a letter",
      now: NOON,
      is: "allow",
      change: { flags: ["bankrupt"], channel: "letter" },
    },
  ],
  "US-REGX/fdcpa": [
    {
      when: "a call after the borrower asked to stop",
      now: NOON,
      is: "deny",
      change: { flags: ["stop-requested"] },
    },
    { when: "nobody asked to stop", now: NOON, is: "allow" },
  ],
};
