import type { PromiseEvent, PromiseQuery, PromiseStore, PromiseToPay } from "../app/promise/store";
import type { PromiseMove, PromiseState } from "../domain/promise/promise";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { Minor } from "../kernel/money";
import { tenantStatement } from "./statement";
import type { Door, Partition } from "./tenant-store";
import { mergeWalks, walkBorders } from "./walk";

type PromiseColumns = Readonly<{
  id: number;
  loan_id: number;
  number: number;
  borrower_id: number;
  amount: Minor;
  currency: string;
  made_on: BusinessDate;
  due_on: BusinessDate;
  after_entry: number;
  note: string | null;
  made_by: string;
  stood_on: BusinessDate;
  state: PromiseState;
  paid: Minor;
  settled_on: BusinessDate | null;
  cancelled_by: string | null;
  cancel_reason: string | null;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}>;

const COLUMNS = `id, loan_id, number, borrower_id, amount, currency, made_on, due_on, after_entry, note,
  made_by, stood_on, state, paid, settled_on, cancelled_by, cancel_reason, created_at, updated_at,
  version`;

const FIND = tenantStatement<PromiseColumns>(
  "promise.find",
  `SELECT ${COLUMNS} FROM promise WHERE tenant_id = ?1 AND id = ?2`,
);
// ?2 and ?3 are the borders of the walk, ?4 the limit.
const WALK = tenantStatement<PromiseColumns>(
  "promise.list",
  `SELECT ${COLUMNS} FROM promise WHERE tenant_id = ?1 AND id > ?2 AND id < ?3
   ORDER BY id DESC LIMIT ?4`,
);
const WALK_STATE = tenantStatement<PromiseColumns>(
  "promise.list_state",
  `SELECT ${COLUMNS} FROM promise INDEXED BY promise_state
   WHERE tenant_id = ?1 AND state = ?5 AND id > ?2 AND id < ?3 ORDER BY id DESC LIMIT ?4`,
);
const WALK_LOAN = tenantStatement<PromiseColumns>(
  "promise.list_of_loan",
  `SELECT ${COLUMNS} FROM promise INDEXED BY promise_of_loan
   WHERE tenant_id = ?1 AND loan_id = ?6 AND id > ?2 AND id < ?3 AND (?5 IS NULL OR state = ?5)
   ORDER BY number DESC LIMIT ?4`,
);
const OF_LOANS = "loan_id IN (SELECT value FROM json_each(?2))";
const LIST_OF_LOANS = tenantStatement<PromiseColumns>(
  "promise.of_loans",
  `SELECT ${COLUMNS} FROM promise INDEXED BY promise_of_loan
   WHERE tenant_id = ?1 AND ${OF_LOANS} ORDER BY id DESC`,
);
type EventColumns = Readonly<{
  promise_id: number;
  kind: PromiseEvent["kind"];
  business_date: BusinessDate;
  at: Instant;
  actor: string | null;
  paid: number;
}>;
const EVENTS = tenantStatement<EventColumns>(
  "promise.events_of_loans",
  `SELECT promise_id, kind, business_date, at, actor, paid FROM promise_event
   WHERE tenant_id = ?1 AND promise_id IN (SELECT id FROM promise INDEXED BY promise_of_loan
     WHERE tenant_id = ?1 AND ${OF_LOANS})
   ORDER BY business_date DESC, promise_id DESC, sequence DESC LIMIT ?3`,
);

