import type {
  DeliveryAttempt,
  DeliveryState,
  EventDelivery,
  EventStore,
  StoredEvent,
} from "../app/event/store";
import type { EventType } from "../domain/event/event";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { partitionRange } from "../kernel/ids";
import { type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";
import { mergeWalks, walkBorders } from "./walk";

type EventColumns = Readonly<{
  id: number;
  type: EventType;
  business_date: BusinessDate;
  data: string;
  created_at: Instant;
}>;
type DeliveryColumns = Readonly<{
  subscription: number;
  event_id: number;
  state: DeliveryState;
  tries: number;
  next_at: Instant | null;
  attempts: string;
  created_at: Instant;
  updated_at: Instant;
}>;

const EVENT_COLUMNS = "id, type, business_date, data, created_at";
const DELIVERY_COLUMNS =
  "subscription, event_id, state, tries, next_at, attempts, created_at, updated_at";

const FIND = tenantStatement<EventColumns>(
  "event.find",
  `SELECT ${EVENT_COLUMNS} FROM event WHERE tenant_id = ?1 AND id = ?2`,
);
const BY_IDS = tenantStatement<EventColumns>(
  "event.by_ids",
  `SELECT ${EVENT_COLUMNS} FROM event
   WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
);
const LIST = tenantStatement<EventColumns>(
  "event.list",
  `SELECT ${EVENT_COLUMNS} FROM event
   WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 AND (?5 IS NULL OR type = ?5)
   ORDER BY id DESC LIMIT ?4`,
);
const WAITING = tenantStatement<DeliveryColumns>(
  "event.waiting",
  `SELECT ${DELIVERY_COLUMNS} FROM delivery INDEXED BY delivery_pending
   WHERE tenant_id = ?1 AND subscription = ?2 AND state = 'pending' AND next_at <= ?3
     AND event_id > ?4 AND event_id < ?5 ORDER BY event_id LIMIT ?6`,
);
const deliveries = (name: string, condition: string) =>
  tenantStatement<DeliveryColumns>(
    `event.deliveries_${name}`,
    `SELECT ${DELIVERY_COLUMNS} FROM delivery
     WHERE tenant_id = ?1 AND subscription = ?5 AND event_id > ?2 AND event_id < ?3 ${condition}
     ORDER BY event_id DESC LIMIT ?4`,
  );
const DELIVERIES_ALL = deliveries("all", "");
const DELIVERIES: Readonly<Record<DeliveryState, Statement<DeliveryColumns>>> = {
  pending: deliveries("pending", "AND state = 'pending'"),
  delivered: deliveries("delivered", "AND state = 'delivered'"),
  failed: deliveries("failed", "AND state = 'failed'"),
};
// The numbers are taken in the commit itself, from the counter of the partition's other ids. D1 hands
// numbers over as REAL, so what is computed with is cast.
const TAKE_NUMBERS = tenantStatement(
  "event.take_numbers",
  `UPDATE partition_owner SET next_sequence = next_sequence + CAST(?3 AS INTEGER)
   WHERE tenant_id = ?1 AND partition = ?2`,
);
const FIRST_ID = `SELECT CAST(?2 AS INTEGER) + next_sequence - CAST(?3 AS INTEGER) AS id
  FROM partition_owner WHERE tenant_id = ?1 AND partition = ?4`;
const INSERT = tenantStatement(
  "event.insert",
  `INSERT INTO event (tenant_id, id, type, business_date, data, created_at)
   SELECT ?1, first.id + j.key, j.value->>0, j.value->>1, j.value->>2, ?6
   FROM (${FIRST_ID}) AS first, json_each(?5) AS j WHERE true`,
);
const INSERT_DELIVERIES = tenantStatement(
  "event.insert_deliveries",
  `INSERT INTO delivery (tenant_id, subscription, event_id, state, next_at, created_at, updated_at)
   SELECT ?1, j.value->>0, first.id + (j.value->>1), 'pending', ?6, ?6, ?6
   FROM (${FIRST_ID}) AS first, json_each(?5) AS j WHERE true`,
);
const SETTLE = tenantStatement(
  "event.settle",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS subscription, value->>1 AS event_id,
     value->>2 AS was_state, value->>3 AS was_tries, value->>4 AS state, value->>5 AS tries,
     value->>6 AS next_at, value->>7 AS attempts
   FROM json_each(?2))
   UPDATE delivery SET state = j.state, tries = j.tries, next_at = j.next_at,
     attempts = j.attempts, updated_at = ?3
   FROM j WHERE delivery.tenant_id = ?1 AND delivery.subscription = j.subscription
     AND delivery.event_id = j.event_id AND delivery.state = j.was_state
     AND delivery.tries = j.was_tries`,
);
const AGAIN = `ON CONFLICT (tenant_id, subscription, event_id)
  DO UPDATE SET state = 'pending', tries = 0, next_at = excluded.next_at,
    updated_at = excluded.updated_at WHERE delivery.state <> 'pending'`;
const REPLAY = tenantStatement(
  "event.replay",
  `INSERT INTO delivery (tenant_id, subscription, event_id, state, next_at, created_at, updated_at)
   SELECT tenant_id, ?2, id, 'pending', ?8, ?8, ?8 FROM event
   WHERE tenant_id = ?1 AND id > ?3 AND id < ?4 AND created_at >= ?5 AND created_at <= ?6
     AND type IN (SELECT value FROM json_each(?7))
   ${AGAIN}`,
);
const REPLAY_ONE = tenantStatement(
  "event.replay_one",
  `INSERT INTO delivery (tenant_id, subscription, event_id, state, next_at, created_at, updated_at)
   SELECT tenant_id, ?2, id, 'pending', ?4, ?4, ?4 FROM event WHERE tenant_id = ?1 AND id = ?3
   ${AGAIN}`,
);
const ABANDON = tenantStatement(
  "event.abandon",
  `UPDATE delivery SET state = 'failed', next_at = NULL, updated_at = ?5
   WHERE tenant_id = ?1 AND subscription = ?2 AND event_id IN (
     SELECT event_id FROM delivery INDEXED BY delivery_pending
     WHERE tenant_id = ?1 AND subscription = ?2 AND state = 'pending'
       AND event_id > ?3 AND event_id < ?4 LIMIT ?6)`,
);

const OLDEST = tenantStatement<{ created_at: Instant }>(
  "event.oldest",
  `SELECT created_at FROM event WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT 1`,
);
// The ids of a partition grow with time, so the oldest are the first.
const FORGOTTEN = `SELECT id FROM (SELECT id, created_at FROM event
    WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT ?4) WHERE created_at < ?5`;
const FORGET_DELIVERIES = tenantStatement(
  "event.forget_deliveries",
  `DELETE FROM delivery WHERE tenant_id = ?1
     AND subscription IN (SELECT value FROM json_each(?6)) AND event_id IN (${FORGOTTEN})`,
);
const FORGET = tenantStatement(
  "event.forget",
  `DELETE FROM event WHERE tenant_id = ?1 AND id IN (${FORGOTTEN})`,
);

/** What happened in one tenant's book and was listened to, and how it reaches who listens. */
export function openEventStore(door: Door): EventStore {
  return {
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toEvent(row);
    },
    async byIds(partition, ids) {
      return (await door.partition(partition).all(BY_IDS, JSON.stringify(ids))).map(toEvent);
    },
    async list(query) {
      const walks = await Promise.all(
        door.partitions().map(async (home) => {
          const { first, last } = walkBorders(home.partition, query.after);
          return (await home.all(LIST, first, last, query.limit + 1, query.type)).map(toEvent);
        }),
      );
      const { rows, next } = mergeWalks(walks, query, door.partitionCount);
      return { events: rows, next };
    },
    async waiting(partition, subscription, now, limit) {
      const { after, before } = partitionRange(partition);
      const home = door.partition(partition);
      const rows = await home.all(WAITING, subscription, now, after, before, limit);
      return rows.map(toDelivery);
    },
    async deliveries(query) {
      const { subscription, state, limit } = query;
      const statement = state === null ? DELIVERIES_ALL : DELIVERIES[state];
      const walks = await Promise.all(
        door.partitions().map(async (home) => {
          const { first, last } = walkBorders(home.partition, query.after);
          const rows = await home.all(statement, first, last, limit + 1, subscription);
          return rows.map((row) => ({ ...toDelivery(row), id: row.event_id }));
        }),
      );
      const { rows, next } = mergeWalks(walks, query, door.partitionCount);
      return { deliveries: rows, next };
    },
    record(partition, events, listeners, at) {
      const wanted = listeners.flatMap(({ number, types }) =>
        events.flatMap(({ type }, index) => (types.includes(type) ? [[number, index]] : [])),
      );
      const count = events.length;
      const first = [partitionRange(partition).after, count, partition];
      const rows = events.map(({ type, on, data }) => [type, on, JSON.stringify(data)]);
      return [
        { statement: TAKE_NUMBERS, values: [partition, count], expects: 1 },
        { statement: INSERT, values: [...first, JSON.stringify(rows), at], expects: count },
        {
          statement: INSERT_DELIVERIES,
          values: [...first, JSON.stringify(wanted), at],
          expects: wanted.length,
        },
      ];
    },
    settle(changes, at) {
      if (changes.length === 0) return [];
      const rows = changes.map(({ before, after }) => [
        ...[before.subscription, before.eventId, before.state, before.tries],
        ...[after.state, after.tries, after.nextAt, JSON.stringify(after.attempts)],
      ]);
      return [{ statement: SETTLE, values: [JSON.stringify(rows), at], expects: rows.length }];
    },
    replay(partition, subscription, { from, through, types }, at) {
      const { after, before } = partitionRange(partition);
      const asked = [after, before, from, through, JSON.stringify(types)];
      return { statement: REPLAY, values: [subscription, ...asked, at] };
    },
    replayOne: (subscription, eventId, at) => ({
      statement: REPLAY_ONE,
      values: [subscription, eventId, at],
      expects: 1,
    }),
    async oldest(partition) {
      const { after, before } = partitionRange(partition);
      return (await door.partition(partition).first(OLDEST, after, before))?.created_at ?? null;
    },
    forget(partition, { before: time, limit, subscriptions }) {
      const { after, before } = partitionRange(partition);
      const oldest = [after, before, limit, time];
      return [
        { statement: FORGET_DELIVERIES, values: [...oldest, JSON.stringify(subscriptions)] },
        { statement: FORGET, values: oldest },
      ];
    },
    abandon(partition, subscription, limit, at) {
      const { after, before } = partitionRange(partition);
      return { statement: ABANDON, values: [subscription, after, before, at, limit] };
    },
  };
}

function toEvent(row: EventColumns): StoredEvent {
  return {
    id: row.id,
    type: row.type,
    businessDate: row.business_date,
    data: row.data,
    createdAt: row.created_at,
  };
}

function toDelivery(row: DeliveryColumns): EventDelivery {
  return {
    subscription: row.subscription,
    eventId: row.event_id,
    state: row.state,
    tries: row.tries,
    nextAt: row.next_at,
    attempts: JSON.parse(row.attempts) as DeliveryAttempt[],
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
