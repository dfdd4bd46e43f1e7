import { createRoute, z } from "@hono/zod-openapi";
import { addSuppression } from "../../app/suppression/add";
import { liftSuppression } from "../../app/suppression/lift";
import { listSuppressions } from "../../app/suppression/list";
import { SUPPRESSION_REASONS, type Suppression } from "../../app/suppression/store";
import { CARRIED_CHANNELS } from "../../domain/provider/provider";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { refused } from "../problem";

const LIMIT_MAX = 500;

const Address = z.string().trim().min(3).max(254);
const Named = {
  channel: z.enum(CARRIED_CHANNELS),
  address: Address.openapi({ example: "ada@example.com" }),
};

const SuppressionAnswer = z
  .object({
    ...Named,
    reason: z.enum(SUPPRESSION_REASONS).openapi({
      description:
        "`bounced`: it does not exist. `complained`, `stopped`: its owner wants no more. `entered`: by you.",
    }),
    source: z.string().openapi({ description: "Where it was learned." }),
    actor: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
  })
  .openapi("Suppression");

const list = createRoute({
  method: "get",
  path: "/v1/suppressions",
  operationId: "suppression.list",
  tags: ["Providers"],
  summary: "List suppressed addresses",
  description: "Addresses and numbers that nothing is sent to any more, newest first.",
  security: SIGNED_IN,
  request: {
    query: z.object({ limit: z.coerce.number().int().min(1).max(LIMIT_MAX).default(100) }),
  },
  responses: {
    ...answers(
      200,
      z.object({ suppressions: z.array(SuppressionAnswer) }).openapi("SuppressionList"),
      "The newest of them.",
    ),
    ...problems("request.invalid"),
  },
});

const add = createRoute({
  method: "post",
  path: "/v1/suppressions",
  operationId: "suppression.add",
  tags: ["Providers"],
  summary: "Suppress an address",
  description: "Whichever borrower has it, nothing is sent to it from now on.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(
      z
        .strictObject({
          ...Named,
          source: z.string().trim().min(1, "is empty").max(200).openapi({
            example: "returned by post on 3 May",
          }),
        })
        .openapi("NewSuppression"),
      { channel: "email", address: "ada@example.com", source: "known to be of somebody else" },
    ),
  },
  responses: {
    ...answers(201, SuppressionAnswer, "It is suppressed."),
    ...problems("request.invalid", "request.malformed"),
  },
});

const lift = createRoute({
  method: "post",
  path: "/v1/suppressions/lift",
  operationId: "suppression.lift",
  tags: ["Providers"],
  summary: "Send to an address again",
  description:
    "For an address that bounced or that you entered and that works after all. What its owner " +
    "stopped, only its owner takes back.",
  security: SIGNED_IN,
  request: {
    body: jsonBody(z.strictObject(Named).openapi("LiftedSuppression"), {
      channel: "email",
      address: "ada@example.com",
    }),
  },
  responses: {
    204: { description: "It is sent to again." },
    ...problems(
      "request.invalid",
      "request.malformed",
      "suppression.not_found",
      "suppression.stop_is_theirs",
    ),
  },
});

export const suppressionRoutes = newApi();

suppressionRoutes.openapi(list, async (c) => {
  const found = await listSuppressions(c.get("tenant"), c.req.valid("query").limit);
  return c.json({ suppressions: found.map(toAnswer) }, 200);
});

suppressionRoutes.openapi(add, async (c) => {
  const added = await addSuppression(c.get("tenant"), c.req.valid("json"));
  return c.json(toAnswer(added), 201);
});

suppressionRoutes.openapi(lift, async (c) => {
  const { channel, address } = c.req.valid("json");
  const lifted = await liftSuppression(c.get("tenant"), channel, address);
  return lifted.ok ? c.body(null, 204) : refused(c, lifted.refusal);
});

function toAnswer(suppression: Suppression): z.input<typeof SuppressionAnswer> {
  return { ...suppression };
}
