import type { QueueName } from "../app/write";
import { platformStatement } from "./statement";

export type OutboxRow = Readonly<{
  tenant_id: number;
  partition: number;
  id: number;
  queue: QueueName;
  message: string;
  created_at: number;
}>;

const COLUMNS = "tenant_id, partition, id, queue, message, created_at";

// The relay serves all tenants of a shard: it moves envelopes and never reads a loan.
const PENDING = platformStatement<OutboxRow>(
  "outbox.pending",
  `SELECT ${COLUMNS} FROM outbox ORDER BY tenant_id, partition, id LIMIT ?1`,
);
const PENDING_OF = platformStatement<OutboxRow>(
  "outbox.pending_of",
  `SELECT ${COLUMNS} FROM outbox WHERE tenant_id = ?1 AND partition = ?2 ORDER BY id LIMIT ?3`,
);
// An id is used again after its row is gone, so a row is only deleted as it was read.
const DELETE = platformStatement(
  "outbox.delete",
  `DELETE FROM outbox WHERE (tenant_id, partition, id, created_at, message) IN
     (SELECT value->>0, value->>1, value->>2, value->>3, value->>4 FROM json_each(?1))`,
);

export type Outbox = Readonly<{
  pending(limit: number): Promise<OutboxRow[]>;
  pendingOf(tenantId: number, partition: number, limit: number): Promise<OutboxRow[]>;
  remove(rows: readonly OutboxRow[]): Promise<void>;
}>;

export function openOutbox(database: D1Database): Outbox {
  return {
    pending: async (limit) =>
      (await database.prepare(PENDING.sql).bind(limit).all<OutboxRow>()).results,
    pendingOf: async (tenantId, partition, limit) =>
      (await database.prepare(PENDING_OF.sql).bind(tenantId, partition, limit).all<OutboxRow>())
        .results,
    async remove(rows) {
      const keys = rows.map((row) => [
        row.tenant_id,
        row.partition,
        row.id,
        row.created_at,
        row.message,
      ]);
      await database.prepare(DELETE.sql).bind(JSON.stringify(keys)).run();
    },
  };
}
