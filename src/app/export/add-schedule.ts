import { checkOptions } from "../../domain/export/check";
import { type ExportTime, nextExportOn } from "../../domain/export/schedule";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { ExportSchedule } from "./schedule-store";
import { allowToRead, type ExportInvalid, type ExportRequest } from "./start";

export const SCHEDULES_MAX = 50;

export type AddScheduleRefusal =
  | ExportInvalid
  | Readonly<{ code: "export.too_many_schedules"; max: number }>;

/** From now on a file like this is made by itself, each time the book has reached such a day. */
export async function addExportSchedule(
  ctx: TenantContext,
  input: ExportRequest & Readonly<{ name: string; time: ExportTime }>,
): Promise<Result<ExportSchedule, AddScheduleRefusal>> {
  ctx.allow("export.make");
  allowToRead(ctx, input);
  const { kind, options } = input;
  // It is of the day it is made for, always another one.
  const fixed = (["asOf", "from", "to"] as const).filter((option) => options[option] !== null);
  const flaws = [
    ...fixed.map((option) => ({ code: "export.option_not_of_kind", option }) as const),
    ...(fixed.length > 0 ? [] : checkOptions(kind, options, ctx.today)),
  ];
  if (flaws.length > 0) return refuse({ code: "export.invalid", flaws });
  if ((await ctx.exportSchedules.all()).length >= SCHEDULES_MAX) {
    return refuse({ code: "export.too_many_schedules", max: SCHEDULES_MAX });
  }
  const { actor, now, today } = ctx;
  const draft = { ...input, nextOn: nextExportOn(input.time, today), createdBy: actor.name };
  const number = await ctx.exportSchedules.add(draft, now);
  const { name, time, format } = input;
  const detail = { name, kind, format, ...options, ...time };
  const subject = controlId("exportSchedule", number);
  await ctx.access.audit({ actor: actor.name, action: "export.schedule", subject, detail }, now);
  return ok({ ...draft, number, createdAt: now });
}
