import { env } from "cloudflare:workers";
import { addDays, type BusinessDate, instant } from "../../src/kernel/calendar";
import { controlId } from "../../src/kernel/ids";
import type { Faults } from "./faults";
import type { Time } from "./fault-invocation";
import { openPlatform, type Platform } from "./fault-platform";
import { POST_URL, type TryOrder } from "./fault-post";
import { type FinalTables, finalTables } from "./final-tables";
import type { Fact } from "./ladder-book";
import { inItsOwnTime } from "./run-time";
import { newTenant, type World } from "./world";

/** Every run begins at the same moment: nothing in it is as old as a month for the tick. */
const BEGINS_AT = Date.now();
const STEPS_MAX = 100_000;
const READING_STEPS = 40;

/** A provider that knows keys: only with one can a lost answer be made good by itself. */
const GATEWAY = {
  name: "post",
  settings: { kind: "gateway", channel: "email", url: POST_URL, from: "notices@lender.example" },
  perSecond: null,
  secrets: { key: `whsec_${"A".repeat(43)}=`, events: null },
} as const;

export type Life = Readonly<{
  start: BusinessDate;
  days: number;
  partitionCount: number;
  /** Where the clock is to stop on its way, counted from the start; facts make it stop as well. */
  stops: readonly number[];
  facts: readonly Fact[];
  bring(world: World): Promise<void>;
  /** How much rarer faults of letters are than in a book of a few loans. */
  rarity?: number;
  /** Told how far it is, where a life is long enough for somebody to wait for it. */
  reached?(place: string): void;
}>;

export type LifeEnd = Readonly<{
  tables: FinalTables;
  hoursLived: number;
  letters: number;
  /** In which orders letters were tried. */
  orders: readonly TryOrder[];
}>;

/** A lender's life on the test clock from start to end, with what goes wrong on the way. */
export async function live(life: Life, faults: Faults): Promise<LifeEnd> {
  const { start, partitionCount } = life;
  const world = await newTenant({ clockOn: start, partitionCount });
  await life.bring(world);
  // Not by the API: its audit names the provider, and with it the lender of this run.
  await (await world.open()).providers.add(GATEWAY, "system:test", instant(BEGINS_AT));
  return inItsOwnTime(BEGINS_AT, faults.random.next, async (time) => {
    const platform = openPlatform(faults, time, life.rarity);
    const { post } = platform;
    time.answers((input, init) => post.fetch(String(input), init ?? {}));
    const client = openClient(world, platform, life.reached);
    const days = [...new Set([...life.stops, ...life.facts.map(({ day }) => day), life.days])];
    for (const day of days.sort((one, other) => one - other)) {
      await client.moveTo(addDays(start, day));
      const told = life.facts.filter((fact) => fact.day === day);
      // What is told on a day is told when the notices of the days before are out.
      if (told.length > 0) await client.settle();
      for (const fact of told) await client.tell(fact);
    }
    await client.settle();
    return endOf(world, platform, time);
  });
}

async function endOf(world: World, { post }: Platform, time: Time): Promise<LifeEnd> {
  const tables = await finalTables(await world.open());
  const letters = post.delivered();
  return {
    tables: { ...tables, "letters delivered": letters, "letters contradicted": post.contradicted },
    hoursLived: (time.now() - BEGINS_AT) / 3_600_000,
    letters: letters.length,
    orders: post.orders(),
  };
}

