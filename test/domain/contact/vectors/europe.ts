import { edges, type Vector, type Vectors } from "./vector";

const NOON = "2026-06-10T12:00:00+01:00";
const LONDON = { borrowerTimezone: "Europe/London" } as const;
const BERLIN = { borrowerTimezone: "Europe/Berlin" } as const;

function stopped(
  flag: "breathing-space" | "mental-health-crisis" | "debt-advice" | "disputed",
): Vector[] {
  return [
    { when: `${flag} is marked`, now: NOON, is: "deny", change: { ...LONDON, flags: [flag] } },
    { when: "nothing is marked", now: NOON, is: "allow", change: LONDON },
  ];
}

export const EUROPE_VECTORS: Vectors = {
  "UK-CONC/hours": [
    ...edges("Europe/London", { offset: "+01:00", from: "08:00:00", to: "21:00:00" }),
    {
      when: "on a Saturday evening, before a Sunday on which clocks go back",
      now: "2026-10-24T21:00:00+01:00",
      is: "2026-10-26T08:00:00Z",
      change: LONDON,
    },
    {
      when: "on a Saturday evening, before a Sunday on which clocks go forward",
      now: "2026-03-28T21:00:00Z",
      is: "2026-03-30T08:00:00+01:00",
      change: LONDON,
    },
    {
      when: "on a Sunday at noon",
      now: "2026-06-14T12:00:00+01:00",
      is: "2026-06-15T08:00:00+01:00",
      change: LONDON,
    },
    {
      when: "in the last minute of a Saturday",
      now: "2026-06-13T20:59:00+01:00",
      is: "allow",
      change: LONDON,
    },
  ],
  "UK-CONC/requests": [
    {
      when: "in the hours after a night shift",
      now: NOON,
      is: "2026-06-10T16:00:00+01:00",
      change: {
        ...LONDON,
        preferences: { unwantedChannels: [], hours: { startMinute: 960, endMinute: 1200 } },
      },
    },
    {
      when: "at the hour the borrower named",
      now: "2026-06-10T16:00:00+01:00",
      is: "allow",
      change: {
        ...LONDON,
        preferences: { unwantedChannels: [], hours: { startMinute: 960, endMinute: 1200 } },
      },
    },
  ],
  "UK-CONC/requests_channel": [
    {
      when: "the borrower wants no calls",
      now: NOON,
      is: "deny",
      change: { ...LONDON, preferences: { unwantedChannels: ["phone"], hours: null } },
    },
    {
      when: "the borrower wants no letters",
      now: NOON,
      is: "allow",
      change: { ...LONDON, preferences: { unwantedChannels: ["letter"], hours: null } },
    },
  ],
  "UK-CONC/third": [
    { when: "a neighbour", now: NOON, is: "deny", change: { ...LONDON, party: "third-party" } },
    { when: "a co-borrower", now: NOON, is: "allow", change: { ...LONDON, party: "co-borrower" } },
  ],
  "UK-CONC/visit": [
    {
      when: "a visit to somebody vulnerable",
      now: NOON,
      is: "deny",
      change: { ...LONDON, channel: "visit", flags: ["vulnerable"] },
    },
    {
      when: "a call to somebody vulnerable",
      now: NOON,
      is: "allow",
      change: { ...LONDON, flags: ["vulnerable"] },
    },
  ],
  "UK-CONC/visit_notice": [
    { when: "a visit", now: NOON, is: "allow", change: { ...LONDON, channel: "visit" } },
  ],
  "UK-CONC/hold30": [
    ...stopped("debt-advice"),
    {
      when: "a notice that the law demands",
      now: NOON,
      is: "allow",
      change: { ...LONDON, flags: ["debt-advice"], purpose: "statutory" },
    },
  ],
  "UK-CONC/dispute": stopped("disputed"),
  "UK-MCOB/hours": [
    ...edges("Europe/London", { offset: "+01:00", from: "08:00:00", to: "21:00:00" }),
    {
      when: "the night clocks go forward",
      now: "2026-03-28T21:00:00Z",
      is: "2026-03-29T08:00:00+01:00",
      change: LONDON,
    },
  ],
  "UK-BREATHING/std": [
    ...stopped("breathing-space"),
    {
      when: "a notice that the law demands",
      now: NOON,
      is: "deny",
      change: { ...LONDON, flags: ["breathing-space"], purpose: "statutory" },
    },
    {
      when: "of somebody who lives in Wales",
      now: NOON,
      is: "deny",
      change: { ...LONDON, flags: ["breathing-space"], residence: "GB-WLS" },
    },
    {
      when: "of somebody who lives in Scotland, which has schemes of its own",
      now: NOON,
      is: "allow",
      change: { ...LONDON, flags: ["breathing-space"], residence: "GB-SCT" },
    },
  ],
  "UK-BREATHING/mhc": stopped("mental-health-crisis"),
  "EU-CCD2/quiet": [
    {
      when: "the night before the directive applies",
      now: "2026-11-19T23:59:00+01:00",
      is: "allow",
      change: BERLIN,
    },
    {
      when: "from the first minute of its day",
      now: "2026-11-20T00:00:00+01:00",
      is: "2026-11-20T08:00:00+01:00",
      change: BERLIN,
    },
    { when: "at the opening", now: "2026-11-20T08:00:00+01:00", is: "allow", change: BERLIN },
    {
      when: "in the last minute of a Saturday",
      now: "2026-11-21T19:59:00+01:00",
      is: "allow",
      change: BERLIN,
    },
    {
      when: "at its end",
      now: "2026-11-21T20:00:00+01:00",
      is: "2026-11-23T08:00:00+01:00",
      change: BERLIN,
    },
    {
      when: "over the Sunday on which clocks go forward",
      now: "2027-03-27T20:00:00+01:00",
      is: "2027-03-29T08:00:00+02:00",
      change: BERLIN,
    },
    {
      when: "on the eve of a leap day",
      now: "2028-02-28T20:00:00+01:00",
      is: "2028-02-29T08:00:00+01:00",
      change: BERLIN,
    },
    {
      when: "open in Madrid but not yet on the Canaries, either of which it may be",
      now: "2026-11-20T08:30:00+01:00",
      is: "2026-11-20T08:00:00Z",
      change: { borrowerTimezone: null, tenantTimezone: "Europe/Madrid" },
    },
  ],
};
