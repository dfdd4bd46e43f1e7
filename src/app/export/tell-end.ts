import { readyLetter } from "../../domain/export/ready-letter";
import { resolveLocale } from "../../domain/notice/locale";
import { controlId } from "../../kernel/ids";
import type { TenantContext } from "../context";
import type { ExportJob } from "./store";

/**
 * Tells other systems that a file is ready, and people of one that a schedule has made. Before it is
 * recorded: told twice after a crash, and never not.
 */
export async function tellEnd(ctx: TenantContext, job: ExportJob): Promise<void> {
  const { number, kind, format, rowsDone: rows, bytes, schedule } = job;
  const exportId = controlId("export", number);
  const scheduleId = schedule === null ? null : controlId("exportSchedule", schedule);
  if (ctx.hears("export.finished")) {
    await ctx.commit(0, {
      deed: { action: "export.finish", subject: exportId, detail: { rows, bytes } },
      writes: [],
      events: [
        {
          type: "export.finished",
          on: job.on,
          data: { exportId, scheduleId, kind, format, rows, bytes },
        },
      ],
    });
  }
  if (schedule === null) return;
  const name = (await ctx.exportSchedules.find(schedule))?.name ?? kind;
  const url = ctx.pageUrl(`/exports/${exportId}`) ?? exportId;
  const letter = readyLetter({ name, on: job.on, rows, url }, resolveLocale(ctx.tenant.locale));
  // A letter that is lost is no reason to make the file again.
  await ctx.tellStaff(letter).catch(() => undefined);
}
