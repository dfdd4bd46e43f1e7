import type { FieldError } from "../../domain/import/field-error";
import { add, greatest, type Minor, minor, ZERO } from "../../kernel/money";
import type { AdjustmentTotals, ImportTally } from "./store";

/** One row below the header, blank lines not counted. */
export type FileRow = Readonly<{ row: number; cells: readonly string[] }>;

/** What became of one row; `id` is the public id of the loan it is about. */
export type RowResult = Readonly<
  | {
      row: number;
      status: "created" | "updated" | "unchanged" | "unmatched";
      externalId: string;
      id: string | null;
      adjustment?: Readonly<{ amount: Minor; currency: string }>;
    }
  | {
      row: number;
      status: "rejected";
      errors: readonly FieldError[];
      /** As in the file, so that the rejected rows can be given back. */
      cells: readonly string[];
    }
>;

export const ROW_STATUSES = ["created", "updated", "unchanged", "unmatched", "rejected"] as const;
export type RowStatus = (typeof ROW_STATUSES)[number];

export function rejected({ row, cells }: FileRow, errors: readonly FieldError[]): RowResult {
  return { row, status: "rejected", errors, cells };
}

/** The tally with the rows of one more part. */
export function addToTally(tally: ImportTally, results: readonly RowResult[]): ImportTally {
  const counts = { created: 0, updated: 0, unchanged: 0, unmatched: 0, rejected: 0 };
  let adjustmentCount = tally.adjustmentCount;
  const adjustments: Record<string, AdjustmentTotals[string]> = { ...tally.adjustments };
  for (const result of results) {
    counts[result.status] += 1;
    if (!("adjustment" in result) || !result.adjustment) continue;
    const { amount, currency } = result.adjustment;
    const before = adjustments[currency] ?? { total: ZERO, absolute: ZERO, largest: ZERO };
    const size = minor(Math.abs(amount));
    adjustmentCount += 1;
    adjustments[currency] = {
      total: add(before.total, amount),
      absolute: add(before.absolute, size),
      largest: greatest(before.largest, size),
    };
  }
  return {
    rowsTotal: tally.rowsTotal + results.length,
    rowsAccepted: tally.rowsAccepted + results.length - counts.rejected,
    rowsRejected: tally.rowsRejected + counts.rejected,
    rowsCreated: tally.rowsCreated + counts.created,
    rowsUpdated: tally.rowsUpdated + counts.updated,
    rowsUnchanged: tally.rowsUnchanged + counts.unchanged,
    rowsUnmatched: tally.rowsUnmatched + counts.unmatched,
    adjustmentCount,
    adjustments,
  };
}
