import { createRoute, z } from "@hono/zod-openapi";
import { changeKey } from "../../app/tenant/change-key";
import { createKey } from "../../app/tenant/create-key";
import { findKey, listKeys } from "../../app/tenant/list-keys";
import { revokeKey } from "../../app/tenant/revoke-key";
import { rotateKey } from "../../app/tenant/rotate-key";
import { forgetKeys } from "../key-cache";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";
import {
  flawedKey,
  KEY_SECRET,
  KeyAnswer,
  KeyChange,
  KeyDraft,
  KeyIdParam,
  keyNumberOf,
  Rotation,
  toKeyAnswer,
} from "./api-key-body";

const create = createRoute({
  method: "post",
  path: "/v1/api-keys",
  operationId: "api-key.create",
  tags: ["API keys"],
  summary: "Create an API key",
  description:
    "The secret is in this answer and nowhere else. A key cannot do more than its maker; one that is " +
    "made by a key ends with it at the latest, and works from its addresses only.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(KeyDraft, {
      name: "core banking, nightly",
      scopes: ["loans:write", "payments:write", "reports:read"],
      allowedAddresses: ["203.0.113.0/24"],
    }),
  },
  responses: {
    ...answers(
      201,
      z
        .object({
          id: z.string(),
          name: z.string(),
          clientId: z.string(),
          scopes: z.array(z.string()),
          expiresAt: z.int().nullable(),
          allowedAddresses: z.array(z.string()),
          secret: KEY_SECRET,
        })
        .openapi("CreatedApiKey"),
      "Created.",
    ),
    ...problems(
      "request.invalid",
      "request.malformed",
      "api-key.invalid",
      "api-key.unknown_scope",
      "api-key.beyond_own",
    ),
  },
});

const list = createRoute({
  method: "get",
  path: "/v1/api-keys",
  operationId: "api-key.list",
  tags: ["API keys"],
  summary: "List API keys, without their secrets",
  security: SIGNED_IN,
  responses: {
    ...answers(200, z.object({ apiKeys: z.array(KeyAnswer) }).openapi("ApiKeys"), "Newest first."),
    ...problems(),
  },
});

const find = createRoute({
  method: "get",
  path: "/v1/api-keys/{id}",
  operationId: "api-key.find",
  tags: ["API keys"],
  summary: "One API key",
  description: "What it may do, until when, from where, and when it was last used.",
  security: SIGNED_IN,
  request: { params: KeyIdParam },
  responses: { ...answers(200, KeyAnswer, "The key."), ...problems("api-key.not_found") },
});

const change = createRoute({
  method: "patch",
  path: "/v1/api-keys/{id}",
  operationId: "api-key.change",
  tags: ["API keys"],
  summary: "Change a key's name, end or addresses",
  description:
    "Holds everywhere within 15 seconds. Scopes stay: make another key. One that has expired can be " +
    "given a later end; one that was revoked cannot.",
  security: SIGNED_IN,
  request: {
    params: KeyIdParam,
    body: jsonBody(KeyChange, { allowedAddresses: ["203.0.113.0/24", "2001:db8:40::/48"] }),
  },
  responses: {
    ...answers(200, KeyAnswer, "The key as it is now."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "api-key.invalid",
      "api-key.beyond_own",
      "api-key.not_found",
    ),
  },
});

const rotate = createRoute({
  method: "post",
  path: "/v1/api-keys/{id}/secrets",
  operationId: "api-key.rotate",
  tags: ["API keys"],
  summary: "Give a key a new secret",
  description:
    "The secret of now stays good for `overlapHours`, so that you can change over; one of earlier still " +
    "ends now. Access tokens end with the secret they were asked for with.",
  security: SIGNED_IN,
  request: { params: KeyIdParam, body: jsonBody(Rotation, { overlapHours: 24 }) },
  responses: {
    ...answers(
      201,
      z.object({ secret: KEY_SECRET, previousUntil: z.int().nullable() }).openapi("RotatedApiKey"),
      "The new secret.",
    ),
    ...problems(
      "request.invalid",
      "request.malformed",
      "request.conflict",
      "api-key.beyond_own",
      "api-key.not_found",
    ),
  },
});

const revoke = createRoute({
  method: "delete",
  path: "/v1/api-keys/{id}",
  operationId: "api-key.revoke",
  tags: ["API keys"],
  summary: "Revoke an API key",
  description: "It stops working within 15 seconds everywhere, and so do its access tokens.",
  security: SIGNED_IN,
  request: { params: KeyIdParam },
  responses: { 204: { description: "Revoked." }, ...problems("api-key.not_found") },
});

export const apiKeyRoutes = newApi();

// What was verified here a moment ago is verified anew after a change made here.
apiKeyRoutes.use("/v1/api-keys/*", async (c, next) => {
  await next();
  if (c.req.method !== "GET") forgetKeys(c.get("tenant").tenant.id);
});

apiKeyRoutes.openapi(create, async (c) => {
  const created = await createKey(c.get("tenant"), c.req.valid("json"));
  if (!created.ok) {
    const { refusal } = created;
    return refusal.code === "api-key.invalid" ? flawedKey(c, refusal.flaws) : refused(c, refusal);
  }
  const { scopes, allowedAddresses, ...said } = created.value;
  c.header("cache-control", "no-store");
  return c.json({ ...said, scopes: [...scopes], allowedAddresses: [...allowedAddresses] }, 201);
});

apiKeyRoutes.openapi(list, async (c) => {
  const keys = await listKeys(c.get("tenant"));
  return c.json({ apiKeys: keys.map((key) => toKeyAnswer(c, key)) }, 200);
});

apiKeyRoutes.openapi(find, async (c) => {
  const found = await findKey(c.get("tenant"), keyNumberOf(c));
  return found.ok ? c.json(toKeyAnswer(c, found.value), 200) : refused(c, found.refusal);
});

apiKeyRoutes.openapi(change, async (c) => {
  const { name, expiresAt, allowedAddresses } = c.req.valid("json");
  const said = {
    ...(name === undefined ? {} : { name }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(allowedAddresses === undefined ? {} : { allowedAddresses }),
  };
  const changed = await changeKey(c.get("tenant"), keyNumberOf(c), said);
  if (!changed.ok) {
    const { refusal } = changed;
    return refusal.code === "api-key.invalid" ? flawedKey(c, refusal.flaws) : refused(c, refusal);
  }
  return c.json(toKeyAnswer(c, changed.value), 200);
});

apiKeyRoutes.openapi(rotate, async (c) => {
  const { overlapHours } = c.req.valid("json");
  const rotated = await rotateKey(c.get("tenant"), keyNumberOf(c), overlapHours);
  if (!rotated.ok) return refused(c, rotated.refusal);
  c.header("cache-control", "no-store");
  return c.json(rotated.value, 201);
});

apiKeyRoutes.openapi(revoke, async (c) => {
  const revoked = await revokeKey(c.get("tenant"), keyNumberOf(c));
  return revoked.ok ? c.body(null, 204) : refused(c, revoked.refusal);
});
