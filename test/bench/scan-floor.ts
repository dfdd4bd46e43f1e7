import {
  columnOf,
  insertStatement,
  partsOf,
  type Rows,
  readRows,
  rowsWith,
  updateLoansStatement,
} from "./floor";

const LOANS_PER_PAGE = 400;

export type Touched = Readonly<{ ids: ReadonlySet<unknown>; count: number }>;

/** Before a day is scanned: copies the loans that it will touch, as they are, to the floor's tenant. */
export async function copyDueLoans(
  database: D1Database,
  tenant: number,
  floorTenant: number,
  date: string,
): Promise<Touched> {
  const loans = await readRows(database, "loan", tenant, `next_action_on <= '${date}'`);
  const ids = new Set(columnOf(loans, "id"));
  const borrowerIds = new Set(columnOf(loans, "borrower_id"));
  const borrowers = rowsWith(
    await readRows(database, "borrower", tenant, "1 = 1"),
    "id",
    borrowerIds,
  );
  const schedules = rowsWith(await readRows(database, "schedule", tenant, "1 = 1"), "loan_id", ids);
  const entries = rowsWith(await readRows(database, "ledger", tenant, "1 = 1"), "loan_id", ids);
  for (const rows of [borrowers, loans, schedules, entries]) {
    for (const part of partsOf(rows, LOANS_PER_PAGE)) {
      await insertStatement(database, part, floorTenant, JSON.stringify(part.values)).run();
    }
  }
  return { ids, count: ids.size };
}

/**
 * Floor of scan.touched: page by page reads the same loans, schedules, entries and borrowers, and
 * writes the same loans, transitions and notices, by bare SQL; no decision is made. The outbox, the
 * rollups and the audit entry of each page are left out, which only makes the floor lower.
 */
export async function prepareScanFloor(
  database: D1Database,
  tenant: number,
  floorTenant: number,
  date: string,
  touched: Touched,
): Promise<() => Promise<void>> {
  const loans = rowsWith(
    await readRows(database, "loan", tenant, `evaluated_on = '${date}'`),
    "id",
    touched.ids,
  );
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
  const by = (table: string, column: string, json: string) =>
    database
      .prepare(
        `SELECT * FROM ${table} WHERE tenant_id = ?1
         AND ${column} IN (SELECT value FROM json_each(?2))`,
      )
      .bind(floorTenant, json);
  const insert = (rows: Rows) =>
    rows.values.length === 0
      ? []
      : [insertStatement(database, rows, floorTenant, JSON.stringify(rows.values))];
  return async () => {
    for (const page of pages) {
      await database.batch([
        database
          .prepare(
            `SELECT * FROM loan WHERE tenant_id = ?1 AND partition = 0 AND next_action_on <= ?2
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

/** Doubles the loans that no scan will touch: with schedules and entries, as far away as can be. */
export async function doubleUntouched(database: D1Database, tenant: number): Promise<number> {
  const shift = 2 ** 39;
  const loans = await readRows(database, "loan", tenant, "1 = 1");
  const shifted = (rows: Rows, change: Readonly<Record<string, (value: unknown) => unknown>>) => ({
    ...rows,
    values: rows.values.map((row) =>
      row.map((value, index) => change[rows.columns[index] ?? ""]?.(value) ?? value),
    ),
  });
  const later = (value: unknown) => Number(value) + shift;
  const copies = [
    shifted(loans, {
      id: later,
      external_id: (value) => `${value}-copy`,
      next_action_on: () => "2199-01-01",
    }),
    shifted(await readRows(database, "schedule", tenant, "1 = 1"), { loan_id: later }),
    shifted(await readRows(database, "ledger", tenant, "1 = 1"), {
      loan_id: later,
      external_id: (value) => (value === null ? null : `${value}-copy`),
    }),
  ];
  for (const rows of copies) {
    for (const part of partsOf(rows, LOANS_PER_PAGE)) {
      await insertStatement(database, part, tenant, JSON.stringify(part.values)).run();
    }
  }
  return loans.values.length;
}
