import type { LoanQuery, LoanSort, LoanStore, LoanWithBorrower } from "../app/loan/store";
import {
  assembleRecords,
  LEDGER_COLUMNS,
  LOAN_COLUMNS,
  SCHEDULE_COLUMNS,
  type LedgerColumns,
  type LoanColumns,
  type ScheduleColumns,
  toEntry,
  toLoan,
} from "./loan-row";
import { toTransition, TRANSITION_COLUMNS, type TransitionColumns } from "./loan-transition";
import { loanWrites } from "./loan-write";
import { type Bindable, type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

export const JOINED_COLUMNS = `${LOAN_COLUMNS.replaceAll(/\b([a-z_]+)\b/g, "l.$1")},
  b.external_id AS borrower_external_id, b.contact_sealed AS borrower_contact_sealed,
  b.locale AS borrower_locale, b.timezone AS borrower_timezone`;
export const LOAN_JOIN = "borrower b ON b.tenant_id = ?1 AND b.id = l.borrower_id";

export type JoinedColumns = LoanColumns &
  Readonly<{
    borrower_external_id: string;
    borrower_contact_sealed: string;
    borrower_locale: string;
    borrower_timezone: string | null;
  }>;

const FIND = tenantStatement<JoinedColumns>(
  "loan.find",
  `SELECT ${JOINED_COLUMNS} FROM loan l JOIN ${LOAN_JOIN} WHERE l.tenant_id = ?1 AND l.id = ?2`,
);
const BY_IDS = tenantStatement<LoanColumns>(
  "loan.by_ids",
  `SELECT ${LOAN_COLUMNS} FROM loan
   WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2)) ORDER BY id`,
);
const SCHEDULES_BY_IDS = tenantStatement<ScheduleColumns>(
  "loan.schedules_by_ids",
  `SELECT ${SCHEDULE_COLUMNS} FROM schedule
   WHERE tenant_id = ?1 AND loan_id IN (SELECT value FROM json_each(?2)) ORDER BY loan_id, version`,
);
const LEDGER_BY_IDS = tenantStatement<LedgerColumns>(
  "loan.ledger_by_ids",
  `SELECT ${LEDGER_COLUMNS} FROM ledger
   WHERE tenant_id = ?1 AND loan_id IN (SELECT value FROM json_each(?2)) ORDER BY loan_id, sequence`,
);
// The three reads name the same loans, in one snapshot.
const IDS_OF_BORROWERS = `SELECT id FROM loan INDEXED BY loan_borrower
  WHERE tenant_id = ?1 AND borrower_id IN (SELECT value FROM json_each(?2))`;
const LOANS_OF_BORROWERS = tenantStatement<LoanColumns>(
  "loan.loans_of_borrowers",
  `SELECT ${LOAN_COLUMNS} FROM loan WHERE tenant_id = ?1 AND id IN (${IDS_OF_BORROWERS})
   ORDER BY id`,
);
const SCHEDULES_OF_BORROWERS = tenantStatement<ScheduleColumns>(
  "loan.schedules_of_borrowers",
  `SELECT ${SCHEDULE_COLUMNS} FROM schedule
   WHERE tenant_id = ?1 AND loan_id IN (${IDS_OF_BORROWERS}) ORDER BY loan_id, version`,
);
const LEDGER_OF_BORROWERS = tenantStatement<LedgerColumns>(
  "loan.ledger_of_borrowers",
  `SELECT ${LEDGER_COLUMNS} FROM ledger
   WHERE tenant_id = ?1 AND loan_id IN (${IDS_OF_BORROWERS}) ORDER BY loan_id, sequence`,
);
const BY_EXTERNAL_IDS = tenantStatement<LoanColumns>(
  "loan.by_external_ids",
  `SELECT ${LOAN_COLUMNS} FROM loan INDEXED BY loan_external
   WHERE tenant_id = ?1 AND external_id IN (SELECT value FROM json_each(?2))`,
);
const BY_REFERENCE_KEYS = tenantStatement<{ reference_key: string; borrower_id: number }>(
  "loan.by_reference_keys",
  `SELECT reference_key, borrower_id FROM loan INDEXED BY loan_reference
   WHERE tenant_id = ?1 AND reference_key IN (SELECT value FROM json_each(?2)) LIMIT 1000`,
);
const OF_BORROWER = tenantStatement<LoanColumns>(
  "loan.of_borrower",
  `SELECT ${LOAN_COLUMNS} FROM loan INDEXED BY loan_borrower
   WHERE tenant_id = ?1 AND borrower_id = ?2 ORDER BY id`,
);
const POSTED = tenantStatement<LedgerColumns>(
  "loan.posted_references",
  `SELECT ${LEDGER_COLUMNS} FROM ledger INDEXED BY ledger_external
   WHERE tenant_id = ?1 AND external_id IN (SELECT value FROM json_each(?2))`,
);
const TRANSITIONS = tenantStatement<TransitionColumns>(
  "loan.transitions",
  `SELECT ${TRANSITION_COLUMNS} FROM transition
   WHERE tenant_id = ?1 AND loan_id = ?2 ORDER BY loan_version`,
);

// One statement per way of walking the book, each a walk along one index. ?2 and ?3 are the sort
// key and id of the last row seen, ?4 the limit, ?5 the bucket.
const listed = (name: string, walk: string, index = "") =>
  tenantStatement<JoinedColumns>(
    `loan.list_${name}`,
    `SELECT ${JOINED_COLUMNS} FROM loan l ${index} JOIN ${LOAN_JOIN}
     WHERE l.tenant_id = ?1 AND ${walk} LIMIT ?4`,
  );
const LATEST_LAST = `l.past_due_since IS NOT NULL AND (l.past_due_since, l.id) > (?2, ?3)
   ORDER BY l.past_due_since, l.id`;
const IN_BUCKET = "l.status = 'active' AND l.bucket = ?5";
const LIST = {
  id: listed("by_id", "l.id > ?3 AND ?2 IS NOT NULL ORDER BY l.id"),
  "external-id": listed(
    "by_external_id",
    "l.external_id > ?2 AND ?3 IS NOT NULL ORDER BY l.external_id",
  ),
  "days-past-due": listed("by_days_past_due", LATEST_LAST),
} as const satisfies Record<LoanSort, Statement<JoinedColumns>>;
const LIST_IN_BUCKET = {
  id: listed(
    "bucket_by_id",
    `${IN_BUCKET} AND l.id > ?3 AND ?2 IS NOT NULL ORDER BY l.id`,
    "INDEXED BY loan_bucket",
  ),
  "days-past-due": listed(
    "bucket_by_days_past_due",
    `${IN_BUCKET} AND ${LATEST_LAST}`,
    "INDEXED BY loan_bucket_past_due",
  ),
} as const satisfies Record<Exclude<LoanSort, "external-id">, Statement<JoinedColumns>>;
const LIST_BY_PREFIX = tenantStatement<JoinedColumns>(
  "loan.list_by_prefix",
  `SELECT ${JOINED_COLUMNS} FROM loan l JOIN ${LOAN_JOIN}
   WHERE l.tenant_id = ?1 AND l.external_id > ?2 AND l.external_id >= ?3
     AND l.external_id < ?3 || char(1114111) ORDER BY l.external_id LIMIT ?4`,
);
const LIST_OF_BORROWERS = tenantStatement<JoinedColumns>(
  "loan.list_of_borrowers",
  `SELECT ${JOINED_COLUMNS} FROM loan l INDEXED BY loan_borrower JOIN ${LOAN_JOIN}
   WHERE l.tenant_id = ?1 AND l.borrower_id IN (SELECT value FROM json_each(?2)) LIMIT ?3`,
);

/** Loans of one tenant over all its shards. */
export function openLoanStore(door: Door): LoanStore {
  const everywhere = async <Row>(statement: Statement<Row>, ...values: Bindable[]) =>
    (await Promise.all(door.shards().map((shard) => shard.all(statement, ...values)))).flat();
  const snapshot = async (
    partition: number,
    reads: readonly Statement<unknown>[],
    ids: readonly number[],
    unreadable: (error: unknown) => void,
  ) => {
    const values = [JSON.stringify(ids)];
    const [loans = [], schedules = [], ledger = []] = await door
      .partition(partition)
      .snapshot(reads.map((statement) => ({ statement, values })));
    return assembleRecords(
      loans as LoanColumns[],
      schedules as ScheduleColumns[],
      ledger as LedgerColumns[],
      (_row, error) => unreadable(error),
    );
  };
  const records: LoanStore["records"] = (partition, ids) =>
    snapshot(partition, [BY_IDS, SCHEDULES_BY_IDS, LEDGER_BY_IDS], ids, (error) => {
      throw error;
    });
  return {
    ...loanWrites,
    records,
    recordsOfBorrowers: (partition, borrowerIds) =>
      snapshot(
        partition,
        [LOANS_OF_BORROWERS, SCHEDULES_OF_BORROWERS, LEDGER_OF_BORROWERS],
        borrowerIds,
        () => undefined,
      ),
    async find(id) {
      const row = await door.home(id)?.first(FIND, id);
      return row && toLoanWithBorrower(row);
    },
    async record(id) {
      const home = door.home(id);
      return home && (await records(home.partition, [id]))[0];
    },
    async byExternalIds(externalIds) {
      if (externalIds.length === 0) return new Map();
      const rows = await everywhere(BY_EXTERNAL_IDS, JSON.stringify(externalIds));
      return new Map(rows.map((row) => [row.external_id, toLoan(row)]));
    },
    async byIds(partition, ids) {
      if (ids.length === 0) return [];
      const rows = await door.partition(partition).all(BY_IDS, JSON.stringify(ids));
      return rows.map(toLoan);
    },
    async byReferenceKeys(keys) {
      if (keys.length === 0) return [];
      const rows = await everywhere(BY_REFERENCE_KEYS, JSON.stringify(keys));
      return rows.map((row) => ({ key: row.reference_key, borrowerId: row.borrower_id }));
    },
    async ofBorrower(borrowerId) {
      const rows = (await door.home(borrowerId)?.all(OF_BORROWER, borrowerId)) ?? [];
      return rows.map(toLoan);
    },
    async list(query) {
      const rows = (
        await Promise.all(door.shards().map((shard) => shard.all(...listing(query))))
      ).flat();
      return rows.sort(byKey(query)).slice(0, query.limit).map(toLoanWithBorrower);
    },
    async postedReferences(references) {
      if (references.length === 0) return new Map();
      const rows = await everywhere(POSTED, JSON.stringify(references));
      return new Map(
        rows.map((row) => [row.external_id ?? "", { loanId: row.loan_id, entry: toEntry(row) }]),
      );
    },
    async transitions(loanId) {
      const rows = (await door.home(loanId)?.all(TRANSITIONS, loanId)) ?? [];
      return rows.map(toTransition);
    },
  };
}

function listing({ along, after, limit }: LoanQuery): [Statement<JoinedColumns>, ...Bindable[]] {
  if ("borrowerIds" in along) return [LIST_OF_BORROWERS, JSON.stringify(along.borrowerIds), limit];
  if ("externalIdPrefix" in along)
    return [LIST_BY_PREFIX, after?.key ?? "", along.externalIdPrefix, limit];
  const place: Bindable[] = [after?.key ?? "", after?.id ?? 0, limit];
  return along.bucket === null
    ? [LIST[along.sort], ...place]
    : [LIST_IN_BUCKET[along.sort], ...place, along.bucket];
}

function byKey({ along }: LoanQuery): (a: JoinedColumns, b: JoinedColumns) => number {
  const sort = "sort" in along ? along.sort : "externalIdPrefix" in along ? "external-id" : "id";
  if (sort === "external-id") return (a, b) => compare(a.external_id, b.external_id);
  if (sort === "days-past-due")
    return (a, b) => compare(a.past_due_since ?? "", b.past_due_since ?? "") || a.id - b.id;
  return (a, b) => a.id - b.id;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function toLoanWithBorrower(row: JoinedColumns): LoanWithBorrower {
  return {
    loan: toLoan(row),
    borrower: {
      externalId: row.borrower_external_id,
      contactSealed: row.borrower_contact_sealed,
      locale: row.borrower_locale,
      timezone: row.borrower_timezone,
    },
  };
}
