import type { AuditEntry } from "../app/audit/store";
import type { Vault } from "../app/context";
import type { ExtractStore, LoanBrief } from "../app/export/extract-store";
import type { RowKey } from "../app/export/store";
import { partitionRange } from "../kernel/ids";
import { CONTACT_COLUMNS, type ContactColumns, toContact } from "./contact";
import type { ControlDoor } from "./control-door";
import { plainRow } from "./extract-row";
import { JOINED_COLUMNS, type JoinedColumns, LOAN_JOIN, toLoanWithBorrower } from "./loan";
import { LEDGER_COLUMNS, type LedgerColumns, toEntry } from "./loan-row";
import { toTransition, TRANSITION_COLUMNS, type TransitionColumns } from "./loan-transition";
import { NOTICE_COLUMNS, type NoticeColumns, toNotice } from "./notice-row";
import { firstOfEachShard } from "./reset";
import { type Bindable, tenantStatement } from "./statement";
import { CONTROL_TABLES, SHARD_TABLES, type StoredRow } from "./tenant-tables";
import type { Door } from "./tenant-store";

type BriefColumns = Readonly<{
  loan_external_id: string;
  loan_borrower_id: number;
  loan_currency: string;
}>;

const LOAN_COUNT = tenantStatement<{ loans: number }>(
  "extract.loan_count",
  "SELECT COUNT(*) AS loans FROM loan WHERE tenant_id = ?1",
);
// ?2 is the last key seen, ?3 the end of the partition, ?4 the limit.
const LOANS = tenantStatement<JoinedColumns>(
  "extract.loans",
  `SELECT ${JOINED_COLUMNS} FROM loan l JOIN ${LOAN_JOIN}
   WHERE l.tenant_id = ?1 AND l.id > ?2 AND l.id < ?3 ORDER BY l.id LIMIT ?4`,
);
const CONTACTS = tenantStatement<ContactColumns>(
  "extract.contacts",
  `SELECT ${CONTACT_COLUMNS} FROM contact
   WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT ?4`,
);
const NOTICES = tenantStatement<NoticeColumns>(
  "extract.notices",
  `SELECT ${NOTICE_COLUMNS} FROM notice
   WHERE tenant_id = ?1 AND id > ?2 AND id < ?3 ORDER BY id LIMIT ?4`,
);
// The same with a key of two parts, of which ?5 is the second.
const ofLoans = (columns: string) => `
  ${columns.replaceAll(/\b([a-z_]+)\b/g, "r.$1")}, l.external_id AS loan_external_id,
  l.borrower_id AS loan_borrower_id, l.currency AS loan_currency`;
const LEDGER = tenantStatement<LedgerColumns & BriefColumns>(
  "extract.ledger",
  `SELECT ${ofLoans(LEDGER_COLUMNS)} FROM ledger r
   JOIN loan l ON l.tenant_id = ?1 AND l.id = r.loan_id
   WHERE r.tenant_id = ?1 AND (r.loan_id, r.sequence) > (?2, ?5) AND r.loan_id < ?3
   ORDER BY r.loan_id, r.sequence LIMIT ?4`,
);
const TRANSITIONS = tenantStatement<TransitionColumns & BriefColumns>(
  "extract.transitions",
  `SELECT ${ofLoans(TRANSITION_COLUMNS)} FROM transition r
   JOIN loan l ON l.tenant_id = ?1 AND l.id = r.loan_id
   WHERE r.tenant_id = ?1 AND (r.loan_id, r.loan_version) > (?2, ?5) AND r.loan_id < ?3
   ORDER BY r.loan_id, r.loan_version LIMIT ?4`,
);
const CONTROL_AUDIT = tenantStatement<AuditEntry>(
  "extract.control_audit",
  `SELECT sequence, at, actor, action, subject, detail FROM control_audit
   WHERE tenant_id = ?1 AND sequence > ?2 ORDER BY sequence LIMIT ?3`,
);
/** Everything of one tenant, page by page in the order of its keys. */
export function openExtractStore(
  door: Door,
  control: ControlDoor,
  vault: Vault,
  people: ExtractStore["people"],
): ExtractStore {
  const tables = [
    ...firstOfEachShard(door).flatMap((shard) =>
      SHARD_TABLES.map((table) => ({ ...table, reader: shard })),
    ),
    ...CONTROL_TABLES.map((table) => ({ ...table, reader: control })),
  ];
  const page = (partition: number, after: RowKey | null, limit: number): Bindable[] => {
    const range = partitionRange(partition);
    return [after?.[0] ?? range.after, range.before, limit];
  };
  return {
    async loanCount() {
      const rows = await Promise.all(door.shards().map((shard) => shard.first(LOAN_COUNT)));
      return rows.reduce((sum, row) => sum + (row?.loans ?? 0), 0);
    },
    loans: async (partition, after, limit) =>
      (await door.partition(partition).all(LOANS, ...page(partition, after, limit))).map(
        toLoanWithBorrower,
      ),
    async ledger(partition, after, limit) {
      const values = [...page(partition, after, limit), after?.[1] ?? 0];
      const rows = await door.partition(partition).all(LEDGER, ...values);
      return rows.map((row) => ({ loan: briefOf(row), entry: toEntry(row) }));
    },
    async transitions(partition, after, limit) {
      const values = [...page(partition, after, limit), after?.[1] ?? 0];
      const rows = await door.partition(partition).all(TRANSITIONS, ...values);
      return rows.map((row) => ({ loan: briefOf(row), transition: toTransition(row) }));
    },
    contacts: async (partition, after, limit) =>
      (await door.partition(partition).all(CONTACTS, ...page(partition, after, limit))).map(
        toContact,
      ),
    notices: async (partition, after, limit) =>
      (await door.partition(partition).all(NOTICES, ...page(partition, after, limit))).map(
        toNotice,
      ),
    controlAudit: (after, limit) => control.all(CONTROL_AUDIT, after?.[0] ?? 0, limit),
    tables: tables.map(({ table: name, pageRows }) => ({ name, pageRows })),
    async table(index, after, limit) {
      const entry = tables[index];
      if (!entry) return { rows: [], last: null };
      const { table, key, reader, first, next } = entry;
      const rows: StoredRow[] =
        after === null
          ? await reader.all(first, limit)
          : await reader.all(next, JSON.stringify(after), limit);
      const last = rows.at(-1);
      return {
        rows: rows.map((row) => plainRow(table, row, vault, door.tenantId)),
        last: last ? key.map((column) => last[column] ?? "") : null,
      };
    },
    people,
  };
}

function briefOf(row: BriefColumns & Readonly<{ loan_id: number }>): LoanBrief {
  return {
    id: row.loan_id,
    externalId: row.loan_external_id,
    borrowerId: row.loan_borrower_id,
    currency: row.loan_currency,
  };
}
