import { copyRows } from "./floor";

const SHIFT = 2 ** 39;

/**
 * The whole book of one tenant under another, and once more every loan beside it as one that nothing
 * will happen to. The same days then touch the same loans in a book of twice the size.
 */
export async function growBook(database: D1Database, from: number, to: number): Promise<number> {
  const copy = (table: string, changes: Readonly<Record<string, string>> = {}) =>
    copyRows(database, { table, from, to, where: "1 = 1", changes });
  await copy("borrower");
  await copy("loan");
  await copy("schedule");
  await copy("ledger");
  await copy("rollup");
  const added = await copy("loan", {
    id: `id + ${SHIFT}`,
    external_id: "external_id || '-copy'",
    next_action_on: "'2199-01-01'",
  });
  await copy("schedule", { loan_id: `loan_id + ${SHIFT}` });
  await copy("ledger", { loan_id: `loan_id + ${SHIFT}`, external_id: "external_id || '-copy'" });
  return added;
}
