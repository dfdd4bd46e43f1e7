import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { type FaultKind, noFaults, seededFaults } from "../support/faults";
import { ladderLife } from "../support/ladder-book";
import {
  dailyStops,
  differences,
  type Life,
  type LifeEnd,
  live,
  randomStops,
} from "../support/ladder-run";
import { lettersLife } from "../support/letters-life";
import { sandboxLife } from "../support/sandbox-life";

type Asked = Readonly<{
  seeds: readonly number[];
  splits: boolean;
  book: "ladder" | "sandbox" | "letters" | "payments";
  days: number;
  letters: number;
}>;

const asked = JSON.parse(env.FAULTS) as Asked;
const HOURS = 3_600_000;
/** Every fourth run has two partitions; most have one, for twice as many runs in the same time. */
const partitionsOf = (seed: number) => (asked.book !== "ladder" || seed % 4 === 0 ? 2 : 1);

function lifeOf(partitionCount: number): Omit<Life, "stops"> {
  const reached = (on: string) => say({ reached: on });
  if (asked.book === "ladder") return ladderLife(asked.days, partitionCount);
  if (asked.book === "letters")
    return { ...lettersLife(asked.letters, asked.days, partitionCount), reached };
  return { ...sandboxLife(asked.days, partitionCount), reached };
}

function say(what: Readonly<Record<string, unknown>>): void {
  console.log(`faults: ${JSON.stringify(what)}`);
}

it.runIf(asked.book !== "payments")(
  "the days end the same however they are lived through",
  async () => {
    const jumped = new Map<number, LifeEnd>();
    const differing: string[] = [];
    const compare = async (name: string, run: () => Promise<LifeEnd>, partitions: number) => {
      const expected =
        jumped.get(partitions) ?? (await live({ ...lifeOf(partitions), stops: [] }, noFaults()));
      jumped.set(partitions, expected);
      const startedAt = Date.now();
      const end = await run();
      const found = differences(expected, end);
      differing.push(...found.map((difference) => `${name}: ${difference}`));
      const { letters, hoursLived, orders } = end;
      const shown = asked.book === "letters" ? { orders } : {};
      return { seconds: (Date.now() - startedAt) / 1000, letters, hoursLived, found, ...shown };
    };
    if (asked.splits) {
      const ways = [dailyStops(asked.days)];
      for (const seed of [1, 2, 3]) {
        ways.push(randomStops(seededFaults(seed), asked.days, 4 * seed));
      }
      for (const stops of ways) {
        const run = () => live({ ...lifeOf(2), stops }, noFaults());
        say({ stops: stops.length, ...(await compare(`${stops}`, run, 2)) });
      }
    }
    for (const seed of asked.seeds) {
      const faults = seededFaults(seed);
      const stops = randomStops(faults, asked.days, faults.random.between(0, 6));
      const partitions = partitionsOf(seed);
      const run = () => live({ ...lifeOf(partitions), stops }, faults);
      const counts: Partial<Record<FaultKind, number>> = {};
      const end = await compare(`seed ${seed}`, run, partitions);
      for (const [kind, count] of faults.counts) counts[kind] = count;
      say({ seed, stops: stops.length, ...end, counts });
    }
    expect(differing).toEqual([]);
  },
  12 * HOURS,
);
