import type { TenantId } from "../kernel/ids";
import type { Bindable, Statement } from "./statement";

/** The tenant's rows of the control database: `?1` is the tenant here as well. */
export type ControlDoor = Readonly<{
  tenantId: TenantId;
  all<Row>(statement: Statement<Row>, ...values: Bindable[]): Promise<Row[]>;
  first<Row>(statement: Statement<Row>, ...values: Bindable[]): Promise<Row | undefined>;
  /** Runs a write and answers how many rows it changed. */
  run(statement: Statement<unknown>, ...values: Bindable[]): Promise<number>;
  /** Several writes that happen together or not at all; answers what each of them changed. */
  batch(
    writes: readonly Readonly<{ statement: Statement<unknown>; values: readonly Bindable[] }>[],
  ): Promise<readonly number[]>;
}>;

export function openControlDoor(tenantId: TenantId, control: D1Database): ControlDoor {
  const bind = (statement: { sql: string }, values: readonly Bindable[]) =>
    control.prepare(statement.sql).bind(tenantId, ...values);
  return {
    tenantId,
    async all<Row>(statement: Statement<Row>, ...values: Bindable[]) {
      return (await bind(statement, values).all<Row>()).results;
    },
    async first<Row>(statement: Statement<Row>, ...values: Bindable[]) {
      return (await bind(statement, values).all<Row>()).results[0];
    },
    async run(statement, ...values) {
      return (await bind(statement, values).run()).meta.changes;
    },
    async batch(writes) {
      const bound = writes.map(({ statement, values }) => bind(statement, values));
      return (await control.batch(bound)).map(({ meta }) => meta.changes);
    },
  };
}
