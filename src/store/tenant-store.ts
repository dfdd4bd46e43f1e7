import type { CommitOutcome, Deed, Departure, Write } from "../app/write";
import { Fault } from "../kernel/assert";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { type TenantId, partitionOf } from "../kernel/ids";
import { Outage } from "../kernel/outage";
import { outageOf } from "./passing";
import { type Bindable, type Statement, tenantStatement } from "./statement";

/** Where one partition of a tenant lives, and the fence that proves the directory is fresh. */
export type PartitionHome = Readonly<{
  partition: number;
  shardId: number;
  epoch: number;
  database: D1Database;
}>;

/** Rows read and written through one store: they are the bill. */
export type Meter = { rowsRead: number; rowsWritten: number; roundTrips: number };

/** Reads of one shard, over all partitions of the tenant that live there. */
export type ShardReader = Readonly<{
  all<Row>(statement: Statement<Row>, ...values: Bindable[]): Promise<Row[]>;
  first<Row>(statement: Statement<Row>, ...values: Bindable[]): Promise<Row | undefined>;
  /** Several single-table reads in one round trip and one snapshot. */
  snapshot(
    reads: readonly Readonly<{ statement: Statement<unknown>; values: readonly Bindable[] }>[],
  ): Promise<unknown[][]>;
}>;

export type CommitInput = Readonly<{
  actor: string;
  at: Instant;
  deed: Deed;
  writes: readonly Write[];
  departures?: readonly Departure[];
  /** The book date a projection was computed at: the commit fails when the scan has moved it. */
  bookDate?: BusinessDate;
}>;

/** `after` is the last entry of the seal it follows: nothing is written when there is a newer one. */
export type SealMark = Readonly<{ after: number; throughSequence: number; hash: string }>;

export type Partition = ShardReader &
  Readonly<{
    partition: number;
    shardId: number;
    commit(input: CommitInput): Promise<CommitOutcome>;
    /** Takes `count` consecutive sequence numbers; gaps are harmless. */
    reserve(count: number): Promise<number>;
    /** The audit log's own mark: the one write besides `reserve` that is no commit. */
    seal(mark: SealMark, at: Instant): Promise<void>;
    /** Writes the partition's own row: freezes a sandbox's book, or opens it again. */
    own(statement: Statement, ...values: Bindable[]): Promise<void>;
    /** Removes rows of a sandbox that is frozen whole, of no other; answers how many. */
    empty(statement: Statement, limit: number): Promise<number>;
    /** Removes rows of a lender that is leaving, of no other, and counts them in the same batch. */
    erase(statement: Statement, table: string, limit: number): Promise<number>;
  }>;

export type Door = Readonly<{
  tenantId: TenantId;
  partitionCount: number;
  partition(index: number): Partition;
  /** The partition a public or internal id belongs to. Undefined when the tenant has no such one. */
  home(id: number): Partition | undefined;
  partitions(): readonly Partition[];
  /** One reader per database that holds anything of this tenant. */
  shards(): readonly ShardReader[];
  meter: Meter;
}>;

