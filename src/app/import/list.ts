import type { TenantContext } from "../context";
import type { ImportJob } from "./store";

export type ImportList = Readonly<{ jobs: readonly ImportJob[]; next: number | null }>;

/** Imports, newest first; `before` is the number of the last one seen. */
export async function listImports(
  ctx: TenantContext,
  query: Readonly<{ limit: number; before: number | null }>,
): Promise<ImportList> {
  ctx.allow("import.read");
  const found = await ctx.imports.list(query.limit + 1, query.before);
  const jobs = found.slice(0, query.limit);
  return { jobs, next: found.length > query.limit ? (jobs.at(-1)?.number ?? null) : null };
}
