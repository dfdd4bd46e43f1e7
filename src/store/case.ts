import type {
  BorrowerCase,
  CaseEvent,
  CaseEventDraft,
  CaseEventKind,
  CaseEventReason,
  CaseQuery,
  CaseStore,
} from "../app/case/store";
import type { Write } from "../app/write";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { openCaseQueue } from "./case-queue";
import { CASE_COLUMNS, type CaseColumns, toCase } from "./case-row";
import { tenantStatement } from "./statement";
import type { Door, Partition } from "./tenant-store";
import { mergeWalks, walkBorders } from "./walk";

type EventColumns = Readonly<{
  case_id: number;
  sequence: number;
  kind: CaseEventKind;
  business_date: BusinessDate;
  at: Instant;
  actor: string;
  loan_id: number | null;
  policy_version: number | null;
  step: string | null;
  reason: string;
}>;

const EVENT_COLUMNS = `case_id, sequence, kind, business_date, at, actor, loan_id, policy_version,
  step, reason`;

const FIND = tenantStatement<CaseColumns>(
  "case.find",
  `SELECT ${CASE_COLUMNS} FROM borrower_case WHERE tenant_id = ?1 AND id = ?2`,
);
const OPEN_OF = tenantStatement<CaseColumns>(
  "case.open_of",
  `SELECT ${CASE_COLUMNS} FROM borrower_case INDEXED BY borrower_case_open
   WHERE tenant_id = ?1 AND borrower_id = ?2 AND state = 'open'`,
);
const FILTERS = `(?5 IS NULL OR state = ?5) AND (?6 IS NULL OR stage = ?6)
     AND (?7 IS NULL OR priority = ?7) AND (?8 IS NULL OR owner_role = ?8)
     AND (?9 = 'anybody' OR owner IS iif(?9 = 'nobody', NULL, ?9))`;
// ?2 and ?3 are the borders of the walk, ?4 the limit.
const WALK = tenantStatement<CaseColumns>(
  "case.list",
  `SELECT ${CASE_COLUMNS} FROM borrower_case
   WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 AND ${FILTERS} ORDER BY id DESC LIMIT ?4`,
);
const OF_BORROWER = tenantStatement<CaseColumns>(
  "case.of_borrower",
  `SELECT ${CASE_COLUMNS} FROM borrower_case INDEXED BY borrower_case_borrower
   WHERE tenant_id = ?1 AND borrower_id = ?10 AND id > ?2 AND id < ?3 AND ${FILTERS}
   ORDER BY id DESC LIMIT ?4`,
);
const EVENTS = tenantStatement<EventColumns>(
  "case.events",
  `SELECT ${EVENT_COLUMNS} FROM case_event WHERE tenant_id = ?1 AND case_id = ?2
   ORDER BY sequence DESC LIMIT ?3`,
);
const EVENTS_OF = tenantStatement<EventColumns>(
  "case.events_of_borrower",
  `SELECT ${EVENT_COLUMNS} FROM case_event WHERE tenant_id = ?1 AND case_id IN (
     SELECT id FROM borrower_case INDEXED BY borrower_case_borrower
     WHERE tenant_id = ?1 AND borrower_id = ?2)
   ORDER BY case_id DESC, sequence DESC LIMIT ?3`,
);
const INSERT = tenantStatement(
  "case.open",
  `INSERT INTO borrower_case (tenant_id, ${CASE_COLUMNS})
   SELECT ?1, j->>0, j->>1, j->>2, j->>3, j->>4, j->>5, j->>6, j->>7, j->>8, j->>9, j->>10, j->>11,
     j->>12, CAST(?3 AS INTEGER), CAST(?3 AS INTEGER), 1
   FROM (SELECT ?2 AS j)`,
);
const UPDATE = tenantStatement(
  "case.change",
  `UPDATE borrower_case SET state = ?4, stage = ?5, stage_before = ?6, moved_on = ?7, priority = ?8,
     priority_before = ?9, owner_role = ?10, owner = ?11, closed_on = ?12, close_reason = ?13,
     updated_at = CAST(?14 AS INTEGER), version = version + 1
   WHERE tenant_id = ?1 AND id = ?2 AND version = ?3`,
);
const INSERT_EVENT = tenantStatement(
  "case.add_event",
  `INSERT INTO case_event (tenant_id, case_id, sequence, kind, business_date, at, actor, reason)
   SELECT ?1, ?2, COALESCE((SELECT MAX(sequence) FROM case_event
     WHERE tenant_id = ?1 AND case_id = ?2), 0) + 1, ?3, ?4, CAST(?5 AS INTEGER), ?6, ?7`,
);

