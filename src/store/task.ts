import type { Task, TaskDraft, TaskQueue, TaskStore } from "../app/task/store";
import { WORKING_ROLES, type WorkingRole } from "../domain/policy/step-action";
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
  assignee: string | null;
  title: string;
  planned_by: string | null;
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

const COLUMNS = `id, borrower_id, loan_id, state, role, assignee, title, planned_by, business_date,
  due_on, policy_version, step, outcome, done_by, done_on, created_at, updated_at, version`;

const FIND = tenantStatement<TaskColumns>(
  "task.find",
  `SELECT ${COLUMNS} FROM task WHERE tenant_id = ?1 AND id = ?2`,
);
// Along the index of a role (?2) or of a person's own, from a place (?3, ?4) on or back.
const OF_ROLE = "INDEXED BY task_open WHERE tenant_id = ?1 AND state = 'open' AND role = ?2";
const OF_PERSON = `INDEXED BY task_assigned
  WHERE tenant_id = ?1 AND state = 'open' AND assignee = ?2`;
const walk = (name: string, own: string) => ({
  on: tenantStatement<TaskColumns>(
    `task.list_${name}`,
    `SELECT ${COLUMNS} FROM task ${own} AND (due_on, id) > (?3, ?4) ORDER BY due_on, id LIMIT ?5`,
  ),
  back: tenantStatement<TaskColumns>(
    `task.before_${name}`,
    `SELECT ${COLUMNS} FROM task ${own} AND (due_on, id) < (?3, ?4)
     ORDER BY due_on DESC, id DESC LIMIT 1`,
  ),
});
const ROLE_WALK = walk("open", OF_ROLE);
const PERSON_WALK = walk("assigned", OF_PERSON);
// In one read, as the first page asks for all of it; the cases that nobody has taken have no role here.
const COUNT_WORK = tenantStatement<{ role: WorkingRole | null }>(
  "task.count_work",
  [
    ...WORKING_ROLES.map(
      (role) => `SELECT * FROM (SELECT '${role}' AS role FROM task INDEXED BY task_open
       WHERE tenant_id = ?1 AND state = 'open' AND role = '${role}' AND due_on <= ?2 LIMIT ?3)`,
    ),
    `SELECT * FROM (SELECT NULL AS role FROM borrower_case INDEXED BY borrower_case_owner
       WHERE tenant_id = ?1 AND state = 'open' AND owner IS NULL LIMIT ?3)`,
  ].join(" UNION ALL "),
);
// Those of steps and those made by hand have an index each.
const OF_BORROWER = tenantStatement<TaskColumns>(
  "task.of_borrower",
  `SELECT * FROM (SELECT ${COLUMNS} FROM task INDEXED BY task_identity
     WHERE tenant_id = ?1 AND borrower_id = ?2 AND step IS NOT NULL
     ORDER BY business_date DESC, id DESC LIMIT ?3)
   UNION ALL SELECT * FROM (SELECT ${COLUMNS} FROM task INDEXED BY task_by_hand
     WHERE tenant_id = ?1 AND borrower_id = ?2 AND step IS NULL ORDER BY id DESC LIMIT ?3)`,
);
const ADDED = `INSERT INTO task (tenant_id, id, borrower_id, loan_id, state, role, assignee, title,
     planned_by, business_date, due_on, place, created_at, updated_at)
   SELECT ?1, j->>0, j->>1, j->>2, 'open', j->>3, j->>4, j->>5, j->>6, j->>7, j->>8, 0,
     CAST(?3 AS INTEGER), CAST(?3 AS INTEGER)
   FROM (SELECT ?2 AS j)`;
