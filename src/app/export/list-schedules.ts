import type { TenantContext } from "../context";
import type { ExportSchedule } from "./schedule-store";

/** What is made by itself, oldest first. */
export async function listExportSchedules(ctx: TenantContext): Promise<readonly ExportSchedule[]> {
  ctx.allow("export.read");
  return ctx.exportSchedules.all();
}
