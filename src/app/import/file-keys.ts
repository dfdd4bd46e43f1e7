import type { ImportJob } from "./store";

/** Where an import's file and results lie among the tenant's files. */
export function fileKey(number: number): string {
  return `imports/${number}/file`;
}

/** Where the file lies that an import reads: its own, or that of the dry run it repeats. */
export function fileKeyOf({ number, options }: Pick<ImportJob, "number" | "options">): string {
  return fileKey(options.fileOf ?? number);
}

/** The results of one part of the file, written before the job moves on. */
export function resultsKey(number: number, part: number): string {
  return `imports/${number}/results/${String(part).padStart(6, "0")}.json`;
}

/** In a dry run: what one part has met first, so that a repeated row is noticed. */
export function seenKey(number: number, part: number): string {
  return `imports/${number}/seen/${String(part).padStart(6, "0")}.json`;
}
