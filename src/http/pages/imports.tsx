import { bodyLimit } from "hono/body-limit";
import { z } from "zod";
import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { ImportPage } from "../../../web/pages/import";
import { type ImportFormValues, IMPORT_KINDS } from "../../../web/pages/import-form";
import { ImportsPage } from "../../../web/pages/imports";
import { findImport } from "../../app/import/find";
import { listImports } from "../../app/import/list";
import { listMappings } from "../../app/import/mappings";
import { rejectedFile } from "../../app/import/rejected-file";
import { readRowsOf } from "../../app/import/read-rows-of";
import { repeatImport } from "../../app/import/repeat";
import { startImport } from "../../app/import/start";
import { countryOfCurrency } from "../../domain/import/default-country";
import { controlId, parseControlId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { FORM_BYTES_MAX, FORM_FILE_BYTES_MAX } from "../middleware/body";
import { actorNames } from "./actor-names";
import { importFactsOf, importProgressOf, importRowOf, rejectedSampleOf } from "./import-view";
import { newPages, type PageContext, pageShell, renderPage, translatorOf } from "./page";
import { refreshWhenDone } from "./refresh";

const PATH = "/imports";
const PAGE_ROWS = 25;
const SAMPLE_ROWS = 20;

export const importPages = newPages();

importPages.get(PATH, (c) => renderList(c));
importPages.get(`${PATH}/new`, (c) => c.redirect(`${PATH}#new`, 303));

/** What is too large is not read, so nothing of it is known but its size. */
const formLimit = bodyLimit({
  maxSize: FORM_BYTES_MAX,
  onError: (c: PageContext) => {
    const t = translatorOf(c);
    const size = t.formatBytes(FORM_FILE_BYTES_MAX);
    return renderList(c, { errors: { file: t("import.form.fileTooLarge", { size }) } }, 413);
  },
});

importPages.post(PATH, formLimit, async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("import.write");
  const t = translatorOf(c);
  const form = await c.req.parseBody();
  const values = valuesOf(form);
  const file = form["file"];
  const errors = errorsOf(t, values, file);
  if (!(file instanceof File) || Object.keys(errors).length > 0) {
    return renderList(c, { values, errors });
  }
  const started = await startImport(
    ctx,
    {
      kind: values.kind,
      fileName: file.name.slice(-200),
      dryRun: values.dryRun,
      mapping: values.mapping === "" ? null : values.mapping,
      openingTolerancePercent: values.openingTolerancePercent,
      defaultCountry: countryOfCurrency(ctx.tenant.currency),
    },
    file,
  );
  if (started.ok) return c.redirect(`${PATH}/${controlId("import", started.value.number)}`, 303);
  return renderList(c, { values, errors: { mapping: t("import.form.mappingOther") } });
});

importPages.get(`${PATH}/:id/rejected.csv`, async (c) => {
  const number = parseControlId("import", c.req.param("id"));
  const file = number === undefined ? undefined : await rejectedFile(c.get("tenant"), number);
  if (!file?.ok) return c.notFound();
  c.header("content-type", "text/csv; charset=utf-8");
  c.header("content-disposition", attachment(file.value.fileName));
  return c.body(file.value.body);
});

importPages.post(`${PATH}/:id/repetition`, async (c) => {
  const number = parseControlId("import", c.req.param("id"));
  if (number === undefined) return c.notFound();
  const repeated = await repeatImport(c.get("tenant"), number);
  if (repeated.ok) return c.redirect(`${PATH}/${controlId("import", repeated.value)}`, 303);
  if (repeated.refusal.code === "import.not_found") return c.notFound();
  return renderImport(c, translatorOf(c)("import.notRepeatable"));
});

importPages.get(`${PATH}/:id`, (c) => renderImport(c));

async function renderImport(c: PageContext, wrong?: string) {
  const ctx = c.get("tenant");
  const number = parseControlId("import", c.req.param("id") ?? "");
  const found = number === undefined ? undefined : await findImport(ctx, number);
  if (number === undefined || !found?.ok) return c.notFound();
  const job = found.value;
  const working = job.status === "queued" || job.status === "running";
  if (refreshWhenDone(c, working)) return c.body(null, 200);
  const query = { limit: SAMPLE_ROWS, after: null, status: "rejected" } as const;
  const rows = job.rowsRejected > 0 ? await readRowsOf(ctx, number, query) : undefined;
  const { t, frame } = pageShell(c, { current: PATH });
  const nameOf = await actorNames(c, t, [job.createdBy]);
  const page = (
    <ImportPage
      t={t}
      frame={frame}
      job={importFactsOf(t, job, nameOf)}
      progress={working ? importProgressOf(job, ctx.now) : null}
      adjustments={{
        count: job.adjustmentCount,
        totals: Object.entries(job.adjustments).map(([currency, sums]) => ({ currency, ...sums })),
      }}
      rejected={rows?.ok ? rejectedSampleOf(t, rows.value.rows, SAMPLE_ROWS) : []}
      canImport={canImport(c)}
      {...(wrong ? { wrong } : {})}
    />
  );
  return renderPage(c, page, wrong ? 422 : 200);
}

function canImport(c: PageContext): boolean {
  return c.get("tenant").actor.permissions.includes("import.write");
}

type Sent = Readonly<{ values?: ImportFormValues; errors: FieldErrors }>;

async function renderList(c: PageContext, sent?: Sent, status: 200 | 413 | 422 = sent ? 422 : 200) {
  const ctx = c.get("tenant");
  const cursor = c.req.query("cursor") ?? null;
  const before = (cursor !== null && decodeCursor(cursor, z.int())) || null;
  const [{ jobs, next }, mappings] = await Promise.all([
    listImports(ctx, { limit: PAGE_ROWS, before }),
    listMappings(ctx),
  ]);
  const { t, frame } = pageShell(c, { current: PATH });
  const nameOf = await actorNames(
    c,
    t,
    jobs.map(({ createdBy }) => createdBy),
  );
  const page = (
    <ImportsPage
      t={t}
      frame={frame}
      rows={jobs.map((job) => importRowOf(job, nameOf))}
      mappings={mappings}
      canImport={canImport(c)}
      fileBytesMax={FORM_FILE_BYTES_MAX}
      cursor={before === null ? null : cursor}
      nextCursor={next === null ? null : encodeCursor(next)}
      {...sent}
    />
  );
  return renderPage(c, page, status);
}

function valuesOf(form: Readonly<Record<string, unknown>>): ImportFormValues {
  const text = (name: string) => (typeof form[name] === "string" ? form[name].trim() : "");
  return {
    kind: IMPORT_KINDS.find((kind) => kind === text("kind")) ?? "loans",
    mapping: text("mapping"),
    openingTolerancePercent: text("openingTolerancePercent"),
    dryRun: text("dryRun") === "true",
  };
}

function errorsOf(t: Translator, values: ImportFormValues, file: unknown): FieldErrors {
  const missing = !(file instanceof File) || file.size === 0;
  const percent = /^(100(\.0+)?|\d{1,2}(\.\d+)?)$/.test(values.openingTolerancePercent);
  return {
    ...(missing ? { file: t("import.form.fileMissing") } : {}),
    ...(percent ? {} : { openingTolerancePercent: t("import.form.toleranceWrong") }),
  };
}

/** RFC 6266: a name in any script, and a plain one for those who read only ASCII. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w. -]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
}
