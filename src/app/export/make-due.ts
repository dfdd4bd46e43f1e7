import { nextExportOn } from "../../domain/export/schedule";
import { earliest } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { makeExport } from "./start";

/**
 * Makes what the schedules of a lender ask for, once the book stands on the day. Days that were
 * missed, or that a test clock has jumped over, are one file of the last of them. A crash before the
 * schedule has moved on makes nothing twice: one export of a schedule and day.
 */
export async function makeDueExports(ctx: TenantContext): Promise<void> {
  const bookDate = await ctx.book.bookDate();
  for (const schedule of await ctx.exportSchedules.all()) {
    const { number, kind, format, options, time, nextOn } = schedule;
    if (nextOn > bookDate) continue;
    let on = nextOn;
    let next = nextExportOn(time, on);
    while (next <= bookDate) [on, next] = [next, nextExportOn(time, next)];
    const createdBy = schedule.createdBy;
    // Null as well when it was made before: then only the schedule is behind.
    await makeExport(ctx, {
      kind,
      format,
      options,
      on: earliest(on, bookDate),
      schedule: number,
      createdBy,
    });
    await ctx.exportSchedules.moveOn(number, nextOn, next);
  }
}
