import { createRoute, z } from "@hono/zod-openapi";
import { findReconciliation } from "../../app/reconciliation/find";
import { listReconciliations } from "../../app/reconciliation/list";
import { startReconciliation } from "../../app/reconciliation/start";
import { controlId, parseControlId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import {
  DriftAnswer,
  DriftPlaceCursor,
  driftAnswer,
  ReconciliationAnswer,
  reconciliationAnswer,
} from "./reconciliation-answer";

const LIMIT_MAX = 200;
const DRIFTS_MAX = 1000;
const Before = z.int().positive();

const start = createRoute({
  method: "post",
  path: "/v1/reconciliations",
  operationId: "reconciliation.start",
  tags: ["Scans"],
  summary: "Check the stored numbers against their facts",
  description:
    "Computes every loan again from its schedules and ledger and compares it with what is stored, in " +
    "the background; it finds and says, and repairs nothing. It happens by itself once a month.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      202,
      z.object({ id: z.string().openapi({ example: "rec_1" }) }).openapi("ReconciliationStart"),
      "It is queued: ask for it by this id.",
    ),
    ...problems("reconciliation.under_way"),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/reconciliations",
  operationId: "reconciliation.list",
  tags: ["Scans"],
  summary: "List reconciliations",
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
        .object({
          reconciliations: z.array(ReconciliationAnswer),
          nextCursor: z.string().nullable(),
        })
        .openapi("Reconciliations"),
      "A page of them; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/reconciliations/{id}",
  operationId: "reconciliation.find",
  tags: ["Scans"],
  summary: "How a reconciliation goes and what it found",
  description:
    "Progress, counts, and each number that differs from what its facts give. Where more than a " +
    "thousand loans of one part of the book differ, the rest is counted and not listed.",
  security: SIGNED_IN,
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "rec_1" }) }),
    query: z.object({
      limit: z.coerce.number().int().min(1).max(DRIFTS_MAX).default(200),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(
      200,
      ReconciliationAnswer.extend({
        drifts: z.array(DriftAnswer),
        nextCursor: z.string().nullable(),
      }).openapi("ReconciliationFindings"),
      "The reconciliation with a page of its drifts.",
    ),
    ...problems("request.invalid", "reconciliation.not_found"),
  },
});

const BAD_CURSOR = { errors: [{ pointer: "query:cursor", detail: "Not a cursor of this list" }] };

export const reconciliationRoutes = newApi()
  .openapi(start, async (c) => {
    const started = await startReconciliation(c.get("tenant"));
    if (!started.ok) return refused(c, started.refusal);
    return c.json({ id: controlId("reconciliation", started.value) }, 202);
  })
  .openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const before = cursor === undefined ? null : decodeCursor(cursor, Before);
    if (before === undefined) return problem(c, "request.invalid", BAD_CURSOR);
    const page = await listReconciliations(c.get("tenant"), { limit, before });
    const reconciliations = page.reconciliations.map(reconciliationAnswer);
    const nextCursor = page.next === null ? null : encodeCursor(page.next);
    return c.json({ reconciliations, nextCursor }, 200);
  })
  .openapi(find, async (c) => {
    c.get("tenant").allow("reconciliation.read");
    const { limit, cursor } = c.req.valid("query");
    const place = cursor === undefined ? null : decodeCursor(cursor, DriftPlaceCursor);
    if (place === undefined) return problem(c, "request.invalid", BAD_CURSOR);
    const number = parseControlId("reconciliation", c.req.valid("param").id);
    if (number === undefined) return problem(c, "reconciliation.not_found");
    const found = await findReconciliation(c.get("tenant"), number, { limit, cursor: place });
    if (!found.ok) return refused(c, found.refusal);
    const { reconciliation, drifts, next } = found.value;
    const body = {
      ...reconciliationAnswer(reconciliation),
      drifts: drifts.map(driftAnswer),
      nextCursor: next && encodeCursor(next),
    };
    return c.json(body, 200);
  });
