import { randomBytes } from "node:crypto";
import type { Deletion, DeletionStore } from "../app/deletion/store";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { endOfTenant } from "./deletion-end";
import { firstOfEachShard } from "./reset";
import { tenantStatement } from "./statement";
import { CONTROL_TABLES, SHARD_TABLES } from "./tenant-tables";
import type { Door } from "./tenant-store";

type DeletionColumns = Readonly<{
  certificate: string;
  phase: Deletion["phase"];
  asked_by: string;
  asked_at: Instant;
  due_at: Instant;
  file_count: number | null;
}>;

const COLUMNS = "certificate, phase, asked_by, asked_at, due_at, file_count";

const FIND = tenantStatement<DeletionColumns>(
  "deletion.find",
  `SELECT ${COLUMNS} FROM tenant_deletion WHERE tenant_id = ?1`,
);
const ASK = tenantStatement(
  "deletion.ask",
  `INSERT INTO tenant_deletion (tenant_id, certificate, phase, asked_by, asked_at, due_at, wake_at)
   VALUES (?1, ?2, 'waiting', ?3, ?4, ?5, ?5) ON CONFLICT DO NOTHING`,
);
const CANCEL = tenantStatement(
  "deletion.cancel",
  "DELETE FROM tenant_deletion WHERE tenant_id = ?1 AND phase = 'waiting' AND lease_until = 0",
);
const CLAIM = tenantStatement<DeletionColumns>(
  "deletion.claim",
  `UPDATE tenant_deletion SET lease_until = ?3
   WHERE tenant_id = ?1 AND due_at <= ?2 AND lease_until <= ?2 RETURNING ${COLUMNS}`,
);
const RELEASE = tenantStatement(
  "deletion.release",
  "UPDATE tenant_deletion SET lease_until = 0 WHERE tenant_id = ?1",
);
const ANNOUNCE = tenantStatement(
  "deletion.announce",
  `UPDATE tenant_deletion SET wake_at = ?3
   WHERE tenant_id = ?1 AND wake_at <= ?2 AND lease_until <= ?2`,
);
const BEGIN = tenantStatement(
  "deletion.begin",
  `UPDATE tenant_deletion SET phase = 'removing', seals = ?2, started_at = ?3
   WHERE tenant_id = ?1 AND phase = 'waiting'`,
);
// Without its key the personal data is noise, in these rows and in every copy of them.
const CLOSE_TENANT = tenantStatement(
  "deletion.close_tenant",
  "UPDATE tenant SET state = 'suspended', sealed_key = '' WHERE id = ?1",
);
const NOTE_FILES = tenantStatement(
  "deletion.note_files",
  `UPDATE tenant_deletion SET file_count = ?2 WHERE tenant_id = ?1 AND file_count IS NULL`,
);
const KEEP_COUNTS = tenantStatement(
  "deletion.keep_counts",
  `UPDATE tenant_deletion SET phase = 'closing', shard_counts = ?2
   WHERE tenant_id = ?1 AND phase = 'removing'`,
);
const COUNT_CONTROL = tenantStatement(
  "deletion.count_control",
  `INSERT INTO deletion_count (tenant_id, table_name, row_count)
   SELECT ?1, ?2, changes() WHERE true ON CONFLICT (tenant_id, table_name)
   DO UPDATE SET row_count = row_count + excluded.row_count`,
);
const FREEZE = tenantStatement(
  "deletion.freeze",
  "UPDATE partition_owner SET state = 'frozen' WHERE tenant_id = ?1 AND partition = ?2",
);
const MARK = tenantStatement(
  "deletion.mark",
  `INSERT INTO deletion_tally (tenant_id, table_name, row_count)
   SELECT ?1, 'partition_owner', 0 WHERE true ON CONFLICT DO NOTHING`,
);
const SHARD_COUNTS = tenantStatement<{ table_name: string; row_count: number }>(
  "deletion.shard_counts",
  "SELECT table_name, row_count FROM deletion_tally WHERE tenant_id = ?1",
);
const FORGET_COUNTS = tenantStatement(
  "deletion.forget_counts",
  "DELETE FROM deletion_tally WHERE tenant_id = ?1",
);

export function openDeletionStore(
  control: ControlDoor,
  door: Door,
  database: D1Database,
): DeletionStore {
  const shards = firstOfEachShard(door);
  const steps = [
    ...shards.flatMap((shard) =>
      SHARD_TABLES.map(
        ({ table, remove }) =>
          (limit: number) =>
            shard.erase(remove, table, limit),
      ),
    ),
    ...CONTROL_TABLES.filter(({ table }) => table !== DIRECTORY).map(
      ({ table, remove }) =>
        async (limit: number) => {
          const count = { statement: COUNT_CONTROL, values: [table] };
          const [removed] = await control.batch([{ statement: remove, values: [limit] }, count]);
          return removed ?? 0;
        },
    ),
  ];
  const find = async () => {
    const row = await control.first(FIND);
    return row && toDeletion(row);
  };
  return {
    find,
    ask: async (askedBy, now, dueAt) =>
      (await control.run(ASK, newCertificate(), askedBy, now, dueAt)) === 1,
    cancel: async () => (await control.run(CANCEL)) === 1,
    async claim(now, leaseUntil) {
      const row = await control.first(CLAIM, now, leaseUntil);
      return row && toDeletion(row);
    },
    async release() {
      await control.run(RELEASE);
    },
    async begin(seals, now) {
      await control.batch([
        { statement: BEGIN, values: [JSON.stringify(seals), now] },
        { statement: CLOSE_TENANT, values: [] },
      ]);
    },
    async shut() {
      for (const home of door.partitions()) await home.own(FREEZE, home.partition);
      for (const shard of shards) await shard.own(MARK);
    },
    async noteFiles(count) {
      await control.run(NOTE_FILES, count);
    },
    stepCount: steps.length,
    remove: async (step, limit) => (await steps[step]?.(limit)) ?? 0,
    async closeShards() {
      const counts: Record<string, number> = {};
      for (const shard of shards) {
        for (const { table_name: name, row_count: rows } of await shard.all(SHARD_COUNTS)) {
          counts[name] = (counts[name] ?? 0) + rows;
        }
      }
      // Only once: the second time there is nothing left in the shards to count.
      await control.run(KEEP_COUNTS, JSON.stringify(counts));
      for (const shard of shards) await shard.own(FORGET_COUNTS);
    },
    async finish(now) {
      await database.batch(endOfTenant(database, control.tenantId, now));
    },
  };
}

/** Says where the rest is: it goes last. */
const DIRECTORY = "tenant_partition";

/** Work that was lost comes to be taken up again; false when somebody said so before. */
export async function announceDeletion(
  door: ControlDoor,
  now: Instant,
  wakeAt: Instant,
): Promise<boolean> {
  return (await door.run(ANNOUNCE, now, wakeAt)) === 1;
}

/** Whoever has it may read it: long enough that nobody finds one by trying. */
function newCertificate(): string {
  return `crt_${randomBytes(16).toString("hex")}`;
}

function toDeletion(row: DeletionColumns): Deletion {
  return {
    certificate: row.certificate,
    phase: row.phase,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    fileCount: row.file_count,
  };
}
