import type { Env } from "../env";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { PARTITION_SPAN } from "../kernel/ids";
import { shardDatabases } from "./shards";
import { platformStatement } from "./statement";

export type BookDate = Readonly<{
  tenant_id: number;
  partition: number;
  scanned_on: BusinessDate;
}>;

// The tick serves all tenants: it learns who has work waiting, and reads nothing of the work.
const BOOK_DATES = platformStatement<BookDate>(
  "due_work.book_dates",
  "SELECT tenant_id, partition, scanned_on FROM partition_owner WHERE state = 'active'",
);
const WAITING_NOTICES = platformStatement<{ tenant_id: number; id: number }>(
  "due_work.waiting_notices",
  `SELECT tenant_id, id FROM notice
   WHERE state IN ('planned', 'deferred', 'sending') AND send_after <= ?1 ORDER BY tenant_id, id LIMIT ?2`,
);

/** Where every partition's book stands. */
export async function bookDates(env: Env): Promise<readonly BookDate[]> {
  const answers = await Promise.all(
    shardDatabases(env).map((shard) => shard.prepare(BOOK_DATES.sql).all<BookDate>()),
  );
  return answers.flatMap(({ results }) => results);
}

/** Notices whose waiting time is over, whose message was lost or whose sender died. */
export async function waitingNotices(
  env: Env,
  now: Instant,
  limit: number,
): Promise<readonly Readonly<{ tenant_id: number; id: number }>[]> {
  const answers = await Promise.all(
    shardDatabases(env).map((shard) =>
      shard.prepare(WAITING_NOTICES.sql).bind(now, limit).all<{ tenant_id: number; id: number }>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

const RECENT_UNMATCHED = platformStatement<{ tenant_id: number; id: number }>(
  "due_work.recent_unmatched",
  `SELECT tenant_id, id FROM unmatched_payment
   WHERE state = 'waiting' AND received_at > ?1 ORDER BY tenant_id, id LIMIT ?2`,
);

const UNFINISHED_PAYMENTS = platformStatement<{ tenant_id: number; id: number }>(
  "due_work.unfinished_payments",
  `SELECT tenant_id, id FROM unmatched_payment INDEXED BY unmatched_payment_unfinished
   WHERE stage IN ('posting', 'reversing') AND updated_at < ?1 ORDER BY tenant_id, id LIMIT ?2`,
);

/** Payments whose plan a worker that died left half carried out. */
export async function unfinishedPayments(
  env: Env,
  before: Instant,
  limit: number,
): Promise<readonly Readonly<{ tenant_id: number; id: number }>[]> {
  const answers = await Promise.all(
    shardDatabases(env).map((shard) =>
      shard
        .prepare(UNFINISHED_PAYMENTS.sql)
        .bind(before, limit)
        .all<{ tenant_id: number; id: number }>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

/** Payments that began to wait lately: their loan may have come while a worker died. */
export async function recentUnmatched(
  env: Env,
  since: Instant,
  limit: number,
): Promise<readonly Readonly<{ tenant_id: number; id: number }>[]> {
  const answers = await Promise.all(
    shardDatabases(env).map((shard) =>
      shard
        .prepare(RECENT_UNMATCHED.sql)
        .bind(since, limit)
        .all<{ tenant_id: number; id: number }>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

export type StoredEvent = Readonly<{
  tenant_id: number;
  endpoint_number: number;
  message_id: string;
}>;
const STORED_EVENTS = platformStatement<StoredEvent>(
  "due_work.stored_events",
  `SELECT tenant_id, endpoint_number, message_id FROM webhook_event
   WHERE state = 'stored' AND received_at >= ?1 AND received_at < ?2
   ORDER BY tenant_id, received_at LIMIT ?3`,
);

/** Webhook events that came within a time and were not applied. */
export async function storedEvents(
  env: Env,
  { from, before }: Readonly<{ from: Instant; before: Instant }>,
  limit: number,
): Promise<readonly StoredEvent[]> {
  const answers = await Promise.all(
    shardDatabases(env).map((shard) =>
      shard.prepare(STORED_EVENTS.sql).bind(from, before, limit).all<StoredEvent>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

type DeliveryWork = Readonly<{ tenant_id: number; partition: number }>;
const WAITING_DELIVERIES = platformStatement<DeliveryWork>(
  "due_work.waiting_deliveries",
  `SELECT DISTINCT tenant_id, event_id / ${PARTITION_SPAN} AS partition
   FROM delivery INDEXED BY delivery_pending WHERE state = 'pending' AND next_at <= ?1`,
);

/** Partitions with events that may be posted by now. */
export async function waitingDeliveries(env: Env, now: Instant): Promise<readonly DeliveryWork[]> {
  const answers = await Promise.all(
    shardDatabases(env).map((shard) =>
      shard.prepare(WAITING_DELIVERIES.sql).bind(now).all<DeliveryWork>(),
    ),
  );
  return answers.flatMap(({ results }) => results);
}

/** Imports that nobody works on although they are not done. */
export async function idleImports(
  env: Env,
  now: Instant,
  limit: number,
): Promise<readonly Readonly<{ tenant_id: number; number: number }>[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT tenant_id, number FROM import_job
     WHERE status IN ('queued', 'running') AND COALESCE(lease_until, created_at + 300000) < ?1
     LIMIT ?2`,
  )
    .bind(now, limit)
    .all<{ tenant_id: number; number: number }>();
  return answer.results;
}

/** Sandboxes whose book is to be emptied and that nobody empties. */
export async function idleResets(env: Env, now: Instant): Promise<readonly number[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT tenant_id FROM sandbox_reset WHERE state <> 'finished' AND lease_until < ?1 AND EXISTS (
       SELECT 1 FROM tenant WHERE id = sandbox_reset.tenant_id AND state = 'active')`,
  )
    .bind(now)
    .all<{ tenant_id: number }>();
  return answer.results.map(({ tenant_id }) => tenant_id);
}

/** Test clocks that have somewhere to go and nobody who moves them. */
export async function idleClocks(env: Env, now: Instant): Promise<readonly number[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT id FROM tenant WHERE clock_target IS NOT NULL AND state = 'active'
       AND COALESCE(clock_lease_until, 0) < ?1`,
  )
    .bind(now)
    .all<{ id: number }>();
  return answer.results.map(({ id }) => id);
}
