import type { LoanStore, ProjectionMove } from "../app/loan/store";
import type { Write } from "../app/write";
import { addDays } from "../kernel/calendar";
import { monthOfDate } from "../kernel/month";
import { encodeInstallments } from "../domain/loan/schedule";
import {
  encodeChange,
  encodeHolds,
  encodePromises,
  encodeTerms,
  encodeTreatment,
} from "./loan-row";
import { type Statement, tenantStatement } from "./statement";

type Writes = Pick<
  LoanStore,
  | "insert"
  | "insertSchedules"
  | "append"
  | "project"
  | "insertTransitions"
  | "noteFailedNotices"
  | "setAside"
  | "describe"
>;

const INSERT = tenantStatement(
  "loan.insert",
  `INSERT INTO loan (tenant_id, id, partition, borrower_id, external_id, product, currency, terms,
     principal, status, schedule_version, entry_count, evaluated_on, past_due_since,
     past_due_amount, principal_balance, bucket, next_due_on, next_due_amount, credit,
     next_action_on, created_at, updated_at, treatment, month)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
     value->>7, value->>8, value->>9, value->>10, value->>11, value->>12, value->>13, value->>14,
     value->>15, value->>16, value->>17, value->>18, value->>19, value->>20, value->>20,
     value->>21, value->>22
   FROM json_each(?2)`,
);
const INSERT_SCHEDULE = tenantStatement(
  "loan.insert_schedule",
  `INSERT INTO schedule (tenant_id, loan_id, version, effective_on, installments, change, stood_on,
     created_at)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5,
     CAST(?3 AS INTEGER)
   FROM json_each(?2)`,
);
const APPEND = tenantStatement(
  "loan.append",
  `INSERT INTO ledger (tenant_id, loan_id, sequence, type, amount, effective_on, posted_at,
     external_id, reverses, method, origin, component, version, stood_on)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
     value->>7, value->>8, value->>9, value->>10, value->>11, value->>12 FROM json_each(?2)`,
);

const MOVED = `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS version,
     value->>2 AS status, value->>3 AS schedule_version, value->>4 AS entry_count,
     value->>5 AS evaluated_on, value->>6 AS past_due_amount, value->>7 AS principal_balance,
     value->>8 AS bucket, value->>9 AS next_due_on, value->>10 AS next_due_amount,
     value->>11 AS credit, value->>12 AS next_action_on, value->>13 AS past_due_since,
     value->>14 AS treatment, value->>15 AS holds,
     value->>16 AS promises
   FROM json_each(?2))
   UPDATE loan SET schedule_version = j.schedule_version,
     entry_count = j.entry_count, evaluated_on = j.evaluated_on,
     past_due_amount = j.past_due_amount, principal_balance = j.principal_balance,
     next_due_on = j.next_due_on, next_due_amount = j.next_due_amount,
     credit = j.credit, next_action_on = j.next_action_on, treatment = j.treatment,
     holds = j.holds, promises = j.promises, updated_at = CAST(?3 AS INTEGER), version = loan.version + 1,
     month_bucket = CASE WHEN loan.month = ?4 THEN loan.month_bucket
       WHEN loan.status = 'active' THEN loan.bucket END,
     month_balance = CASE WHEN loan.month = ?4 THEN loan.month_balance
       WHEN loan.status = 'active' THEN loan.principal_balance END,
     worst_bucket = CASE WHEN loan.month = ?4 OR loan.status <> 'active' THEN loan.worst_bucket
       ELSE MAX(loan.worst_bucket, loan.bucket) END,
     month = ?4`;
const WHERE_MOVED = `FROM j WHERE loan.tenant_id = ?1 AND loan.id = j.id
     AND loan.version = j.version`;

// Setting an indexed column writes its indexes even when the value stays; most touched loans stand in
// the book where they stood, so they get a statement that leaves those columns alone.
const PROJECT = tenantStatement("loan.project", `${MOVED} ${WHERE_MOVED}`);
const PROJECT_PLACE = tenantStatement(
  "loan.project_place",
  `${MOVED}, status = j.status, bucket = j.bucket, past_due_since = j.past_due_since,
     set_aside_reason = NULL ${WHERE_MOVED}`,
);
const INSERT_TRANSITION = tenantStatement(
  "loan.insert_transition",
  `INSERT INTO transition (tenant_id, loan_id, loan_version, business_date, from_bucket, to_bucket,
     past_due_amount, principal_balance, cause, policy_version)
   SELECT ?1, value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6,
     value->>7, value->>8 FROM json_each(?2)`,
);
const SET_ASIDE = tenantStatement(
  "loan.set_aside",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS version, value->>2 AS reason
   FROM json_each(?2))
   UPDATE loan SET set_aside_reason = j.reason, next_action_on = NULL, version = loan.version + 1
   FROM j WHERE loan.tenant_id = ?1 AND loan.id = j.id AND loan.version = j.version`,
);
// A loan that is set aside or closed is looked at by nobody.
const NOTE_FAILED = tenantStatement(
  "loan.note_failed_notices",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS step FROM json_each(?2))
   UPDATE loan SET treatment = json_set(COALESCE(treatment, '{"reached":0}'), '$.failed', j.step),
     next_action_on = MIN(COALESCE(next_action_on, '9999-12-31'), date(evaluated_on, '+1 day')),
     version = loan.version + 1
   FROM j WHERE loan.tenant_id = ?1 AND loan.id = j.id AND loan.status = 'active'
     AND loan.set_aside_reason IS NULL`,
);
const DESCRIBE = tenantStatement(
  "loan.describe",
  `WITH j AS MATERIALIZED (SELECT value->>0 AS id, value->>1 AS version, value->>2 AS product
   FROM json_each(?2))
   UPDATE loan SET product = j.product, updated_at = CAST(?3 AS INTEGER), version = loan.version + 1
   FROM j WHERE loan.tenant_id = ?1 AND loan.id = j.id AND loan.version = j.version`,
);