const ADD = tenantStatement("task.add", ADDED);
const ADD_ALONE = tenantStatement(
  "task.add_alone",
  `${ADDED} WHERE NOT EXISTS (SELECT 1 FROM task INDEXED BY task_by_hand
     WHERE tenant_id = ?1 AND borrower_id = j->>1 AND step IS NULL AND state = 'open'
       AND planned_by = j->>6)`,
);
const UPDATE = tenantStatement(
  "task.change",
  `UPDATE task SET state = ?4, outcome = ?5, done_by = ?6, done_on = ?7,
     updated_at = CAST(?8 AS INTEGER), version = version + 1
   WHERE tenant_id = ?1 AND id = ?2 AND version = ?3`,
);

const DROP_CURED = tenantStatement(
  "task.drop_cured",
  `UPDATE task INDEXED BY task_identity SET state = 'cancelled', done_by = 'system:cured',
     done_on = (SELECT MAX(value->>1) FROM json_each(?2) WHERE value->>0 = task.borrower_id),
     updated_at = CAST(?3 AS INTEGER), version = version + 1
   WHERE tenant_id = ?1 AND borrower_id IN (SELECT value->>0 FROM json_each(?2))
     AND step IS NOT NULL AND state = 'open' AND reason->>'daysPastDue' > 0
     AND NOT EXISTS (SELECT 1 FROM loan INDEXED BY loan_borrower WHERE loan.tenant_id = ?1
       AND loan.borrower_id = task.borrower_id AND loan.past_due_since IS NOT NULL)`,
);

function columnsOf(draft: TaskDraft): string {
  const { id, borrowerId, loanId, role, assignee, title, plannedBy, plannedOn, dueOn } = draft;
  const columns = [id, borrowerId, loanId, role, assignee, title, plannedBy, plannedOn, dueOn];
  return JSON.stringify(columns);
}

/** Tasks as people work on them; policies plan them (treatment.ts). */
export function openTaskStore(door: Door): TaskStore {
  return {
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toTask(row);
    },
    async listOpen({ queue, limit, after }) {
      const place = [after?.dueOn ?? "", after?.id ?? 0] as const;
      const { walked, whose } = walksOf(queue);
      const reads = door
        .shards()
        .flatMap((shard) => whose.map((one) => shard.all(walked.on, one, ...place, limit)));
      const rows = (await Promise.all(reads)).flat();
      return rows.map(toTask).sort(byDueDay).slice(0, limit);
    },
    async before(queue, { dueOn, id }) {
      const { walked, whose } = walksOf(queue);
      const reads = door
        .shards()
        .flatMap((shard) => whose.map((one) => shard.first(walked.back, one, dueOn, id)));
      const rows = (await Promise.all(reads)).flatMap((row) => row ?? []);
      return rows.map(toTask).sort(byDueDay).at(-1);
    },
    async countWork(on, max) {
      const rows = await Promise.all(door.shards().map((shard) => shard.all(COUNT_WORK, on, max)));
      const countOf = (role: WorkingRole | null) =>
        rows.flat().filter((row) => row.role === role).length;
      const due = new Map(WORKING_ROLES.map((role) => [role, countOf(role)]));
      return { due, unownedCases: countOf(null) };
    },
    async ofBorrower(borrowerId, limit) {
      const rows = (await door.home(borrowerId)?.all(OF_BORROWER, borrowerId, limit)) ?? [];
      return rows.map(toTask).sort(newestFirst).slice(0, limit);
    },
    add: (draft, at) => [{ statement: ADD, values: [columnsOf(draft), at], expects: 1 }],
    addAlone: (draft, at) => [{ statement: ADD_ALONE, values: [columnsOf(draft), at], expects: 1 }],
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

function walksOf(queue: TaskQueue) {
  return "roles" in queue
    ? { walked: ROLE_WALK, whose: queue.roles }
    : { walked: PERSON_WALK, whose: [queue.assignee] };
}

function newestFirst(a: Task, b: Task): number {
  if (a.plannedOn === b.plannedOn) return b.id - a.id;
  return a.plannedOn < b.plannedOn ? 1 : -1;
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
    assignee: row.assignee,
    title: row.title,
    plannedBy: row.planned_by,
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
