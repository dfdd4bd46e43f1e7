import { createRoute, z } from "@hono/zod-openapi";
import { renewSecret } from "../../app/subscription/renew-secret";
import { switchOffSubscription } from "../../app/subscription/switch-off";
import { switchOnSubscription } from "../../app/subscription/switch-on";
import { trySubscription } from "../../app/subscription/try";
import { answers, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import { IdParam, numberOf, SECRET } from "./subscription-body";

const renew = createRoute({
  method: "post",
  path: "/v1/subscriptions/{id}/secrets",
  operationId: "subscription.renew-secret",
  tags: ["Events"],
  summary: "Renew the secret",
  description: "For a day events are signed with both secrets, so that you can change over.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: {
    ...answers(201, z.object({ secret: SECRET }).openapi("RenewedSecret"), "The new secret."),
    ...problems("subscription.not_found"),
  },
});

const switchOff = createRoute({
  method: "put",
  path: "/v1/subscriptions/{id}/off",
  operationId: "subscription.switch-off",
  tags: ["Events"],
  summary: "Switch a subscription off",
  description: "What waits for it is given up, and nothing is kept for it while it is off.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: { 204: { description: "It is off." }, ...problems("subscription.not_found") },
});

const switchOn = createRoute({
  method: "delete",
  path: "/v1/subscriptions/{id}/off",
  operationId: "subscription.switch-on",
  tags: ["Events"],
  summary: "Switch a subscription on again",
  description: "It gets what happens from now on; replay what it missed.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: { 204: { description: "It is on." }, ...problems("subscription.not_found") },
});

const attempt = createRoute({
  method: "post",
  path: "/v1/subscriptions/{id}/trials",
  operationId: "subscription.try",
  tags: ["Events"],
  summary: "Try a subscription",
  description: "Posts a `test.sent` now and once, signed as any event, and tells the answer.",
  security: SIGNED_IN,
  request: { params: IdParam },
  responses: {
    ...answers(
      200,
      z
        .object({
          status: z.int().nullable().openapi({ description: "Null: no answer." }),
          answer: z.string(),
          milliseconds: z.int(),
        })
        .openapi("SubscriptionTrial"),
      "What the receiver answered.",
    ),
    ...problems("subscription.not_found"),
  },
});

export const subscriptionActRoutes = newApi();

subscriptionActRoutes.openapi(renew, async (c) => {
  const renewed = await renewSecret(c.get("tenant"), numberOf(c));
  if (!renewed.ok) return refused(c, renewed.refusal);
  c.header("cache-control", "no-store");
  return c.json(renewed.value, 201);
});

subscriptionActRoutes.openapi(switchOff, async (c) => {
  const done = await switchOffSubscription(c.get("tenant"), numberOf(c), "switched-off");
  return done.ok ? c.body(null, 204) : refused(c, done.refusal);
});

subscriptionActRoutes.openapi(switchOn, async (c) => {
  const done = await switchOnSubscription(c.get("tenant"), numberOf(c));
  return done.ok ? c.body(null, 204) : refused(c, done.refusal);
});

subscriptionActRoutes.openapi(attempt, async (c) => {
  const tried = await trySubscription(c.get("tenant"), numberOf(c));
  if (!tried.ok) return refused(c, tried.refusal);
  const { status, answer, milliseconds } = tried.value;
  return c.json({ status, answer, milliseconds }, 200);
});
