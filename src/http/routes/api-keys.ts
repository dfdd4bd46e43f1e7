import { createRoute, z } from "@hono/zod-openapi";
import { createKey } from "../../app/tenant/create-key";
import { listKeys } from "../../app/tenant/list-keys";
import { revokeKey } from "../../app/tenant/revoke-key";
import { SCOPE_NAMES } from "../../domain/member/role";
import { controlId, parseControlId } from "../../kernel/ids";
import { Name } from "../fields";
import { forgetKeys } from "../key-cache";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";

const Scopes = z
  .array(z.string().max(60))
  .min(1)
  .max(50)
  .openapi({ description: `"*" for all, or any of: ${SCOPE_NAMES.slice(1).join(", ")}` });

const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdBy: z.string(),
    createdAt: z.int(),
    lastUsedOn: z.string().nullable(),
    revokedAt: z.int().nullable(),
  })
  .openapi("ApiKey");

const create = createRoute({
  method: "post",
  path: "/v1/api-keys",
  operationId: "api-key.create",
  tags: ["API keys"],
  summary: "Create an API key",
  description:
    "The secret is in this answer and nowhere else. A key cannot do more than its maker.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(z.strictObject({ name: Name, scopes: Scopes }).openapi("ApiKeyDraft"), {
      name: "core banking, nightly",
      scopes: ["loans:write", "payments:write", "reports:read"],
    }),
  },
  responses: {
    ...answers(
      201,
      z
        .object({
          id: z.string(),
          name: z.string(),
          scopes: z.array(z.string()),
          secret: z.string().openapi({ example: "fbk_12_3_…" }),
        })
        .openapi("CreatedApiKey"),
      "Created.",
    ),
    ...problems("request.invalid", "api-key.unknown_scope", "api-key.beyond_own"),
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
    ...answers(200, z.object({ apiKeys: z.array(ApiKey) }).openapi("ApiKeys"), "Newest first."),
    ...problems(),
  },
});

const revoke = createRoute({
  method: "delete",
  path: "/v1/api-keys/{id}",
  operationId: "api-key.revoke",
  tags: ["API keys"],
  summary: "Revoke an API key",
  description: "It stops working within 15 seconds everywhere.",
  security: SIGNED_IN,
  request: { params: z.object({ id: z.string().max(40).openapi({ example: "key_1" }) }) },
  responses: { 204: { description: "Revoked." }, ...problems("api-key.not_found") },
});

export const apiKeyRoutes = newApi()
  .openapi(create, async (c) => {
    const created = await createKey(c.get("tenant"), c.req.valid("json"));
    return created.ok ? c.json(created.value, 201) : refused(c, created.refusal);
  })
  .openapi(list, async (c) => {
    const keys = await listKeys(c.get("tenant"));
    return c.json(
      { apiKeys: keys.map(({ number, ...key }) => ({ id: controlId("apiKey", number), ...key })) },
      200,
    );
  })
  .openapi(revoke, async (c) => {
    const number = parseControlId("apiKey", c.req.valid("param").id);
    c.get("tenant").allow("api-key.manage");
    if (number === undefined) return problem(c, "api-key.not_found");
    const revoked = await revokeKey(c.get("tenant"), number);
    forgetKeys(c.get("tenant").tenant.id);
    return revoked.ok ? c.body(null, 204) : refused(c, revoked.refusal);
  });
