import { describe, expect, test } from "vitest";
import { ask, at } from "./question";

/** 8:00 to 21:00: 12 CFR 1006.6(b)(1)(i); rules.md 5a blocks 21:00:00 and allows 08:00:00. */
const WINDOW = { startMinute: 480, endMinute: 1260 };

test("what a law demands reaches a borrower who asked to stop, but not one who died", () => {
  const stopped = { stopRequestedAt: at("2026-06-01T12:00:00-04:00") };
  expect(ask(stopped)).toMatchObject({ verdict: "deny", rule: "borrower-stop" });
  expect(ask({ ...stopped, purpose: "service" }).verdict).toBe("deny");
  expect(ask({ ...stopped, purpose: "statutory" }).verdict).toBe("allow");
  const flags = ["deceased"] as const;
  expect(ask({ ...stopped, purpose: "statutory", flags }).verdict).toBe("deny");
});

describe("quiet hours follow the borrower's clock", () => {
  test.each([
    {
      when: "a millisecond before opening",
      now: "2026-06-10T07:59:59.999-04:00",
      until: "2026-06-10T08:00:00-04:00",
    },
    { when: "at midnight", now: "2026-06-10T00:00:00-04:00", until: "2026-06-10T08:00:00-04:00" },
    {
      when: "at the end of the window, which is outside it",
      now: "2026-06-10T21:00:00-04:00",
      until: "2026-06-11T08:00:00-04:00",
    },
    {
      when: "late on the last day of a month",
      now: "2026-06-30T23:30:00-04:00",
      until: "2026-07-01T08:00:00-04:00",
    },
    {
      when: "late on the last day of a year",
      now: "2026-12-31T22:00:00-05:00",
      until: "2027-01-01T08:00:00-05:00",
    },
    {
      when: "late on 28 February of a leap year",
      now: "2028-02-28T22:00:00-05:00",
      until: "2028-02-29T08:00:00-05:00",
    },
    {
      when: "the night clocks go forward",
      now: "2026-03-07T21:30:00-05:00",
      until: "2026-03-08T08:00:00-04:00",
    },
    {
      when: "the night clocks go back",
      now: "2026-10-31T21:30:00-04:00",
      until: "2026-11-01T08:00:00-05:00",
    },
    {
      when: "inside the hour that comes twice",
      now: "2026-11-01T01:30:00-05:00",
      until: "2026-11-01T08:00:00-05:00",
    },
  ])("$when, a notice waits until the next opening", ({ now, until }) => {
    expect(ask({ now: at(now) })).toMatchObject({
      verdict: "defer",
      rule: "quiet-hours",
      until: at(until),
    });
  });

  test.each([
    { when: "at the first instant of the window", now: "2026-06-10T08:00:00-04:00" },
    { when: "at its last millisecond", now: "2026-06-10T20:59:59.999-04:00" },
    { when: "on the morning after clocks went forward", now: "2026-03-08T08:00:00-04:00" },
    { when: "on the morning after clocks went back", now: "2026-11-01T08:00:00-05:00" },
  ])("$when, it may go out", ({ now }) => {
    expect(ask({ now: at(now) })).toMatchObject({ verdict: "allow", rule: "allowed" });
  });

  test.each([
    {
      zone: "America/Los_Angeles",
      now: "2026-06-10T10:00:00-04:00",
      until: "2026-06-10T08:00:00-07:00",
    },
    { zone: "Asia/Kolkata", now: "2026-06-10T07:45:00+05:30", until: "2026-06-10T08:00:00+05:30" },
    {
      zone: "Asia/Kathmandu",
      now: "2026-06-10T21:00:00+05:45",
      until: "2026-06-11T08:00:00+05:45",
    },
    {
      zone: "America/St_Johns",
      now: "2026-06-10T07:59:00-02:30",
      until: "2026-06-10T08:00:00-02:30",
    },
    {
      zone: "Pacific/Chatham",
      now: "2026-01-10T21:15:00+13:45",
      until: "2026-01-11T08:00:00+13:45",
    },
    {
      zone: "Australia/Lord_Howe",
      now: "2026-10-03T22:00:00+10:30",
      until: "2026-10-04T08:00:00+11:00",
    },
    {
      zone: "Pacific/Kiritimati",
      now: "2026-06-10T21:30:00+14:00",
      until: "2026-06-11T08:00:00+14:00",
    },
    {
      zone: "Pacific/Pago_Pago",
      now: "2026-06-10T21:30:00-11:00",
      until: "2026-06-11T08:00:00-11:00",
    },
    { zone: "Asia/Shanghai", now: "2026-06-10T21:30:00+08:00", until: "2026-06-11T08:00:00+08:00" },
  ])(
    "in $zone the opening is at eight there, whatever time the lender has",
    ({ zone, now, until }) => {
      const answer = ask({ borrowerTimezone: zone, now: at(now) });
      expect(answer).toMatchObject({ verdict: "defer", until: at(until) });
      expect(answer.facts).toMatchObject({ zoneSource: "borrower", timezones: [zone] });
      expect(ask({ borrowerTimezone: zone, now: at(until) }).verdict).toBe("allow");
    },
  );
});

