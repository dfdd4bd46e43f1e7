import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideContact } from "../../../src/domain/contact/gate";
import { PACKS } from "../../../src/domain/contact/packs/all";
import type { Channel, ContactResult } from "../../../src/domain/contact/rule";
import type { PastContact } from "../../../src/domain/contact/situation";
import { businessDate, instant } from "../../../src/kernel/calendar";
import { QUESTION } from "./question";

// Officers who ask before each attempt and do what the gate says, for weeks; then the record is
// counted by hand, with Intl for the calendar and none of the gate's own words.

const START = Date.UTC(2026, 9, 15);
const HOUR_MS = 3_600_000;
const RESULTS = ["right-party", "voicemail", "no-answer", "failed", "wrong-number"] as const;

const attempts = fc.array(
  fc.record({
    /** How long after the one before. */
    wait: fc.integer({ min: 1, max: 14 * HOUR_MS }),
    result: fc.constantFrom(...RESULTS),
    loanId: fc.constantFrom(1, 1, 2),
    channel: fc.constantFrom<Channel>("phone", "phone", "agency", "email", "visit"),
  }),
  { minLength: 40, maxLength: 120 },
);

type Attempt = Readonly<{ wait: number; result: ContactResult; loanId: number; channel: Channel }>;

/** What was done of what was wanted. */
function act(wanted: readonly Attempt[], packIds: string, timezone: string): PastContact[] {
  const packs = PACKS.filter(({ id }) => id.startsWith(packIds));
  const rules = {
    window: { startMinute: 0, endMinute: 1440 },
    channels: ["email"],
    holidays: { from: businessDate("2026-01-01"), through: businessDate("2027-12-31"), dates: [] },
  };
  const done: PastContact[] = [];
  let now = START;
  for (const { wait, ...attempt } of wanted) {
    now += wait;
    const { loanId, channel } = attempt;
    const asked = { ...QUESTION, rules, packs, borrowerTimezone: timezone, loanId, channel };
    const answer = decideContact({ ...asked, history: done, now: instant(now) });
    if (answer.verdict === "allow") done.push({ ...attempt, at: instant(now) });
  }
  return done;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local day as a number that counts up by one, and the hour with its fraction. */
function local(ms: number, timeZone: string): Readonly<{ day: number; hour: number }> {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  clocks.set(timeZone, clock);
  const [year = 0, month = 0, date = 0, hour = 0, minute = 0] = (
    clock.format(ms).match(/\d+/g) ?? []
  ).map(Number);
  return { day: Date.UTC(year, month - 1, date) / 86_400_000, hour: hour + minute / 60 };
}

describe("whoever does only what the gate allows", { timeout: 60_000 }, () => {
  test("in New York keeps seven calls in seven days a loan, and the days after a talk quiet", () => {
    fc.assert(
      fc.property(attempts, (wanted) => {
        const zone = "America/New_York";
        const done = act(wanted, "US-", zone);
        for (const { at } of done) {
          expect(local(at, zone).hour).toBeGreaterThanOrEqual(8);
          expect(local(at, zone).hour).toBeLessThan(21);
        }
        const calls = done.filter(({ channel }) => channel === "phone" || channel === "agency");
        for (const [index, { at, loanId }] of calls.entries()) {
          const { day } = local(at, zone);
          const before = calls.slice(0, index).filter((call) => call.loanId === loanId);
          const recent = before.filter((call) => day - local(call.at, zone).day < 7);
          expect(recent.filter(({ result }) => result === "right-party")).toEqual([]);
          expect(recent.filter(({ result }) => result !== "failed").length).toBeLessThan(7);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("in Shanghai keeps three connected calls and six unanswered ones a day", () => {
    fc.assert(
      fc.property(attempts, (wanted) => {
        const zone = "Asia/Shanghai";
        const done = act(
          wanted.map((one) => ({ ...one, wait: one.wait / 8 })).map(whole),
          "CN-",
          zone,
        );
        const calls = done.filter(({ channel }) => channel === "phone" || channel === "agency");
        const days = Map.groupBy(calls, ({ at }) => local(at, zone).day);
        for (const own of days.values()) {
          const reached = own.filter(({ result }) => result !== "no-answer" && result !== "failed");
          const lost = own.filter(({ result }) => result !== null && UNANSWERED.has(result));
          expect(reached.length).toBeLessThanOrEqual(3);
          expect(lost.length).toBeLessThanOrEqual(6);
        }
        for (const { at } of done) expect(local(at, zone).hour).toBeGreaterThanOrEqual(8);
      }),
      { numRuns: 60 },
    );
  });

  test("in Sydney keeps three a week and ten a month over all ways, and one visit in thirty days", () => {
    fc.assert(
      fc.property(attempts, (wanted) => {
        const zone = "Australia/Sydney";
        const done = act(wanted, "AU-", zone);
        const counted = done.filter(({ channel }) => channel !== "visit");
        const visits = done.filter(({ channel }) => channel === "visit" || channel === "agency");
        for (const [list, span, max] of [
          [counted, 7, 3],
          [visits, 30, 1],
        ] as const) {
          for (const { at } of list) {
            const { day } = local(at, zone);
            const recent = list.filter(
              (one) => one.at <= at && day - local(one.at, zone).day < span,
            );
            expect(recent.length).toBeLessThanOrEqual(max);
          }
        }
        const months = Map.groupBy(counted, ({ at }) =>
          new Date(local(at, zone).day * 86_400_000).getUTCMonth(),
        );
        for (const own of months.values()) expect(own.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 60 },
    );
  });
});

const UNANSWERED = new Set<ContactResult>(["no-answer", "voicemail", "failed"]);

function whole(attempt: Attempt): Attempt {
  return { ...attempt, wait: Math.ceil(attempt.wait) };
}