/** Integrator and operator of the lender: they ask until they have an answer, as people do. */
function openClient(world: World, platform: Platform, reached?: (place: string) => void) {
  let steps = 0;
  let seen = "";
  const step = async () => {
    steps += 1;
    if (steps > STEPS_MAX) throw new Error(`does not come to rest: ${await openWork(world)}`);
    await platform.step();
  };
  const ask = async (method: string, path: string, body?: unknown) => {
    for (;;) {
      const answer = await platform.request(world.key, method, path, body);
      if (answer && answer.status < 500 && answer.status !== 429) return answer;
      await step();
    }
  };
  const isOver = async () => platform.isQuiet() && (await openWork(world)) === 0;

  return {
    async moveTo(on: string) {
      for (;;) {
        const clock = await clockOf(world);
        if (clock.on !== seen) reached?.(clock.on);
        seen = clock.on;
        if (clock.target === null && clock.on >= on) return;
        if (clock.target === null) await ask("PUT", "/v1/clock", { on });
        else await step();
      }
    },
    async tell({ method, path, body }: Fact) {
      const answer = await ask(method, path, body);
      const text = await answer.text();
      // What was done although its answer was lost.
      const isDone = /payment\.already_reversed|promise\.already_open/.test(text);
      if (!answer.ok && !isDone) throw new Error(text);
    },
    /** Until nothing is on its way and nothing waits; what was given up is sent again. */
    async settle() {
      while (!(await isOver())) {
        reached?.(`${seen} with ${await openWork(world)} things open`);
        if (platform.isQuiet()) {
          for (const id of await deadLetters(world)) {
            await ask("POST", `/v1/dead-letters/${controlId("deadLetter", id)}/replay`);
          }
        }
        for (let count = 0; count < READING_STEPS; count += 1) {
          await step();
          if (platform.isQuiet()) break;
        }
      }
    },
  };
}

async function clockOf({ tenantId }: World) {
  const row = await env.CONTROL.prepare(
    'SELECT clock_on AS "on", clock_target AS target FROM tenant WHERE id = ?',
  )
    .bind(tenantId)
    .first<{ on: string; target: string | null }>();
  if (!row) throw new Error("the lender is gone");
  return row;
}

export async function deadLetters({ tenantId }: World): Promise<number[]> {
  const open = await env.CONTROL.prepare(
    "SELECT id FROM dead_letter WHERE tenant_id = ? AND state = 'open'",
  )
    .bind(tenantId)
    .all<{ id: number }>();
  return open.results.map(({ id }) => id);
}

/** How much is still to be done, by what the databases say. */
async function openWork({ tenantId }: World): Promise<number> {
  const control = await env.CONTROL.prepare(
    `SELECT (SELECT COUNT(*) FROM tenant WHERE id = ?1 AND clock_target IS NOT NULL)
       + (SELECT COUNT(*) FROM scan_run WHERE tenant_id = ?1 AND state <> 'finished')
       + (SELECT COUNT(*) FROM dead_letter WHERE tenant_id = ?1 AND state = 'open') AS open`,
  )
    .bind(tenantId)
    .first<number>("open");
  const shards = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) =>
      shard
        .prepare(
          `SELECT (SELECT COUNT(*) FROM outbox WHERE tenant_id = ?1)
             + (SELECT COUNT(*) FROM notice WHERE tenant_id = ?1
                AND state IN ('planned', 'deferred', 'sending')) AS open`,
        )
        .bind(tenantId)
        .first<number>("open"),
    ),
  );
  return [control, ...shards].reduce<number>((sum, open) => sum + (open ?? 0), 0);
}

/** Every day up to the last. */
export function dailyStops(days: number): number[] {
  return Array.from({ length: days }, (_, index) => index + 1);
}

/** So many days at random. */
export function randomStops({ random }: Faults, days: number, count: number): number[] {
  return Array.from({ length: count }, () => random.between(1, days - 1));
}

/** The tables in which two ends differ, each with the first lines that only one of them has. */
export function differences(
  one: Pick<LifeEnd, "tables">,
  other: Pick<LifeEnd, "tables">,
): string[] {
  const names = new Set([...Object.keys(one.tables), ...Object.keys(other.tables)]);
  return [...names].flatMap((name) => {
    const [left, right] = [one.tables[name] ?? [], other.tables[name] ?? []];
    if (JSON.stringify(left) === JSON.stringify(right)) return [];
    const only = (these: readonly string[], those: readonly string[]) =>
      these.find((line) => !those.includes(line));
    return [`${name}: ${only(left, right)} / ${only(right, left)}`];
  });
}
