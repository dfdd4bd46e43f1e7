import type { EventVerdict, WebhookEvent, WebhookEventStore } from "../app/webhook/store";
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

const BY_KEYS = tenantStatement<EventColumns>(
  "webhook_event.by_keys",
  `SELECT ${COLUMNS} FROM webhook_event
   WHERE tenant_id = ?1 AND (endpoint_number, message_id) IN (
     SELECT value->>0, value->>1 FROM json_each(?2))`,
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
   VALUES (?1, ?2, ?3, ?4, ?5, 'stored', ?6, ?6)`,
);
const INSERT_MANY = tenantStatement(
  "webhook_event.insert_many",
  `INSERT INTO webhook_event (tenant_id, endpoint_number, message_id, partition, body, state,
     received_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, 'stored', CAST(?3 AS INTEGER),
     CAST(?3 AS INTEGER)
   FROM json_each(?2)`,
);
const SETTLE = tenantStatement(
  "webhook_event.settle",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS endpoint_number, value->>1 AS message_id,
     value->>2 AS was_state, value->>3 AS state, value->>4 AS outcome FROM json_each(?2))
   UPDATE webhook_event SET state = j.state, outcome = j.outcome,
     updated_at = CAST(?3 AS INTEGER)
   FROM j WHERE webhook_event.tenant_id = ?1
     AND webhook_event.endpoint_number = j.endpoint_number
     AND webhook_event.message_id = j.message_id AND webhook_event.state = j.was_state`,
);

/** After every moment that can be. */
const LATEST = Number.MAX_SAFE_INTEGER;

/** Raw events, each in the partition of the sender's message id: that keeps it once. */
export function openWebhookEvents(door: Door): WebhookEventStore {
  const partitionFor = (messageId: string) => partitionOfKey(messageId, door.partitionCount);
  const events: WebhookEventStore["events"] = async (keys) => {
    const homes = Map.groupBy(keys, ({ messageId }) => partitionFor(messageId));
    const found = await Promise.all(
      [...homes].map(([partition, own]) => {
        const names = own.map(({ endpointNumber, messageId }) => [endpointNumber, messageId]);
        return door.partition(partition).all(BY_KEYS, JSON.stringify(names));
      }),
    );
    return found.flat().map(toEvent);
  };
  return {
    partitionFor,
    events,
    event: async (key) => (await events([key]))[0],
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
    }),
    storeEvents: (events, at) => ({
      statement: INSERT_MANY,
      values: [
        JSON.stringify(
          events.map((one) => [one.endpointNumber, one.messageId, one.partition, one.body]),
        ),
        at,
      ],
    }),
    settleEvents: (verdicts, at) => ({
      statement: SETTLE,
      values: [JSON.stringify(verdicts.map(settledRow)), at],
      expects: verdicts.length,
    }),
  };
}

function settledRow({ event, state, outcome }: EventVerdict): readonly (string | number)[] {
  return [event.endpointNumber, event.messageId, event.state, state, outcome];
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
