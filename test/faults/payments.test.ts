import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { type FaultKind, noFaults, seededFaults } from "../support/faults";
import { differences } from "../support/ladder-run";
import { livePayments } from "../support/payments-run";

type Asked = Readonly<{ seeds: readonly number[]; book: string; events: number }>;

const asked = JSON.parse(env.FAULTS) as Asked;
const HOURS = 3_600_000;
const BOOK = { loans: 2000, partitionCount: 4, events: asked.events };

function say(what: Readonly<Record<string, unknown>>): void {
  console.log(`faults: ${JSON.stringify(what)}`);
}

it.runIf(asked.book === "payments")(
  "payments told in any order, more than once and through faults end as if told once and in order",
  async () => {
    const reached = (done: number) => say({ reached: `${done} messages` });
    const calm = await livePayments({ ...BOOK, inOrder: true }, noFaults(), reached);
    for (const seed of asked.seeds) {
      const faults = seededFaults(seed);
      const startedAt = Date.now();
      const end = await livePayments({ ...BOOK, inOrder: false }, faults, reached);
      const found = differences(calm, end);
      const counts: Partial<Record<FaultKind, number>> = {};
      for (const [kind, count] of faults.counts) counts[kind] = count;
      const seconds = (Date.now() - startedAt) / 1000;
      const { sent: messages, hoursLived } = end;
      say({ seed, stops: 0, seconds, hoursLived, letters: messages, found, counts });
      expect(found).toEqual([]);
    }
  },
  12 * HOURS,
);
