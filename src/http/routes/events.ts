import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { findEvent, listEvents } from "../../app/event/list";
import type { StoredEvent } from "../../app/event/store";
import { EVENT_TYPES } from "../../domain/event/event";
import { PARTITION_COUNT_MAX, publicId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const LIMIT_MAX = 200;

const EventAnswer = z
  .object({
    id: z.string().openapi({ example: "evt_01" }),
    type: z.enum(EVENT_TYPES),
    businessDate: z.iso.date(),
    data: z.looseObject({}).openapi({ description: "As it is posted; see the webhooks." }),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
  })
  .openapi("Event");

const list = createRoute({
  method: "get",
  path: "/v1/events",
  operationId: "event.list",
  tags: ["Events"],
  summary: "List events",
  description:
    "What happened and somebody had subscribed to, newest first. What nobody listens to is not kept; what is kept is forgotten after ninety days.",
  security: SIGNED_IN,
  request: {
    query: z.object({
      type: z.enum(EVENT_TYPES).optional(),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(
      200,
      z
        .object({ events: z.array(EventAnswer), nextCursor: z.string().nullable() })
        .openapi("EventList"),
      "A page of events; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/events/{id}",
  operationId: "event.find",
  tags: ["Events"],
  summary: "One event",
  description: "As it was when it happened.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "evt_01" }) }) },
  responses: { ...answers(200, EventAnswer, "The event."), ...problems("event.not_found") },
});

export const EventPlace = z.array(z.int().min(0)).max(PARTITION_COUNT_MAX);

export const eventRoutes = newApi();

eventRoutes.openapi(list, async (c) => {
  const { type = null, limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, EventPlace);
  if (after === undefined) return wrongCursor(c);
  const { events, next } = await listEvents(c.get("tenant"), { type, limit, after });
  return c.json({ events: events.map(toAnswer), nextCursor: next && encodeCursor(next) }, 200);
});

eventRoutes.openapi(find, async (c) => {
  const found = await findEvent(c.get("tenant"), c.req.valid("param").id);
  return found.ok ? c.json(toAnswer(found.value), 200) : refused(c, found.refusal);
});

function toAnswer({ id, type, businessDate, data, createdAt }: StoredEvent) {
  const name = publicId("event", id);
  return { id: name, type, businessDate, data: JSON.parse(data), createdAt };
}

export function wrongCursor(c: Context<AppEnv>) {
  const detail = "is not a cursor of this list; leave it out to start again";
  return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
}
