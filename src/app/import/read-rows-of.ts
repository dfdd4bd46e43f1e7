import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { resultsKey } from "./file-keys";
import type { RowResult, RowStatus } from "./row-result";
import type { ImportJob } from "./store";

/** The part of the file and the place in it where a list goes on. */
export type RowPlace = Readonly<{ part: number; index: number }>;

export type RowList = Readonly<{
  job: ImportJob;
  rows: readonly RowResult[];
  next: RowPlace | null;
}>;

/** Parts looked through for one page: a rare status may need several pages to be found. */
const PARTS_MAX = 20;

/** What became of the rows of an import so far, in the order of the file, optionally of one status. */
export async function readRowsOf(
  ctx: TenantContext,
  number: number,
  query: Readonly<{ limit: number; after: RowPlace | null; status: RowStatus | null }>,
): Promise<Result<RowList, Readonly<{ code: "import.not_found" }>>> {
  ctx.allow("import.read");
  const job = await ctx.imports.find(number);
  if (!job) return refuse({ code: "import.not_found" });
  const rows: RowResult[] = [];
  let place: RowPlace = query.after ?? { part: 0, index: 0 };
  const lastPart = Math.min(job.chunk, place.part + PARTS_MAX);
  for (; place.part < lastPart; place = { part: place.part + 1, index: 0 }) {
    const results = await readResults(ctx, number, place.part);
    for (let index = place.index; index < results.length; index += 1) {
      const result = results[index];
      if (!result || (query.status !== null && result.status !== query.status)) continue;
      if (rows.length === query.limit) {
        return ok({ job, rows, next: { part: place.part, index } });
      }
      rows.push(result);
    }
  }
  return ok({ job, rows, next: place.part < job.chunk ? place : null });
}

export async function readResults(
  ctx: TenantContext,
  number: number,
  part: number,
): Promise<readonly RowResult[]> {
  const text = await ctx.files.text(resultsKey(number, part));
  return text === undefined ? [] : (JSON.parse(text) as RowResult[]);
}