describe("a borrower whose zone is not known", () => {
  // 1006.6(b)(1) comment: without other knowledge, only a time convenient in every place counts.
  test.each([
    {
      when: "noon in New York is six in the morning in Honolulu",
      now: "2026-06-10T12:00:00-04:00",
      until: "2026-06-10T14:00:00-04:00",
    },
    {
      when: "after nine in New York it is too late, though Honolulu has afternoon",
      now: "2026-06-10T21:00:00-04:00",
      until: "2026-06-11T14:00:00-04:00",
    },
    {
      when: "in winter the common hours begin at one",
      now: "2026-01-10T12:00:00-05:00",
      until: "2026-01-10T13:00:00-05:00",
    },
  ])("waits for the hours all zones of the country share: $when", ({ now, until }) => {
    const answer = ask({ borrowerTimezone: null, now: at(now) });
    expect(answer).toMatchObject({ verdict: "defer", until: at(until) });
    expect(answer.facts.zoneSource).toBe("tenant");
    expect(answer.facts.timezones).toContain("Pacific/Honolulu");
    expect(answer.facts.timezones).toContain("America/New_York");
  });

  test("may be written to in those hours", () => {
    const now = at("2026-06-10T15:00:00-04:00");
    expect(ask({ borrowerTimezone: null, now }).verdict).toBe("allow");
  });

  test("is not written to by the zone of a typing error: it counts as unknown", () => {
    const answer = ask({ borrowerTimezone: "America/Neverland" });
    expect(answer).toMatchObject({ verdict: "defer", facts: { zoneSource: "tenant" } });
  });

  test("lives at the lender's clock where the country has one", () => {
    const answer = ask({
      borrowerTimezone: null,
      tenantTimezone: "Asia/Shanghai",
      now: at("2026-06-10T10:00:00+08:00"),
    });
    expect(answer).toMatchObject({ verdict: "allow", facts: { timezones: ["Asia/Shanghai"] } });
  });

  test("is never written to when the zones of the country share no hour of the window", () => {
    const rules = { window: { startMinute: 480, endMinute: 600 }, channels: ["email"] };
    expect(ask({ borrowerTimezone: null, rules })).toMatchObject({
      verdict: "deny",
      rule: "no-common-hours",
    });
  });

  test("is never written to when the lender's zone is unknown too", () => {
    expect(ask({ borrowerTimezone: null, tenantTimezone: "Nowhere/At_All" })).toMatchObject({
      verdict: "deny",
      rule: "unknown-zone",
    });
  });
});

describe("what denies for good", () => {
  const night = at("2026-06-10T03:00:00-04:00");
  test.each([
    { rule: "borrower-stop", change: { stopRequestedAt: at("2026-01-01T00:00:00Z") } },
    { rule: "paid-meanwhile", change: { stillDue: false } },
    { rule: "hold", change: { isHeld: true } },
    { rule: "one-per-step-and-date", change: { sentSameStepAndDate: true } },
    { rule: "channel-not-permitted", change: { channel: "sms" } },
    { rule: "no-address", change: { address: null } },
    { rule: "no-address", change: { address: "  " } },
  ] as const)("$rule holds by day, and by night is not put off", ({ rule, change }) => {
    expect(ask(change)).toMatchObject({ verdict: "deny", rule });
    expect(ask({ ...change, now: night })).toMatchObject({ verdict: "deny", rule });
  });

  test("a stop comes before every other reason, also one dated by a clock that runs ahead", () => {
    const everything = {
      stillDue: false,
      sentSameStepAndDate: true,
      channel: "sms" as const,
      address: null,
      borrowerTimezone: null,
      tenantTimezone: "Nowhere/At_All",
      now: night,
    };
    for (const stopRequestedAt of [at("2020-01-01T00:00:00Z"), at("2030-01-01T00:00:00Z")]) {
      const answer = ask({ ...everything, stopRequestedAt });
      expect(answer).toMatchObject({ verdict: "deny", rule: "borrower-stop" });
      expect(answer.facts.stopRequestedAt).toBe(stopRequestedAt);
    }
  });

  test("a policy that permits no channel contacts nobody", () => {
    expect(ask({ rules: { window: WINDOW, channels: [] } })).toMatchObject({
      rule: "channel-not-permitted",
    });
  });
});
