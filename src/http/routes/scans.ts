import { createRoute, z } from "@hono/zod-openapi";
import { discardDeadLetter, listDeadLetters, replayDeadLetter } from "../../app/scan/dead-letters";
import { listScans } from "../../app/scan/list";
import { controlId, parseControlId } from "../../kernel/ids";
import { Day } from "../fields";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const ScanRun = z
  .object({
    businessDate: z.string(),
    partition: z.int(),
    state: z.enum(["claimed", "running", "finished"]),
    attempts: z.int(),
    loansTouched: z.int(),
    noticesPlanned: z.int(),
    transitions: z.int(),
    setAside: z.int(),
    startedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
  })
  .openapi("ScanRun");

const list = createRoute({
  method: "get",
  path: "/v1/scans",
  operationId: "scan.list",
  tags: ["Scans"],
  summary: "Daily scans, newest day first",
  security: SIGNED_IN,
  request: {
    query: z.object({
      limit: z.coerce.number().int().min(1).max(100).default(31).openapi({ description: "Days." }),
      cursor: Day.optional().openapi({ description: "`nextCursor` of the page before." }),
    }),
  },
  responses: {
    ...answers(
      200,
      z.object({ scans: z.array(ScanRun), nextCursor: z.string().nullable() }).openapi("Scans"),
      "One run for each day and partition.",
    ),
    ...problems("request.invalid"),
  },
});

const DeadLetter = z
  .object({
    id: z.string(),
    kind: z.string(),
    queue: z.string(),
    reason: z.string(),
    attempts: z.int(),
    state: z.enum(["open", "replayed", "discarded"]),
    createdAt: z.int(),
  })
  .openapi("DeadLetter");

const letters = createRoute({
  method: "get",
  path: "/v1/dead-letters",
  operationId: "dead-letter.list",
  tags: ["Scans"],
  summary: "Messages that could not be handled",
  security: SIGNED_IN,
  request: { query: z.object({ state: z.enum(["open", "replayed", "discarded"]).optional() }) },
  responses: {
    ...answers(
      200,
      z.object({ deadLetters: z.array(DeadLetter) }).openapi("DeadLetters"),
      "Newest first, at most 200.",
    ),
    ...problems("request.invalid"),
  },
});

const letterParams = z.object({ id: z.string().max(40).openapi({ example: "dlq_1" }) });

const replay = createRoute({
  method: "post",
  path: "/v1/dead-letters/{id}/replay",
  operationId: "dead-letter.replay",
  tags: ["Scans"],
  summary: "Send a dead message again",
  security: SIGNED_IN,
  request: { params: letterParams },
  responses: { 202: { description: "On its way." }, ...problems("scan.dead_letter_not_found") },
});

const discard = createRoute({
  method: "delete",
  path: "/v1/dead-letters/{id}",
  operationId: "dead-letter.discard",
  tags: ["Scans"],
  summary: "Give a dead message up",
  security: SIGNED_IN,
  request: { params: letterParams },
  responses: { 204: { description: "Given up." }, ...problems("scan.dead_letter_not_found") },
});

export const scanRoutes = newApi()
  .openapi(list, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const page = await listScans(c.get("tenant"), { days: limit, before: cursor ?? null });
    const scans = page.runs.map(({ createdAt: _, ...run }) => run);
    return c.json({ scans, nextCursor: page.next }, 200);
  })
  .openapi(letters, async (c) => {
    const found = await listDeadLetters(c.get("tenant"), c.req.valid("query").state ?? null);
    const deadLetters = found.map(({ id, message: _, ...letter }) => ({
      id: controlId("deadLetter", id),
      ...letter,
    }));
    return c.json({ deadLetters }, 200);
  })
  .openapi(replay, async (c) => {
    const id = parseControlId("deadLetter", c.req.valid("param").id);
    c.get("tenant").allow("scan.repair");
    if (id === undefined) return problem(c, "scan.dead_letter_not_found");
    const replayed = await replayDeadLetter(c.get("tenant"), id);
    return replayed.ok ? c.body(null, 202) : refused(c, replayed.refusal);
  })
  .openapi(discard, async (c) => {
    const id = parseControlId("deadLetter", c.req.valid("param").id);
    c.get("tenant").allow("scan.repair");
    if (id === undefined) return problem(c, "scan.dead_letter_not_found");
    const discarded = await discardDeadLetter(c.get("tenant"), id);
    return discarded.ok ? c.body(null, 204) : refused(c, discarded.refusal);
  });
