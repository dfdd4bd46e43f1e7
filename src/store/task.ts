import type { Task, TaskStore } from "../app/task/store";
import type { WorkingRole } from "../domain/policy/step-action";
import type { TaskState } from "../domain/task/task";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type TaskColumns = Readonly<{
  id: number;
  borrower_id: number;
  loan_id: number;
  state: TaskState;
  role: WorkingRole;
  title: string;
  business_date: BusinessDate;
  due_on: BusinessDate;
  policy_version: number | null;
  step: string | null;
  outcome: string | null;
  done_by: string | null;
  done_on: BusinessDate | null;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}>;

const COLUMNS = `id, borrower_id, loan_id, state, role, title, business_date, due_on, policy_version,
  step, outcome, done_by, done_on, created_at, updated_at, version`;

const FIND = tenantStatement<TaskColumns>(
  "task.find",
  `SELECT ${COLUMNS} FROM task WHERE tenant_id = ?1 AND id = ?2`,
);
const OPEN = tenantStatement<TaskColumns>(
  "task.list_open",
  `SELECT ${COLUMNS} FROM task INDEXED BY task_open WHERE tenant_id = ?1 AND state = 'open'
     AND role = ?2 AND (due_on, id) > (?3, ?4) ORDER BY due_on, id LIMIT ?5`,
);
// Every task is one of a step, and those are found by their borrower.
const OF_BORROWER = tenantStatement<TaskColumns>(
  "task.of_borrower",
  `SELECT ${COLUMNS} FROM task INDEXED BY task_identity WHERE tenant_id = ?1 AND borrower_id = ?2
     AND step IS NOT NULL ORDER BY business_date DESC, id DESC LIMIT ?3`,
);
const UPDATE = tenantStatement(
  "task.change",
  `UPDATE task SET state = ?4, outcome = ?5, done_by = ?6, done_on = ?7,
     updated_at = CAST(?8 AS INTEGER), version = version + 1
   WHERE tenant_id = ?1 AND id = ?2 AND version = ?3`,
);

const DROP_CURED = tenantStatement(
  "task.drop_cured",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS borrower_id, MAX(value->>1) AS cured_on
     FROM json_each(?2) GROUP BY 1)
   UPDATE task INDEXED BY task_identity SET state = 'cancelled', done_by = 'system:cured',
     done_on = j.cured_on, updated_at = CAST(?3 AS INTEGER), version = version + 1 FROM j
   WHERE task.tenant_id = ?1 AND task.borrower_id = j.borrower_id AND task.step IS NOT NULL
     AND task.state = 'open' AND task.reason->>'daysPastDue' > 0
     AND NOT EXISTS (SELECT 1 FROM loan WHERE loan.tenant_id = ?1
       AND loan.borrower_id = j.borrower_id AND loan.past_due_since IS NOT NULL)`,
);

/** Tasks as people work on them; policies plan them (treatment.ts). */
export function openTaskStore(door: Door): TaskStore {
  return {
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toTask(row);
    },
    async listOpen({ roles, limit, after }) {
      const place = [after?.dueOn ?? "", after?.id ?? 0] as const;
      const reads = door
        .shards()
        .flatMap((shard) => roles.map((role) => shard.all(OPEN, role, ...place, limit)));
      const rows = (await Promise.all(reads)).flat();
      return rows.map(toTask).sort(byDueDay).slice(0, limit);
    },
    async ofBorrower(borrowerId, limit) {
      const rows = (await door.home(borrowerId)?.all(OF_BORROWER, borrowerId, limit)) ?? [];
      return rows.map(toTask);
    },
    dropCured(cured, at) {
      if (cured.length === 0) return [];
      const rows = cured.map(({ borrowerId, on }) => [borrowerId, on]);
      return [{ statement: DROP_CURED, values: [JSON.stringify(rows), at] }];
    },
    change: ({ before, after }, at) => [
      {
        statement: UPDATE,
        values: [
          before.id,
          before.version,
          after.state,
          after.outcome,
          after.doneBy,
          after.doneOn,
          at,
        ],
        expects: 1,
      },
    ],
  };
}

function byDueDay(a: Task, b: Task): number {
  if (a.dueOn === b.dueOn) return a.id - b.id;
  return a.dueOn < b.dueOn ? -1 : 1;
}

function toTask(row: TaskColumns): Task {
  return {
    id: row.id,
    borrowerId: row.borrower_id,
    loanId: row.loan_id,
    state: row.state,
    role: row.role,
    title: row.title,
    plannedOn: row.business_date,
    dueOn: row.due_on,
    policyVersion: row.policy_version,
    step: row.step,
    outcome: row.outcome,
    doneBy: row.done_by,
    doneOn: row.done_on,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
