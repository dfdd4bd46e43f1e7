import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { GateDecision } from "../../../src/domain/contact/decision";
import { type ContactInput, decideContact } from "../../../src/domain/contact/gate";
import { HISTORY_DAYS } from "../../../src/domain/contact/history-days";
import { PACKS } from "../../../src/domain/contact/packs/all";
import type { RulePack } from "../../../src/domain/contact/pack";
import {
  CHANNELS,
  CONSENTS,
  CONTACT_FLAGS,
  CONTACT_RESULTS,
  PARTIES,
  PLACES,
  PURPOSES,
} from "../../../src/domain/contact/rule";
import type { PastContact } from "../../../src/domain/contact/situation";
import { addDays, dateAt, instant } from "../../../src/kernel/calendar";
import { PLAIN } from "./question";

const ZONES = [
  "America/New_York",
  "America/Mexico_City",
  "Europe/London",
  "Asia/Kolkata",
  "Asia/Shanghai",
  "Asia/Jakarta",
  "Australia/Sydney",
  "Australia/Lord_Howe",
] as const;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Contacts of up to twelve moments, a few of them later than now: a clock that differs. */
const histories = fc.array(
  fc.record({
    ago: fc.integer({ min: -DAY_MS, max: (HISTORY_DAYS + 3) * DAY_MS }),
    channel: fc.constantFrom(...CHANNELS),
    loanId: fc.constantFrom(1, 2, null),
    result: fc.constantFrom(...CONTACT_RESULTS, null),
    /** Of a permit that nobody used: how long after now it counts. */
    counts: fc.option(fc.integer({ min: -DAY_MS, max: 2 * DAY_MS }), { freq: 1 }),
  }),
  { maxLength: 12 },
);

const preferences = fc.option(
  fc.record({
    unwantedChannels: fc.subarray([...CHANNELS], { maxLength: 2 }),
    hours: fc.option(
      fc
        .tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 60, max: 240 }))
        .map(([start, length]) => ({ startMinute: start, endMinute: start + length })),
    ),
  }),
  { freq: 1 },
);

const questions: fc.Arbitrary<ContactInput> = fc
  .record({
    now: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 5, 1) }).map(instant),
    packs: fc.subarray([...PACKS], { maxLength: 6 }),
    channel: fc.constantFrom(...CHANNELS),
    purpose: fc.constantFrom(...PURPOSES),
    party: fc.constantFrom("borrower" as const, "borrower" as const, ...PARTIES),
    place: fc.constantFrom(...PLACES),
    loanId: fc.constantFrom(1, 1, null),
    borrowerTimezone: fc.option(fc.constantFrom(...ZONES), { freq: 3 }),
    tenantTimezone: fc.constantFrom(...ZONES),
    flags: fc.oneof(
      { weight: 4, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.subarray([...CONTACT_FLAGS], { maxLength: 2 }) },
    ),
    residence: fc.option(fc.constantFrom("US", "US-MA", "GB-SCT", "AU", "IN"), { freq: 1 }),
    consents: fc.subarray([...CONSENTS]),
    preferences,
    isUnreachable: fc.boolean(),
    areHolidaysTold: fc.constantFrom(true, true, false),
    holidays: fc.array(fc.integer({ min: -3, max: 30 }), { maxLength: 4 }),
    past: histories,
  })
  .map(({ now, past, areHolidaysTold, holidays, tenantTimezone, ...rest }) => {
    const today = dateAt(now, tenantTimezone);
    const calendar = {
      from: addDays(today, -5),
      through: addDays(today, 90),
      dates: holidays.map((days) => addDays(today, days)),
    };
    return {
      ...PLAIN,
      ...rest,
      now,
      tenantTimezone,
      rules: {
        window: { startMinute: 480, endMinute: 1260 },
        channels: ["email", "sms", "message"],
        ...(areHolidaysTold ? { holidays: calendar } : {}),
      },
      address: "mara@example.com",
      stopRequestedAt: null,
      isSuppressed: false,
      stillDue: true,
      isHeld: false,
      sentSameStepAndDate: false,
      history: toHistory(past, now),
    };
  });

type Past = Omit<PastContact, "at"> & Readonly<{ ago: number; counts: number | null }>;

