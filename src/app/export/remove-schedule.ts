import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** Nothing more is made by it; what it has made stays. */
export async function removeExportSchedule(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, Readonly<{ code: "export.schedule_not_found" }>>> {
  ctx.allow("export.make");
  if (!(await ctx.exportSchedules.remove(number))) {
    return refuse({ code: "export.schedule_not_found" });
  }
  const subject = controlId("exportSchedule", number);
  const deed = { actor: ctx.actor.name, action: "export.unschedule", subject, detail: {} };
  await ctx.access.audit(deed, ctx.now);
  return ok(null);
}
