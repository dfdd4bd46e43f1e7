import { EXPORTS_OPEN_MAX } from "../app/export/start";
import type { ExportFile, ExportJob, ExportStore, RowKey } from "../app/export/store";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type JobColumns = Readonly<{
  number: number;
  kind: ExportJob["kind"];
  format: ExportJob["format"];
  options: string;
  state: ExportJob["state"];
  failure: string | null;
  rows_total: number | null;
  rows_done: number;
  byte_count: number;
  section: number;
  after_key: string | null;
  file_count: number;
  tries: number;
  on_date: BusinessDate;
  schedule: number | null;
  created_by: string;
  created_at: Instant;
  started_at: Instant | null;
  finished_at: Instant | null;
}>;

const COLUMNS = `number, kind, format, options, state, failure, rows_total, rows_done, byte_count,
  section, after_key, file_count, tries, on_date, schedule, created_by, created_at, started_at,
  finished_at`;
const OPEN = "state IN ('queued', 'running')";

// A lost race for the number or the day of a schedule inserts nothing.
const CREATE = tenantStatement<{ number: number }>(
  "export.create",
  `INSERT INTO export_job (tenant_id, number, kind, format, options, state, rows_total, on_date,
     schedule, wake_at, created_by, created_at)
   SELECT ?1, COALESCE((SELECT MAX(number) FROM export_job WHERE tenant_id = ?1), 0) + 1,
     ?2, ?3, ?4, 'queued', ?5, ?6, ?7, ?8, ?9, ?10
   WHERE ?7 IS NOT NULL
     OR ?11 > (SELECT COUNT(*) FROM export_job WHERE tenant_id = ?1 AND ${OPEN})
   ON CONFLICT DO NOTHING RETURNING number`,
);
const FIND = tenantStatement<JobColumns>(
  "export.find",
  `SELECT ${COLUMNS} FROM export_job WHERE tenant_id = ?1 AND number = ?2`,
);
const LIST = tenantStatement<JobColumns>(
  "export.list",
  `SELECT ${COLUMNS} FROM export_job WHERE tenant_id = ?1 AND number < ?2
   ORDER BY number DESC LIMIT ?3`,
);
const CLAIM = tenantStatement<JobColumns>(
  "export.claim",
  `UPDATE export_job SET state = 'running', wake_at = ?4, tries = tries + 1,
     started_at = COALESCE(started_at, ?3)
   WHERE tenant_id = ?1 AND number = ?2
     AND (state = 'queued' OR (state = 'running' AND wake_at <= ?3))
   RETURNING ${COLUMNS}`,
);
const RELEASE = tenantStatement(
  "export.release",
  `UPDATE export_job SET state = 'queued', wake_at = ?4
   WHERE tenant_id = ?1 AND number = ?2 AND state = 'running' AND tries = ?3`,
);
const ANNOUNCE = tenantStatement(
  "export.announce",
  `UPDATE export_job SET wake_at = ?4, state = CASE state WHEN 'running' THEN 'queued' ELSE state END
   WHERE tenant_id = ?1 AND number = ?2 AND wake_at <= ?3`,
);
// Both parts of a record see the job as its worker has claimed it, or do nothing.
const CLAIMED = "tenant_id = ?1 AND number = ?2 AND state = 'running' AND tries = ?3";
const ADD_FILE = tenantStatement(
  "export.add_file",
  `INSERT INTO export_file (tenant_id, export, number, name, object, row_count, byte_count, sha256)
   SELECT ?1, ?2, ?4, ?5, ?6, ?7, ?8, ?9 FROM export_job
   WHERE ${CLAIMED} AND file_count = ?4 - 1`,
);
const MOVE_ON = tenantStatement(
  "export.move_on",
  `UPDATE export_job SET section = ?4, after_key = ?5, rows_done = rows_done + ?6,
     byte_count = byte_count + ?7, file_count = file_count + ?8
   WHERE ${CLAIMED} AND file_count = ?9`,
);
const FINISH = tenantStatement(
  "export.finish",
  `UPDATE export_job SET state = 'finished', finished_at = ?4, wake_at = ?5,
     rows_total = rows_done WHERE ${CLAIMED}`,
);
const END = tenantStatement(
  "export.end",
  `UPDATE export_job SET state = ?3, failure = ?4, wake_at = ?5
   WHERE tenant_id = ?1 AND number = ?2
     AND ((?3 = 'removed' AND state = 'finished') OR (?3 <> 'removed' AND ${OPEN}))`,
);
const FORGET_FILES = tenantStatement(
  "export.forget_files",
  `UPDATE export_job SET wake_at = NULL
   WHERE tenant_id = ?1 AND number = ?2 AND state IN ('failed', 'cancelled', 'removed')`,
);
const FILES = tenantStatement<{
  number: number;
  name: string;
  object: string;
  row_count: number;
  byte_count: number;
  sha256: string;
}>(
  "export.files",
  `SELECT number, name, object, row_count, byte_count, sha256 FROM export_file
   WHERE tenant_id = ?1 AND export = ?2 ORDER BY number`,
);

