import { ok, type Result, refuse } from "../../kernel/result";
import { CANONICAL_COLUMNS, columnKey, REQUIRED_COLUMNS } from "./columns";
import { columnsOf, type ImportKind, type Mapping, type Source } from "./mapping";

export type HeaderRefusal = Readonly<
  | { code: "import.header_empty" }
  | { code: "import.mapping_of_other_kind"; kind: ImportKind; mappingKind: ImportKind }
  /** Columns that are read and stand in the header more than once. */
  | { code: "import.column_duplicate"; columns: readonly string[] }
  /** `columns`: canonical ones without a source; `sources`: named by the mapping, not in the file. */
  | { code: "import.column_missing"; columns: readonly string[]; sources: readonly string[] }
>;

/** How the cells of one file are read; made once per file (or part of a file) from its header. */
export type ImportPlan = Readonly<{
  kind: ImportKind;
  mapping: Mapping | null;
  columnCount: number;
  /** Columns of the file that nothing reads, as they are written; a nameless one by its place. */
  unknownColumns: readonly string[];
  fields: readonly PlannedField[];
}>;

export type PlannedField = Readonly<{
  field: string;
  source: Source;
  /** Places of the source's own columns in a row. */
  cells: readonly number[];
  /** Place of the column that decides whether the value is left out. */
  conditionCell: number | null;
}>;

/**
 * Decides how a file is read, before any row is: which canonical column comes from where. Without a
 * mapping headers are canonical names, in any case and with spaces, hyphens or underscores. Refuses
 * the whole file for an empty header, for a column it reads that is there twice, and for missing
 * columns, all of them at once.
 */
export function planImport(
  input: Readonly<{ kind: ImportKind; header: readonly string[]; mapping: Mapping | null }>,
): Result<ImportPlan, HeaderRefusal> {
  const { kind, mapping } = input;
  if (mapping && mapping.kind !== kind) {
    return refuse({ code: "import.mapping_of_other_kind", kind, mappingKind: mapping.kind });
  }
  const keys = input.header.map(columnKey);
  if (keys.every((key) => key === "")) return refuse({ code: "import.header_empty" });

  const sources = mapping ? Object.entries(mapping.columns) : canonicalSources(kind, keys);
  const read = new Set(sources.flatMap(([, source]) => columnsOf(source)).map(columnKey));
  const duplicates = [...read].filter((key) => keys.indexOf(key) !== keys.lastIndexOf(key));
  if (duplicates.length > 0) {
    return refuse({ code: "import.column_duplicate", columns: named(input.header, duplicates) });
  }
  const missing = missingColumns(kind, keys, sources);
  if (missing) return refuse(missing);

  return ok({
    kind,
    mapping,
    columnCount: keys.length,
    unknownColumns: unknownColumns(input.header, read),
    fields: sources.map(([field, source]) => planField(field, source, keys)),
  });
}

type FieldSource = readonly [field: string, source: Source];

function canonicalSources(kind: ImportKind, keys: readonly string[]): readonly FieldSource[] {
  return CANONICAL_COLUMNS[kind]
    .filter((field) => keys.includes(columnKey(field)))
    .map((field) => [field, { column: field }]);
}

function missingColumns(
  kind: ImportKind,
  keys: readonly string[],
  sources: readonly FieldSource[],
): Extract<HeaderRefusal, { code: "import.column_missing" }> | undefined {
  const given = new Set(sources.map(([field]) => field));
  const columns = REQUIRED_COLUMNS[kind].filter((field) => !given.has(field));
  const named = new Set(sources.flatMap(([, source]) => columnsOf(source)));
  const absent = [...named].filter((column) => !keys.includes(columnKey(column)));
  if (columns.length === 0 && absent.length === 0) return undefined;
  return { code: "import.column_missing", columns, sources: absent };
}

function planField(field: string, source: Source, keys: readonly string[]): PlannedField {
  const place = (column: string) => keys.indexOf(columnKey(column));
  const own = "column" in source ? [source.column] : "sum" in source ? source.sum : [];
  const condition = "blankWhen" in source ? source.blankWhen : undefined;
  return {
    field,
    source,
    cells: own.map(place),
    conditionCell: condition ? place(condition.column) : null,
  };
}

/** The first spelling in the header of each key, without a byte order mark. */
function named(header: readonly string[], keys: readonly string[]): string[] {
  return keys.map((key) => cleanName(header.find((name) => columnKey(name) === key) ?? key));
}

function unknownColumns(header: readonly string[], read: ReadonlySet<string>): string[] {
  const names = header.flatMap((name, index) => {
    if (read.has(columnKey(name))) return [];
    return [cleanName(name) || `#${index + 1}`];
  });
  return [...new Set(names)];
}

function cleanName(name: string): string {
  return name.replace(/\uFEFF/g, "").trim();
}
