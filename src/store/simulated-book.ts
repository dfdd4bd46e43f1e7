import type {
  BorrowersPage,
  PersonDeeds,
  SimulationStore,
  StandingTreatments,
} from "../app/simulation/store";
import { type ActIdentity, actName } from "../domain/simulation/act";
import type { HoldStop, Priority } from "../domain/policy/step-action";
import type { BusinessDate } from "../kernel/calendar";
import { partitionRange } from "../kernel/ids";
import {
  assembleRecords,
  LEDGER_COLUMNS,
  LOAN_COLUMNS,
  SCHEDULE_COLUMNS,
  type LedgerColumns,
  type LoanColumns,
  type ScheduleColumns,
} from "./loan-row";
import { KNOWN_PROMISES, type KnownPromiseColumns, toKnownPromises } from "./simulated-promise";
import { type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

const COUNTS = tenantStatement<{ loans: number }>(
  "simulation.loan_counts",
  "SELECT COUNT(*) AS loans FROM loan WHERE tenant_id = ?1 AND id > ?2 AND id < ?3",
);
const BORROWERS = tenantStatement<{ borrower_id: number }>(
  "simulation.borrowers",
  `SELECT DISTINCT borrower_id FROM loan INDEXED BY loan_borrower
   WHERE tenant_id = ?1 AND borrower_id > ?2 AND borrower_id < ?3
     AND borrower_id % CAST(?4 AS INTEGER) = 0
   ORDER BY borrower_id LIMIT ?5`,
);
const OF_BORROWERS = "borrower_id IN (SELECT value FROM json_each(?2))";
const THEIR_LOANS = `loan_id IN (SELECT id FROM loan WHERE tenant_id = ?1 AND ${OF_BORROWERS})`;
const LOANS = tenantStatement<LoanColumns>(
  "simulation.loans",
  `SELECT ${LOAN_COLUMNS} FROM loan INDEXED BY loan_borrower
   WHERE tenant_id = ?1 AND ${OF_BORROWERS} ORDER BY id`,
);
const SCHEDULES = tenantStatement<ScheduleColumns>(
  "simulation.schedules",
  `SELECT ${SCHEDULE_COLUMNS} FROM schedule WHERE tenant_id = ?1 AND ${THEIR_LOANS}
   ORDER BY loan_id, version`,
);
const LEDGER = tenantStatement<LedgerColumns>(
  "simulation.ledger",
  `SELECT ${LEDGER_COLUMNS} FROM ledger WHERE tenant_id = ?1 AND ${THEIR_LOANS}
   ORDER BY loan_id, sequence`,
);

type CaseColumns = Readonly<{
  borrower_id: number;
  stage: string;
  stage_before: string;
  priority: Priority;
  priority_before: Priority;
  moved_on: BusinessDate;
  opened_on: BusinessDate;
}>;
const CASES = tenantStatement<CaseColumns>(
  "simulation.cases",
  `SELECT borrower_id, stage, stage_before, priority, priority_before, moved_on, opened_on
   FROM borrower_case INDEXED BY borrower_case_open
   WHERE tenant_id = ?1 AND ${OF_BORROWERS} AND state = 'open'`,
);
type FlagColumns = Readonly<{
  borrower_id: number;
  loan_id: number;
  flag: string;
  set_on: BusinessDate;
  ends_on: BusinessDate | null;
  policy_version: number | null;
  step: string | null;
}>;
const FLAGS = tenantStatement<FlagColumns>(
  "simulation.flags",
  `SELECT borrower_id, loan_id, flag, set_on, ends_on, policy_version, step FROM flag
   WHERE tenant_id = ?1 AND ${THEIR_LOANS} ORDER BY loan_id, flag`,
);
type HoldColumns = Readonly<{
  borrower_id: number;
  loan_id: number;
  number: number;
  stops: string;
  from_on: BusinessDate;
  to_on: BusinessDate | null;
  by_step: number;
}>;
const HOLDS = tenantStatement<HoldColumns>(
  "simulation.holds",
  `SELECT borrower_id, loan_id, number, stops, from_on, to_on, policy_version IS NOT NULL AS by_step
   FROM hold WHERE tenant_id = ?1 AND ${THEIR_LOANS}
     AND (policy_version IS NULL OR lifted_by IS NOT NULL) ORDER BY loan_id, number`,
);
type CaseDeedColumns = Readonly<{
  borrower_id: number;
  on: BusinessDate;
  kind: "opened" | "moved" | "closed";
  stage: string | null;
  priority: Priority | null;
}>;
const CASE_DEEDS = tenantStatement<CaseDeedColumns>(
  "simulation.case_deeds",
  `SELECT c.borrower_id AS borrower_id, e.business_date AS "on", e.kind AS kind,
     e.reason->>'$.to.stage' AS stage, e.reason->>'$.to.priority' AS priority
   FROM borrower_case c INDEXED BY borrower_case_borrower CROSS JOIN case_event e
     ON e.tenant_id = c.tenant_id AND e.case_id = c.id
   WHERE c.tenant_id = ?1 AND c.${OF_BORROWERS} AND e.policy_version IS NULL
     AND e.kind IN ('opened', 'moved', 'closed')
   ORDER BY e.business_date, c.id, e.sequence`,
);

type ActColumns = Readonly<{ borrower_id: number; policy_version: number }> & ActIdentity;
const act = (name: string, sql: string) => tenantStatement<ActColumns>(`simulation.${name}`, sql);
// The identities are those that the simulation writes (app, simulation, scan of a borrower).
const ACTS = [
  act(
    "notices",
    `SELECT borrower_id, 'notice' AS kind, business_date AS "on", step, policy_version,
       borrower_id || ' ' || days_past_due || ' ' || template || ' ' || channel AS identity
     FROM notice INDEXED BY notice_identity WHERE tenant_id = ?1 AND ${OF_BORROWERS} AND business_date >= ?3`,
  ),
  act(
    "tasks",
    `SELECT borrower_id, 'task' AS kind, business_date AS "on", step, policy_version,
       borrower_id || ' ' || place || ' ' || role || ' ' || title || ' ' || due_on AS identity
     FROM task INDEXED BY task_identity
     WHERE tenant_id = ?1 AND ${OF_BORROWERS} AND step IS NOT NULL AND business_date >= ?3`,
  ),
  act(
    "case_events",
    `SELECT c.borrower_id AS borrower_id,
       iif(e.kind = 'closed', 'close-case', 'case') AS kind, e.business_date AS "on", e.step AS step,
       e.policy_version AS policy_version, '' || c.borrower_id AS identity
     FROM borrower_case c INDEXED BY borrower_case_borrower CROSS JOIN case_event e
       ON e.tenant_id = c.tenant_id AND e.case_id = c.id
     WHERE c.tenant_id = ?1 AND c.${OF_BORROWERS} AND e.policy_version IS NOT NULL
       AND e.kind <> 'kept' AND e.business_date >= ?3`,
  ),
  act(
    "placed_holds",
    `SELECT borrower_id, 'hold' AS kind, date(from_on, '-1 day') AS "on", step, policy_version,
       loan_id || ' ' || from_on || ' ' || (SELECT group_concat(value, ',') FROM json_each(stops))
         AS identity
     FROM hold WHERE tenant_id = ?1 AND ${THEIR_LOANS} AND policy_version IS NOT NULL
       AND from_on > ?3`,
  ),
  act(
    "transitions",
    `SELECT l.borrower_id AS borrower_id, 'bucket' AS kind, t.business_date AS "on", '' AS step,
       t.policy_version AS policy_version,
       t.loan_id || ' ' || t.from_bucket || ' ' || t.to_bucket AS identity
     FROM loan l CROSS JOIN transition t ON t.tenant_id = l.tenant_id AND t.loan_id = l.id
     WHERE l.tenant_id = ?1 AND l.${OF_BORROWERS} AND t.cause = 'scan' AND t.business_date >= ?3`,
  ),
  // A mark keeps only its last setting, so all of them are compared and not those of a day.
  act(
    "marks",
    `SELECT borrower_id, 'flag' AS kind, set_on AS "on", step, policy_version,
       loan_id || ' ' || flag || ' ' || COALESCE(ends_on, '') AS identity
     FROM flag WHERE tenant_id = ?1 AND ${THEIR_LOANS} AND policy_version IS NOT NULL
       AND ?3 IS NOT NULL`,
  ),
];

type SimulatedBook = Pick<
  SimulationStore,
  "loanCounts" | "page" | "standing" | "deeds" | "actNames"
>;

/** The book as a simulation reads it: by borrowers, and with what scans did with them. */
export function openSimulatedBook(door: Door): SimulatedBook {
  const snapshot = <Rows extends readonly unknown[]>(
    partition: number,
    statements: readonly Statement<unknown>[],
    ...values: readonly string[]
  ) =>
    door
      .partition(partition)
      .snapshot(statements.map((statement) => ({ statement, values }))) as Promise<
      unknown[][]
    > as Promise<unknown> as Promise<Rows>;
  return {
    async loanCounts() {
      const rows = await Promise.all(
        door.partitions().map(({ partition }) => {
          const { after, before } = partitionRange(partition);
          return door.partition(partition).first(COUNTS, after, before);
        }),
      );
      return rows.map((row) => row?.loans ?? 0);
    },
    async page(partition, afterId, limit, every): Promise<BorrowersPage> {
      const { after, before } = partitionRange(partition);
      const from = Math.max(after, afterId);
      const home = door.partition(partition);
      const found = await home.all(BORROWERS, from, before, every, limit);
      const ids = found.map((row) => row.borrower_id);
      const through = ids.at(-1);
      if (through === undefined) return { through, records: [], unreadable: [] };
      const [loans, schedules, ledger] = await snapshot<
        [LoanColumns[], ScheduleColumns[], LedgerColumns[]]
      >(partition, [LOANS, SCHEDULES, LEDGER], JSON.stringify(ids));
      const unreadable = new Set<number>();
      const records = assembleRecords(loans, schedules, ledger, (row) =>
        unreadable.add(row.borrower_id),
      );
      return { through, records, unreadable: [...unreadable] };
    },
    async standing(partition, borrowerIds): Promise<StandingTreatments> {
      const [cases, flags] = await snapshot<[CaseColumns[], FlagColumns[]]>(
        partition,
        [CASES, FLAGS],
        JSON.stringify(borrowerIds),
      );
      return { cases: cases.map(toCase), flags: flags.map(toFlag) };
    },
    async deeds(partition, borrowerIds): Promise<PersonDeeds> {
      const [holds, cases, promises] = await snapshot<
        [HoldColumns[], CaseDeedColumns[], KnownPromiseColumns[]]
      >(partition, [HOLDS, CASE_DEEDS, KNOWN_PROMISES], JSON.stringify(borrowerIds));
      return {
        holds: holds.filter(({ by_step }) => by_step === 0).map(toHold),
        lifts: holds.flatMap(({ by_step, to_on, borrower_id, loan_id, number }) =>
          by_step === 1 && to_on !== null
            ? [{ borrowerId: borrower_id, loanId: loan_id, hold: number, on: to_on }]
            : [],
        ),
        cases: cases.map(toCaseDeed),
        promises: promises.flatMap(toKnownPromises),
      };
    },
    async actNames(partition, borrowerIds, from) {
      const values = [JSON.stringify(borrowerIds), from];
      const lists = await snapshot<ActColumns[][]>(partition, ACTS, ...values);
      const names = new Map<number, string[]>();
      for (const row of lists.flat()) {
        const own = names.get(row.borrower_id) ?? [];
        own.push(actName({ ...row, policyVersion: row.policy_version }));
        names.set(row.borrower_id, own);
      }
      return names;
    },
  };
}

function toCase(row: CaseColumns): StandingTreatments["cases"][number] {
  return {
    borrowerId: row.borrower_id,
    stage: row.stage,
    stageBefore: row.stage_before,
    priority: row.priority,
    priorityBefore: row.priority_before,
    movedOn: row.moved_on,
    openedOn: row.opened_on,
    closedOn: null,
  };
}

function toFlag(row: FlagColumns): StandingTreatments["flags"][number] {
  return {
    borrowerId: row.borrower_id,
    loanId: row.loan_id,
    flag: row.flag,
    setOn: row.set_on,
    endsOn: row.ends_on,
    policyVersion: row.policy_version,
    step: row.step,
  };
}

function toCaseDeed(row: CaseDeedColumns): PersonDeeds["cases"][number] {
  const { borrower_id: borrowerId, on, kind, stage, priority } = row;
  if (kind === "closed") return { borrowerId, on, kind: "close-case" };
  return { borrowerId, on, kind: "move-case", stage, priority };
}

function toHold(row: HoldColumns): PersonDeeds["holds"][number] {
  const stops = JSON.parse(row.stops) as HoldStop[];
  const hold = { hold: row.number, stops, from: row.from_on, to: row.to_on };
  return { borrowerId: row.borrower_id, loanId: row.loan_id, hold };
}
