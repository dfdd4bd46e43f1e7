import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { allStatements, type Statement } from "../../src/store/statement";

// Locks 1 and 6: the schema itself keeps tenants apart, and every statement starts from the tenant.

// All of src/store, so that every statement is in the registry.
import.meta.glob("../../src/store/**/*.ts", { eager: true });

type Table = Readonly<{ name: string; sql: string }>;
type Column = Readonly<{ name: string; pk: number }>;

const shardTables = await tablesOf(env.SHARD_00);
const controlTables = await tablesOf(env.CONTROL);

/** Walks over all tenants of a database: relay, watchdog and registry, each short and limited. */
const PLATFORM_STATEMENTS = [
  "due_work.book_dates",
  "due_work.recent_unmatched",
  "due_work.stored_events",
  "due_work.unfinished_payments",
  "due_work.waiting_deliveries",
  "due_work.waiting_notices",
  "outbox.delete",
  "outbox.pending",
  "outbox.pending_of",
];

/** Statements that read all rows of one tenant in a table, each with why that stays short. */
const WHOLE_TENANT: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    allStatements()
      .filter(({ name }) => /^tenant_table\.(remove|first)_/.test(name))
      .map(({ name }) => [name, "one page of what is emptied, exported or deleted"]),
  ),
  ...Object.fromEntries(
    ["announce", "cancel", "claim", "find", "begin", "keep_counts", "note_files", "release"].map(
      (act) => [`deletion.${act}`, "one row a lender that leaves"],
    ),
  ),
  "deletion.assert_leaving": "one row a table and one a partition",
  "deletion.forget_counts": "one row a table",
  "deletion.shard_counts": "one row a table",
  "export.create": "one row an export",
  "export_schedule.add": "the last number, read from the end of the key",
  "export_schedule.all": "at most fifty schedules",
  "extract.loan_count": "once, when a whole book is exported",
  "tenant_table.next_dead_letter": "only what could not be handled",
  "tenant_table.next_sandbox_behaviour": "one row",
  "api_key.insert": "the last number, read from the end of the key",
  "api_key.list": "at most 500 keys",
  "book.book_date": "one row a partition",
  "book.set_aside_loans": "only loans that were set aside are in the index",
  "control_audit.insert": "the last number, read from the end of the key",
  "dead_letter.list": "only what could not be handled",
  "import.last_number": "the last number, read from the end of the key",
  "import.mappings": "at most 500 mappings",
  "import.rejected_total": "one row an import",
  "policy.count_submitted": "only versions that wait for a second person are in the index",
  "policy.insert": "the last number, read from the end of the key",
  "policy.list": "at most 200 versions",
  "alert.open": "at most one open alert of a kind",
  "behaviour.drop": "one row, and at most one open emptying",
  "behaviour.find": "one row",
  "behaviour.save": "at most one open emptying",
  "clock.start": "at most one open emptying",
  "reset.claim": "one row an emptying",
  "reset.assert_frozen": "one row a partition",
  "reset.live_partitions": "one row a partition",
  "reset.raise_epochs": "one row a partition",
  "reset.latest": "the last number, read from the end of the key",
  "reset.start": "the last number, read from the end of the key",
  "reset.loan_count": "once, when a sandbox is emptied",
  "rollup.now": "one row a partition, currency and bucket",
  "scan_run.list": "one row a partition and day",
  "unmatched.count": "only what waits is in the index",
  "template_version.current": "the few letters that a lender has written itself",
  "provider.list": "the few providers of a lender, in their order",
  "provider.last_number": "the last number, read from the end of the key",
  "provider.order": "the few providers of a lender get a new order",
  "subscription.list": "at most twenty subscriptions, and those that were removed",
  "subscription.removed": "the last twenty",
  "subscription.last_number": "the last number, read from the end of the key",
  "suppression.list": "the newest, read from the end of their index",
  "webhook_endpoint.last_number": "the last number, read from the end of the key",
  "webhook_endpoint.list": "at most 500 endpoints",
};

const OWN_KEY: Readonly<Record<string, RegExp>> = {
  tenant: /\bid = \?1/,
  dead_letter: /\btenant_id = \?1/,
};

