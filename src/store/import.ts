import type { ImportJob, ImportOptions, ImportStatus, ImportStore } from "../app/import/store";
import type { ImportKind, Mapping } from "../domain/import/mapping";
import type { Instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type JobColumns = Readonly<{
  number: number;
  kind: ImportKind;
  file_name: string;
  file_bytes: number;
  dry_run: 0 | 1;
  options: string;
  status: ImportStatus;
  failure: string | null;
  header: string | null;
  unknown_columns: string;
  next_byte: number;
  next_row: number;
  chunk: number;
  rows_total: number;
  rows_accepted: number;
  rows_rejected: number;
  rows_created: number;
  rows_updated: number;
  rows_unchanged: number;
  rows_unmatched: number;
  adjustment_count: number;
  adjustments: string;
  created_by: string;
  created_at: Instant;
  started_at: Instant | null;
  finished_at: Instant | null;
}>;

/** The check on `kind` knows three: any other kind of file stands in `contents` alone. */
const KIND = "COALESCE(contents, kind) AS kind";
const checkedKind = (kind: string) =>
  `CASE WHEN ${kind} IN ('loans', 'schedules', 'payments') THEN ${kind} ELSE 'loans' END`;
const COLUMNS = `number, ${KIND}, file_name, file_bytes, dry_run, options, status, failure, header,
  unknown_columns, next_byte, next_row, chunk, rows_total, rows_accepted, rows_rejected,
  rows_created, rows_updated, rows_unchanged, rows_unmatched, adjustment_count, adjustments,
  created_by, created_at, started_at, finished_at`;

const LAST_NUMBER = tenantStatement<{ last: number }>(
  "import.last_number",
  "SELECT COALESCE(MAX(number), 0) AS last FROM import_job WHERE tenant_id = ?1",
);
const INSERT = tenantStatement(
  "import.insert",
  `INSERT INTO import_job (tenant_id, number, kind, contents, file_name, file_bytes, dry_run, options,
     status, created_by, created_at)
   VALUES (?1, ?2, ${checkedKind("?3")}, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (tenant_id, number) DO NOTHING`,
);
const FIND = tenantStatement<JobColumns>(
  "import.find",
  `SELECT ${COLUMNS} FROM import_job WHERE tenant_id = ?1 AND number = ?2`,
);
const LIST = tenantStatement<JobColumns>(
  "import.list",
  `SELECT ${COLUMNS} FROM import_job WHERE tenant_id = ?1 AND number < ?2
   ORDER BY number DESC LIMIT ?3`,
);
const ENQUEUE = tenantStatement(
  "import.enqueue",
  `UPDATE import_job SET status = 'queued', file_bytes = ?3
   WHERE tenant_id = ?1 AND number = ?2 AND status = 'awaiting-file'`,
);
const CLAIM = tenantStatement<JobColumns>(
  "import.claim",
  `UPDATE import_job SET status = 'running', lease_until = ?4,
     started_at = COALESCE(started_at, ?3)
   WHERE tenant_id = ?1 AND number = ?2 AND status IN ('queued', 'running')
     AND (lease_until IS NULL OR lease_until <= ?3)
   RETURNING ${COLUMNS}`,
);
const ADVANCE = tenantStatement(
  "import.advance",
  `UPDATE import_job SET chunk = chunk + 1, next_byte = ?4, next_row = ?5, header = ?6,
     unknown_columns = ?7, status = ?8, failure = ?9, file_bytes = ?10, rows_total = ?11,
     rows_accepted = ?12, rows_rejected = ?13, rows_created = ?14, rows_updated = ?15,
     rows_unchanged = ?16, rows_unmatched = ?17, adjustment_count = ?18, adjustments = ?19,
     finished_at = CASE WHEN ?8 IN ('finished', 'failed') THEN ?20 END
   WHERE tenant_id = ?1 AND number = ?2 AND chunk = ?3 AND status NOT IN ('finished', 'failed')`,
);
const RELEASE = tenantStatement(
  "import.release",
  "UPDATE import_job SET lease_until = NULL WHERE tenant_id = ?1 AND number = ?2",
);
const REJECTED_TOTAL = tenantStatement<{ rejected: number }>(
  "import.rejected_total",
  `SELECT COALESCE(SUM(rows_rejected), 0) AS rejected FROM import_job
   WHERE tenant_id = ?1 AND dry_run = 0 AND created_at >= ?2`,
);
const SAVE_MAPPING = tenantStatement(
  "import.save_mapping",
  `INSERT INTO import_mapping (tenant_id, name, kind, contents, mapping, updated_at)
   VALUES (?1, ?2, ${checkedKind("?3")}, ?3, ?4, ?5)
   ON CONFLICT (tenant_id, name) DO UPDATE SET kind = excluded.kind, contents = excluded.contents,
     mapping = excluded.mapping, updated_at = excluded.updated_at`,
);
const MAPPING = tenantStatement<{ mapping: string }>(
  "import.mapping",
  "SELECT mapping FROM import_mapping WHERE tenant_id = ?1 AND name = ?2",
);
const MAPPINGS = tenantStatement<{ name: string; kind: ImportKind; mapping: string }>(
  "import.mappings",
  `SELECT name, ${KIND}, mapping FROM import_mapping WHERE tenant_id = ?1 ORDER BY name LIMIT 500`,
);
const RACES_MAX = 5;
/** Beyond every number an import can have. */
const NUMBER_MAX = 2 ** 50;

/** Import jobs and saved mappings of one tenant, in the control database. */
export function openImportStore(door: ControlDoor): ImportStore {
  return {
    async create(input, now) {
      for (let race = 0; race < RACES_MAX; race += 1) {
        const number = ((await door.first(LAST_NUMBER))?.last ?? 0) + 1;
        const inserted = await door.run(
          INSERT,
          number,
          input.kind,
          input.fileName,
          input.fileBytes,
          input.dryRun ? 1 : 0,
          JSON.stringify(input.options),
          input.status,
          input.createdBy,
          now,
        );
        if (inserted === 1) return number;
      }
      throw new Outage("too many imports are being made at once", 5);
    },
    async find(number) {
      const row = await door.first(FIND, number);
      return row && toJob(row);
    },
    async list(limit, before) {
      return (await door.all(LIST, before ?? NUMBER_MAX, limit)).map(toJob);
    },
    enqueue: async (number, fileBytes) => (await door.run(ENQUEUE, number, fileBytes)) === 1,
    async claim(number, now, leaseUntil) {
      const row = await door.first(CLAIM, number, now, leaseUntil);
      return row && toJob(row);
    },
    async advance(job, next, now) {
      const changed = await door.run(
        ADVANCE,
        job.number,
        job.chunk,
        next.nextByte,
        next.nextRow,
        next.header && JSON.stringify(next.header),
        JSON.stringify(next.unknownColumns),
        next.status,
        next.failure && JSON.stringify(next.failure),
        next.fileBytes,
        next.rowsTotal,
        next.rowsAccepted,
        next.rowsRejected,
        next.rowsCreated,
        next.rowsUpdated,
        next.rowsUnchanged,
        next.rowsUnmatched,
        next.adjustmentCount,
        JSON.stringify(next.adjustments),
        now,
      );
      return changed === 1;
    },
    async release(number) {
      await door.run(RELEASE, number);
    },
    rejectedTotal: async (since) => (await door.first(REJECTED_TOTAL, since))?.rejected ?? 0,
    async saveMapping(name, mapping, now) {
      await door.run(SAVE_MAPPING, name, mapping.kind, JSON.stringify(mapping), now);
    },
    async mapping(name) {
      const row = await door.first(MAPPING, name);
      return row && (JSON.parse(row.mapping) as Mapping);
    },
    async mappings() {
      return (await door.all(MAPPINGS)).map((row) => ({
        name: row.name,
        kind: row.kind,
        mapping: JSON.parse(row.mapping) as Mapping,
      }));
    },
  };
}

function toJob(row: JobColumns): ImportJob {
  return {
    number: row.number,
    kind: row.kind,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    dryRun: row.dry_run === 1,
    options: JSON.parse(row.options) as ImportOptions,
    status: row.status,
    failure: row.failure === null ? null : (JSON.parse(row.failure) as ImportJob["failure"]),
    header: row.header === null ? null : (JSON.parse(row.header) as string[]),
    unknownColumns: JSON.parse(row.unknown_columns) as string[],
    nextByte: row.next_byte,
    nextRow: row.next_row,
    chunk: row.chunk,
    rowsTotal: row.rows_total,
    rowsAccepted: row.rows_accepted,
    rowsRejected: row.rows_rejected,
    rowsCreated: row.rows_created,
    rowsUpdated: row.rows_updated,
    rowsUnchanged: row.rows_unchanged,
    rowsUnmatched: row.rows_unmatched,
    adjustmentCount: row.adjustment_count,
    adjustments: JSON.parse(row.adjustments) as ImportJob["adjustments"],
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
