import { createRoute, z } from "@hono/zod-openapi";
import { findExport } from "../../app/export/find";
import { listExports } from "../../app/export/list";
import {
  LINK_SECONDS_DEFAULT,
  LINK_SECONDS_MAX,
  LINK_SECONDS_MIN,
  makeExportLink,
} from "../../app/export/make-link";
import { removeExport } from "../../app/export/remove";
import { startExport } from "../../app/export/start";
import { parseControlId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { publicOrigin } from "../webhook-url";
import {
  EXPORT_EXAMPLE,
  ExportAnswer,
  ExportBody,
  exportAnswer,
  flawed,
  requestOf,
} from "./export-body";

const LIMIT_MAX = 200;

const start = createRoute({
  method: "post",
  path: "/v1/exports",
  operationId: "export.make",
  tags: ["Exports"],
  summary: "Make a file of rows",
  description:
    "In the background, however large the book: ask for the export by its id, or listen to " +
    "`export.finished`. CSV is RFC 4180 in UTF-8 with a header, amounts in major units beside a " +
    "`currency` column; text that a spreadsheet would run as a formula has an apostrophe in front. " +
    "JSON lines hold the API's fields as they are. `states` are of a day: where the book stands, or " +
    "any past one, replayed from the ledgers. A choice that a kind does not have is refused.",
  security: SIGNED_IN,
  request: { body: jsonBody(ExportBody, EXPORT_EXAMPLE) },
  responses: {
    ...answers(202, ExportAnswer, "It is queued."),
    ...problems("request.invalid", "request.malformed", "export.invalid", "export.too_many"),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/exports",
  operationId: "export.list",
  tags: ["Exports"],
  summary: "List exports",
  description: "Newest first, also those whose file is gone.",
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
        .object({ exports: z.array(ExportAnswer), nextCursor: z.string().nullable() })
        .openapi("ExportList"),
      "A page of exports; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const params = z.object({ id: z.string().max(40).openapi({ example: "exp_1" }) });

const find = createRoute({
  method: "get",
  path: "/v1/exports/{id}",
  operationId: "export.find",
  tags: ["Exports"],
  summary: "How an export goes",
  description: "Its state, the rows so far, and until when its file is kept.",
  security: SIGNED_IN,
  request: { params },
  responses: { ...answers(200, ExportAnswer, "The export."), ...problems("export.not_found") },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/exports/{id}",
  operationId: "export.remove",
  tags: ["Exports"],
  summary: "Stop an export, or remove its file",
  description: "The file goes at once and links to it lead nowhere; that it was made stays listed.",
  security: SIGNED_IN,
  request: { params },
  responses: { 204: { description: "It is over." }, ...problems("export.not_found") },
});

const link = createRoute({
  method: "post",
  path: "/v1/exports/{id}/links",
  operationId: "export.link",
  tags: ["Exports"],
  summary: "Make a link to the file",
  description:
    "An address that needs no key and works until it expires, for this one file alone: a data " +
    "warehouse can fetch it, in parts with `Range` if it likes. Make as many as you need.",
  security: SIGNED_IN,
  request: {
    params,
    body: jsonBody(
      z
        .strictObject({
          expiresInSeconds: z
            .int()
            .min(LINK_SECONDS_MIN)
            .max(LINK_SECONDS_MAX)
            .default(LINK_SECONDS_DEFAULT),
        })
        .openapi("NewExportLink"),
      { expiresInSeconds: LINK_SECONDS_DEFAULT },
    ),
  },
  responses: {
    ...answers(
      201,
      z
        .object({
          url: z.string(),
          expiresAt: z.int().openapi({ description: "Epoch milliseconds." }),
        })
        .openapi("ExportLink"),
      "The link.",
    ),
    ...problems("request.invalid", "request.malformed", "export.not_found", "export.not_ready"),
  },
});

export const exportRoutes = newApi();

exportRoutes.openapi(start, async (c) => {
  const started = await startExport(c.get("tenant"), requestOf(c.req.valid("json")));
  if (started.ok) return c.json(exportAnswer(started.value), 202);
  const { refusal } = started;
  return refusal.code === "export.invalid" ? flawed(c, refusal.flaws) : refused(c, refusal);
});

exportRoutes.openapi(list, async (c) => {
  const { limit, cursor } = c.req.valid("query");
  const before = cursor === undefined ? null : decodeCursor(cursor, z.int().positive());
  if (before === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const { jobs, next } = await listExports(c.get("tenant"), { limit, before });
  const nextCursor = next === null ? null : encodeCursor(next);
  return c.json({ exports: jobs.map(exportAnswer), nextCursor }, 200);
});

// An id that is none of ours names nothing: 0, which nobody has, is looked for like any other.
const numberIn = (id: string) => parseControlId("export", id) ?? 0;

exportRoutes.openapi(find, async (c) => {
  const found = await findExport(c.get("tenant"), numberIn(c.req.valid("param").id));
  return found.ok ? c.json(exportAnswer(found.value), 200) : refused(c, found.refusal);
});

exportRoutes.openapi(remove, async (c) => {
  const removed = await removeExport(c.get("tenant"), numberIn(c.req.valid("param").id));
  return removed.ok ? c.body(null, 204) : refused(c, removed.refusal);
});

exportRoutes.openapi(link, async (c) => {
  const { expiresInSeconds } = c.req.valid("json");
  const number = numberIn(c.req.valid("param").id);
  const made = await makeExportLink(c.get("tenant"), number, expiresInSeconds);
  if (!made.ok) return refused(c, made.refusal);
  const { token, expiresAt } = made.value;
  c.header("cache-control", "no-store");
  return c.json({ url: `${publicOrigin(c)}/downloads/${token}`, expiresAt }, 201);
});