/** Beyond every number an export can have. */
const NUMBER_MAX = 2 ** 50;

/** Exports of one tenant, in the control database; their pieces are in R2. */
export function openExportStore(door: ControlDoor): ExportStore {
  return {
    async create(draft, now, wakeAt) {
      const { kind, format, options, rowsTotal, on, schedule, createdBy } = draft;
      const asked = [kind, format, JSON.stringify(options), rowsTotal, on, schedule] as const;
      const row = await door.first(CREATE, ...asked, wakeAt, createdBy, now, EXPORTS_OPEN_MAX);
      return row?.number ?? null;
    },
    async find(number) {
      const row = await door.first(FIND, number);
      return row && toJob(row);
    },
    async list(limit, before) {
      return (await door.all(LIST, before ?? NUMBER_MAX, limit)).map(toJob);
    },
    async claim(number, now, leaseUntil) {
      const row = await door.first(CLAIM, number, now, leaseUntil);
      return row && toJob(row);
    },
    async release({ number, tries }, wakeAt) {
      await door.run(RELEASE, number, tries, wakeAt);
    },
    async record({ number, tries, fileCount }, file, { section, after }) {
      const moved = [section, after && JSON.stringify(after), file?.rows ?? 0, file?.bytes ?? 0];
      const added = file && [file.number, file.name, file.object, file.rows, file.bytes];
      const changes = await door.batch([
        ...(file && added
          ? [{ statement: ADD_FILE, values: [number, tries, ...added, file.sha256] }]
          : []),
        {
          statement: MOVE_ON,
          values: [number, tries, ...moved, file === null ? 0 : 1, fileCount],
        },
      ]);
      return changes.every((changed) => changed === 1);
    },
    finish: async ({ number, tries }, now, wakeAt) =>
      (await door.run(FINISH, number, tries, now, wakeAt)) === 1,
    end: async (number, state, failure, wakeAt) =>
      (await door.run(END, number, state, failure, wakeAt)) === 1,
    async forgetFiles(number) {
      await door.run(FORGET_FILES, number);
    },
    async files(number) {
      return (await door.all(FILES, number)).map(
        (row): ExportFile => ({
          number: row.number,
          name: row.name,
          object: row.object,
          rows: row.row_count,
          bytes: row.byte_count,
          sha256: row.sha256,
        }),
      );
    },
  };
}

/** Work that was lost comes to be taken up again; false when somebody said so before. */
export async function announceExport(
  door: ControlDoor,
  number: number,
  now: Instant,
  wakeAt: Instant,
): Promise<boolean> {
  return (await door.run(ANNOUNCE, number, now, wakeAt)) === 1;
}

function toJob(row: JobColumns): ExportJob {
  return {
    number: row.number,
    kind: row.kind,
    format: row.format,
    options: JSON.parse(row.options) as ExportJob["options"],
    state: row.state,
    failure: row.failure,
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    bytes: row.byte_count,
    place: {
      section: row.section,
      after: row.after_key === null ? null : (JSON.parse(row.after_key) as RowKey),
    },
    fileCount: row.file_count,
    tries: row.tries,
    on: row.on_date,
    schedule: row.schedule,
    createdBy: row.created_by,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