const INSERT = tenantStatement(
  "promise.make",
  `INSERT INTO promise (tenant_id, id, loan_id, number, borrower_id, amount, currency, made_on, due_on,
     after_entry, note, made_by, stood_on, state, created_at, updated_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 'open', CAST(?14 AS INTEGER),
     CAST(?14 AS INTEGER))`,
);
const CANCEL = tenantStatement(
  "promise.cancel",
  `UPDATE promise SET state = 'cancelled', settled_on = ?4, cancelled_by = ?5, cancel_reason = ?6,
     cancel_stood_on = ?7, cancelled_at = CAST(?8 AS INTEGER), updated_at = CAST(?8 AS INTEGER),
     version = version + 1
   WHERE tenant_id = ?1 AND id = ?2 AND version = ?3`,
);
const ADD_EVENT = tenantStatement(
  "promise.add_event",
  `INSERT INTO promise_event (tenant_id, promise_id, sequence, kind, business_date, at, actor, paid)
   SELECT ?1, id, version, ?3, ?4, CAST(?5 AS INTEGER), ?6, paid FROM promise
   WHERE tenant_id = ?1 AND id = ?2`,
);
const SETTLE = tenantStatement(
  "promise.settle",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS loan_id, value->>1 AS number, value->>2 AS state,
     value->>3 AS paid, value->>4 AS settled_on FROM json_each(?2))
   UPDATE promise SET state = j.state, paid = j.paid, settled_on = j.settled_on,
     updated_at = CAST(?3 AS INTEGER), version = promise.version + 1
   FROM j WHERE promise.tenant_id = ?1 AND promise.loan_id = j.loan_id
     AND promise.number = j.number`,
);
const ADD_EVENTS = tenantStatement(
  "promise.add_events",
  `INSERT INTO promise_event (tenant_id, promise_id, sequence, kind, business_date, at, actor, paid)
   SELECT ?1, p.id, p.version, value->>2, value->>3, CAST(?3 AS INTEGER), NULL, p.paid
   FROM json_each(?2) CROSS JOIN promise p INDEXED BY promise_of_loan
     ON p.tenant_id = ?1 AND p.loan_id = value->>0 AND p.number = value->>1`,
);

/** Promises as people make and cancel them, and as the facts of their loans settle them. */
export function openPromiseStore(door: Door): PromiseStore {
  const rowsOf = (home: Partition, query: PromiseQuery): Promise<PromiseColumns[]> => {
    const { first, last } = walkBorders(home.partition, query.after);
    const values = [first, last, query.limit + 1] as const;
    if (query.loanId !== null) return home.all(WALK_LOAN, ...values, query.state, query.loanId);
    return query.state === null
      ? home.all(WALK, ...values)
      : home.all(WALK_STATE, ...values, query.state);
  };
  return {
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toPromise(row);
    },
    async list(query) {
      const one = query.loanId === null ? undefined : door.home(query.loanId);
      const homes = query.loanId === null ? door.partitions() : one ? [one] : [];
      const rows = await Promise.all(homes.map((home) => rowsOf(home, query)));
      const walks = rows.map((part) => part.map(toPromise));
      const merged = mergeWalks(walks, query, door.partitionCount);
      return { promises: merged.rows, next: merged.next };
    },
    async ofLoans(partition, loanIds) {
      if (loanIds.length === 0) return [];
      const rows = await door.partition(partition).all(LIST_OF_LOANS, JSON.stringify(loanIds));
      return rows.map(toPromise);
    },
    async eventsOfLoans(partition, loanIds, limit) {
      if (loanIds.length === 0) return [];
      const rows = await door.partition(partition).all(EVENTS, JSON.stringify(loanIds), limit);
      return rows.map(({ promise_id, business_date, ...rest }) => {
        return { ...rest, promiseId: promise_id, on: business_date };
      });
    },
    make(promise) {
      const values = [
        promise.id,
        promise.loanId,
        promise.promise,
        promise.borrowerId,
        promise.amount,
        promise.currency,
        promise.madeOn,
        promise.dueOn,
        promise.afterEntry,
        promise.note,
        promise.madeBy,
        promise.stoodOn,
        promise.createdAt,
      ];
      const event = [promise.id, "made", promise.madeOn, promise.createdAt, promise.madeBy];
      return [
        { statement: INSERT, values, expects: 1 },
        { statement: ADD_EVENT, values: event, expects: 1 },
      ];
    },
    cancel({ before, after, stoodOn }) {
      const { id, version } = before;
      const { settledOn, cancelledBy, cancelReason, updatedAt } = after;
      const values = [id, version, settledOn, cancelledBy, cancelReason, stoodOn, updatedAt];
      const event = [id, "cancelled", settledOn, updatedAt, cancelledBy];
      return [
        { statement: CANCEL, values, expects: 1 },
        { statement: ADD_EVENT, values: event, expects: 1 },
      ];
    },
    settle(moves, at) {
      if (moves.length === 0) return [];
      const settled = moves.map(({ loanId, to }) => [
        loanId,
        to.promise,
        to.state,
        to.paid,
        to.settledOn,
      ]);
      const told = moves.flatMap(({ loanId, on, ...move }) => {
        const kind = eventOf(move);
        return kind === null ? [] : [[loanId, move.to.promise, kind, on]];
      });
      const write = { statement: SETTLE, values: [JSON.stringify(settled), at] };
      const written = { ...write, expects: moves.length };
      if (told.length === 0) return [written];
      return [written, { statement: ADD_EVENTS, values: [JSON.stringify(told), at] }];
    },
  };
}

/** What a move is called; null when only the paid amount changed. */
function eventOf({ from, to }: PromiseMove): PromiseEvent["kind"] | null {
  if (from === to.state) return null;
  return to.state === "open" ? "reopened" : to.state;
}

function toPromise(row: PromiseColumns): PromiseToPay {
  return {
    id: row.id,
    loanId: row.loan_id,
    promise: row.number,
    borrowerId: row.borrower_id,
    amount: row.amount,
    currency: row.currency,
    madeOn: row.made_on,
    dueOn: row.due_on,
    afterEntry: row.after_entry,
    note: row.note,
    madeBy: row.made_by,
    stoodOn: row.stood_on,
    state: row.state,
    paid: row.paid,
    settledOn: row.settled_on,
    cancelledBy: row.cancelled_by,
    cancelReason: row.cancel_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
