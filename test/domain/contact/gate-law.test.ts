import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ContactInput, decideContact } from "../../../src/domain/contact/gate";
import { instant } from "../../../src/kernel/calendar";
import { PLAIN } from "./question";

const ZONES = [
  "America/New_York",
  "America/Los_Angeles",
  "America/St_Johns",
  "America/Sao_Paulo",
  "Europe/London",
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Shanghai",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "UTC",
] as const;

const HOUR_MS = 3_600_000;
const FROM = Date.UTC(2024, 0, 1);
const UNTIL = Date.UTC(2030, 0, 1);

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The local minute of the day by Intl, which the gate does not use. */
function localMinute(ms: number, timeZone: string): number {
  let clock = clocks.get(timeZone);
  if (!clock) {
    const options = { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
    clock = new Intl.DateTimeFormat("en", options);
    clocks.set(timeZone, clock);
  }
  const [hour, minute] = clock.format(ms).split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

const windows = fc
  .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 1, max: 1440 }))
  .map(([start, length]) => ({ startMinute: start, endMinute: Math.min(1440, start + length) }));

const asked = fc.record({
  rules: fc.record({
    window: fc.oneof(fc.constant({ startMinute: 480, endMinute: 1260 }), windows),
    channels: fc.constantFrom<readonly string[]>(["email"], ["email", "sms"], ["sms"], []),
  }),
  channel: fc.constant("email" as const),
  address: fc.constantFrom("mara@example.com", "mara@example.com", null),
  borrowerTimezone: fc.option(fc.constantFrom(...ZONES)),
  tenantTimezone: fc.constantFrom(...ZONES, "Nowhere/At_All"),
  stopRequestedAt: fc.option(fc.integer({ min: FROM, max: UNTIL }).map(instant), { freq: 5 }),
  isSuppressed: fc.boolean(),
  stillDue: fc.boolean(),
  isHeld: fc.boolean(),
  sentSameStepAndDate: fc.constantFrom(false, false, true),
  now: fc.integer({ min: FROM, max: UNTIL }).map(instant),
});
const inputs: fc.Arbitrary<ContactInput> = asked.map((input) => ({ ...PLAIN, ...input }));

function isOpen(input: ContactInput, zones: readonly string[], ms: number): boolean {
  const { startMinute, endMinute } = input.rules.window;
  return zones.every((zone) => {
    const minute = localMinute(ms, zone);
    return startMinute <= minute && minute < endMinute;
  });
}

describe("for every borrower, lender, window and moment", { timeout: 30_000 }, () => {
  test("the gate allows nothing outside the window, and nothing a rule forbids", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const answer = decideContact(input);
        if (answer.verdict !== "allow") return;
        expect(isOpen(input, answer.facts.timezones, input.now)).toBe(true);
        expect(input.stopRequestedAt).toBeNull();
        expect(input.stillDue && !input.isHeld && !input.sentSameStepAndDate).toBe(true);
        expect(input.rules.channels).toContain("email");
        expect(input.address).not.toBeNull();
        expect(input.isSuppressed && ["email", "sms"].includes(input.channel)).toBe(false);
        expect(answer.facts.timezones.length).toBeGreaterThan(0);
      }),
      { numRuns: 3000 },
    );
  });

  test("the moment a notice is put off to lies ahead and is one at which it may go out", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const answer = decideContact(input);
        if (answer.verdict !== "defer") return;
        expect(answer.until).toBeGreaterThan(input.now);
        expect(answer.until - input.now).toBeLessThanOrEqual(49 * HOUR_MS);
        expect(isOpen(input, answer.facts.timezones, answer.until)).toBe(true);
        expect(decideContact({ ...input, now: answer.until }).verdict).toBe("allow");
      }),
      { numRuns: 3000 },
    );
  });

  test("a notice is put off no longer than it must: no earlier quarter of an hour was open", () => {
    const usual = inputs.map((input) => ({
      ...input,
      rules: { ...input.rules, window: { startMinute: 480, endMinute: 1260 } },
    }));
    fc.assert(
      fc.property(usual, (input) => {
        const answer = decideContact(input);
        if (answer.verdict !== "defer") return;
        for (let ms: number = input.now; ms < answer.until; ms += HOUR_MS / 4) {
          expect(isOpen(input, answer.facts.timezones, ms)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("the same question has the same answer", () => {
    fc.assert(
      fc.property(inputs, (input) => {
        expect(decideContact(input)).toEqual(decideContact({ ...input }));
      }),
      { numRuns: 300 },
    );
  });
});
