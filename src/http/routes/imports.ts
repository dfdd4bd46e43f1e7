import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { findImport } from "../../app/import/find";
import { listImports } from "../../app/import/list";
import { readRowsOf } from "../../app/import/read-rows-of";
import { rejectedFile } from "../../app/import/rejected-file";
import { ROW_STATUSES } from "../../app/import/row-result";
import { repeatImport } from "../../app/import/repeat";
import { prepareImport, receiveFile, startImport } from "../../app/import/start";
import { controlId, parseControlId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { ImportAnswer, importAnswer, RowAnswer, rowAnswer } from "./import-answer";
import { FILE_BODY, IMPORT_BODY } from "./import-document";
import { readForm, readRequest } from "./import-request";

const LIMIT_MAX = 200;
const ROWS_MAX = 1000;

const start = createRoute({
  method: "post",
  path: "/v1/imports",
  operationId: "import.start",
  tags: ["Imports"],
  summary: "Import a file",
  description:
    "Takes a CSV file of loans, schedules or payments and works it off in the background: ask for the " +
    "import by its id. Send a form with the file (up to 33 MB), or JSON without one and then the " +
    "file with PUT /v1/imports/{id}/file. Sending the same file twice counts nothing twice.",
  security: SIGNED_IN,
  requestBody: IMPORT_BODY,
  responses: {
    ...answers(202, ImportAnswer, "It is queued, or waits for its file."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.too_large",
      "import.mapping_not_found",
      "import.mapping_of_other_kind",
      "import.tolerance_invalid",
    ),
  },
});

const params = z.object({ id: z.string().max(40).openapi({ example: "imp_1" }) });

const putFile = createRoute({
  method: "put",
  path: "/v1/imports/{id}/file",
  operationId: "import.receive-file",
  tags: ["Imports"],
  summary: "Send the file of an import",
  description: "For an import that was made without one. Needs a Content-Length.",
  security: SIGNED_IN,
  request: { params },
  requestBody: FILE_BODY,
  responses: {
    ...answers(202, ImportAnswer, "It is queued."),
    ...problems("request.invalid", "import.not_found", "import.file_present"),
  },
});

const repeat = createRoute({
  method: "post",
  path: "/v1/imports/{id}/repetition",
  operationId: "import.repeat",
  tags: ["Imports"],
  summary: "Import for real what a dry run has checked",
  description:
    "Makes a new import of the same file with the same choices, now with effect. Nothing is sent " +
    "again: it reads the file that the finished dry run has read.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    ...answers(
      202,
      z.object({ id: z.string().openapi({ example: "imp_2" }) }).openapi("ImportRepetition"),
      "The new import is queued: ask for it by this id.",
    ),
    ...problems("import.not_found", "import.not_repeatable"),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/imports",
  operationId: "import.list",
  tags: ["Imports"],
  summary: "List imports",
  description: "Newest first.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(
      200,
      z
        .object({ imports: z.array(ImportAnswer), nextCursor: z.string().nullable() })
        .openapi("ImportList"),
      "A page of imports; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/imports/{id}",
  operationId: "import.find",
  tags: ["Imports"],
  summary: "How an import goes",
  description: "Progress, figures so far, columns that nothing read, and opening adjustments.",
  security: SIGNED_IN,
  request: { params },
  responses: { ...answers(200, ImportAnswer, "The import."), ...problems("import.not_found") },
});

