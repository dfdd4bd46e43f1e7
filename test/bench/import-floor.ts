import { columnOf, insertStatement, partsOf, readRows, rowsWith } from "./floor";

const LOANS_PER_BATCH = 500;

/**
 * Floor of import.loans: the rows that the import left behind (borrowers with their search terms,
 * loans, schedules, opening entries), inserted again under another tenant by json_each, one batch of
 * bare statements per 500 loans. Answers what runs them.
 */
export async function prepareImportFloor(
  database: D1Database,
  tenant: number,
  floorTenant: number,
  range: Readonly<{ from: number; to: number }>,
): Promise<() => Promise<void>> {
  const [first, last] = [externalId(range.from), externalId(range.to)];
  const loans = await readRows(
    database,
    "loan",
    tenant,
    `external_id >= '${first}' AND external_id < '${last}'`,
  );
  const borrowerIds = columnOf(loans, "borrower_id").map(Number);
  const ids = columnOf(loans, "id").map(Number);
  const between = (column: string, values: number[]) =>
    `${column} >= ${Math.min(...values)} AND ${column} <= ${Math.max(...values)}`;
  const borrowers = await readRows(database, "borrower", tenant, between("id", borrowerIds));
  const terms = await readRows(
    database,
    "borrower_term",
    tenant,
    between("borrower_id", borrowerIds),
  );
  const schedules = await readRows(database, "schedule", tenant, between("loan_id", ids));
  const entries = await readRows(database, "ledger", tenant, between("loan_id", ids));
  const batches = partsOf(loans, LOANS_PER_BATCH).map((part) => {
    const partIds = new Set(columnOf(part, "id"));
    const partBorrowers = new Set(columnOf(part, "borrower_id"));
    return [
      rowsWith(borrowers, "id", partBorrowers),
      rowsWith(terms, "borrower_id", partBorrowers),
      part,
      rowsWith(schedules, "loan_id", partIds),
      rowsWith(entries, "loan_id", partIds),
    ];
  });
  return async () => {
    for (const batch of batches) {
      await database.batch(
        batch.map((rows) =>
          insertStatement(database, rows, floorTenant, JSON.stringify(rows.values)),
        ),
      );
    }
  };
}

function externalId(index: number): string {
  return `L${String(index).padStart(6, "0")}`;
}
