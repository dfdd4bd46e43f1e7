import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { ScanRun } from "./run-store";

export type ScanPage = Readonly<{ runs: readonly ScanRun[]; next: BusinessDate | null }>;

/** Scan runs, newest day first, whole days at a time. */
export async function listScans(
  ctx: TenantContext,
  query: Readonly<{ days: number; before: BusinessDate | null }>,
): Promise<ScanPage> {
  ctx.allow("scan.read");
  const limit = query.days * ctx.tenant.partitionCount;
  const runs = await ctx.runs.list(limit, query.before);
  const last = runs.at(-1);
  return { runs, next: runs.length === limit && last ? last.businessDate : null };
}
