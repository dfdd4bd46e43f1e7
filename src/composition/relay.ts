import type { QueueName } from "../app/write";
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
  } satisfies Record<QueueName, Queue>;
  return queues[name];
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
