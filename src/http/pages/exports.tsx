import { z } from "zod";
import type { FieldErrors } from "../../../web/components/form";
import { type ExportFacts, ExportPage } from "../../../web/pages/export";
import type { ExportFormValues } from "../../../web/pages/export-form";
import { type ExportRow, ExportsPage } from "../../../web/pages/exports";
import { Denied } from "../../app/context";
import { addExportSchedule } from "../../app/export/add-schedule";
import { findExport } from "../../app/export/find";
import { listExportSchedules } from "../../app/export/list-schedules";
import { listExports } from "../../app/export/list";
import { LINK_SECONDS_DEFAULT, LINK_SECONDS_MAX, makeExportLink } from "../../app/export/make-link";
import { removeExportSchedule } from "../../app/export/remove-schedule";
import { removeExport } from "../../app/export/remove";
import { mayRead, startExport } from "../../app/export/start";
import type { ExportJob } from "../../app/export/store";
import { controlId, parseControlId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { exportAnswer, scheduleAnswer } from "../routes/export-body";
import { publicOrigin } from "../webhook-url";
import { actorNames } from "./actor-names";
import { type AskedExport, exportValues, flawErrors, readExportForm } from "./export-form";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";
import { refreshWhenDone } from "./refresh";

const PATH = "/exports";
const PAGE_ROWS = 25;
/** A person who clicks fetches at once. */
const DOWNLOAD_SECONDS = 300;

export const exportPages = newPages();

exportPages.get(PATH, (c) => renderList(c, { values: exportValues(c.req.query()) }));

exportPages.post(PATH, async (c) => {
  const t = translatorOf(c);
  const values = exportValues(await readForm(c));
  const asked = readExportForm(t, values);
  if ("errors" in asked) return renderList(c, { values, errors: asked.errors });
  try {
    return await make(c, values, asked);
  } catch (error) {
    // Which of the kinds a role may read is no reason to lose what was typed.
    if (!(error instanceof Denied) || error.permission === "export.make") throw error;
    return renderList(c, { values, errors: { kind: t("export.wrong.denied") } });
  }
});

exportPages.post(`${PATH}/schedules/:id/removal`, async (c) => {
  const number = parseControlId("exportSchedule", c.req.param("id")) ?? 0;
  const removed = await removeExportSchedule(c.get("tenant"), number);
  return removed.ok ? redirectAfter(c, PATH, { key: "exportSchedules.ended" }) : c.notFound();
});

exportPages.get(`${PATH}/:id`, async (c) => {
  const found = await findExport(c.get("tenant"), numberIn(c));
  return found.ok ? renderOne(c, found.value) : c.notFound();
});

exportPages.post(`${PATH}/:id/removal`, async (c) => {
  const removed = await removeExport(c.get("tenant"), numberIn(c));
  return removed.ok ? redirectAfter(c, pathOfOne(c), { key: "export.removed" }) : c.notFound();
});

exportPages.post(`${PATH}/:id/download`, async (c) => {
  const link = await makeExportLink(c.get("tenant"), numberIn(c), DOWNLOAD_SECONDS);
  if (link.ok) return c.redirect(`/downloads/${link.value.token}`, 303);
  return link.refusal.code === "export.not_found" ? c.notFound() : c.redirect(pathOfOne(c), 303);
});

exportPages.post(`${PATH}/:id/links`, async (c) => {
  const ctx = c.get("tenant");
  const asked = Number((await readForm(c))["seconds"]);
  const seconds = asked >= LINK_SECONDS_DEFAULT && asked <= LINK_SECONDS_MAX ? asked : null;
  const link = await makeExportLink(ctx, numberIn(c), seconds ?? LINK_SECONDS_DEFAULT);
  const found = await findExport(ctx, numberIn(c));
  if (!found.ok) return c.notFound();
  if (!link.ok) return c.redirect(pathOfOne(c), 303);
  const { token, expiresAt } = link.value;
  // No redirect: the link is shown in this answer and nowhere else.
  return renderOne(c, found.value, { url: `${publicOrigin(c)}/downloads/${token}`, expiresAt });
});

function numberIn(c: PageContext): number {
  return parseControlId("export", c.req.param("id") ?? "") ?? 0;
}

function pathOfOne(c: PageContext): string {
  return `${PATH}/${c.req.param("id")}`;
}

async function make(c: PageContext, values: ExportFormValues, asked: AskedExport) {
  const { request, time } = asked;
  const ctx = c.get("tenant");
  const t = translatorOf(c);
  if (time === null) {
    const started = await startExport(ctx, request);
    if (started.ok) return c.redirect(`${PATH}/${controlId("export", started.value.number)}`, 303);
    const { refusal } = started;
    if (refusal.code === "export.invalid") {
      return renderList(c, { values, errors: flawErrors(t, refusal.flaws) });
    }
    return renderList(c, { values, errors: { "": t("export.wrong.tooMany", refusal) } });
  }
  const name = t(`export.kind.${request.kind}`);
  const added = await addExportSchedule(ctx, { ...request, name, time });
  if (added.ok) {
    const facts = { on: t.formatDate(added.value.nextOn) };
    return redirectAfter(c, PATH, { key: "exportSchedules.added", facts });
  }
  const { refusal } = added;
  if (refusal.code === "export.invalid") {
    return renderList(c, { values, errors: flawErrors(t, refusal.flaws) });
  }
  return renderList(c, { values, errors: { "": t("export.wrong.tooManySchedules", refusal) } });
}

type Listed = Readonly<{ values: ExportFormValues; errors?: FieldErrors }>;

async function renderList(c: PageContext, listed: Listed) {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const before = (cursor !== null && decodeCursor(cursor, z.int())) || null;
  const [{ jobs, next }, schedules] = await Promise.all([
    listExports(ctx, { limit: PAGE_ROWS, before }),
    listExportSchedules(ctx),
  ]);
  const { t, frame } = pageShell(c, { current: PATH });
  const makers = jobs.map(({ createdBy }) => createdBy);
  const nameOf = await actorNames(c, t, makers);
  const page = (
    <ExportsPage
      t={t}
      frame={frame}
      rows={jobs.map((job) => rowOf(job, nameOf))}
      schedules={schedules.map(scheduleAnswer)}
      canMake={canMake(c)}
      cursor={before === null ? null : cursor}
      nextCursor={next === null ? null : encodeCursor(next)}
      {...listed}
    />
  );
  return renderPage(c, page, listed.errors ? 422 : 200);
}

async function renderOne(
  c: PageContext,
  job: ExportJob,
  link?: Readonly<{ url: string; expiresAt: number }>,
) {
  const working = job.state === "queued" || job.state === "running";
  if (refreshWhenDone(c, working)) return c.body(null, 200);
  const { t, frame } = pageShell(c, { current: PATH });
  const nameOf = await actorNames(c, t, [job.createdBy]);
  const facts: ExportFacts = {
    ...exportAnswer(job),
    ...rowOf(job, nameOf),
    isScheduled: job.schedule !== null,
  };
  const page = (
    <ExportPage
      t={t}
      frame={frame}
      job={facts}
      canMake={canMake(c)}
      canFetch={mayRead(c.get("tenant"), job)}
      {...(link ? { link } : {})}
    />
  );
  return renderPage(c, page);
}

function rowOf(job: ExportJob, nameOf: (actor: string) => string): ExportRow {
  const { kind, format, state, rowsDone, createdBy, createdAt } = job;
  const id = controlId("export", job.number);
  return { id, kind, format, state, rowsDone, createdBy: nameOf(createdBy), createdAt };
}

function canMake(c: PageContext): boolean {
  return c.get("tenant").actor.permissions.includes("export.make");
}
