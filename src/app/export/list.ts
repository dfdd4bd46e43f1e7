import type { TenantContext } from "../context";
import type { ExportJob } from "./store";

/** Newest first; `next` is the number of the last one when there are more. */
export async function listExports(
  ctx: TenantContext,
  { limit, before }: Readonly<{ limit: number; before: number | null }>,
): Promise<Readonly<{ jobs: readonly ExportJob[]; next: number | null }>> {
  ctx.allow("export.read");
  const found = await ctx.exports.list(limit + 1, before);
  const jobs = found.slice(0, limit);
  return { jobs, next: found.length > limit ? (jobs.at(-1)?.number ?? null) : null };
}
