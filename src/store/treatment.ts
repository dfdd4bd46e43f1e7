import type {
  ActRule,
  CaseClosing,
  CaseMove,
  FlagDraft,
  HoldDraft,
  TaskDraft,
  TreatmentStore,
} from "../app/treatment/store";
import type { CaseEventKind, CaseEventReason } from "../app/case/store";
import type { Write } from "../app/write";
import type { Priority } from "../domain/policy/step-action";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

/** Who is named for what a policy did. */
const SCAN_ACTOR = "system:scan";

type CaseLoanColumns = Readonly<{
  id: number;
  borrower_id: number;
  past_due_since: BusinessDate | null;
  next_action_on: BusinessDate | null;
}>;

// A case that was moved or opened on the date itself is seen as it was before it.
const CASES = tenantStatement<{ borrower_id: number; stage: string; priority: Priority }>(
  "treatment.cases",
  `SELECT borrower_id, iif(moved_on < ?3, stage, stage_before) AS stage,
     iif(moved_on < ?3, priority, priority_before) AS priority
   FROM borrower_case INDEXED BY borrower_case_borrower WHERE tenant_id = ?1
     AND borrower_id IN (SELECT value FROM json_each(?2))
     AND opened_on < ?3 AND (closed_on IS NULL OR closed_on >= ?3) ORDER BY borrower_id, id`,
);
const FLAGS = tenantStatement<{ loan_id: number; flag: string }>(
  "treatment.flags",
  `SELECT loan_id, flag FROM flag WHERE tenant_id = ?1
     AND loan_id IN (SELECT value FROM json_each(?2))
     AND set_on < ?3 AND (ends_on IS NULL OR ends_on > ?3) ORDER BY loan_id, flag`,
);
const PLAN_TASKS = tenantStatement(
  "treatment.plan_tasks",
  `INSERT INTO task (tenant_id, id, borrower_id, loan_id, state, role, title, business_date, due_on,
     place, policy_version, step, reason, created_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, 'open', value->>3, value->>4, value->>5, value->>6,
     value->>7, value->>8, value->>9, value->>10, CAST(?3 AS INTEGER), CAST(?3 AS INTEGER)
   FROM json_each(?2) WHERE true
   ON CONFLICT (tenant_id, borrower_id, step, business_date, place) WHERE step IS NOT NULL
   DO NOTHING`,
);
// What is left out of a move stays; a new case begins as normal and with the officers.
const MOVE_CASES = tenantStatement(
  "treatment.move_cases",
  `INSERT INTO borrower_case (tenant_id, id, borrower_id, state, stage, stage_before, moved_on,
     priority, priority_before, owner_role, opened_on, created_at, updated_at)
   SELECT ?1, value->>0, value->>1, 'open', value->>2, value->>2, value->>5,
     COALESCE(value->>3, 'normal'), COALESCE(value->>3, 'normal'),
     COALESCE(value->>4, 'officer'), value->>5, CAST(?3 AS INTEGER), CAST(?3 AS INTEGER)
   FROM json_each(?2) WHERE true
   ON CONFLICT (tenant_id, borrower_id) WHERE state = 'open' DO UPDATE SET
     stage_before = iif(moved_on = excluded.moved_on, stage_before, stage),
     priority_before = iif(moved_on = excluded.moved_on, priority_before, priority),
     stage = excluded.stage, moved_on = excluded.moved_on, updated_at = excluded.updated_at,
     version = version + 1`,
);
// Priority and owner of a case that was open: only those that the move names, and only where they
// change, since the indexes of open cases are written with them.
const NAME_CASES = tenantStatement(
  "treatment.name_cases",
  `WITH j AS MATERIALIZED (SELECT value->>1 AS borrower_id, value->>3 AS priority,
     value->>4 AS role FROM json_each(?2))
   UPDATE borrower_case SET priority = COALESCE(j.priority, borrower_case.priority),
     owner_role = COALESCE(j.role, owner_role)
   FROM j WHERE borrower_case.tenant_id = ?1 AND borrower_case.borrower_id = j.borrower_id
     AND state = 'open' AND (COALESCE(j.priority, borrower_case.priority), COALESCE(j.role, owner_role))
       <> (borrower_case.priority, owner_role)`,
);
const OPEN_CASES = tenantStatement<{ borrower_id: number }>(
  "treatment.open_cases",
  `SELECT borrower_id FROM borrower_case INDEXED BY borrower_case_open
   WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2)) AND state = 'open'`,
);
const CASE_LOANS = tenantStatement<CaseLoanColumns>(
  "treatment.case_loans",
  `SELECT id, borrower_id, past_due_since, next_action_on FROM loan INDEXED BY loan_borrower
   WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2))
     AND set_aside_reason IS NULL ORDER BY id`,
);
// A case is about the borrower: while another loan is late, one that is cured does not close it.
const IS_STILL_LATE = `EXISTS (SELECT 1 FROM loan INDEXED BY loan_borrower
     WHERE loan.tenant_id = ?1 AND loan.borrower_id = value->>0 AND bucket > 0)`;