/** Cases as people read and move them; what policies do with them is in treatment.ts. */
export function openCaseStore(door: Door): CaseStore {
  const rowsOf = (home: Partition, query: CaseQuery): Promise<CaseColumns[]> => {
    const { first, last } = walkBorders(home.partition, query.after);
    const { limit, state, stage, priority, ownerRole, owner, borrowerId } = query;
    const values = [first, last, limit + 1, state, stage, priority, ownerRole, owner] as const;
    return borrowerId === null
      ? home.all(WALK, ...values)
      : home.all(OF_BORROWER, ...values, borrowerId);
  };
  return {
    ...openCaseQueue(door),
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toCase(row);
    },
    async openOf(borrowerId) {
      const row = await door.home(borrowerId)?.first(OPEN_OF, borrowerId);
      return row && toCase(row);
    },
    async list(query) {
      const one = query.borrowerId === null ? undefined : door.home(query.borrowerId);
      const homes = query.borrowerId === null ? door.partitions() : one ? [one] : [];
      const rows = await Promise.all(homes.map((home) => rowsOf(home, query)));
      const walks = rows.map((part) => part.map(toCase));
      const merged = mergeWalks(walks, query, door.partitionCount);
      return { cases: merged.rows, next: merged.next };
    },
    async events(id, limit) {
      const rows = (await door.home(id)?.all(EVENTS, id, limit)) ?? [];
      return rows.map(toEvent).reverse();
    },
    async eventsOf(borrowerId, limit) {
      const rows = (await door.home(borrowerId)?.all(EVENTS_OF, borrowerId, limit)) ?? [];
      return rows.map(toEvent);
    },
    open: (draft, event, at) => [
      { statement: INSERT, values: [JSON.stringify(caseColumns(draft)), at], expects: 1 },
      eventWrite(draft.id, event, at),
    ],
    change({ before, after }, event, at) {
      const [id, , ...rest] = caseColumns(after);
      // The day it was opened on never changes.
      const values = rest.filter((_, index) => index !== OPENED_ON);
      return [
        { statement: UPDATE, values: [id, before.version, ...values, at], expects: 1 },
        eventWrite(before.id, event, at),
      ];
    },
  };
}

/** Its place among the columns after id and borrower. */
const OPENED_ON = 8;

function caseColumns(one: Omit<BorrowerCase, "version">) {
  return [
    one.id,
    one.borrowerId,
    one.state,
    one.stage,
    one.stageBefore,
    one.movedOn,
    one.priority,
    one.priorityBefore,
    one.ownerRole,
    one.owner,
    one.openedOn,
    one.closedOn,
    one.closeReason,
  ] as const;
}

function eventWrite(caseId: number, event: CaseEventDraft, at: Instant): Write {
  const { kind, on, actor, reason } = event;
  const values = [caseId, kind, on, at, actor, JSON.stringify(reason)];
  return { statement: INSERT_EVENT, values };
}

function toEvent(row: EventColumns): CaseEvent {
  const { text, to, follows } = JSON.parse(row.reason) as CaseEventReason;
  return {
    caseId: row.case_id,
    sequence: row.sequence,
    kind: row.kind,
    on: row.business_date,
    at: row.at,
    actor: row.actor,
    loanId: row.loan_id,
    policyVersion: row.policy_version,
    step: row.step,
    reason: { ...(text !== undefined && { text }), ...(to && { to }), ...(follows && { follows }) },
  };
}
