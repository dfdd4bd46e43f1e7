import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ChosenContact,
  choicesAt,
  type ContactChoices,
  latestChoices,
  markOf,
  NO_CHOICES,
  validateChoices,
  withChoices,
} from "../../../src/domain/contact/choices";
import { CHANNELS, CONSENTS } from "../../../src/domain/contact/rule";
import { instant } from "../../../src/kernel/calendar";

const hours = (startMinute: number, endMinute: number): ContactChoices => ({
  ...NO_CHOICES,
  hours: { startMinute, endMinute },
});

describe("what a borrower chooses", () => {
  it.each<[string, ContactChoices, string | null]>([
    ["nothing", NO_CHOICES, null],
    ["a whole day", hours(0, 1440), null],
    ["an hour", hours(540, 600), null],
    ["a minute less", hours(540, 599), "choice.hours_too_short"],
    ["hours that end as they begin", hours(540, 540), "choice.hours_empty"],
    ["hours over midnight", hours(1200, 300), "choice.hours_empty"],
    ["hours past midnight", hours(1380, 1441), "choice.hours_empty"],
    ["hours before the day", hours(-1, 600), "choice.hours_empty"],
  ])("%s", (_, choices, code) => {
    const valid = validateChoices(choices);
    expect(valid.ok ? null : valid.refusal.code).toBe(code);
  });

  it("is kept in one order and without doubles", () => {
    const valid = validateChoices({
      ...NO_CHOICES,
      consents: ["work-email", "autodialled", "work-email"],
      unwantedChannels: ["visit", "email", "visit"],
    });
    expect(valid).toEqual({
      ok: true,
      value: {
        consents: ["autodialled", "work-email"],
        unwantedChannels: ["email", "visit"],
        hours: null,
      },
    });
  });
});

describe("what counts at a moment", () => {
  const agreed: ChosenContact = { ...NO_CHOICES, consents: ["autodialled"], since: instant(100) };
  const revoked: ChosenContact = { ...NO_CHOICES, since: instant(200) };
  it.each<[string, number, readonly string[], boolean]>([
    ["before anybody asked nothing is known", 99, [], false],
    ["from the moment of a consent on it counts", 100, ["autodialled"], true],
    ["until the one before it is taken back", 199, ["autodialled"], true],
    ["and not from then on", 200, [], true],
  ])("%s", (_, at, consents, isKnown) => {
    const counts = choicesAt([agreed, revoked], instant(at));
    expect(counts.consents).toEqual(consents);
    expect(counts.preferences !== null).toBe(isKnown);
  });

  const chosen = fc.record({
    consents: fc.subarray([...CONSENTS]),
    unwantedChannels: fc.subarray([...CHANNELS]),
    hours: fc.constant(null),
    since: fc.nat(50).map(instant),
  });

  it("has another mark whenever it is something else", () => {
    fc.assert(
      fc.property(chosen, chosen, fc.nat(720), (one, other, startMinute) => {
        const hours = { startMinute, endMinute: startMinute + 60 };
        for (const [a, b] of [
          [one, other],
          [{ ...one, hours }, other],
        ] as const) {
          const { since: _1, ...first } = a;
          const { since: _2, ...second } = b;
          const isSame = JSON.stringify(first) === JSON.stringify(second);
          expect(markOf(a) === markOf(b)).toBe(isSame);
        }
      }),
    );
  });

  it("is the last that was told, in whatever order the moments came", () => {
    fc.assert(
      fc.property(fc.array(chosen, { minLength: 1, maxLength: 40 }), (all) => {
        const known = all.reduce(withChoices, [] as readonly ChosenContact[]);
        const last = all.at(-1) as ChosenContact;
        expect(latestChoices(known)).toEqual({
          consents: last.consents,
          unwantedChannels: last.unwantedChannels,
          hours: last.hours,
        });
        expect(choicesAt(known, last.since).consents).toEqual(last.consents);
        // Never two of one moment, always in order, and not without end.
        const moments = known.map(({ since }) => since);
        expect(moments).toEqual([...new Set(moments)].toSorted((a, b) => a - b));
        expect(known.length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
