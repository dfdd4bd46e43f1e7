import { type Statement, tenantStatement } from "./statement";

/**
 * A table with rows of tenants: its key without the tenant, and how it is dealt with as a whole.
 * `book`: it goes when a sandbox's book is emptied. The order is children before their parents.
 */
type Table = Readonly<{ key: string; book?: true; pageRows?: number }>;

/** Rows with whole documents in them come in smaller pages. */
const LARGE = 50;

/** Every table of a shard but those of a deletion itself. */
const SHARD: Readonly<Record<string, Table>> = {
  outbox: { key: "partition, id", book: true },
  delivery: { key: "subscription, event_id", book: true, pageRows: LARGE },
  event: { key: "id", book: true },
  notice_content: { key: "notice_id", book: true },
  notice: { key: "id", book: true },
  contact: { key: "id", book: true },
  contact_permit: { key: "id", book: true },
  contact_choice: { key: "id", book: true },
  contact_tally: {
    key: "partition, business_date, channel, outcome, pack, rule, actor",
    book: true,
  },
  transition: { key: "loan_id, loan_version", book: true },
  case_event: { key: "case_id, sequence", book: true },
  borrower_case: { key: "id", book: true },
  task: { key: "id", book: true },
  promise_event: { key: "promise_id, sequence", book: true },
  promise: { key: "id", book: true },
  hold: { key: "loan_id, number", book: true },
  flag: { key: "loan_id, flag", book: true },
  ledger: { key: "loan_id, sequence", book: true },
  schedule: { key: "loan_id, version", book: true },
  loan: { key: "id", book: true },
  borrower_term: { key: "term, borrower_id", book: true },
  borrower: { key: "id", book: true },
  unmatched_payment: { key: "id", book: true },
  webhook_event: { key: "endpoint_number, message_id", book: true, pageRows: LARGE },
  rollup: { key: "partition, currency, bucket", book: true },
  rollup_daily: { key: "partition, business_date, currency, bucket", book: true },
  rollup_flow: { key: "partition, business_date, currency, from_bucket, to_bucket", book: true },
  standing: { key: "partition, loan_external_id, month", book: true },
  rollup_transition: {
    key: "partition, source, month, currency, product, from_standing, to_standing",
    book: true,
  },
  rollup_vintage: { key: "partition, source, month, currency, product, vintage", book: true },
  scan_effect: { key: "partition, business_date", book: true },
  drift: { key: "reconciliation, partition, loan_id, place, field", book: true },
  audit_seal: { key: "partition, through_sequence" },
  audit: { key: "partition, sequence" },
  partition_owner: { key: "partition" },
};

/** Every table of the control database with a tenant_id, but those of a deletion itself. */
const CONTROL: Readonly<Record<string, Table>> = {
  scan_run: { key: "partition, business_date", book: true },
  import_job: { key: "number", book: true },
  reconciliation: { key: "number, partition", book: true },
  dead_letter: { key: "id", book: true, pageRows: LARGE },
  idempotency_key: { key: "key", book: true },
  alert: { key: "kind, raised_at", book: true },
  sandbox_payday: { key: "partition", book: true },
  sandbox_behaviour: { key: "tenant_id" },
  sandbox_reset: { key: "number" },
  simulation_part: { key: "number, partition", pageRows: LARGE },
  simulation: { key: "number", pageRows: LARGE },
  policy_version: { key: "version", pageRows: LARGE },
  template_version: { key: "template, channel, locale, version", pageRows: LARGE },
  provider: { key: "number" },
  suppression: { key: "channel, address_index" },
  subscription: { key: "number" },
  webhook_endpoint: { key: "number" },
  import_mapping: { key: "name", pageRows: LARGE },
  export_file: { key: "export, number" },
  export_job: { key: "number" },
  export_schedule: { key: "number" },
  api_key: { key: "number" },
  control_audit: { key: "sequence" },
  tenant_partition: { key: "partition" },
};

/** Statements that deal with all rows of one tenant in a table, page by page. */
export type TenantTable = Readonly<{
  table: string;
  key: readonly string[];
  pageRows: number;
  book: boolean;
  /** Removes up to ?2 rows, whichever. */
  remove: Statement;
  /** The first rows in the order of the key, ?2 at most; and those after the key ?2, ?3 at most. */
  first: Statement<StoredRow>;
  next: Statement<StoredRow>;
}>;
export type StoredRow = Readonly<Record<string, string | number | null>>;

const PAGE_ROWS = 1000;

export const SHARD_TABLES: readonly TenantTable[] = Object.entries(SHARD).map(statementsOf);
export const CONTROL_TABLES: readonly TenantTable[] = Object.entries(CONTROL).map(statementsOf);

function statementsOf([table, entry]: [string, Table]): TenantTable {
  const { key, pageRows = PAGE_ROWS } = entry;
  const columns = key.split(", ");
  const place = columns.map((_, index) => `?2->>'$[${index}]'`).join(", ");
  return {
    table,
    key: columns,
    pageRows,
    book: entry.book === true,
    remove: tenantStatement(
      `tenant_table.remove_${table}`,
      `DELETE FROM ${table} WHERE tenant_id = ?1 AND (${key}) IN (
         SELECT ${key} FROM ${table} WHERE tenant_id = ?1 LIMIT ?2)`,
    ),
    first: tenantStatement(
      `tenant_table.first_${table}`,
      `SELECT * FROM ${table} WHERE tenant_id = ?1 ORDER BY ${key} LIMIT ?2`,
    ),
    next: tenantStatement(
      `tenant_table.next_${table}`,
      `SELECT * FROM ${table} WHERE tenant_id = ?1 AND (${key}) > (${place})
       ORDER BY ${key} LIMIT ?3`,
    ),
  };
}
