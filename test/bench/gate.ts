import { type ContactInput, decideContact } from "../../src/domain/contact/gate";
import { PACKS } from "../../src/domain/contact/packs/all";
import { instant } from "../../src/kernel/calendar";

const DAY_MS = 86_400_000;
const ROUNDS = 7;
const REPEATS = 2_000;
const NOW = instant(Date.UTC(2026, 5, 10, 16));

/** Microseconds of one decision about a letter, and of a JSON.parse of what it looked at and said. */
export function measureGate(): Readonly<{ decide: number; parse: number }> {
  const input = question();
  const text = JSON.stringify([{ ...input, packs: [] }, decideContact(input)]);
  let sink = 0;
  const decide = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) {
      const now = instant(NOW + repeat * 1000);
      sink += decideContact({ ...input, now }).spoke.length;
    }
  });
  const parse = medianOf(() => {
    for (let repeat = 0; repeat < REPEATS; repeat += 1) sink += JSON.parse(text).length;
  });
  if (sink === 0) throw new Error("nothing was decided");
  return { decide: (decide * 1000) / REPEATS, parse: (parse * 1000) / REPEATS };
}

/** A late loan of a borrower in New York, whom ten contacts of the last weeks have tried to reach. */
function question(): ContactInput {
  const results = ["no-answer", "sent", "voicemail", "sent", "right-party"] as const;
  return {
    rules: { window: { startMinute: 480, endMinute: 1260 }, channels: ["email"] },
    policyVersion: 1,
    packs: PACKS.filter(({ countries }) => countries.includes("US")),
    ...{ channel: "email", purpose: "collection", party: "borrower", place: "unknown" },
    ...{ loanId: 1, address: "mara@example.com", isSuppressed: false },
    ...{ residence: "US-NY", products: ["consumer"], representative: null },
    ...{ borrowerTimezone: "America/New_York", tenantTimezone: "America/New_York" },
    ...{ stopRequestedAt: null, stillDue: true, isHeld: false, sentSameStepAndDate: false },
    ...{ flags: [], consents: [], preferences: null, isUnreachable: false },
    history: Array.from({ length: 10 }, (_, index) => ({
      at: instant(NOW - (index + 1) * 3 * DAY_MS),
      channel: index % 2 === 0 ? ("phone" as const) : ("email" as const),
      loanId: 1,
      result: results[index % results.length] ?? null,
    })),
    now: NOW,
  };
}

/** Milliseconds, the middle of several rounds. */
function medianOf(run: () => void): number {
  run();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
}