// Several events of one case in one statement are numbered by their place (value->>2).
const CASE_EVENTS = tenantStatement(
  "treatment.case_events",
  `INSERT INTO case_event (tenant_id, case_id, sequence, kind, business_date, at, actor, loan_id,
     policy_version, step, reason)
   SELECT ?1, c.id, COALESCE((SELECT MAX(sequence) FROM case_event e
       WHERE e.tenant_id = ?1 AND e.case_id = c.id), 0) + (value->>2), value->>1, value->>3,
     CAST(?3 AS INTEGER), '${SCAN_ACTOR}', value->>4, value->>5, value->>6, value->>7
   FROM json_each(?2) CROSS JOIN borrower_case c INDEXED BY borrower_case_open
     ON c.tenant_id = ?1 AND c.borrower_id = value->>0 AND c.state = 'open'
   WHERE NOT EXISTS (SELECT 1 FROM case_event e WHERE e.tenant_id = ?1 AND e.case_id = c.id
     AND e.step = value->>6 AND e.business_date = value->>3 AND e.kind = value->>1)
     AND (value->>8 = 0 OR NOT ${IS_STILL_LATE})`,
);
const CLOSE_CASES = tenantStatement(
  "treatment.close_cases",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS borrower_id, value->>1 AS closed_on,
     value->>2 AS close_reason FROM json_each(?2)
     WHERE value->>3 = 0 OR NOT ${IS_STILL_LATE})
   UPDATE borrower_case SET state = 'closed', closed_on = j.closed_on,
     close_reason = j.close_reason, updated_at = CAST(?3 AS INTEGER),
     version = borrower_case.version + 1
   FROM j WHERE borrower_case.tenant_id = ?1 AND borrower_case.borrower_id = j.borrower_id
     AND state = 'open'`,
);
const PLACE_HOLDS = tenantStatement(
  "treatment.place_holds",
  `INSERT INTO hold (tenant_id, loan_id, number, borrower_id, stops, reason_text, legal_basis, owner,
     from_on, to_on, policy_version, step, reason, created_at, updated_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, '${SCAN_ACTOR}',
     value->>6, value->>7, value->>8, value->>9, value->>10, CAST(?3 AS INTEGER),
     CAST(?3 AS INTEGER)
   FROM json_each(?2)`,
);
const SET_FLAGS = tenantStatement(
  "treatment.set_flags",
  `INSERT INTO flag (tenant_id, loan_id, flag, borrower_id, set_on, ends_on, note, actor,
     policy_version, step, reason, created_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, '${SCAN_ACTOR}',
     value->>6, value->>7, value->>8, CAST(?3 AS INTEGER)
   FROM json_each(?2) WHERE true
   ON CONFLICT (tenant_id, loan_id, flag) DO UPDATE SET
     set_on = iif(ends_on IS NOT NULL AND ends_on <= excluded.set_on, excluded.set_on, set_on),
     ends_on = excluded.ends_on, note = excluded.note, actor = excluded.actor,
     policy_version = excluded.policy_version, step = excluded.step, reason = excluded.reason`,
);

/** Cases, tasks, holds and flags as the scan reads and writes them. */
export function openTreatmentStore(door: Door): TreatmentStore {
  return {
    async known(partition, date, { borrowerIds, loanIds }) {
      const [cases = [], flags = []] = await door.partition(partition).snapshot([
        { statement: CASES as Statement<unknown>, values: [JSON.stringify(borrowerIds), date] },
        { statement: FLAGS as Statement<unknown>, values: [JSON.stringify(loanIds), date] },
      ]);
      const open = cases as readonly { borrower_id: number; stage: string; priority: Priority }[];
      const flagsOf = Map.groupBy(
        flags as readonly { loan_id: number; flag: string }[],
        ({ loan_id }) => loan_id,
      );
      return {
        cases: new Map(open.map(({ borrower_id, ...rest }) => [borrower_id, rest])),
        flags: new Map([...flagsOf].map(([id, rows]) => [id, rows.map(({ flag }) => flag)])),
      };
    },
    async caseSubjects(partition, borrowerIds) {
      const values = [JSON.stringify(borrowerIds)];
      const reads: Statement<unknown>[] = [OPEN_CASES, CASE_LOANS];
      const [cases = [], loans = []] = await door
        .partition(partition)
        .snapshot(reads.map((statement) => ({ statement, values })));
      return {
        withOpenCase: (cases as { borrower_id: number }[]).map((row) => row.borrower_id),
        loans: (loans as CaseLoanColumns[]).map((row) => ({
          id: row.id,
          borrowerId: row.borrower_id,
          pastDueSince: row.past_due_since,
          nextActionOn: row.next_action_on,
        })),
      };
    },
    planTasks: (drafts, at) => bulk(PLAN_TASKS, drafts.map(taskColumns), at),
    moveCases(moves, at) {
      const made = moves.filter(({ follows }) => follows === null);
      const rows = made.map((move) => [
        move.id,
        move.borrowerId,
        move.stage,
        move.priority,
        move.role,
        move.businessDate,
      ]);
      return [
        ...bulk(MOVE_CASES, rows, at),
        ...bulk(
          NAME_CASES,
          rows.filter(([, , , priority, role]) => priority !== null || role !== null),
        ),
        ...bulk(CASE_EVENTS, eventColumns(moves), at),
      ];
    },
    closeCases(closings, at) {
      const rows = closings.map((one) => [
        one.borrowerId,
        one.businessDate,
        one.closeReason,
        isOfCure(one) ? 1 : 0,
      ]);
      // The event is written while the case is still open.
      return [...bulk(CASE_EVENTS, eventColumns(closings), at), ...bulk(CLOSE_CASES, rows, at)];
    },
    placeHolds: (drafts, at) => bulk(PLACE_HOLDS, drafts.map(holdColumns), at),
    setFlags: (drafts, at) => bulk(SET_FLAGS, drafts.map(flagColumns), at),
  };
}

type Row = readonly (string | number | null)[];

function bulk(statement: Statement, rows: readonly Row[], at?: Instant): Write[] {
  if (rows.length === 0) return [];
  const values = [JSON.stringify(rows), ...(at === undefined ? [] : [at])];
  return [{ statement, values }];
}

function ruleColumns({ policyVersion, step, reason }: ActRule): Row {
  return [policyVersion, step, JSON.stringify(reason)];
}

function taskColumns(draft: TaskDraft): Row {
  return [
    draft.id,
    draft.borrowerId,
    draft.loanId,
    draft.role,
    draft.title,
    draft.businessDate,
    draft.dueOn,
    draft.place,
    ...ruleColumns(draft),
  ];
}

function eventColumns(moves: readonly (CaseMove | CaseClosing)[]): Row[] {
  const places = new Map<number, number>();
  return moves.map((move) => {
    const place = (places.get(move.borrowerId) ?? 0) + 1;
    places.set(move.borrowerId, place);
    const { borrowerId, businessDate, loanId, policyVersion, step } = move;
    const reason = JSON.stringify({ ...move.reason, ...saidOf(move) });
    const waits = isOfCure(move) ? 1 : 0;
    const kind = kindOf(move);
    return [borrowerId, kind, place, businessDate, loanId, policyVersion, step, reason, waits];
  });
}

function kindOf(move: CaseMove | CaseClosing): CaseEventKind {
  if ("closeReason" in move) return "closed";
  return move.follows === null ? "moved" : "kept";
}

function isOfCure(move: CaseMove | CaseClosing): boolean {
  return "closeReason" in move && move.reason.event === "cured";
}

/** What the timeline of the case says of it: where it went or would have gone, or why it ended. */
function saidOf(move: CaseMove | CaseClosing): CaseEventReason {
  if ("closeReason" in move) return { text: move.closeReason };
  const { stage, priority, role, follows } = move;
  return {
    ...(follows && { follows }),
    to: { stage, ...(priority && { priority }), ...(role && { ownerRole: role }) },
  };
}

function holdColumns(draft: HoldDraft): Row {
  return [
    draft.loanId,
    draft.number,
    draft.borrowerId,
    JSON.stringify(draft.stops),
    draft.holdReason,
    draft.legalBasis,
    draft.from,
    draft.to,
    ...ruleColumns(draft),
  ];
}

function flagColumns(draft: FlagDraft): Row {
  return [
    draft.loanId,
    draft.flag,
    draft.borrowerId,
    draft.businessDate,
    draft.endsOn,
    draft.note,
    ...ruleColumns(draft),
  ];
}
