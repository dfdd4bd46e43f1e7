import type { Reset, ResetStore } from "../app/reset/store";
import { addDays, type BusinessDate, type Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";
import { CONTROL_TABLES, SHARD_TABLES, type TenantTable } from "./tenant-tables";
import type { Door, Partition } from "./tenant-store";

type ResetColumns = Readonly<{
  number: number;
  state: Reset["state"];
  clock_on: BusinessDate;
  loans_total: number;
  loans_removed: number;
  rows_removed: number;
  created_by: string;
  created_at: Instant;
  finished_at: Instant | null;
}>;

const COLUMNS = `number, state, clock_on, loans_total, loans_removed, rows_removed, created_by,
  created_at, finished_at`;

const LATEST = tenantStatement<ResetColumns>(
  "reset.latest",
  `SELECT ${COLUMNS} FROM sandbox_reset WHERE tenant_id = ?1 ORDER BY number DESC LIMIT 1`,
);
const LIVE_PARTITIONS = tenantStatement<{ live: number }>(
  "reset.live_partitions",
  "SELECT COUNT(*) AS live FROM partition_owner WHERE tenant_id = ?1 AND mode <> 'sandbox'",
);
const FIRST_SCAN = tenantStatement<{ first: BusinessDate | null }>(
  "reset.first_scan",
  "SELECT MIN(business_date) AS first FROM scan_run WHERE tenant_id = ?1 AND partition = 0",
);
const LOANS = tenantStatement<{ loans: number }>(
  "reset.loan_count",
  "SELECT COUNT(*) AS loans FROM loan WHERE tenant_id = ?1",
);
const START = tenantStatement(
  "reset.start",
  `INSERT INTO sandbox_reset (tenant_id, number, state, clock_on, loans_total, lease_until,
     created_by, created_at)
   SELECT ?1, COALESCE((SELECT MAX(number) FROM sandbox_reset WHERE tenant_id = ?1), 0) + 1,
     'queued', ?2, ?3, ?4, ?5, ?6
   WHERE EXISTS (SELECT 1 FROM tenant
       WHERE id = ?1 AND mode = 'sandbox' AND clock_target IS NULL)
     AND NOT EXISTS (SELECT 1 FROM sandbox_reset WHERE tenant_id = ?1 AND state <> 'finished')`,
);
const CLAIM = tenantStatement<ResetColumns>(
  "reset.claim",
  `UPDATE sandbox_reset SET state = 'running', lease_until = ?3,
     started_at = COALESCE(started_at, ?2)
   WHERE tenant_id = ?1 AND (state = 'queued' OR (state = 'running' AND lease_until <= ?2))
   RETURNING ${COLUMNS}`,
);
const NOTE = tenantStatement(
  "reset.note",
  `UPDATE sandbox_reset SET rows_removed = rows_removed + ?3, loans_removed = loans_removed + ?4,
     lease_until = ?5
   WHERE tenant_id = ?1 AND number = ?2 AND state = 'running'`,
);
const RELEASE = tenantStatement(
  "reset.release",
  `UPDATE sandbox_reset SET state = 'queued'
   WHERE tenant_id = ?1 AND number = ?2 AND state = 'running'`,
);
const FINISH = tenantStatement(
  "reset.finish",
  `UPDATE sandbox_reset SET state = 'finished', finished_at = ?3
   WHERE tenant_id = ?1 AND number = ?2 AND state <> 'finished'`,
);
const SET_CLOCK = tenantStatement(
  "reset.set_clock",
  "UPDATE tenant SET clock_on = ?2, clock_from = NULL WHERE id = ?1 AND mode = 'sandbox'",
);
const RAISE_EPOCHS = tenantStatement<{ partition: number; epoch: number }>(
  "reset.raise_epochs",
  `UPDATE tenant_partition SET epoch = epoch + 1 WHERE tenant_id = ?1
   RETURNING partition, epoch`,
);
const FREEZE = tenantStatement(
  "reset.freeze",
  `UPDATE partition_owner SET state = 'frozen'
   WHERE tenant_id = ?1 AND partition = ?2 AND mode = 'sandbox'`,
);
const OPEN = tenantStatement(
  "reset.open",
  `UPDATE partition_owner SET state = 'active', epoch = ?3, scanned_on = ?4
   WHERE tenant_id = ?1 AND partition = ?2 AND mode = 'sandbox' AND state = 'frozen'`,
);

export function openResetStore(control: ControlDoor, door: Door): ResetStore {
  const shards = firstOfEachShard(door);
  const steps = [
    ...shards.flatMap((shard) =>
      SHARD_TABLES.filter(isBook).map(({ table, remove }) => ({
        table,
        run: (limit: number) => shard.empty(remove, limit),
      })),
    ),
    ...CONTROL_TABLES.filter(isBook).map(({ table, remove }) => ({
      table,
      run: (limit: number) => control.run(remove, limit),
    })),
  ];
  return {
    async latest() {
      const row = await control.first(LATEST);
      return row && toReset(row);
    },
    async canEmpty() {
      const rows = await Promise.all(door.shards().map((shard) => shard.first(LIVE_PARTITIONS)));
      return rows.every((row) => row?.live === 0);
    },
    async beganOn() {
      const first = (await control.first(FIRST_SCAN))?.first ?? null;
      return first === null ? null : addDays(first, -1);
    },
    async loanCount() {
      const rows = await Promise.all(door.shards().map((shard) => shard.first(LOANS)));
      return rows.reduce((sum, row) => sum + (row?.loans ?? 0), 0);
    },
    start: async ({ clockOn, loansTotal, createdBy }, now, until) =>
      (await control.run(START, clockOn, loansTotal, until, createdBy, now)) === 1,
    async claim(now, leaseUntil) {
      const row = await control.first(CLAIM, now, leaseUntil);
      return row && toReset(row);
    },
    async note(number, { rows, loans }, leaseUntil) {
      await control.run(NOTE, number, rows, loans, leaseUntil);
    },
    async release(number) {
      await control.run(RELEASE, number);
    },
    async finish(number, now) {
      await control.run(FINISH, number, now);
    },
    async freeze() {
      for (const home of door.partitions()) await home.own(FREEZE, home.partition);
    },
    stepCount: steps.length,
    async remove(step, limit) {
      const page = steps[step];
      const rows = page ? await page.run(limit) : 0;
      return { rows, loans: page?.table === "loan" ? rows : 0 };
    },
    async beginAgain(clockOn) {
      await control.run(SET_CLOCK, clockOn);
      for (const { partition, epoch } of await control.all(RAISE_EPOCHS)) {
        await door.partition(partition).own(OPEN, partition, epoch, clockOn);
      }
    },
  };
}

/** Owner, audit, people, keys, policies and endpoints stay. */
function isBook({ book }: TenantTable): boolean {
  return book;
}

/** Removing goes by tenant, so one partition speaks for all that lie in its database. */
export function firstOfEachShard(door: Door): readonly Partition[] {
  const first = new Map<number, Partition>();
  for (const home of door.partitions()) {
    if (!first.has(home.shardId)) first.set(home.shardId, home);
  }
  return [...first.values()];
}

function toReset(row: ResetColumns): Reset {
  return {
    number: row.number,
    state: row.state,
    clockOn: row.clock_on,
    loansTotal: row.loans_total,
    loansRemoved: row.loans_removed,
    rowsRemoved: row.rows_removed,
    createdBy: row.created_by,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
  };
}
