import { type Statement, tenantStatement } from "./statement";

/** Everything of a book in a shard, children before what they point at; owner and audit stay. */
const SHARD_KEYS: Readonly<Record<string, string>> = {
  outbox: "partition, id",
  delivery: "subscription, event_id",
  event: "id",
  notice_content: "notice_id",
  notice: "id",
  contact: "id",
  contact_permit: "id",
  contact_choice: "id",
  contact_tally: "partition, business_date, channel, outcome, pack, rule, actor",
  transition: "loan_id, loan_version",
  case_event: "case_id, sequence",
  borrower_case: "id",
  task: "id",
  promise_event: "promise_id, sequence",
  promise: "id",
  hold: "loan_id, number",
  flag: "loan_id, flag",
  ledger: "loan_id, sequence",
  schedule: "loan_id, version",
  loan: "id",
  borrower_term: "term, borrower_id",
  borrower: "id",
  unmatched_payment: "id",
  webhook_event: "endpoint_number, message_id",
  rollup: "partition, currency, bucket",
  rollup_daily: "partition, business_date, currency, bucket",
  rollup_flow: "partition, business_date, currency, from_bucket, to_bucket",
  scan_effect: "partition, business_date",
  drift: "reconciliation, partition, loan_id, place, field",
};

/** What the control database knows of a book; people, keys, policies and endpoints stay. */
const CONTROL_KEYS: Readonly<Record<string, string>> = {
  scan_run: "partition, business_date",
  import_job: "number",
  reconciliation: "number, partition",
  dead_letter: "id",
  idempotency_key: "key",
  alert: "kind, raised_at",
  sandbox_payday: "partition",
};

export type ResetPage = Readonly<{ table: string; remove: Statement }>;

export const SHARD_PAGES: readonly ResetPage[] = Object.entries(SHARD_KEYS).map(pageOf);
export const CONTROL_PAGES: readonly ResetPage[] = Object.entries(CONTROL_KEYS).map(pageOf);

function pageOf([table, key]: [string, string]): ResetPage {
  const remove = tenantStatement(
    `reset.remove_${table}`,
    `DELETE FROM ${table} WHERE tenant_id = ?1 AND (${key}) IN (
       SELECT ${key} FROM ${table} WHERE tenant_id = ?1 LIMIT ?2)`,
  );
  return { table, remove };
}
