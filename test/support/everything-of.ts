import { env } from "cloudflare:workers";

type Named = Readonly<{ name: string }>;

/** Every row of a tenant in every database, as text: equal when nothing of it has changed. */
export async function everythingOf(tenantId: number): Promise<Readonly<Record<string, string[]>>> {
  const rows: Record<string, string[]> = {};
  const databases = { CONTROL: env.CONTROL, SHARD_00: env.SHARD_00, SHARD_01: env.SHARD_01 };
  for (const [binding, database] of Object.entries(databases)) {
    for (const table of await tenantTables(database)) {
      const owner = table === "tenant" ? "id" : "tenant_id";
      const answer = await database
        .prepare(`SELECT * FROM ${table} WHERE ${owner} = ?`)
        .bind(tenantId)
        .raw();
      rows[`${binding}.${table}`] = answer.map((row) => JSON.stringify(row)).sort();
    }
  }
  return rows;
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
