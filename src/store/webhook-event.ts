import type { WebhookEvent, WebhookEventStore } from "../app/webhook/store";
import type { Instant } from "../kernel/calendar";
import { partitionOfKey } from "../kernel/ids";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type EventColumns = Readonly<{
  endpoint_number: number;
  message_id: string;
  partition: number;
  body: string;
  state: WebhookEvent["state"];
  outcome: string | null;
  received_at: Instant;
}>;

const COLUMNS = "endpoint_number, message_id, partition, body, state, outcome, received_at";

const FIND = tenantStatement<EventColumns>(
  "webhook_event.find",
  `SELECT ${COLUMNS} FROM webhook_event
   WHERE tenant_id = ?1 AND endpoint_number = ?2 AND message_id = ?3`,
);
const LIST = tenantStatement<EventColumns>(
  "webhook_event.list",
  `SELECT ${COLUMNS} FROM webhook_event
   WHERE tenant_id = ?1 AND (received_at, endpoint_number, message_id) < (?2, ?3, ?4)
   ORDER BY received_at DESC, endpoint_number DESC, message_id DESC LIMIT ?5`,
);
const INSERT = tenantStatement(
  "webhook_event.insert",
  `INSERT INTO webhook_event (tenant_id, endpoint_number, message_id, partition, body, state,
     received_at, updated_at)
   VALUES (?1, ?2, ?3, ?4, ?5, 'stored', ?6, ?6)
   ON CONFLICT (tenant_id, endpoint_number, message_id) DO NOTHING`,
);
const STORED_AMONG = tenantStatement<{ message_id: string }>(
  "webhook_event.stored_among",
  `SELECT message_id FROM webhook_event WHERE tenant_id = ?1 AND endpoint_number = ?2
     AND message_id IN (SELECT value FROM json_each(?3))`,
);
const INSERT_MANY = tenantStatement(
  "webhook_event.insert_many",
  `INSERT INTO webhook_event (tenant_id, endpoint_number, message_id, partition, body, state,
     received_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, 'stored', CAST(?3 AS INTEGER),
     CAST(?3 AS INTEGER)
   FROM json_each(?2) WHERE true ON CONFLICT (tenant_id, endpoint_number, message_id) DO NOTHING`,
);
const RESOLVE = tenantStatement(
  "webhook_event.resolve",
  `UPDATE webhook_event SET state = ?5, outcome = ?6, updated_at = ?7
   WHERE tenant_id = ?1 AND endpoint_number = ?2 AND message_id = ?3 AND state = ?4`,
);

/** After every moment that can be. */
const LATEST = Number.MAX_SAFE_INTEGER;

/** Raw events, each in the partition of the sender's message id: that keeps it once. */
export function openWebhookEvents(door: Door): WebhookEventStore {
  const partitionFor = (messageId: string) => partitionOfKey(messageId, door.partitionCount);
  return {
    partitionFor,
    async event(endpointNumber, messageId) {
      const home = door.partition(partitionFor(messageId));
      const row = await home.first(FIND, endpointNumber, messageId);
      return row && toEvent(row);
    },
    async storedAmong(endpointNumber, messageIds) {
      const ids = JSON.stringify(messageIds);
      const rows = await Promise.all(
        door.shards().map((shard) => shard.all(STORED_AMONG, endpointNumber, ids)),
      );
      return new Set(rows.flat().map((row) => row.message_id));
    },
    async listEvents({ limit, after }) {
      const place = [
        after?.receivedAt ?? LATEST,
        after?.endpointNumber ?? 0,
        after?.messageId ?? "",
      ];
      const rows = await Promise.all(
        door.shards().map((shard) => shard.all(LIST, ...place, limit)),
      );
      return rows.flat().map(toEvent).sort(newestFirst).slice(0, limit);
    },
    storeEvent: ({ endpointNumber, messageId, partition, body }, at) => ({
      statement: INSERT,
      values: [endpointNumber, messageId, partition, body, at],
      expects: 1,
    }),
    storeEvents: (events, at) => ({
      statement: INSERT_MANY,
      values: [
        JSON.stringify(
          events.map((one) => [one.endpointNumber, one.messageId, one.partition, one.body]),
        ),
        at,
      ],
      expects: events.length,
    }),
    resolveEvent: (event, { state, outcome }, at) => ({
      statement: RESOLVE,
      values: [event.endpointNumber, event.messageId, event.state, state, outcome, at],
      expects: 1,
    }),
  };
}

function newestFirst(a: WebhookEvent, b: WebhookEvent): number {
  if (a.receivedAt !== b.receivedAt) return b.receivedAt - a.receivedAt;
  if (a.endpointNumber !== b.endpointNumber) return b.endpointNumber - a.endpointNumber;
  return a.messageId < b.messageId ? 1 : -1;
}

function toEvent(row: EventColumns): WebhookEvent {
  return {
    endpointNumber: row.endpoint_number,
    messageId: row.message_id,
    partition: row.partition,
    body: row.body,
    state: row.state,
    outcome: row.outcome,
    receivedAt: row.received_at,
  };
}
