/** What D1 can bind. Numbers arrive as REAL: integer columns convert back, expressions need CAST. */
export type Bindable = string | number | null;

/**
 * One SQL statement with its name. In a tenant statement `?1` is always the tenant, bound by the
 * door and by nobody else. All statements are known to the tests, which refuse one that does not
 * start from tenant_id or that would scan.
 */
export type Statement<Row = never> = Readonly<{
  name: string;
  sql: string;
  scope: "tenant" | "platform";
  /** Only a type: what a row of the answer looks like. */
  row?: Row;
}>;

const registry = new Map<string, Statement<unknown>>();

export function tenantStatement<Row = never>(name: string, sql: string): Statement<Row> {
  return register({ name, sql, scope: "tenant" });
}

/** A statement over all tenants of a shard: relay and watchdog only, listed in the schema test. */
export function platformStatement<Row = never>(name: string, sql: string): Statement<Row> {
  return register({ name, sql, scope: "platform" });
}

export function allStatements(): readonly Statement<unknown>[] {
  return [...registry.values()];
}

function register<Row>(statement: Statement<Row>): Statement<Row> {
  if (registry.has(statement.name)) throw new Error(`two statements named ${statement.name}`);
  registry.set(statement.name, statement as Statement<unknown>);
  return statement;
}
