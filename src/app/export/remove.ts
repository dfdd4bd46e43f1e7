import { instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ExportMissing } from "./find";
import { exportFolder } from "./keys";
import { SWEPT_AFTER_MS } from "./removal";

/**
 * Stops an export that is under way, or takes the file of a finished one away at once. The row stays:
 * that somebody had taken it out is part of the record. A second time changes nothing.
 */
export async function removeExport(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, ExportMissing>> {
  ctx.allow("export.make");
  const job = await ctx.exports.find(number);
  if (!job) return refuse({ code: "export.not_found" });
  const state = job.state === "finished" ? "removed" : "cancelled";
  const wakeAt = instant(ctx.now + SWEPT_AFTER_MS);
  if (!(await ctx.exports.end(number, state, null, wakeAt))) return ok(null);
  if (state === "removed") {
    // Nobody writes to it any more; what is left by a crash here goes with the next tick.
    await ctx.files.removeAll(exportFolder(number));
    await ctx.exports.forgetFiles(number);
  }
  const subject = controlId("export", number);
  const action = state === "removed" ? "export.remove" : "export.cancel";
  await ctx.access.audit({ actor: ctx.actor.name, action, subject, detail: {} }, ctx.now);
  return ok(null);
}
