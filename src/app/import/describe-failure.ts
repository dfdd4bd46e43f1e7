import type { HeaderRefusal } from "../../domain/import/header";
import type { FileFailure } from "./read-part";

const FILE_FAILURES = {
  "file-missing": "The file is not there: upload it again.",
  "file-empty": "The file is empty: it needs a header row and rows below it.",
  "not-utf8": "The file is not UTF-8 text: save it as CSV UTF-8 and send it again.",
  "row-endless":
    "A row does not end within eight megabytes: most often a quoted text in it is never closed.",
} as const satisfies Record<FileFailure, string>;

/** Why an import stopped, as a sentence that says what to do. */
export function describeFileFailure(failure: FileFailure): string {
  return FILE_FAILURES[failure];
}

export function describeHeader(refusal: HeaderRefusal): string {
  switch (refusal.code) {
    case "import.header_empty":
      return "The header row has no names: the first row must name the columns.";
    case "import.mapping_of_other_kind":
      return `The mapping is for ${refusal.mappingKind}, this import is of ${refusal.kind}: choose another mapping.`;
    case "import.column_duplicate":
      return `These columns are there more than once: ${refusal.columns.join(", ")}. Keep one of each.`;
    case "import.column_missing":
      return missing(refusal.columns, refusal.sources);
  }
}

function missing(columns: readonly string[], sources: readonly string[]): string {
  const parts: string[] = [];
  if (columns.length > 0) {
    parts.push(
      `These columns are missing: ${columns.join(", ")}. Add them, or map your own columns to them.`,
    );
  }
  if (sources.length > 0) {
    parts.push(`The mapping reads columns that are not in the file: ${sources.join(", ")}.`);
  }
  return parts.join(" ");
}
