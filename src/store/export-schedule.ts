import type { ExportSchedule, ExportScheduleStore } from "../app/export/schedule-store";
import type { ExportRhythm } from "../domain/export/schedule";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type ScheduleColumns = Readonly<{
  number: number;
  name: string;
  kind: ExportSchedule["kind"];
  format: ExportSchedule["format"];
  options: string;
  every: ExportRhythm;
  day: number;
  next_on: BusinessDate;
  created_by: string;
  created_at: Instant;
}>;

const COLUMNS = `number, name, kind, format, options, every, day, next_on, created_by, created_at`;

// Numbers are never used again: exports name the schedule that made them.
const ADD = tenantStatement<{ number: number }>(
  "export_schedule.add",
  `INSERT INTO export_schedule (tenant_id, ${COLUMNS})
   SELECT ?1, 1 + MAX(COALESCE((SELECT MAX(number) FROM export_schedule WHERE tenant_id = ?1), 0),
       COALESCE((SELECT MAX(schedule) FROM export_job
         WHERE tenant_id = ?1 AND schedule IS NOT NULL), 0)),
     ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10 WHERE true
   ON CONFLICT DO NOTHING RETURNING number`,
);
const ALL = tenantStatement<ScheduleColumns>(
  "export_schedule.all",
  `SELECT ${COLUMNS} FROM export_schedule WHERE tenant_id = ?1 ORDER BY number LIMIT 100`,
);
const FIND = tenantStatement<ScheduleColumns>(
  "export_schedule.find",
  `SELECT ${COLUMNS} FROM export_schedule WHERE tenant_id = ?1 AND number = ?2`,
);
const REMOVE = tenantStatement(
  "export_schedule.remove",
  "DELETE FROM export_schedule WHERE tenant_id = ?1 AND number = ?2",
);
const MOVE_ON = tenantStatement(
  "export_schedule.move_on",
  `UPDATE export_schedule SET next_on = ?4
   WHERE tenant_id = ?1 AND number = ?2 AND next_on = ?3`,
);

/** What a lender has made by itself. */
export function openExportScheduleStore(door: ControlDoor): ExportScheduleStore {
  return {
    async add({ name, kind, format, options, time, nextOn, createdBy }, now) {
      const asked = [name, kind, format, JSON.stringify(options), time.every, time.day] as const;
      const row = await door.first(ADD, ...asked, nextOn, createdBy, now);
      if (!row) throw new Outage("too many schedules are being made at once", 5);
      return row.number;
    },
    all: async () => (await door.all(ALL)).map(toSchedule),
    async find(number) {
      const row = await door.first(FIND, number);
      return row && toSchedule(row);
    },
    remove: async (number) => (await door.run(REMOVE, number)) === 1,
    moveOn: async (number, from, to) => (await door.run(MOVE_ON, number, from, to)) === 1,
  };
}

function toSchedule(row: ScheduleColumns): ExportSchedule {
  return {
    number: row.number,
    name: row.name,
    kind: row.kind,
    format: row.format,
    options: JSON.parse(row.options) as ExportSchedule["options"],
    time: { every: row.every, day: row.day },
    nextOn: row.next_on,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