describe("every shard table", () => {
  it.each(shardTables.map(({ name }) => name))("%s is STRICT and keyed by tenant", async (name) => {
    const { sql } = tableNamed(shardTables, name);
    expect(sql).toMatch(/\)\s*STRICT, WITHOUT ROWID$/);
    const columns = await rows<Column>(env.SHARD_00, `PRAGMA table_info(${name})`);
    const key = columns.filter(({ pk }) => pk > 0).sort((one, other) => one.pk - other.pk);
    expect(key[0]?.name).toBe("tenant_id");
  });

  it.each(shardTables.map(({ name }) => name))("%s: indexes start with tenant_id", async (name) => {
    const indexes = await rows<{ name: string }>(env.SHARD_00, `PRAGMA index_list(${name})`);
    for (const index of indexes) {
      const columns = await rows<{ name: string }>(
        env.SHARD_00,
        `PRAGMA index_info('${index.name}')`,
      );
      expect(columns[0]?.name, index.name).toBe("tenant_id");
    }
  });

  it.each(shardTables.map(({ name }) => name))(
    "%s: foreign keys carry the tenant",
    async (name) => {
      const keys = await rows<{ id: number; seq: number; from: string; to: string }>(
        env.SHARD_00,
        `PRAGMA foreign_key_list(${name})`,
      );
      for (const first of keys.filter(({ seq }) => seq === 0)) {
        expect([first.from, first.to]).toEqual(["tenant_id", "tenant_id"]);
      }
    },
  );

  it("both shards have the same schema", async () => {
    expect(await tablesOf(env.SHARD_01)).toEqual(shardTables);
  });
});

describe("what was written stays", () => {
  it.each(["ledger", "schedule", "audit"])(
    "%s rows can be neither changed nor deleted",
    async (table) => {
      const tenant = await seedOneLoan();
      const column = { ledger: "amount", schedule: "effective_on", audit: "actor" }[table];
      const change = env.SHARD_00.prepare(
        `UPDATE ${table} SET ${column} = ${column} WHERE tenant_id = ?1`,
      );
      await expect(change.bind(tenant).run()).rejects.toThrow(/append-only|immutable/);
      const removal = env.SHARD_00.prepare(`DELETE FROM ${table} WHERE tenant_id = ?1`);
      await expect(removal.bind(tenant).run()).rejects.toThrow(/append-only|immutable/);
    },
  );

  it("the control audit can be neither changed nor deleted", async () => {
    const triggers = await rows<{ name: string }>(
      env.CONTROL,
      "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'control_audit'",
    );
    expect(triggers).toHaveLength(2);
  });

  it("a loan cannot point at another tenant's borrower", async () => {
    const other = await seedOneLoan();
    const statement = env.SHARD_00.prepare(INSERT_LOAN).bind(other + 1, 7, 1);
    await expect(statement.run()).rejects.toThrow(/FOREIGN KEY/);
  });
});