const ASSERT_FENCE = tenantStatement(
  "commit.assert_fence",
  `INSERT INTO assert_that (ok, msg) SELECT EXISTS (SELECT 1 FROM partition_owner
   WHERE tenant_id = ?1 AND partition = ?2 AND epoch = ?3 AND state = 'active'), 'epoch'`,
);
const ASSERT_BOOK_DATE = tenantStatement(
  "commit.assert_book_date",
  `INSERT INTO assert_that (ok, msg) SELECT EXISTS (SELECT 1 FROM partition_owner
   WHERE tenant_id = ?1 AND partition = ?2 AND scanned_on = ?3), 'book-date'`,
);
const ASSERT_CHANGES = tenantStatement(
  "commit.assert_changes",
  "INSERT INTO assert_that (ok, msg) SELECT changes() = ?2, 'version' WHERE ?1 IS NOT NULL",
);
const INSERT_AUDIT = tenantStatement(
  "commit.insert_audit",
  `INSERT INTO audit (tenant_id, partition, sequence, at, actor, action, subject, detail)
   SELECT ?1, ?2, COALESCE((SELECT MAX(sequence) FROM audit
     WHERE tenant_id = ?1 AND partition = ?2), 0) + 1, ?3, ?4, ?5, ?6, ?7`,
);
const INSERT_OUTBOX = tenantStatement(
  "commit.insert_outbox",
  `INSERT INTO outbox (tenant_id, partition, id, queue, message, created_at)
   SELECT ?1, ?2, COALESCE((SELECT MAX(id) FROM outbox
     WHERE tenant_id = ?1 AND partition = ?2), 0) + 1 + each.key, each.value->>0, each.value->>1,
     CAST(?4 AS INTEGER) FROM json_each(?3) AS each`,
);
const SEAL = tenantStatement(
  "commit.seal_audit",
  `INSERT INTO audit_seal (tenant_id, partition, through_sequence, hash, sealed_at)
   SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?6 = COALESCE((SELECT MAX(through_sequence) FROM audit_seal
     WHERE tenant_id = ?1 AND partition = ?2), 0)`,
);
const ASSERT_FROZEN = tenantStatement(
  "reset.assert_frozen",
  `INSERT INTO assert_that (ok, msg) SELECT NOT EXISTS (SELECT 1 FROM partition_owner
   WHERE tenant_id = ?1 AND (mode <> 'sandbox' OR state <> 'frozen')), 'not-frozen'`,
);
const ASSERT_LEAVING = tenantStatement(
  "deletion.assert_leaving",
  `INSERT INTO assert_that (ok, msg) SELECT
     EXISTS (SELECT 1 FROM deletion_tally WHERE tenant_id = ?1)
     AND NOT EXISTS (SELECT 1 FROM partition_owner WHERE tenant_id = ?1 AND state <> 'frozen'),
     'not-leaving'`,
);
const COUNT_ERASED = tenantStatement(
  "deletion.count",
  `INSERT INTO deletion_tally (tenant_id, table_name, row_count)
   SELECT ?1, ?2, changes() WHERE true ON CONFLICT (tenant_id, table_name)
   DO UPDATE SET row_count = row_count + excluded.row_count`,
);
const RESERVE = tenantStatement<{ first: number }>(
  "commit.reserve",
  `UPDATE partition_owner SET next_sequence = next_sequence + CAST(?3 AS INTEGER)
   WHERE tenant_id = ?1 AND partition = ?2 AND epoch = ?4 AND state = 'active'
   RETURNING next_sequence - CAST(?3 AS INTEGER) AS first`,
);

/**
 * The only door to a tenant's rows: it alone holds the databases together with a tenant, binds the
 * tenant into every statement, and lets writes through nothing but an audited, fenced commit.
 */
export function openDoor(tenantId: TenantId, homes: readonly PartitionHome[]): Door {
  const meter: Meter = { rowsRead: 0, rowsWritten: 0, roundTrips: 0 };
  const readers = new Map<number, ShardReader>();
  for (const home of homes) {
    if (!readers.has(home.shardId)) {
      readers.set(home.shardId, openReader(tenantId, home.database, meter));
    }
  }
  const partitions = homes.map((home) => openPartition(tenantId, home, meter));
  const byIndex = new Map(partitions.map((partition) => [partition.partition, partition]));
  return {
    tenantId,
    partitionCount: homes.length,
    partition(index) {
      const found = byIndex.get(index);
      if (!found) throw new Fault(`tenant has no partition ${index}`);
      return found;
    },
    home: (id) => byIndex.get(partitionOf(id)),
    partitions: () => partitions,
    shards: () => [...readers.values()],
    meter,
  };
}

