import { assert } from "../../kernel/assert";
import type { Trend } from "./merge-ranges";

/** What may be known of a borrower or loan, and how it is cut into bins. */
export type Attribute = Readonly<
  | { kind: "numeric"; name: string; trend: Trend }
  | { kind: "levels"; name: string }
  /** Two numeric attributes together, where what one means depends on the other. */
  | { kind: "pair"; name: string; of: readonly [string, string] }
>;

/** Values of one attribute for all rows: numbers (NaN is missing) or levels (null is missing). */
export type Column = Float64Array | readonly (string | null)[];

/** Columns of one length, by the name of their attribute; a pair has none of its own. */
export type Columns = ReadonlyMap<string, Column>;

/** Rows to learn from, and of each whether it went bad (1) or not (0). */
export type History = Readonly<{ columns: Columns; bad: Uint8Array }>;

export function columnOf(columns: Columns, name: string): Column {
  const column = columns.get(name);
  assert(column, `no column ${name}`);
  return column;
}
