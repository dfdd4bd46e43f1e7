import type { ExportJob } from "./store";

/** Where the pieces of an export lie among the lender's files. */
export function exportFolder(number: number): string {
  return `exports/${number}/`;
}

/** Each attempt writes under a name of its own: what a worker that was overtaken writes late is in nobody's way. */
export function pieceKey({ number, tries }: ExportJob, piece: number): string {
  return `${exportFolder(number)}${piece}-${tries}`;
}
