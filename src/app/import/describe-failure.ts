import type { HeaderRefusal } from "../../domain/import/header";

export const IMPORT_FAILURES = [
  "file-missing",
  "file-empty",
  "not-utf8",
  "row-endless",
  "header-empty",
  "column-missing",
  "column-duplicate",
  "source-missing",
  "mapping-of-other-kind",
  "stopped",
] as const;

/** Why an import stopped before the end of its file; `names` are the columns it is about. */
export type ImportFailure = Readonly<{
  code: (typeof IMPORT_FAILURES)[number];
  names: readonly string[];
}>;

export function failureOf(refusal: HeaderRefusal): ImportFailure {
  switch (refusal.code) {
    case "import.header_empty":
      return { code: "header-empty", names: [] };
    case "import.mapping_of_other_kind":
      return { code: "mapping-of-other-kind", names: [refusal.mappingKind, refusal.kind] };
    case "import.column_duplicate":
      return { code: "column-duplicate", names: refusal.columns };
    case "import.column_missing": {
      const { columns, sources } = refusal;
      if (columns.length > 0) return { code: "column-missing", names: columns };
      return { code: "source-missing", names: sources };
    }
  }
}

const SENTENCES = {
  "file-missing": "The file is not there: upload it again.",
  "file-empty": "The file is empty: it needs a header row and rows below it.",
  "not-utf8": "The file is not UTF-8 text: save it as CSV UTF-8 and send it again.",
  "row-endless":
    "A row does not end within eight megabytes: most often a quoted text in it is never closed.",
  "header-empty": "The header row has no names: the first row must name the columns.",
  "column-missing":
    "These columns are missing: {names}. Add them, or map your own columns to them.",
  "column-duplicate": "These columns are there more than once: {names}. Keep one of each.",
  "source-missing": "The mapping reads columns that are not in the file: {names}.",
  "mapping-of-other-kind": "The mapping is for another kind of file: {names}. Choose another one.",
  stopped:
    "The import could not go on. Rows before this point are stored; send the file again, nothing is counted twice.",
} as const satisfies Record<ImportFailure["code"], string>;

/** The failure as a sentence that says what to do. */
export function describeFailure({ code, names }: ImportFailure): string {
  return SENTENCES[code].replace("{names}", names.join(", "));
}
