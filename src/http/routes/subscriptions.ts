import { createRoute, z } from "@hono/zod-openapi";
import { changeSubscription } from "../../app/subscription/change";
import { createSubscription } from "../../app/subscription/create";
import { findSubscription, listSubscriptions } from "../../app/subscription/list";
import { removeSubscription } from "../../app/subscription/remove";
import { forgetKeys } from "../key-cache";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import {
  Answer,
  EXAMPLE,
  flawed,
  IdParam,
  numberOf,
  SECRET,
  SubscriptionBody,
  toAnswer,
} from "./subscription-body";

const create = createRoute({
  method: "post",
  path: "/v1/subscriptions",
  operationId: "subscription.create",
  tags: ["Events"],
  summary: "Subscribe to events",
  description:
    "From now on events of these types are posted to your address, signed by the Standard Webhooks " +
    "scheme, within seconds of the commit that made them true. At least once and in any order: know " +
    "a repetition by its id, and the newest by its timestamp. Another isolate may take up to fifteen " +
    "seconds to know of a new subscription.",
  security: SIGNED_IN,
  request: { body: jsonBody(SubscriptionBody, EXAMPLE) },
  responses: {
    ...answers(
      201,
      z.object({ ...Answer.shape, secret: SECRET }).openapi("CreatedSubscription"),
      "The subscription with its secret.",
    ),
    ...problems(
      "request.invalid",
      "request.malformed",
      "subscription.invalid",
      "subscription.too_many",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/subscriptions",
  operationId: "subscription.list",
  tags: ["Events"],
  summary: "List subscriptions",
  description: "Oldest first, also those that are off.",
  security: SIGNED_IN,
  responses: {
    ...answers(
      200,
      z.object({ subscriptions: z.array(Answer) }).openapi("SubscriptionList"),
      "All subscriptions, without their secrets.",
    ),
    ...problems(),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/subscriptions/{id}",
  operationId: "subscription.find",
  tags: ["Events"],
  summary: "One subscription",
  description: "Where it posts to, which types, and whether it takes them.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: {
    ...answers(200, Answer, "The subscription."),
    ...problems("subscription.not_found"),
  },
});

const change = createRoute({
  method: "put",
  path: "/v1/subscriptions/{id}",
  operationId: "subscription.change",
  tags: ["Events"],
  summary: "Change a subscription",
  description: "As a whole; what waits goes to the new address. The secret stays.",
  security: SIGNED_IN,
  request: {
    params: IdParam,
    headers: z.object({
      "if-match": z.string().max(40).optional().openapi({
        example: '"1"',
        description: "The `ETag` that the change was made from; without it the last one wins.",
      }),
    }),
    body: jsonBody(SubscriptionBody, EXAMPLE),
  },
  responses: {
    ...answers(200, Answer, "The subscription as it is now."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "subscription.invalid",
      "subscription.not_found",
      "subscription.changed",
    ),
  },
});

const remove = createRoute({
  method: "delete",
  path: "/v1/subscriptions/{id}",
  operationId: "subscription.remove",
  tags: ["Events"],
  summary: "Remove a subscription",
  description: "For good, with its secret. What waits for it is sent to nobody.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: { 204: { description: "It is gone." }, ...problems("subscription.not_found") },
});

export const subscriptionRoutes = newApi();

// Whoever listens is known with the key: what is done next with it must be told already.
subscriptionRoutes.use("/v1/subscriptions/*", async (c, next) => {
  await next();
  if (c.req.method !== "GET") forgetKeys(c.get("tenant").tenant.id);
});

subscriptionRoutes.openapi(list, async (c) => {
  const ctx = c.get("tenant");
  const subscriptions = await listSubscriptions(ctx);
  return c.json({ subscriptions: subscriptions.map((one) => toAnswer(c, one)) }, 200);
});

subscriptionRoutes.openapi(create, async (c) => {
  const created = await createSubscription(c.get("tenant"), c.req.valid("json"));
  if (!created.ok) {
    const { refusal } = created;
    return refusal.code === "subscription.invalid" ? flawed(c, refusal.flaws) : refused(c, refusal);
  }
  const { subscription, secret } = created.value;
  c.header("cache-control", "no-store");
  c.header("etag", `"${subscription.revision}"`);
  return c.json({ ...toAnswer(c, subscription), secret }, 201);
});

subscriptionRoutes.openapi(find, async (c) => {
  const found = await findSubscription(c.get("tenant"), numberOf(c));
  if (!found.ok) return refused(c, found.refusal);
  c.header("etag", `"${found.value.revision}"`);
  return c.json(toAnswer(c, found.value), 200);
});

subscriptionRoutes.openapi(change, async (c) => {
  const given = c.req.valid("header")["if-match"];
  const match = /^"(\d{1,9})"$/.exec(given ?? "")?.[1];
  // What is no mark of ours was made from nothing that there is.
  const revision = given === undefined ? null : match === undefined ? -1 : Number(match);
  const body = c.req.valid("json");
  const changed = await changeSubscription(c.get("tenant"), numberOf(c), revision, body);
  if (!changed.ok) {
    const { refusal } = changed;
    return refusal.code === "subscription.invalid" ? flawed(c, refusal.flaws) : refused(c, refusal);
  }
  c.header("etag", `"${changed.value.revision}"`);
  return c.json(toAnswer(c, changed.value), 200);
});

subscriptionRoutes.openapi(remove, async (c) => {
  const removed = await removeSubscription(c.get("tenant"), numberOf(c));
  return removed.ok ? c.body(null, 204) : refused(c, removed.refusal);
});
