import type { Confirmations } from "../domain/contact/confirmations";
import type {
  BookStore,
  BorrowerCircumstances,
  DuePage,
  UnreadableLoan,
} from "../app/scan/book-store";
import { Fault } from "../kernel/assert";
import { type BusinessDate, businessDate, dateAt, type Instant } from "../kernel/calendar";
import { partitionOf } from "../kernel/ids";
import {
  assembleRecords,
  LEDGER_COLUMNS,
  LOAN_COLUMNS,
  SCHEDULE_COLUMNS,
  type LedgerColumns,
  type LoanColumns,
  type ScheduleColumns,
} from "./loan-row";
import { openRollups } from "./rollup";
import { bringForward } from "./takeover";
import { type Bindable, type Statement, tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

const SCANNED_ON = tenantStatement<{ scanned_on: BusinessDate }>(
  "book.scanned_on",
  "SELECT scanned_on FROM partition_owner WHERE tenant_id = ?1 AND partition = ?2",
);
const BOOK_DATE = tenantStatement<{ scanned_on: BusinessDate | null }>(
  "book.book_date",
  "SELECT MIN(scanned_on) AS scanned_on FROM partition_owner WHERE tenant_id = ?1",
);

// The three reads of a page name the same loans, in one snapshot.
const DUE_IDS = `SELECT id FROM loan WHERE tenant_id = ?1 AND partition = ?2
  AND next_action_on IS NOT NULL AND next_action_on <= ?3 ORDER BY next_action_on, id LIMIT ?4`;
const PAGE_IDS = `SELECT id FROM loan WHERE tenant_id = ?1 AND id > ?2 AND id < ?3
  ORDER BY id LIMIT ?4`;

const readsOf = (name: string, ids: string) => ({
  loans: tenantStatement<LoanColumns>(
    `book.${name}_loans`,
    `SELECT ${LOAN_COLUMNS} FROM loan WHERE tenant_id = ?1 AND id IN (${ids}) ORDER BY id`,
  ),
  schedules: tenantStatement<ScheduleColumns>(
    `book.${name}_schedules`,
    `SELECT ${SCHEDULE_COLUMNS} FROM schedule
     WHERE tenant_id = ?1 AND loan_id IN (${ids}) ORDER BY loan_id, version`,
  ),
  ledger: tenantStatement<LedgerColumns>(
    `book.${name}_ledger`,
    `SELECT ${LEDGER_COLUMNS} FROM ledger
     WHERE tenant_id = ?1 AND loan_id IN (${ids}) ORDER BY loan_id, sequence`,
  ),
});
const DUE = readsOf("due", DUE_IDS);
const PAGE = readsOf("page", PAGE_IDS);

type BorrowerColumns = Readonly<{
  id: number;
  locale: string;
  timezone: string | null;
  stop_requested_at: number | null;
  confirmed: string | null;
  created_at: Instant;
}>;
const BORROWERS = tenantStatement<BorrowerColumns>(
  "book.borrowers",
  `SELECT id, locale, timezone, stop_requested_at, confirmed, created_at FROM borrower
   WHERE tenant_id = ?1 AND id IN (SELECT value FROM json_each(?2))`,
);
const SET_ASIDE_LOANS = tenantStatement<{ id: number; external_id: string; reason: string }>(
  "book.set_aside_loans",
  `SELECT id, external_id, set_aside_reason AS reason FROM loan INDEXED BY loan_set_aside
   WHERE tenant_id = ?1 AND set_aside_reason IS NOT NULL ORDER BY id LIMIT ?2`,
);

const UNKNOWN_BORROWER = {
  locale: "en",
  timezone: null,
  stopRequested: false,
  confirmed: {},
  since: businessDate("1970-01-01"),
};

function circumstancesOf(row: BorrowerColumns): BorrowerCircumstances {
  const { locale, timezone, confirmed, created_at: createdAt } = row;
  const known = confirmed === null ? {} : (JSON.parse(confirmed) as Confirmations);
  const stopRequested = row.stop_requested_at !== null;
  const since = dateAt(createdAt, "UTC");
  return { locale, timezone, stopRequested, confirmed: known, since };
}

/** The tenant's book as the scan and the reports walk it. */
export function openBookStore(door: Door): BookStore {
  const read = async (
    partition: number,
    reads: typeof DUE,
    limit: number,
    values: readonly Bindable[],
  ): Promise<DuePage> => {
    const home = door.partition(partition);
    const statements: Statement<unknown>[] = [reads.loans, reads.schedules, reads.ledger];
    const [loans = [], schedules = [], ledger = []] = await home.snapshot(
      statements.map((statement) => ({ statement, values: [...values, limit] })),
    );
    const unreadable: UnreadableLoan[] = [];
    const records = assembleRecords(
      loans as LoanColumns[],
      schedules as ScheduleColumns[],
      ledger as LedgerColumns[],
      (row, error) =>
        unreadable.push({
          id: row.id,
          version: row.version,
          reason: `unreadable: ${nameOf(error)}`,
        }),
    );
    const borrowerIds = [...new Set(records.map(({ loan }) => loan.borrowerId))];
    const borrowers = new Map(
      borrowerIds.length === 0
        ? []
        : (await home.all(BORROWERS, JSON.stringify(borrowerIds))).map((row) => [
            row.id,
            circumstancesOf(row),
          ]),
    );
    return {
      loans: records.map((record) => ({
        record,
        borrower: borrowers.get(record.loan.borrowerId) ?? UNKNOWN_BORROWER,
      })),
      unreadable,
      full: loans.length === limit,
    };
  };

  return {
    ...openRollups(door),
    bringForward,
    async scannedOn(partition) {
      const row = await door.partition(partition).first(SCANNED_ON, partition);
      if (!row) throw new Fault(`partition ${partition} has no owner row`);
      return row.scanned_on;
    },
    async bookDate() {
      const rows = await Promise.all(door.shards().map((shard) => shard.first(BOOK_DATE)));
      const dates = rows.flatMap((row) => (row?.scanned_on ? [row.scanned_on] : [])).sort();
      const first = dates[0];
      if (!first) throw new Fault("tenant has no partitions");
      return first;
    },
    due: (partition, through, limit) => read(partition, DUE, limit, [partition, through]),
    page(partition, afterId, limit) {
      const span = 2 ** 40;
      const from = Math.max(afterId, partition * span);
      if (afterId > 0 && partitionOf(afterId) !== partition) throw new Fault("foreign cursor");
      return read(partition, PAGE, limit, [from, (partition + 1) * span]);
    },
    async setAsideLoans(limit) {
      const rows = await Promise.all(
        door.shards().map((shard) => shard.all(SET_ASIDE_LOANS, limit)),
      );
      return rows.flat().map((row) => ({
        id: row.id,
        externalId: row.external_id,
        reason: row.reason,
      }));
    },
  };
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
