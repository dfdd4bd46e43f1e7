import {
  columnOf,
  copyRows,
  insertStatement,
  partsOf,
  readingBy,
  type Rows,
  readRows,
  rowsWith,
  updateLoansStatement,
} from "./floor";

const LOANS_PER_PAGE = 400;

/** What one scan of one partition finds due. */
export type DueOn = Readonly<{ tenant: number; partition: number; date: string }>;

/** Before a day is scanned: copies the loans that it will touch, as they are, to the floor's tenant. */
export async function copyDueLoans(
  database: D1Database,
  { tenant, partition, date }: DueOn,
  floorTenant: number,
): Promise<number> {
  const due = `partition = ${partition} AND next_action_on <= '${date}'`;
  const ofDue = (column: string) =>
    `SELECT ${column} FROM loan WHERE tenant_id = ${tenant} AND ${due}`;
  const copy = (table: string, where: string) =>
    copyRows(database, { table, from: tenant, to: floorTenant, where, changes: {} });
  await copy("borrower", `id IN (${ofDue("borrower_id")})`);
  const count = await copy("loan", due);
  await copy("schedule", `loan_id IN (${ofDue("id")})`);
  await copy("ledger", `loan_id IN (${ofDue("id")})`);
  return count;
}

/**
 * Floor of scan.growth_1m: reads the loans that a day touched, with schedules, entries and borrowers,
 * and writes the loans as they stand, in the book itself. By how much it takes longer in a larger book
 * is what the database adds, whatever is decided.
 */
export async function prepareTouch(
  database: D1Database,
  { tenant, partition, date }: DueOn,
): Promise<() => Promise<void>> {
  const touched = `partition = ${partition} AND evaluated_on = '${date}'`;
  const pages = partsOf(await readRows(database, "loan", tenant, touched), LOANS_PER_PAGE);
  const by = readingBy(database, tenant);
  return async () => {
    for (const page of pages) {
      const ids = JSON.stringify(columnOf(page, "id"));
      await database.batch([
        by("loan", "id", ids),
        by("schedule", "loan_id", ids),
        by("ledger", "loan_id", ids),
        by("borrower", "id", JSON.stringify(columnOf(page, "borrower_id"))),
      ]);
      await database.batch([
        updateLoansStatement(database, page, tenant, JSON.stringify(page.values)),
      ]);
    }
  };
}

/**
 * Floor of scan.touched: page by page reads the same loans, schedules, entries and borrowers, and
 * writes the same loans, transitions and notices, by bare SQL; no decision is made. The outbox, the
 * rollups and the audit entry of each page are left out, which only makes the floor lower.
 */
export async function prepareScanFloor(
  database: D1Database,
  { tenant, partition, date }: DueOn,
  floorTenant: number,
): Promise<() => Promise<void>> {
  const touched = `id IN (SELECT id FROM loan WHERE tenant_id = ${floorTenant})`;
  const loans = await readRows(database, "loan", tenant, touched);
  const transitions = await readRows(database, "transition", tenant, `business_date = '${date}'`);
  const notices = await readRows(database, "notice", tenant, `business_date = '${date}'`);
  const pages = partsOf(loans, LOANS_PER_PAGE).map((part) => {
    const ids = new Set(columnOf(part, "id"));
    return {
      ids: JSON.stringify([...ids]),
      borrowerIds: JSON.stringify(columnOf(part, "borrower_id")),
      loans: part,
      transitions: rowsWith(transitions, "loan_id", ids),
      notices: rowsWith(notices, "loan_id", ids),
    };
  });
  const by = readingBy(database, floorTenant);
  const insert = (rows: Rows) =>
    rows.values.length === 0
      ? []
      : [insertStatement(database, rows, floorTenant, JSON.stringify(rows.values))];
  return async () => {
    for (const page of pages) {
      await database.batch([
        database
          .prepare(
            `SELECT * FROM loan WHERE tenant_id = ?1 AND partition = ${partition} AND next_action_on <= ?2
             ORDER BY next_action_on, id LIMIT ${LOANS_PER_PAGE}`,
          )
          .bind(floorTenant, date),
        by("schedule", "loan_id", page.ids),
        by("ledger", "loan_id", page.ids),
        by("borrower", "id", page.borrowerIds),
      ]);
      const { loans: part } = page;
      await database.batch([
        updateLoansStatement(database, part, floorTenant, JSON.stringify(part.values)),
        ...insert(page.transitions),
        ...insert(page.notices),
      ]);
    }
  };
}
