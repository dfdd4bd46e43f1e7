import { CANONICAL_COLUMNS } from "./columns";
import type { ImportKind, Mapping, Source } from "./mapping";
import { DATE_FORMATS, type DateFormat } from "./read-date";

/**
 * As much of a mapping as fits into one line for each of our columns: the name of a column of the
 * lender's file, or `=` and a value that every row has. An empty line maps nothing.
 */
export type PlainMapping = Readonly<{
  kind: ImportKind;
  dateFormat: DateFormat;
  lines: Readonly<Record<string, string>>;
}>;

const CONSTANT_SIGN = "=";
const [DATE_FORMAT_DEFAULT] = DATE_FORMATS;

export function emptyMapping(kind: ImportKind): PlainMapping {
  return { kind, dateFormat: DATE_FORMAT_DEFAULT, lines: {} };
}

export function fromPlain({ kind, dateFormat, lines }: PlainMapping): Mapping {
  const columns: Record<string, Source> = {};
  for (const field of CANONICAL_COLUMNS[kind]) {
    const line = lines[field]?.trim() ?? "";
    if (line !== "") columns[field] = sourceOf(line);
  }
  return { kind, columns, dateFormat };
}

function sourceOf(line: string): Source {
  if (!line.startsWith(CONSTANT_SIGN)) return { column: line };
  return { constant: line.slice(CONSTANT_SIGN.length).trim() };
}

/** Undefined for a mapping that says more than lines can: it would be lost when saved from them. */
export function toPlain(mapping: Mapping): PlainMapping | undefined {
  const lines: Record<string, string> = {};
  for (const [field, source] of Object.entries(mapping.columns)) {
    const line = lineOf(source);
    if (line === undefined) return undefined;
    lines[field] = line;
  }
  return { kind: mapping.kind, dateFormat: mapping.dateFormat ?? DATE_FORMAT_DEFAULT, lines };
}

function lineOf(source: Source): string | undefined {
  if ("constant" in source) return `${CONSTANT_SIGN}${source.constant}`;
  const isPlain = "column" in source && Object.keys(source).length === 1;
  return isPlain && !source.column.startsWith(CONSTANT_SIGN) ? source.column : undefined;
}