function openReader(tenantId: TenantId, database: D1Database, meter: Meter): ShardReader {
  return {
    async all<Row>(statement: Statement<Row>, ...values: Bindable[]) {
      const prepared = database.prepare(statement.sql).bind(tenantId, ...values);
      const answer = await guarded(() => prepared.all<Row>());
      count(meter, [answer]);
      return answer.results;
    },
    async first<Row>(statement: Statement<Row>, ...values: Bindable[]) {
      const prepared = database.prepare(statement.sql).bind(tenantId, ...values);
      const answer = await guarded(() => prepared.all<Row>());
      count(meter, [answer]);
      return answer.results[0];
    },
    async snapshot(reads) {
      const answers = await guarded(() =>
        database.batch(
          reads.map(({ statement, values }) =>
            database.prepare(statement.sql).bind(tenantId, ...values),
          ),
        ),
      );
      count(meter, answers);
      return answers.map((answer) => answer.results);
    },
  };
}

function openPartition(tenantId: TenantId, home: PartitionHome, meter: Meter): Partition {
  const { database, partition, shardId, epoch } = home;
  const bind = (statement: { sql: string }, ...values: Bindable[]) =>
    database.prepare(statement.sql).bind(tenantId, ...values);
  return {
    ...openReader(tenantId, database, meter),
    partition,
    shardId,
    async commit(input) {
      const batch = [bind(ASSERT_FENCE, partition, epoch)];
      if (input.bookDate) batch.push(bind(ASSERT_BOOK_DATE, partition, input.bookDate));
      for (const write of input.writes) {
        batch.push(bind(write.statement, ...write.values));
        if (write.expects !== undefined) batch.push(bind(ASSERT_CHANGES, write.expects));
      }
      const leaving = (input.departures ?? []).map(({ queue, message }) => [
        queue,
        JSON.stringify(message),
      ]);
      if (leaving.length > 0) {
        batch.push(bind(INSERT_OUTBOX, partition, JSON.stringify(leaving), input.at));
      }
      const { action, subject, detail } = input.deed;
      const said = JSON.stringify(detail);
      batch.push(bind(INSERT_AUDIT, partition, input.at, input.actor, action, subject, said));
      try {
        count(meter, await guarded(() => database.batch(batch)));
        return { ok: true };
      } catch (error) {
        return conflictOf(error);
      }
    },
    async reserve(amount) {
      const answer = await guarded(() =>
        bind(RESERVE, partition, amount, epoch).all<{ first: number }>(),
      );
      count(meter, [answer]);
      const row = answer.results[0];
      if (!row) throw new Outage("partition is not here any more", 5);
      return row.first;
    },
    async seal({ after, throughSequence, hash }, at) {
      const values = [partition, throughSequence, hash, at, after];
      count(meter, [await guarded(() => bind(SEAL, ...values).all())]);
    },
    async own(statement, ...values) {
      count(meter, [await guarded(() => bind(statement, ...values).all())]);
    },
    async empty(statement, limit) {
      const batch = [bind(ASSERT_FROZEN), bind(statement, limit)];
      const answers = await guarded(() => database.batch(batch));
      count(meter, answers);
      return answers[1]?.meta.changes ?? 0;
    },
    async erase(statement, table, limit) {
      const batch = [bind(ASSERT_LEAVING), bind(statement, limit), bind(COUNT_ERASED, table)];
      const answers = await guarded(() => database.batch(batch));
      count(meter, answers);
      return answers[1]?.meta.changes ?? 0;
    },
  };
}

function count(meter: Meter, answers: readonly D1Result<unknown>[]): void {
  meter.roundTrips += 1;
  for (const { meta } of answers) {
    meter.rowsRead += meta.rows_read;
    meter.rowsWritten += meta.rows_written;
  }
}

/** Tells a lost race (a value: try again) from a stale router or a sick database (an outage). */
function conflictOf(error: unknown): CommitOutcome {
  const text = error instanceof Error ? error.message : String(error);
  const assertion = /ASSERT:([a-z-]+)/.exec(text)?.[1];
  if (assertion === "epoch") throw new Outage("partition is not here any more", 5);
  if (assertion) return { ok: false, conflict: assertion };
  const unique = /UNIQUE constraint failed: ([a-z_]+)/.exec(text)?.[1];
  if (unique) return { ok: false, conflict: `unique:${unique}` };
  throw error;
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw outageOf(error) ?? error;
  }
}
