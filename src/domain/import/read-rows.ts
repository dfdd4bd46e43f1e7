import Papa from "papaparse";

/** How a file separates its cells and rows; found once, from its beginning. */
export type Dialect = Readonly<{ separator: "," | ";" | "\t"; newline: "\n" | "\r" }>;

/** Whole rows of a part of a file. */
export type RowsRead = Readonly<{
  rows: readonly (readonly string[])[];
  /** UTF-16 units up to the end of the last whole row. */
  unitsRead: number;
  /** The part is the end of the file and a quoted text in its last row never closes. */
  unclosed: boolean;
}>;

const SEPARATORS = [",", ";", "\t"] as const;

/**
 * Finds how a file is written from the text it begins with: the separator that its first line has
 * most often outside quotes, comma when there is none. Rows end with a line feed (a carriage return
 * before it is taken away with the cell's other blanks), or with a carriage return alone.
 */
export function detectDialect(beginning: string): Dialect {
  const counts = new Map<string, number>(SEPARATORS.map((separator) => [separator, 0]));
  let quoted = false;
  for (const character of beginning) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === "\n" || character === "\r") break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  const countOf = (separator: string) => counts.get(separator) ?? 0;
  const separator = SEPARATORS.reduce((a, b) => (countOf(b) > countOf(a) ? b : a));
  return { separator, newline: beginning.includes("\n") ? "\n" : "\r" };
}

/**
 * Splits a part of a file into rows. Unless it is the last part, the row at its end is left for the
 * next one, since nobody can know that it is whole. With `rowsMax` it stops after so many rows.
 */
export function readRows(
  text: string,
  dialect: Dialect,
  part: Readonly<{ isLast: boolean; rowsMax?: number }>,
): RowsRead {
  const { separator, newline } = dialect;
  // The fast mode of the parser counts one row too many when it stops early.
  const limit = part.rowsMax === undefined ? {} : { preview: part.rowsMax, fastMode: false };
  const parser = new Papa.Parser({ delimiter: separator, newline, ...limit });
  const parsed: Parsed = parser.parse(text, 0, !part.isLast);
  const rows = parsed.data;
  // A final line break is the end of a row and not the beginning of another.
  const last = rows.at(-1);
  if (part.isLast && last?.length === 1 && last[0] === "") rows.pop();
  return {
    rows,
    unitsRead: parsed.meta.cursor,
    unclosed: parsed.errors.some(({ code }) => code === "MissingQuotes"),
  };
}

/** What the parser answers; its own types leave it open. */
type Parsed = Readonly<{
  data: string[][];
  errors: readonly Readonly<{ code: string }>[];
  meta: Readonly<{ cursor: number }>;
}>;

/** A line with nothing on it is no row. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}