export const loanWrites: Writes = {
  insert: (drafts) =>
    bulk(
      INSERT,
      drafts.map((loan) => [
        loan.id,
        loan.partition,
        loan.borrowerId,
        loan.externalId,
        loan.product,
        loan.currency,
        encodeTerms(loan.terms, loan.opening),
        loan.terms.principal,
        loan.status,
        loan.scheduleVersion,
        loan.entryCount,
        loan.projection.evaluatedOn,
        loan.projection.pastDueSince,
        loan.projection.pastDueAmount,
        loan.projection.principalBalance,
        loan.projection.bucket,
        loan.projection.nextDueOn,
        loan.projection.nextDueAmount,
        loan.projection.credit,
        loan.projection.nextActionOn,
        loan.createdAt,
        encodeTreatment(loan.treatment),
        // It comes in after the day it is evaluated on was closed.
        monthOfDate(addDays(loan.projection.evaluatedOn, 1)),
      ]),
    ),
  insertSchedules: (rows, at) =>
    bulk(
      INSERT_SCHEDULE,
      rows.map(({ loanId, schedule, stoodOn }) => [
        loanId,
        schedule.version,
        schedule.effectiveOn,
        encodeInstallments(schedule.installments),
        encodeChange(schedule.change),
        stoodOn,
      ]),
      [at],
    ),
  append: (entries) =>
    bulk(
      APPEND,
      entries.map(({ loanId, entry, stoodOn }) => [
        loanId,
        entry.sequence,
        entry.type,
        entry.amount,
        entry.effectiveOn,
        entry.postedAt,
        entry.externalId,
        entry.reverses,
        entry.method,
        entry.origin,
        entry.component ?? null,
        entry.version ?? null,
        stoodOn,
      ]),
    ),
  project: (moves, at, openDay) => {
    const month = monthOfDate(openDay);
    const staying = moves.filter(staysInPlace);
    const moving = moves.filter((move) => !staysInPlace(move));
    return [
      ...guarded(PROJECT, staying.map(projectionColumns), [at, month]),
      ...guarded(PROJECT_PLACE, moving.map(projectionColumns), [at, month]),
    ];
  },
  insertTransitions: (rows) =>
    bulk(
      INSERT_TRANSITION,
      rows.map((row) => [
        row.loanId,
        row.loanVersion,
        row.businessDate,
        row.fromBucket,
        row.toBucket,
        row.pastDueAmount,
        row.principalBalance,
        row.cause,
        row.policyVersion,
      ]),
    ),
  noteFailedNotices: (rows) =>
    bulk(
      NOTE_FAILED,
      rows.map(({ loanId, step }) => [loanId, step]),
    ),
  setAside: (rows) =>
    guarded(
      SET_ASIDE,
      rows.map((row) => [row.id, row.version, row.reason]),
    ),
  describe: (rows, at) =>
    guarded(
      DESCRIBE,
      rows.map((row) => [row.id, row.version, row.product]),
      [at],
    ),
};

function staysInPlace({ loan, status, projection }: ProjectionMove): boolean {
  const stood = loan.projection;
  return (
    loan.status === status &&
    loan.setAsideReason === null &&
    stood.bucket === projection.bucket &&
    stood.pastDueSince === projection.pastDueSince
  );
}

function projectionColumns(move: ProjectionMove): readonly (string | number | null)[] {
  const { loan, projection } = move;
  return [
    loan.id,
    loan.version,
    move.status,
    move.scheduleVersion,
    move.entryCount,
    projection.evaluatedOn,
    projection.pastDueAmount,
    projection.principalBalance,
    projection.bucket,
    projection.nextDueOn,
    projection.nextDueAmount,
    projection.credit,
    projection.nextActionOn,
    projection.pastDueSince,
    encodeTreatment(move.treatment),
    encodeHolds(move.holds),
    encodePromises(move.promises),
  ];
}

type Row = readonly (string | number | null)[];

function bulk(
  statement: Statement,
  rows: readonly Row[],
  more: readonly (number | string)[] = [],
): Write[] {
  if (rows.length === 0) return [];
  return [{ statement, values: [JSON.stringify(rows), ...more] }];
}

/** Every row must match its version, else the whole commit is undone. */
function guarded(
  statement: Statement,
  rows: readonly Row[],
  more: readonly (number | string)[] = [],
): Write[] {
  return bulk(statement, rows, more).map((write) => ({ ...write, expects: rows.length }));
}
