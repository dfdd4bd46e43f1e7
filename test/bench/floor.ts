/** Rows of one table without their tenant, and what a bare INSERT of them needs. */
export type Rows = Readonly<{ table: string; columns: readonly string[]; values: unknown[][] }>;

const ROWS_PER_READ = 2000;

/**
 * Rows of a tenant that meet a condition, read page by page. `?1` is the tenant; what is read here is
 * outside every measured time.
 */
export async function readRows(
  database: D1Database,
  table: string,
  tenant: number,
  where: string,
): Promise<Rows> {
  const info = await database.prepare(`PRAGMA table_info(${table})`).all<{ name: string }>();
  const columns = info.results.map(({ name }) => name).filter((name) => name !== "tenant_id");
  const values: unknown[][] = [];
  for (;;) {
    const page = await database
      .prepare(
        `SELECT ${columns.join(", ")} FROM ${table} WHERE tenant_id = ?1 AND ${where}
         LIMIT ${ROWS_PER_READ} OFFSET ${values.length}`,
      )
      .bind(tenant)
      .raw<unknown[]>();
    values.push(...page);
    if (page.length < ROWS_PER_READ) return { table, columns, values };
  }
}

/** One bare statement that inserts rows, which arrive as one JSON parameter. */
export function insertStatement(
  database: D1Database,
  { table, columns }: Rows,
  tenant: number,
  json: string,
): D1PreparedStatement {
  const values = columns.map((_, index) => `value->>${index}`).join(", ");
  return database
    .prepare(
      `INSERT INTO ${table} (tenant_id, ${columns.join(", ")})
       SELECT ?1, ${values} FROM json_each(?2)`,
    )
    .bind(tenant, json);
}

/** A bare UPDATE of loans by their id, from one JSON parameter. */
export function updateLoansStatement(
  database: D1Database,
  { columns }: Rows,
  tenant: number,
  json: string,
): D1PreparedStatement {
  const changing = [
    "status",
    "evaluated_on",
    "past_due_since",
    "past_due_amount",
    "principal_balance",
    "bucket",
    "next_due_on",
    "next_due_amount",
    "credit",
    "next_action_on",
    "version",
  ];
  const listed = columns.map((name, index) => `value->>${index} AS ${name}`).join(", ");
  return database
    .prepare(
      `WITH j AS MATERIALIZED (SELECT ${listed} FROM json_each(?2))
       UPDATE loan SET ${changing.map((name) => `${name} = j.${name}`).join(", ")}
       FROM j WHERE loan.tenant_id = ?1 AND loan.id = j.id`,
    )
    .bind(tenant, json);
}

/** The values of a column, by its name. */
export function columnOf(rows: Rows, name: string): unknown[] {
  const index = rows.columns.indexOf(name);
  return rows.values.map((row) => row[index]);
}

/** Parts of at most `size` rows. */
export function partsOf(rows: Rows, size: number): Rows[] {
  const parts: Rows[] = [];
  for (let start = 0; start < rows.values.length; start += size) {
    parts.push({ ...rows, values: rows.values.slice(start, start + size) });
  }
  return parts;
}

/** Those rows whose `name` is among the keys. */
export function rowsWith(rows: Rows, name: string, keys: ReadonlySet<unknown>): Rows {
  const index = rows.columns.indexOf(name);
  return { ...rows, values: rows.values.filter((row) => keys.has(row[index])) };
}

export type Copy = Readonly<{
  table: string;
  from: number;
  to: number;
  where: string;
  /** Column → the expression it gets instead of its value. */
  changes: Readonly<Record<string, string>>;
}>;

/** Copies rows inside the database; answers how many. */
export async function copyRows(database: D1Database, copy: Copy): Promise<number> {
  const info = await database.prepare(`PRAGMA table_info(${copy.table})`).all<{ name: string }>();
  const columns = info.results.map(({ name }) => name).filter((name) => name !== "tenant_id");
  const values = columns.map((name) => copy.changes[name] ?? name);
  const answer = await database
    .prepare(
      `INSERT INTO ${copy.table} (tenant_id, ${columns.join(", ")})
       SELECT ${copy.to}, ${values.join(", ")} FROM ${copy.table}
       WHERE tenant_id = ${copy.from} AND ${copy.where}`,
    )
    .run();
  return answer.meta.changes;
}

/** Bare reads of a tenant's rows by a column, whose values arrive as one JSON parameter. */
export function readingBy(database: D1Database, tenant: number) {
  return (table: string, column: string, json: string) =>
    database
      .prepare(
        `SELECT * FROM ${table} WHERE tenant_id = ?1
         AND ${column} IN (SELECT value FROM json_each(?2))`,
      )
      .bind(tenant, json);
}
