import { createRoute, z } from "@hono/zod-openapi";
import type { TenantContext } from "../../app/context";
import { createEndpoint } from "../../app/webhook/create-endpoint";
import { renewSecrets } from "../../app/webhook/renew-secrets";
import { disableEndpoint } from "../../app/webhook/disable-endpoint";
import { listEndpoints, listEvents } from "../../app/webhook/list";
import type { WebhookEvent } from "../../app/webhook/store";
import { instant } from "../../kernel/calendar";
import { endpointId, parseEndpointId, type TenantId } from "../../kernel/ids";
import { decodeCursor, encodeCursor } from "../cursor";
import { forgetKeys } from "../key-cache";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import { webhookUrl } from "../webhook-url";
import {
  CreatedEndpoint,
  Endpoint,
  flawed,
  given,
  NewEndpoint,
  notCreated,
  Secrets,
} from "./webhook-body";

const LIMIT_MAX = 200;

const Event = z
  .object({
    endpointId: z.string(),
    messageId: z
      .string()
      .openapi({ description: "The id that its sender gave it; else a digest of it." }),
    state: z.enum(["stored", "applied", "unmatched", "refused"]),
    outcome: z
      .string()
      .nullable()
      .openapi({
        description:
          "The loan or the unmatched payment it led to, or why it was refused; while it is stored, what " +
          "it waits for.",
      }),
    body: z.string().openapi({
      description:
        "As it was received and signed; of GoCardless, which sends many in one, its own part.",
    }),
    receivedAt: z.int().openapi({ description: "Epoch milliseconds." }),
  })
  .openapi("WebhookEvent");

const create = createRoute({
  method: "post",
  path: "/v1/webhook-endpoints",
  operationId: "webhook.create-endpoint",
  tags: ["Webhooks"],
  summary: "Create a webhook endpoint",
  description:
    "An address for payment webhooks, and the secret their sender signs with. Give both to your " +
    "payment provider; the secret cannot be read again. Other sources sign with what they give you: " +
    "send it along, or later, when they have been told the address. A custom source is described.",
  security: SIGNED_IN,
  request: { body: jsonBody(NewEndpoint, { name: "card processor" }) },
  responses: {
    ...answers(201, CreatedEndpoint, "The endpoint with its secret."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "webhook.secrets_invalid",
      "webhook.description_invalid",
      "webhook.api_url_not_public",
    ),
  },
});

const renew = createRoute({
  method: "put",
  path: "/v1/webhook-endpoints/{id}/secrets",
  operationId: "webhook.renew-secrets",
  tags: ["Webhooks"],
  summary: "Give an endpoint its secrets",
  description:
    "What another source than the standard one signs with, for the first time or anew. Messages " +
    "signed with what was before are taken for another day.",
  security: SIGNED_IN,
  request: {
    params: z.object({ id: z.string().max(40).openapi({ example: "whk_10001" }) }),
    body: jsonBody(Secrets, { secret: "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH" }),
  },
  responses: {
    204: { description: "They are good from now on." },
    ...problems(
      "request.invalid",
      "request.malformed",
      "webhook.not_found",
      "webhook.secrets_invalid",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/webhook-endpoints",
  operationId: "webhook.list-endpoints",
  tags: ["Webhooks"],
  summary: "List webhook endpoints",
  description: "Newest first, also those that are switched off.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z.object({ endpoints: z.array(Endpoint) }).openapi("WebhookEndpointList"),
      "All endpoints.",
    ),
    ...problems(),
  },
});

const disable = createRoute({
  method: "delete",
  path: "/v1/webhook-endpoints/{id}",
  operationId: "webhook.disable-endpoint",
  tags: ["Webhooks"],
  summary: "Switch a webhook endpoint off",
  description: "For good. What it took in before is still applied.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "whk_10001" }) }) },
  responses: { 204: { description: "It is off." }, ...problems("webhook.not_found") },
});

