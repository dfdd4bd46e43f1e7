import type {
  Reconciliation,
  ReconciliationCause,
  ReconciliationPart,
  ReconciliationState,
  ReconciliationStore,
} from "../app/reconciliation/store";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { openDriftStore } from "./drift";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type RunColumns = Readonly<{
  number: number;
  cause: ReconciliationCause;
  created_by: string;
  created_at: Instant;
  started_at: Instant | null;
  finished_at: Instant | null;
  parts: number;
  parts_done: number;
  parts_begun: number;
  loans_checked: number;
  loans_drifted: number;
  loans_passed: number;
  rollups_drifted: number;
}>;

type PartColumns = Readonly<{
  number: number;
  partition: number;
  after_id: number;
  loans_drifted: number;
}>;

// The partitions of a number were made together, so they agree in what is not summed.
const RUN_COLUMNS = `number, MIN(cause) AS cause, MIN(created_by) AS created_by,
  MIN(created_at) AS created_at, MIN(started_at) AS started_at,
  CASE WHEN MIN(state = 'finished') = 1 THEN MAX(finished_at) END AS finished_at,
  COUNT(*) AS parts, SUM(state = 'finished') AS parts_done,
  SUM(started_at IS NOT NULL) AS parts_begun, SUM(loans_checked) AS loans_checked,
  SUM(loans_drifted) AS loans_drifted, SUM(loans_passed) AS loans_passed,
  SUM(rollups_drifted) AS rollups_drifted`;

const LIST = tenantStatement<RunColumns>(
  "reconciliation.list",
  `SELECT ${RUN_COLUMNS} FROM reconciliation WHERE tenant_id = ?1 AND number < ?2
   GROUP BY number ORDER BY number DESC LIMIT ?3`,
);
const FIND = tenantStatement<RunColumns>(
  "reconciliation.find",
  `SELECT ${RUN_COLUMNS} FROM reconciliation WHERE tenant_id = ?1 AND number = ?2 GROUP BY number`,
);
const CREATE = tenantStatement(
  "reconciliation.create",
  `INSERT INTO reconciliation (tenant_id, number, partition, cause, state, lease_until, created_by,
     created_at)
   SELECT ?1, ?2, value, ?4, 'queued', ?5, ?6, ?7 FROM json_each(?3) WHERE true
   ON CONFLICT (tenant_id, number, partition) DO NOTHING`,
);
const CLAIM = tenantStatement<PartColumns>(
  "reconciliation.claim",
  `UPDATE reconciliation SET state = 'running', lease_until = ?5,
     started_at = COALESCE(started_at, ?4)
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3
     AND (state = 'queued' OR (state = 'running' AND lease_until <= ?4))
   RETURNING number, partition, after_id, loans_drifted`,
);
const RELEASE = tenantStatement(
  "reconciliation.release",
  `UPDATE reconciliation SET state = 'queued'
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND state = 'running'`,
);
const ADVANCE = tenantStatement(
  "reconciliation.advance",
  `UPDATE reconciliation SET after_id = ?5, loans_checked = loans_checked + ?6,
     loans_drifted = loans_drifted + ?7, loans_passed = loans_passed + ?8
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND after_id = ?4
     AND state <> 'finished'`,
);
const FINISH = tenantStatement(
  "reconciliation.finish",
  `UPDATE reconciliation SET state = 'finished', rollups_drifted = ?5, finished_at = ?6
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND after_id = ?4
     AND state <> 'finished'`,
);
/** Sent, but taken up by nobody by then: it is sent again. */
const ANNOUNCE = tenantStatement(
  "reconciliation.announce",
  `UPDATE reconciliation SET state = 'queued', lease_until = ?5
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND state <> 'finished'
     AND lease_until < ?4`,
);
/** Beyond every number a reconciliation can have. */
const NUMBER_MAX = 2 ** 50;

export function openReconciliationStore(control: ControlDoor, door: Door): ReconciliationStore {
  const partitions = door.partitions().map(({ partition }) => partition);
  return {
    ...openDriftStore(door),
    async list(limit, before) {
      return (await control.all(LIST, before ?? NUMBER_MAX, limit)).map(toRun);
    },
    async find(number) {
      const row = await control.first(FIND, number);
      return row && toRun(row);
    },
    create: (input, now, until) =>
      createReconciliation(control, { ...input, partitions }, now, until),
    async claim(number, partition, now, leaseUntil) {
      const row = await control.first(CLAIM, number, partition, now, leaseUntil);
      return row && toPart(row);
    },
    async release(number, partition) {
      await control.run(RELEASE, number, partition);
    },
    async advance({ number, partition, afterId }, through, counts) {
      const { loansChecked, loansDrifted, loansPassed } = counts;
      const sums = [loansChecked, loansDrifted, loansPassed];
      return (await control.run(ADVANCE, number, partition, afterId, through, ...sums)) === 1;
    },
    finish: async ({ number, partition, afterId }, rollupsDrifted, now) =>
      (await control.run(FINISH, number, partition, afterId, rollupsDrifted, now)) === 1,
  };
}

/** As the store's `create`, for the tick, which opens no tenant. */
export async function createReconciliation(
  control: ControlDoor,
  input: Readonly<{
    number: number;
    cause: ReconciliationCause;
    createdBy: string;
    partitions: readonly number[];
  }>,
  now: Instant,
  announcedUntil: Instant,
): Promise<boolean> {
  const { number, cause, createdBy, partitions } = input;
  const places = JSON.stringify(partitions);
  return (await control.run(CREATE, number, places, cause, announcedUntil, createdBy, now)) > 0;
}

/** Notes that a message for this partition is sent again; false while the last one is still good. */
export async function announceReconciliation(
  control: ControlDoor,
  part: Readonly<{ number: number; partition: number }>,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  return (await control.run(ANNOUNCE, part.number, part.partition, now, until)) === 1;
}

function toRun(row: RunColumns): Reconciliation {
  const finished = row.parts_done === row.parts;
  const state: ReconciliationState = finished
    ? "finished"
    : row.parts_begun > 0
      ? "running"
      : "queued";
  return {
    number: row.number,
    cause: row.cause,
    state,
    partsDone: row.parts_done,
    partsTotal: row.parts,
    loansChecked: row.loans_checked,
    loansDrifted: row.loans_drifted,
    loansPassed: row.loans_passed,
    rollupsDrifted: row.rollups_drifted,
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

function toPart(row: PartColumns): ReconciliationPart {
  return {
    number: row.number,
    partition: row.partition,
    afterId: row.after_id,
    loansDrifted: row.loans_drifted,
  };
}