const rows = createRoute({
  method: "get",
  path: "/v1/imports/{id}/rows",
  operationId: "import.read-rows",
  tags: ["Imports"],
  summary: "What became of each row",
  description: "One result for each row of the file, in its order, as far as it is read.",
  security: SIGNED_IN,
  request: {
    params,
    query: z.object({
      status: z.enum(ROW_STATUSES).optional(),
      limit: z.coerce.number().int().min(1).max(ROWS_MAX).default(200),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(
      200,
      z
        .object({ rows: z.array(RowAnswer), nextCursor: z.string().nullable() })
        .openapi("ImportRows"),
      "Rows; a page may be short and still have a `nextCursor`.",
    ),
    ...problems("request.invalid", "import.not_found"),
  },
});

const rejectedCsv = createRoute({
  method: "get",
  path: "/v1/imports/{id}/rejected.csv",
  operationId: "import.download-rejected",
  tags: ["Imports"],
  summary: "Download the rejected rows",
  description: "The rejected rows as they were sent, with the reason for each field behind them.",
  security: SIGNED_IN,
  request: { params },
  responses: {
    200: { description: "CSV, UTF-8.", content: { "text/csv": { schema: z.string() } } },
    ...problems("import.not_found"),
  },
});

export const importRoutes = newApi();

importRoutes.openapi(start, async (c) => {
  const type = c.req.header("content-type") ?? "";
  return type.startsWith("multipart/") ? startWithForm(c) : startWithJson(c);
});

importRoutes.openapi(putFile, async (c) => {
  const number = parseControlId("import", c.req.valid("param").id);
  const { body } = c.req.raw;
  const length = Number(c.req.header("content-length") ?? Number.NaN);
  if (!body || !Number.isSafeInteger(length) || length === 0) {
    const detail = "Content-Length is missing or zero: send the file as the body of this request";
    return problem(c, "request.invalid", {
      errors: [{ pointer: "header:Content-Length", detail }],
    });
  }
  if (number === undefined) return problem(c, "import.not_found");
  const received = await receiveFile(c.get("tenant"), number, body);
  return received.ok ? c.json(importAnswer(received.value), 202) : refused(c, received.refusal);
});

importRoutes.openapi(repeat, async (c) => {
  const number = parseControlId("import", c.req.valid("param").id);
  if (number === undefined) return problem(c, "import.not_found");
  const repeated = await repeatImport(c.get("tenant"), number);
  if (!repeated.ok) return refused(c, repeated.refusal);
  return c.json({ id: controlId("import", repeated.value) }, 202);
});

importRoutes.openapi(list, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const before = cursor === undefined ? null : decodeCursor(cursor, z.int().positive());
  if (before === undefined) return notACursor(c);
  const { jobs, next } = await listImports(c.get("tenant"), { limit, before });
  const nextCursor = next === null ? null : encodeCursor(next);
  return c.json({ imports: jobs.map(importAnswer), nextCursor }, 200);
});

importRoutes.openapi(find, async (c) => {
  const number = parseControlId("import", c.req.valid("param").id);
  if (number === undefined) return problem(c, "import.not_found");
  const found = await findImport(c.get("tenant"), number);
  return found.ok ? c.json(importAnswer(found.value), 200) : refused(c, found.refusal);
});

const Place = z.object({ part: z.int().min(0), index: z.int().min(0) });

importRoutes.openapi(rows, async (c) => {
  const number = parseControlId("import", c.req.valid("param").id);
  if (number === undefined) return problem(c, "import.not_found");
  const { status, limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, Place);
  if (after === undefined) return notACursor(c);
  const query = { limit, after, status: status ?? null };
  const read = await readRowsOf(c.get("tenant"), number, query);
  if (!read.ok) return refused(c, read.refusal);
  const { rows: found, next } = read.value;
  return c.json({ rows: found.map(rowAnswer), nextCursor: next && encodeCursor(next) }, 200);
});

importRoutes.openapi(rejectedCsv, async (c) => {
  const number = parseControlId("import", c.req.valid("param").id);
  if (number === undefined) return problem(c, "import.not_found");
  const file = await rejectedFile(c.get("tenant"), number);
  if (!file.ok) return refused(c, file.refusal);
  return new Response(file.value.body, { headers: csvHeaders(file.value.fileName) });
});

/** Headers that make a browser save a CSV under its name and never show it as a page. */
export function csvHeaders(fileName: string): Record<string, string> {
  const plain = fileName.replace(/[^\w .-]/g, "_");
  return {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    "x-content-type-options": "nosniff",
  };
}

type AppContext = Context<AppEnv>;

async function startWithForm(c: AppContext) {
  const form = await readForm(c);
  if (!form) return problem(c, "request.malformed");
  const { currency } = c.get("tenant").tenant;
  const { fields, file } = form;
  const fileName = file?.name || "import.csv";
  const read = readRequest(fields, { fileName: fileName.slice(0, 200), currency });
  const missing = { pointer: "#/file", detail: "file is missing: send the CSV file in this field" };
  if (!read.ok || !file) {
    const errors = [...(read.ok ? [] : read.errors), ...(file ? [] : [missing])];
    return problem(c, "request.invalid", { errors });
  }
  const started = await startImport(c.get("tenant"), read.request, file);
  return started.ok ? c.json(importAnswer(started.value), 202) : refused(c, started.refusal);
}

async function startWithJson(c: AppContext) {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (body === undefined) return problem(c, "request.malformed");
  const ctx = c.get("tenant");
  const read = readRequest(body, { fileName: "import.csv", currency: ctx.tenant.currency });
  if (!read.ok) return problem(c, "request.invalid", { errors: read.errors });
  const prepared = await prepareImport(ctx, read.request);
  if (!prepared.ok) return refused(c, prepared.refusal);
  const job = await findImport(ctx, prepared.value);
  return job.ok ? c.json(importAnswer(job.value), 202) : refused(c, job.refusal);
}

function notACursor(c: AppContext): Response {
  const detail = "is not a cursor of this list; leave it out to start again";
  return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
}
