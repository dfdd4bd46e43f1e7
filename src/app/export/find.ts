import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ExportJob } from "./store";

export type ExportMissing = Readonly<{ code: "export.not_found" }>;

/** How an export goes. */
export async function findExport(
  ctx: TenantContext,
  number: number,
): Promise<Result<ExportJob, ExportMissing>> {
  ctx.allow("export.read");
  const job = await ctx.exports.find(number);
  return job ? ok(job) : refuse({ code: "export.not_found" });
}