const events = createRoute({
  method: "get",
  path: "/v1/webhook-events",
  operationId: "webhook.list-events",
  tags: ["Webhooks"],
  summary: "List received webhook events",
  description: "Newest first, each with what became of it.",
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
        .object({ events: z.array(Event), nextCursor: z.string().nullable() })
        .openapi("WebhookEventList"),
      "A page of events; `nextCursor` is null on the last one.",
    ),
    ...problems("request.invalid"),
  },
});

const Place = z.object({
  receivedAt: z.int().min(0).transform(instant),
  endpointNumber: z.int().min(0),
  messageId: z.string().max(256),
});

export const webhookRoutes = newApi();

// An endpoint is known with its lender: what is done next with it must be told already.
webhookRoutes.use("/v1/webhook-endpoints/*", async (c, next) => {
  await next();
  if (c.req.method !== "GET") forgetKeys(c.get("tenant").tenant.id);
});

webhookRoutes.openapi(create, async (c) => {
  const { secrets, ...said } = c.req.valid("json");
  const draft = { ...said, secrets: secrets && given(secrets) };
  const created = await createEndpoint(c.get("tenant"), draft);
  if (!created.ok) return notCreated(c, created.refusal);
  c.header("cache-control", "no-store");
  return c.json({ ...created.value, url: webhookUrl(c, created.value.id) }, 201);
});

webhookRoutes.openapi(renew, async (c) => {
  const ctx = c.get("tenant");
  const number = ownEndpoint(ctx, c.req.valid("param").id) ?? 0;
  const renewed = await renewSecrets(ctx, number, given(c.req.valid("json")));
  if (renewed.ok) return c.body(null, 204);
  const { refusal } = renewed;
  return refusal.code === "webhook.secrets_invalid"
    ? flawed(c, refusal.flaws)
    : refused(c, refusal);
});

webhookRoutes.openapi(list, async (c) => {
  const ctx = c.get("tenant");
  const endpoints = await listEndpoints(ctx);
  const rows = endpoints.map(({ number, ...endpoint }) => {
    const id = endpointId(ctx.tenant.id, number);
    return { id, url: webhookUrl(c, id), ...endpoint };
  });
  return c.json({ endpoints: rows }, 200);
});

webhookRoutes.openapi(disable, async (c) => {
  const ctx = c.get("tenant");
  const number = ownEndpoint(ctx, c.req.valid("param").id);
  if (number === undefined) {
    ctx.allow("webhook.manage");
    return problem(c, "webhook.not_found");
  }
  const disabled = await disableEndpoint(ctx, number);
  return disabled.ok ? c.body(null, 204) : refused(c, disabled.refusal);
});

webhookRoutes.openapi(events, async (c) => {
  const ctx = c.get("tenant");
  const { limit, cursor } = c.req.valid("query");
  const after = cursor === undefined ? null : decodeCursor(cursor, Place);
  if (after === undefined) {
    const detail = "is not a cursor of this list; leave it out to start again";
    return problem(c, "request.invalid", { errors: [{ pointer: "query:cursor", detail }] });
  }
  const found = await listEvents(ctx, { limit, after });
  const nextCursor = found.next && encodeCursor(found.next);
  const rows = found.events.map((event) => eventAnswer(ctx.tenant.id, event));
  return c.json({ events: rows, nextCursor }, 200);
});

/** The number of an endpoint of this tenant; another tenant's address is no address here. */
export function ownEndpoint(ctx: TenantContext, id: string): number | undefined {
  const parsed = parseEndpointId(id);
  return parsed?.tenant === ctx.tenant.id ? parsed.number : undefined;
}

function eventAnswer(tenantId: TenantId, event: WebhookEvent): z.input<typeof Event> {
  const { endpointNumber, messageId, state, outcome, body, receivedAt } = event;
  const id = endpointId(tenantId, endpointNumber);
  return { endpointId: id, messageId, state, outcome, body, receivedAt };
}
