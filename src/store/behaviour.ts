import type { BehaviourStore, StoredBehaviour } from "../app/behaviour/store";
import type { BehaviourScript } from "../domain/behaviour/script";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { partitionRange } from "../kernel/ids";
import type { ControlDoor } from "./control-door";
import {
  assembleRecords,
  LEDGER_COLUMNS,
  LOAN_COLUMNS,
  type LedgerColumns,
  type LoanColumns,
  SCHEDULE_COLUMNS,
  type ScheduleColumns,
} from "./loan-row";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type ScriptColumns = Readonly<{ script: string; updated_by: string; updated_at: Instant }>;
type BorrowerColumns = Readonly<{ id: number; external_id: string }>;

const FIND = tenantStatement<ScriptColumns>(
  "behaviour.find",
  "SELECT script, updated_by, updated_at FROM sandbox_behaviour WHERE tenant_id = ?1",
);
/** The clock stands, and nothing is being emptied: a move pays by one script from end to end. */
const STANDS = `EXISTS (SELECT 1 FROM tenant
  WHERE id = ?1 AND mode = 'sandbox' AND clock_target IS NULL)
  AND NOT EXISTS (SELECT 1 FROM sandbox_reset WHERE tenant_id = ?1 AND state <> 'finished')`;
const SAVE = tenantStatement(
  "behaviour.save",
  `INSERT INTO sandbox_behaviour (tenant_id, script, updated_by, updated_at)
   SELECT ?1, ?2, ?3, ?4 WHERE ${STANDS}
   ON CONFLICT (tenant_id) DO UPDATE SET script = excluded.script,
     updated_by = excluded.updated_by, updated_at = excluded.updated_at`,
);
const DROP = tenantStatement(
  "behaviour.drop",
  `DELETE FROM sandbox_behaviour WHERE tenant_id = ?1 AND ${STANDS}`,
);
const PLACE = tenantStatement<{ after_id: number }>(
  "behaviour.place",
  `SELECT after_id FROM sandbox_payday
   WHERE tenant_id = ?1 AND partition = ?2 AND business_date = ?3`,
);
const KEEP_PLACE = tenantStatement(
  "behaviour.keep_place",
  `INSERT INTO sandbox_payday (tenant_id, partition, business_date, after_id)
   SELECT ?1, ?2, ?3, ?4 WHERE true
   ON CONFLICT (tenant_id, partition) DO UPDATE SET
     business_date = excluded.business_date, after_id = excluded.after_id`,
);

// The reads of a page name the same loans, in one snapshot.
const PAYER_IDS = `SELECT id FROM loan WHERE tenant_id = ?1 AND id > ?2 AND id < ?3
  AND status = 'active' AND set_aside_reason IS NULL
  AND (past_due_since IS NOT NULL OR next_due_on <= ?4) ORDER BY id LIMIT ?5`;
const PAYERS = tenantStatement<LoanColumns>(
  "behaviour.payers",
  `SELECT ${LOAN_COLUMNS} FROM loan WHERE tenant_id = ?1 AND id IN (${PAYER_IDS}) ORDER BY id`,
);
const PAYER_SCHEDULES = tenantStatement<ScheduleColumns>(
  "behaviour.payer_schedules",
  `SELECT ${SCHEDULE_COLUMNS} FROM schedule
   WHERE tenant_id = ?1 AND loan_id IN (${PAYER_IDS}) ORDER BY loan_id, version`,
);
const PAYER_LEDGER = tenantStatement<LedgerColumns>(
  "behaviour.payer_ledger",
  `SELECT ${LEDGER_COLUMNS} FROM ledger
   WHERE tenant_id = ?1 AND loan_id IN (${PAYER_IDS}) ORDER BY loan_id, sequence`,
);
const PAYER_BORROWERS = tenantStatement<BorrowerColumns>(
  "behaviour.payer_borrowers",
  `SELECT id, external_id FROM borrower WHERE tenant_id = ?1 AND id IN (
     SELECT borrower_id FROM loan WHERE tenant_id = ?1 AND id IN (${PAYER_IDS}))`,
);

export function openBehaviourStore(control: ControlDoor, door: Door): BehaviourStore {
  return {
    async find() {
      const row = await control.first(FIND);
      return row && toBehaviour(row);
    },
    save: async (script, by, now) =>
      (await control.run(SAVE, JSON.stringify(script), by, now)) === 1,
    drop: async () => (await control.run(DROP)) === 1,
    async payers(partition, { afterId, dueBy, limit }) {
      const range = partitionRange(partition);
      const values = [Math.max(afterId, range.after), range.before, dueBy, limit];
      const reads = [PAYERS, PAYER_SCHEDULES, PAYER_LEDGER, PAYER_BORROWERS];
      const [loans = [], schedules = [], ledger = [], borrowers = []] = await door
        .partition(partition)
        .snapshot(reads.map((statement) => ({ statement, values })));
      const rows = loans as LoanColumns[];
      const records = assembleRecords(
        rows,
        schedules as ScheduleColumns[],
        ledger as LedgerColumns[],
        // The scan finds it damaged too, and says so.
        () => undefined,
      );
      const names = new Map(
        (borrowers as BorrowerColumns[]).map((row) => [row.id, row.external_id]),
      );
      return {
        payers: records.map((record) => ({
          record,
          borrowerExternalId: names.get(record.loan.borrowerId) ?? "",
        })),
        lastId: rows.at(-1)?.id ?? afterId,
        full: rows.length === limit,
      };
    },
    place: async (partition, day: BusinessDate) =>
      (await control.first(PLACE, partition, day))?.after_id ?? 0,
    async keepPlace(partition, day, afterId) {
      await control.run(KEEP_PLACE, partition, day, afterId);
    },
  };
}

function toBehaviour({ script, updated_by, updated_at }: ScriptColumns): StoredBehaviour {
  const read = JSON.parse(script) as BehaviourScript;
  return { script: read, updatedBy: updated_by, updatedAt: updated_at };
}
