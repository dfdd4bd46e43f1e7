import type { Departure, QueueName } from "../app/write";
import type { Env } from "../env";
import { openOutbox, type Outbox, type OutboxRow } from "../store/outbox";
import { shardDatabases } from "../store/shards";

const ROWS_PER_PASS = 100;
const PASSES_MAX = 50;

export function queueOf(env: Env, name: QueueName): Queue {
  const queues = {
    scans: env.SCANS,
    imports: env.IMPORTS,
    payments: env.PAYMENTS,
    notices: env.NOTICES,
    events: env.EVENTS,
    exports: env.EXPORTS,
  } satisfies Record<QueueName, Queue>;
  return queues[name];
}

/** Sends messages that may be lost. */
export async function sendWakes(env: Env, wakes: readonly Departure[]): Promise<void> {
  for (const [name, group] of Map.groupBy(wakes, ({ queue }) => queue)) {
    for (let start = 0; start < group.length; start += ROWS_PER_PASS) {
      const part = group.slice(start, start + ROWS_PER_PASS);
      await queueOf(env, name).sendBatch(part.map(({ message }) => ({ body: message })));
    }
  }
}

/** Sends what one partition's commits left in the outbox. A crash on the way sends twice, never not. */
export async function relayPartition(
  env: Env,
  database: D1Database,
  tenantId: number,
  partition: number,
): Promise<number> {
  const outbox = openOutbox(database);
  return relay(env, outbox, () => outbox.pendingOf(tenantId, partition, ROWS_PER_PASS));
}

/** Longer nobody relays for others: a request that ended has lost its relay. */
const RELAY_MS_MAX = 10_000;
/** In a burst more come together than one sweep takes. */
const GATHERED_MS = 20;
const gather = () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, GATHERED_MS);
  });
type Running = { again: boolean; until: number };
const running = new Map<string, Running>();

/**
 * The same after a request has been answered. While one relays a partition, the others of this isolate
 * leave their messages to it: a burst of commits is a few sweeps, and not two queries each.
 */
export async function relaySoon(
  env: Env,
  database: D1Database,
  tenantId: number,
  partition: number,
): Promise<void> {
  const key = `${tenantId}:${partition}`;
  const other = running.get(key);
  if (other && other.until > Date.now()) {
    other.again = true;
    return;
  }
  const own: Running = { again: true, until: Date.now() + RELAY_MS_MAX };
  running.set(key, own);
  try {
    while (own.again) {
      own.again = false;
      await relayPartition(env, database, tenantId, partition);
      if (own.again) await gather();
    }
  } finally {
    if (running.get(key) === own) running.delete(key);
  }
}

/** Sweeps all shards, for what a crash left behind. */
export async function relayAll(env: Env): Promise<number> {
  let sent = 0;
  for (const database of shardDatabases(env)) {
    const outbox = openOutbox(database);
    sent += await relay(env, outbox, () => outbox.pending(ROWS_PER_PASS));
  }
  return sent;
}

async function relay(env: Env, outbox: Outbox, next: () => Promise<OutboxRow[]>): Promise<number> {
  let sent = 0;
  for (let pass = 0; pass < PASSES_MAX; pass += 1) {
    const rows = await next();
    if (rows.length === 0) return sent;
    for (const [name, group] of Map.groupBy(rows, (row) => row.queue)) {
      await queueOf(env, name).sendBatch(group.map((row) => ({ body: JSON.parse(row.message) })));
    }
    await outbox.remove(rows);
    sent += rows.length;
    if (rows.length < ROWS_PER_PASS) return sent;
  }
  return sent;
}
