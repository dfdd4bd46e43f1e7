import { createRoute, z } from "@hono/zod-openapi";
import { listDeliveries, type NamedDelivery } from "../../app/event/list";
import { replayEvents } from "../../app/event/replay";
import { DELIVERY_STATES } from "../../app/event/store";
import { instant } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { EventPlace, wrongCursor } from "./events";
import { IdParam, numberOf, Type } from "./subscription-body";

const LIMIT_MAX = 200;
/** Further back nothing is kept for certain. */
const REPLAY_DAYS_MAX = 30;
const DAY_MS = 86_400_000;

const Delivery = z
  .object({
    eventId: z.string().openapi({ example: "evt_01" }),
    type: Type,
    businessDate: z.iso.date(),
    state: z.enum(DELIVERY_STATES),
    nextAt: z.int().nullable().openapi({
      description: "Epoch milliseconds: when it is tried next, or given to another if we die.",
    }),
    attempts: z
      .array(
        z.object({
          at: z.int(),
          status: z.int().nullable().openapi({ description: "Null: no answer." }),
          answer: z.string().openapi({ description: "The beginning of what was answered." }),
          milliseconds: z.int(),
        }),
      )
      .openapi({ description: "Oldest first." }),
    data: z.looseObject({}).openapi({ description: "What was posted as `data`." }),
    createdAt: z.int(),
  })
  .openapi("EventDelivery");

const deliveries = createRoute({
  method: "get",
  path: "/v1/subscriptions/{id}/deliveries",
  operationId: "event.list-deliveries",
  tags: ["Events"],
  summary: "List deliveries",
  description: "How events reached a subscription, newest first, each with every answer.",
  security: SIGNED_IN,
  request: {
    params: IdParam,
    query: z.object({
      state: z.enum(DELIVERY_STATES).optional(),
      limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(50),
      cursor: z.string().max(2000).optional(),
    }),
  },
  responses: {
    ...answers(
      200,
      z
        .object({ deliveries: z.array(Delivery), nextCursor: z.string().nullable() })
        .openapi("EventDeliveryList"),
      "A page of deliveries; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid", "subscription.not_found"),
  },
});

const replay = createRoute({
  method: "post",
  path: "/v1/subscriptions/{id}/replays",
  operationId: "event.replay",
  tags: ["Events"],
  summary: "Replay events",
  description:
    "Posts one event again, or all of a time that the subscription asks for and that were kept, for " +
    "it or for another one. What waits already is left as it waits.",
  security: SIGNED_IN,
  request: {
    params: IdParam,
    body: jsonBody(
      z
        .union([
          z.strictObject({ eventId: z.string().max(40).openapi({ example: "evt_01" }) }),
          z.strictObject({
            from: z.int().min(0).openapi({ description: "Epoch milliseconds." }),
            through: z.int().min(0),
          }),
        ])
        .openapi("EventReplay"),
      { eventId: "evt_01" },
    ),
  },
  responses: {
    202: { description: "They are on their way." },
    ...problems(
      "request.invalid",
      "request.malformed",
      "subscription.not_found",
      "subscription.off",
      "event.not_found",
      "event.replay_too_long",
    ),
  },
});

export const deliveryRoutes = newApi();

deliveryRoutes.openapi(deliveries, async (c) => {
  const { state = null, limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, EventPlace);
  if (after === undefined) return wrongCursor(c);
  const query = { subscription: numberOf(c), state, limit, after };
  const found = await listDeliveries(c.get("tenant"), query);
  if (!found.ok) return refused(c, found.refusal);
  const { deliveries: rows, next } = found.value;
  const nextCursor = next && encodeCursor(next);
  return c.json({ deliveries: rows.map(deliveryAnswer), nextCursor }, 200);
});

deliveryRoutes.openapi(replay, async (c) => {
  const body = c.req.valid("json");
  if ("from" in body && body.through - body.from > REPLAY_DAYS_MAX * DAY_MS) {
    c.get("tenant").allow("subscription.manage");
    return problem(c, "event.replay_too_long", { daysMax: REPLAY_DAYS_MAX });
  }
  const asked =
    "eventId" in body
      ? { event: body.eventId }
      : { from: instant(body.from), through: instant(body.through) };
  const replayed = await replayEvents(c.get("tenant"), numberOf(c), asked);
  return replayed.ok ? c.body(null, 202) : refused(c, replayed.refusal);
});

function deliveryAnswer({ delivery, event }: NamedDelivery): z.input<typeof Delivery> {
  const { state, nextAt, attempts, createdAt } = delivery;
  const { id, type, businessDate, data } = event;
  const eventId = publicId("event", id);
  const said = { eventId, type, businessDate, data: JSON.parse(data), createdAt };
  return { ...said, state, nextAt, attempts: [...attempts] };
}