describe("every tenant statement", () => {
  const tenantStatements = allStatements().filter(({ scope }) => scope === "tenant");

  it("is registered", () => {
    expect(tenantStatements.length).toBeGreaterThan(60);
  });

  it.each(tenantStatements.map(({ name }) => name))("%s binds the tenant as ?1 alone", (name) => {
    const { sql } = statementNamed(name);
    expect(sql).toContain("?1");
    expect(sql).not.toMatch(/tenant_id\s*(=|IS|<|>|IN)\s*\(?\?(?!1\b)/);
    for (const [, table, columns] of sql.matchAll(
      /INSERT\s+(?:OR\s+\w+\s+)?INTO\s+(\w+)\s*\(([^)]*)\)/gi,
    )) {
      if (table === "assert_that") continue;
      expect(columns, `${name}: first column of the insert`).toMatch(/^\s*tenant_id\b/);
      expect(sql).toMatch(
        /(SELECT|VALUES\s*\()\s*(CAST\()?(\?1\b|tenant_id\b[\s\S]*WHERE tenant_id = \?1)/i,
      );
    }
  });

  it.each(tenantStatements.map(({ name }) => name))(
    "%s reads by a key of its tenant",
    async (name) => {
      const statement = statementNamed(name);
      const { plan, tables } = await planOf(statement);
      for (const step of plan) {
        expect(scannedTable(step, statement.sql, tables), `${name}: ${step}`).toBeUndefined();
        const table = tableOf(step, statement.sql, tables);
        if (!step.startsWith("SEARCH ") || table === undefined) continue;
        if (/ROWID|INTEGER PRIMARY KEY/.test(step)) {
          // Two tables of the control database have a number of their own as key.
          expect(statement.sql).toMatch(OWN_KEY[table] ?? /no such table/);
          continue;
        }
        expect(step, name).toMatch(/\(tenant_id=\?/);
        if (step.endsWith("(tenant_id=?)")) {
          expect(Object.keys(WHOLE_TENANT), `${name} reads all of a tenant: ${step}`).toContain(
            name,
          );
        }
      }
    },
  );

  it("no entry of the list of short walks is stale", () => {
    const known = new Set(tenantStatements.map(({ name }) => name));
    expect(Object.keys(WHOLE_TENANT).filter((name) => !known.has(name))).toEqual([]);
  });
});

it("statements over all tenants are exactly those listed", () => {
  const platform = allStatements().filter(({ scope }) => scope === "platform");
  expect(platform.map(({ name }) => name).sort()).toEqual(PLATFORM_STATEMENTS);
});

const INSERT_LOAN = `INSERT INTO loan (tenant_id, id, partition, borrower_id, external_id, product,
  currency, terms, principal, status, schedule_version, entry_count, evaluated_on, past_due_amount,
  principal_balance, bucket, next_due_amount, credit, created_at, updated_at)
  VALUES (?1, ?2, 0, ?3, 'L' || CAST(?2 AS INTEGER), 'p', 'USD', '{}', 1, 'active', 1, 1,
    '2026-01-01', 0, 1, 0, 0, 0, 0, 0)`;

let lastTenant = 900_000;

/** One loan with a schedule, an entry and an audit row, of a tenant that nobody else uses. */
async function seedOneLoan(): Promise<number> {
  lastTenant += 10;
  const tenant = lastTenant;
  const bind = (sql: string, ...values: unknown[]) =>
    env.SHARD_00.prepare(sql).bind(tenant, ...values);
  await env.SHARD_00.batch([
    bind(
      `INSERT INTO borrower (tenant_id, id, external_id, locale, contact_sealed, created_at, updated_at)
       VALUES (?1, 1, 'B', 'en', '', 0, 0)`,
    ),
    bind(INSERT_LOAN, 2, 1),
    bind(
      `INSERT INTO schedule (tenant_id, loan_id, version, effective_on, installments, created_at)
       VALUES (?1, 2, 1, '2026-01-01', '[]', 0)`,
    ),
    bind(
      `INSERT INTO ledger (tenant_id, loan_id, sequence, type, amount, effective_on, posted_at, origin)
       VALUES (?1, 2, 1, 'payment', 1, '2026-01-01', 0, 'api')`,
    ),
    bind(
      `INSERT INTO audit (tenant_id, partition, sequence, at, actor, action, subject, detail)
       VALUES (?1, 0, 1, 0, 'a', 'b', 'c', '{}')`,
    ),
  ]);
  return tenant;
}

async function tablesOf(database: D1Database): Promise<Table[]> {
  return await rows<Table>(
    database,
    `SELECT name, sql FROM sqlite_master WHERE type = 'table'
     AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_cf_%' AND name <> 'd1_migrations' ORDER BY name`,
  );
}

async function rows<Row>(database: D1Database, sql: string): Promise<Row[]> {
  return (await database.prepare(sql).all<Row>()).results;
}

function tableNamed(tables: readonly Table[], name: string): Table {
  const found = tables.find((table) => table.name === name);
  if (!found) throw new Error(`no table ${name}`);
  return found;
}

function statementNamed(name: string): Statement<unknown> {
  const found = allStatements().find((statement) => statement.name === name);
  if (!found) throw new Error(`no statement ${name}`);
  return found;
}

/** The query plan, from the database that has the statement's tables. */
async function planOf({ sql }: Statement<unknown>) {
  const places = [...sql.matchAll(/\?(\d+)/g)].map(([, place]) => Number(place));
  const nothing = new Array(Math.max(...places)).fill(null);
  const explain = async (database: D1Database) => {
    const statement = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).bind(...nothing);
    return (await statement.all<{ detail: string }>()).results.map(({ detail }) => detail);
  };
  const named = new Set([...sql.matchAll(/\b(\w+)\b/g)].map(([, word]) => word));
  const onShard = !controlTables.some(({ name }) => named.has(name) && isRead(sql, name));
  return onShard
    ? { plan: await explain(env.SHARD_00), tables: shardTables }
    : { plan: await explain(env.CONTROL), tables: controlTables };
}

function isRead(sql: string, table: string): boolean {
  return new RegExp(`\\b(FROM|JOIN|INTO|UPDATE)\\s+${table}\\b`, "i").test(sql);
}

/** The real table that a step walks from end to end; undefined for lists, subqueries and constants. */
function scannedTable(step: string, sql: string, tables: readonly Table[]): string | undefined {
  if (!step.startsWith("SCAN ") || /VIRTUAL TABLE|CONSTANT ROW/.test(step)) return undefined;
  return tableOf(step, sql, tables);
}

/** A plan names the alias of a table, not the table. */
function tableOf(step: string, sql: string, tables: readonly Table[]): string | undefined {
  const name = /^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1];
  if (name === undefined) return undefined;
  // Children that a foreign key looks at are not in the text; they are only read when it is broken.
  if (tables.some((table) => table.name === name)) return isRead(sql, name) ? name : undefined;
  const aliased = new RegExp(
    `\\b(?:FROM|JOIN|UPDATE|INTO|,)\\s+(\\w+)\\s+(?:AS\\s+)?${name}\\b`,
    "i",
  );
  const table = aliased.exec(sql)?.[1];
  return tables.find((known) => known.name === table)?.name;
}
