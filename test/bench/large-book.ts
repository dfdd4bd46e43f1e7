import { copyRows } from "./floor";

export const PARTITION_SPAN = 2 ** 40;
/** Between the ids of one copy and the next; a partition has room for fifteen. */
export const COPY_SPAN = 2 ** 36;

type Part = Readonly<{ tenant: number; partition: number }>;

/**
 * Once more every loan of a partition that was imported, with a borrower, a schedule and entries of
 * its own. What nobody who scans reads is left out: the search terms of the borrowers.
 */
export async function copyPartition(
  database: D1Database,
  { tenant, partition }: Part,
  copy: number,
): Promise<number> {
  const first = partition * PARTITION_SPAN;
  const shift = (column: string) => ({ [column]: `${column} + ${copy * COPY_SPAN}` });
  const name = { external_id: `external_id || '-${copy}'` };
  const rows = (table: string, id: string, changes: Readonly<Record<string, string>>) => {
    const where = `${id} >= ${first} AND ${id} < ${first + COPY_SPAN}`;
    return copyRows(database, { table, from: tenant, to: tenant, where, changes });
  };
  await rows("borrower", "id", { ...shift("id"), ...name });
  const loans = await rows("loan", "id", { ...shift("id"), ...shift("borrower_id"), ...name });
  await rows("schedule", "loan_id", shift("loan_id"));
  await rows("ledger", "loan_id", { ...shift("loan_id"), ...name });
  return loans;
}

/** The rollup of a partition whose every loan is there so many times. */
export async function multiplyRollup(
  database: D1Database,
  { tenant, partition }: Part,
  times: number,
): Promise<void> {
  await database
    .prepare(
      `UPDATE rollup SET loan_count = loan_count * ${times}, balance = balance * ${times},
         past_due_amount = past_due_amount * ${times} WHERE tenant_id = ?1 AND partition = ?2`,
    )
    .bind(tenant, partition)
    .run();
}

/**
 * Of a partition under another lender: every loan that is due by a day, and of the others as many
 * as make `count`. The same days then touch the same loans in a smaller book.
 */
export async function copySmallerPart(
  database: D1Database,
  from: Part,
  to: number,
  choice: Readonly<{ through: string; count: number }>,
): Promise<Readonly<{ due: number; loans: number }>> {
  const { tenant, partition } = from;
  const own = `tenant_id = ${tenant} AND partition = ${partition}`;
  const isDue = `next_action_on <= '${choice.through}'`;
  const due =
    (await database
      .prepare(`SELECT COUNT(*) AS n FROM loan WHERE ${own} AND ${isDue}`)
      .first("n")) ?? 0;
  const others = Math.max(0, choice.count - Number(due));
  const chosen = `partition = ${partition} AND (${isDue} OR id IN (SELECT id FROM loan
    WHERE ${own} AND next_action_on > '${choice.through}' ORDER BY id LIMIT ${others}))`;
  const rows = (table: string, where: string) =>
    copyRows(database, { table, from: tenant, to, where, changes: {} });
  await rows(
    "borrower",
    `id IN (SELECT borrower_id FROM loan WHERE tenant_id = ${tenant} AND ${chosen})`,
  );
  const loans = await rows("loan", chosen);
  const copied = `loan_id IN (SELECT id FROM loan WHERE tenant_id = ${to} AND partition = ${partition})`;
  await rows("schedule", copied);
  await rows("ledger", copied);
  await rows("rollup", `partition = ${partition}`);
  return { due: Number(due), loans };
}
