import { env } from "cloudflare:workers";
import type { TenantContext } from "../../src/app/context";
import { verifyAudit } from "../../src/app/audit/seal";

type Row = Readonly<Record<string, string | number | null>>;
export type FinalTables = Readonly<Record<string, readonly string[]>>;

/**
 * What two runs of the same life may differ in, `table.column` or a whole table, each with its
 * reason. Everything else is compared, also of a table that is not made yet.
 */
const LEFT_OUT: Readonly<Record<string, string>> = {
  "*.tenant_id": "each run has a lender of its own",
  "*.created_at": "the instant at which a machine came to it",
  "*.updated_at": "the instant at which a machine came to it",
  "ledger.posted_at": "the instant at which a machine came to it",
  "tenant.id": "each run has a lender of its own",
  "tenant.organization_id": "each run has a lender of its own",
  "tenant.sealed_key": "each lender has a key of its own",
  "tenant.clock_from": "where the last move began: it says how the way was split",
  "tenant.clock_lease_until": "who works on it",
  "tenant_partition.shard_id": "partitions go round the shards from another place for each lender",
  api_key: "each lender has its own, and the day of its last use",
  "borrower_term.term": "a digest with the lender's own key",
  "partition_owner.next_sequence": "numbers that were reserved and not used",
  "notice.id": "such a number",
  "task.id": "such a number",
  "borrower_case.id": "such a number",
  "case_event.case_id": "such a number",
  "promise.id": "such a number",
  "promise_event.promise_id": "such a number",
  "promise_event.at": "the instant at which a machine came to it",
  "promise.cancelled_at": "the instant at which a machine came to it",
  "case_event.at": "the instant at which a machine came to it",
  "notice.attempts": "how often it was taken up",
  "notice.provider": "its id names the lender, of which each run has its own",
  "provider.sealed_secrets": "each lender has a key of its own",
  "provider.rests_until": "when it was down last",
  "provider.trouble": "when it was down last",
  "import_job.started_at": "the instant at which a machine came to it",
  "import_job.finished_at": "the instant at which a machine came to it",
  "policy_version.submitted_at": "the instant at which a person came to it",
  "policy_version.approved_at": "the instant at which a person came to it",
  "scan_run.attempts": "how often it was taken up",
  "scan_run.lease_until": "who works on it",
  "scan_run.started_at": "the instant at which a machine came to it",
  "scan_run.finished_at": "the instant at which a machine came to it",
  idempotency_key: "answers kept for a client that asks again",
  dead_letter: "attempts that were given up, and who sent them again",
  "audit.sequence": "counts the acts of attempts as well",
  "audit.at": "the instant at which a machine came to it",
  audit_seal: "hashes of those instants; each chain is verified instead",
  "control_audit.sequence": "counts the moves of the clock as well",
  "control_audit.at": "the instant at which a machine came to it",
};
/** Acts whose number says how often something was tried, or how the way was split. */
const ACTS_OF_ATTEMPTS: ReadonlySet<string> = new Set([
  "notice.decide",
  "notice.send",
  "notice.give-up",
  "notice.lay-back",
  "notice.plan-again",
  "clock.move",
  "dead-letter.replayed",
]);

/** Every row of a lender as it stands at the end, sealed values opened, as sorted lines of JSON. */
export async function finalTables(ctx: TenantContext): Promise<FinalTables> {
  const databases = { control: [env.CONTROL], shard: [env.SHARD_00, env.SHARD_01] };
  const tables: Record<string, string[]> = {};
  const notices = await noticeNames(ctx);
  for (const [kind, ofKind] of Object.entries(databases)) {
    for (const database of ofKind) {
      for (const { name, owner } of await tenantTables(database)) {
        if (name in LEFT_OUT) continue;
        const rows = await database
          .prepare(`SELECT * FROM ${name} WHERE ${owner} = ?`)
          .bind(ctx.tenant.id)
          .all<Row>();
        const lines = rows.results
          .filter(({ action }) => !ACTS_OF_ATTEMPTS.has(String(action)))
          .map((row) => JSON.stringify(result(ctx, name, row, notices)));
        const key = `${kind}.${name}`;
        tables[key] = [...(tables[key] ?? []), ...lines];
      }
    }
  }
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    const { brokenAt } = await verifyAudit(ctx, partition);
    tables["audit verified"] = [...(tables["audit verified"] ?? []), String(brokenAt)];
  }
  for (const lines of Object.values(tables)) lines.sort();
  return tables;
}

/** A notice by what makes it the same in every run. */
async function noticeNames(ctx: TenantContext): Promise<ReadonlyMap<unknown, string>> {
  const names = new Map<unknown, string>();
  for (const shard of [env.SHARD_00, env.SHARD_01]) {
    const { results } = await shard
      .prepare("SELECT id, borrower_id, step, business_date FROM notice WHERE tenant_id = ?")
      .bind(ctx.tenant.id)
      .all<Row>();
    for (const row of results) {
      names.set(row["id"], `${row["borrower_id"]} ${row["step"]} ${row["business_date"]}`);
    }
  }
  return names;
}

function result(
  ctx: TenantContext,
  table: string,
  row: Row,
  notices: ReadonlyMap<unknown, string>,
): Row {
  const place = (what: string, id: unknown, field: string) =>
    `${ctx.tenant.id}|${what}|${id}|${field}`;
  const seen = Object.entries(row).flatMap(([column, value]): [string, Row[string]][] => {
    if (`*.${column}` in LEFT_OUT || `${table}.${column}` in LEFT_OUT) return [];
    switch (`${table}.${column}`) {
      case "borrower.contact_sealed":
        return [[column, ctx.vault.open(String(value), place("borrower", row["id"], "contact"))]];
      case "notice_content.sealed": {
        const at = place("notice", row["notice_id"], "content");
        return [[column, ctx.vault.open(String(value), at)]];
      }
      case "notice_content.notice_id":
        return [[column, notices.get(value) ?? null]];
      case "notice.decisions":
        // Who asks the gate again at the same moment gets the same answer again: it counts once.
        return [[column, JSON.stringify(unrepeated(JSON.parse(String(value))))]];
      default:
        return [[column, value]];
    }
  });
  return Object.fromEntries(seen);
}

function unrepeated(answers: readonly unknown[]): string[] {
  return [...new Set(answers.map((answer) => JSON.stringify(answer)))];
}

async function tenantTables(database: D1Database) {
  const tables = await database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table'
       AND (name = 'tenant' OR sql LIKE '%tenant_id %') ORDER BY name`,
    )
    .all<{ name: string }>();
  return tables.results.map(({ name }) => ({
    name,
    owner: name === "tenant" ? "id" : "tenant_id",
  }));
}