function toHistory(past: readonly Past[], now: number): readonly PastContact[] {
  return past.map(({ ago, counts, ...contact }) => ({
    ...contact,
    at: instant(now - ago),
    ...(counts === null ? {} : { countsUntil: instant(now + counts) }),
  }));
}

/** From when on an answer permits contact. */
function permitsFrom(answer: GateDecision, now: number): number {
  if (answer.verdict === "allow") return now;
  return answer.verdict === "defer" ? answer.until : Number.POSITIVE_INFINITY;
}

/** At least as strict: never earlier, and never longer. */
function expectNoMilder(more: GateDecision, fewer: GateDecision, now: number): void {
  expect(permitsFrom(more, now)).toBeGreaterThanOrEqual(permitsFrom(fewer, now));
  if (more.verdict !== "allow" || fewer.verdict !== "allow") return;
  expect(more.until ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(
    fewer.until ?? Number.POSITIVE_INFINITY,
  );
}

const RUNS = { numRuns: 400 };

// Each run asks the gate several times over up to eleven zones.
describe("for every question to the gate", { timeout: 60_000 }, () => {
  test("one more pack never permits earlier or longer", () => {
    fc.assert(
      fc.property(questions, fc.constantFrom(...PACKS), (question, pack) => {
        const more = { ...question, packs: [...question.packs, { ...pack, id: `${pack.id}+` }] };
        expectNoMilder(decideContact(more), decideContact(question), question.now);
      }),
      RUNS,
    );
  });

  test("one more rule in a pack never permits earlier or longer", () => {
    fc.assert(
      fc.property(questions, fc.nat(), (question, chosen) => {
        const [first] = question.packs;
        if (!first || first.rules.length === 0) return;
        const left = chosen % first.rules.length;
        const fewer: RulePack = { ...first, rules: first.rules.filter((_, at) => at !== left) };
        const without = { ...question, packs: [fewer, ...question.packs.slice(1)] };
        expectNoMilder(decideContact(question), decideContact(without), question.now);
      }),
      RUNS,
    );
  });

  test("one more contact in the past never permits earlier or longer", () => {
    fc.assert(
      fc.property(questions, histories, (question, past) => {
        const history = [...question.history, ...toHistory(past, question.now)];
        const more = { ...question, history };
        expectNoMilder(decideContact(more), decideContact(question), question.now);
      }),
      RUNS,
    );
  });

  test("the order of packs, of history and of marks does not matter", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const turned = {
          ...question,
          packs: question.packs.toReversed(),
          history: question.history.toReversed(),
          flags: question.flags.toReversed(),
          consents: question.consents.toReversed(),
        };
        expect(decideContact(turned)).toEqual(decideContact(question));
      }),
      RUNS,
    );
  });

  test("the moment of a deferral is allowed when asked again, and the first that is", () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 1, noNaN: true }), (question, share) => {
        const answer = decideContact(question);
        if (answer.verdict !== "defer") return;
        const { until } = answer;
        expect(until).toBeGreaterThan(question.now);
        const ask = (ms: number) => decideContact({ ...question, now: instant(ms) }).verdict;
        expect(ask(until)).toBe("allow");
        for (const ms of [until - MINUTE_MS, question.now + (until - question.now) * share]) {
          const between = Math.min(until - 1, Math.max(question.now, Math.floor(ms)));
          expect(ask(between)).not.toBe("allow");
        }
      }),
      RUNS,
    );
  });

  test("what is allowed stays allowed until the end that was told", () => {
    fc.assert(
      fc.property(questions, fc.double({ min: 0, max: 1, noNaN: true }), (question, share) => {
        const answer = decideContact(question);
        if (answer.verdict !== "allow" || answer.until === null) return;
        const ask = (ms: number) => decideContact({ ...question, now: instant(ms) }).verdict;
        const span = answer.until - question.now;
        expect(ask(answer.until - 1)).toBe("allow");
        expect(ask(question.now + Math.floor((span - 1) * share))).toBe("allow");
      }),
      RUNS,
    );
  });

  test("contacts of before the history that is read change nothing", () => {
    fc.assert(
      fc.property(questions, (question) => {
        const since = question.now - HISTORY_DAYS * DAY_MS;
        const read = question.history.filter(({ at }) => at >= since);
        const all = decideContact(question);
        const recent = decideContact({ ...question, history: read });
        expect(permitsFrom(all, question.now)).toBe(permitsFrom(recent, question.now));
      }),
      RUNS,
    );
  });
});
