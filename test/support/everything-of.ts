import { env } from "cloudflare:workers";

type Named = Readonly<{ name: string }>;

/** Every row of a tenant in every database, as text: equal when nothing of it has changed. */
export async function everythingOf(tenantId: number): Promise<Readonly<Record<string, string[]>>> {
  const databases = { CONTROL: env.CONTROL, SHARD_00: env.SHARD_00, SHARD_01: env.SHARD_01 };
  const parts = await Promise.all(
    Object.entries(databases).map(async ([binding, database]) => {
      const tables = await tenantTables(database);
      const answers = await database.batch<Record<string, unknown>>(
        tables.map((table) => {
          const owner = table === "tenant" ? "id" : "tenant_id";
          return database.prepare(`SELECT * FROM ${table} WHERE ${owner} = ?`).bind(tenantId);
        }),
      );
      return tables.map((table, index) => {
        const rows = answers[index]?.results ?? [];
        return [`${binding}.${table}`, rows.map((row) => JSON.stringify(row)).sort()] as const;
      });
    }),
  );
  return Object.fromEntries(parts.flat());
}

async function tenantTables(database: D1Database): Promise<string[]> {
  const tables = await database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table'
       AND (name = 'tenant' OR sql LIKE '%tenant_id %') ORDER BY name`,
    )
    .all<Named>();
  return tables.results.map(({ name }) => name);
}
