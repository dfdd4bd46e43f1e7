import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { describeEndpoint } from "../../app/webhook/describe-endpoint";
import { type Trial, tryMessage } from "../../app/webhook/try-message";
import { PROOF_FLAWS } from "../../app/webhook/verify-custom";
import { FINDING_FLAWS } from "../../domain/webhook/read-value";
import type { AppEnv } from "../app-env";
import { answers, jsonBody, newApi, problems, SIGNED_IN } from "../openapi";
import { problem, refused } from "../problem";
import {
  DESCRIPTION_EXAMPLE,
  DescriptionBody,
  descriptionErrors,
} from "./webhook-description-body";
import { ownEndpoint } from "./webhooks";

/** As much as one message may have. */
const BODY_LENGTH_MAX = 256 * 1024;

const Finding = z.object({
  pointer: z.string().openapi({ description: "The field of the description." }),
  path: z.string(),
  found: z.array(z.string()).openapi({ description: "The first values there, as JSON." }),
  flaw: z.enum(FINDING_FLAWS).nullable(),
});

const Understood = z.discriminatedUnion("says", [
  z.object({
    says: z.literal("received"),
    externalId: z.string(),
    loanExternalId: z.string(),
    amount: z.int().openapi({ description: "Minor units." }),
    currency: z.string().nullable(),
    paidOn: z.string(),
    method: z.string().nullable(),
    isLoanKnown: z.boolean().openapi({ description: "False: the payment would wait." }),
  }),
  z.object({
    says: z.literal("reversed"),
    externalId: z.string(),
    amount: z.int().nullable(),
    reason: z.string(),
  }),
  z.object({
    says: z.literal("asks").openapi({ description: "GoCardless: what its API would be asked." }),
    asks: z.enum(["payment", "refund", "mandate"]),
    id: z.string(),
    action: z.string(),
  }),
  z.object({ says: z.literal("nothing") }),
  z.object({ says: z.literal("unclear"), why: z.string() }),
]);

const TrialAnswer = z
  .object({
    proof: z
      .object({ holds: z.boolean(), flaws: z.array(z.enum(PROOF_FLAWS)) })
      .nullable()
      .openapi({ description: "Null: no headers came along." }),
    messages: z.array(
      z.object({
        messageId: z.string().nullable(),
        understood: Understood,
        findings: z.array(Finding),
      }),
    ),
  })
  .openapi("WebhookTrial");

const TrialBody = z
  .strictObject({
    body: z.string().max(BODY_LENGTH_MAX).openapi({ description: "As the source would send it." }),
    headers: z
      .record(z.string().max(100), z.string().max(4000))
      .nullable()
      .default(null)
      .openapi({
        description: "To see whether its signature holds.",
        example: { "X-Signature": "sha256=…" },
      }),
  })
  .openapi("NewWebhookTrial");

const params = z.object({ id: z.string().max(40) });

const describe = createRoute({
  method: "put",
  path: "/v1/webhook-endpoints/{id}/description",
  operationId: "webhook.describe-endpoint",
  tags: ["Webhooks"],
  summary: "Describe a custom source",
  description:
    "How a source of your own signs its messages, and where they say what. Checked as a whole. What " +
    "was applied before stays as it was.",
  security: SIGNED_IN,
  request: { params, body: jsonBody(DescriptionBody, DESCRIPTION_EXAMPLE) },
  responses: {
    204: { description: "Messages are read like this from now on." },
    ...problems(
      "request.invalid",
      "request.malformed",
      "webhook.not_found",
      "webhook.description_invalid",
    ),
  },
});

const trial = createRoute({
  method: "post",
  path: "/v1/webhook-endpoints/{id}/trials",
  operationId: "webhook.try-message",
  tags: ["Webhooks"],
  summary: "Try a message",
  description:
    "What would be made of a message: whether its signature holds, what each path finds, and which " +
    "payment comes out. Nothing is stored and nobody is asked.",
  security: SIGNED_IN,
  request: {
    params,
    body: jsonBody(TrialBody, { body: '{"type": "payment.received", "data": {}}' }),
  },
  responses: {
    ...answers(200, TrialAnswer, "What was understood."),
    ...problems(
      "request.invalid",
      "request.malformed",
      "webhook.not_found",
      "webhook.not_described",
    ),
  },
});

export const webhookDescriptionRoutes = newApi();

webhookDescriptionRoutes.openapi(describe, async (c) => {
  const described = await describeEndpoint(c.get("tenant"), numberOf(c), c.req.valid("json"));
  if (described.ok) return c.body(null, 204);
  const { refusal } = described;
  if (refusal.code === "webhook.not_found") return refused(c, refusal);
  return problem(c, refusal.code, { errors: descriptionErrors(refusal.flaws, "#") });
});

webhookDescriptionRoutes.openapi(trial, async (c) => {
  const { body, headers } = c.req.valid("json");
  const draft = { body, headers: headers && namedSmall(headers) };
  const tried = await tryMessage(c.get("tenant"), numberOf(c), draft);
  return tried.ok ? c.json(toAnswer(tried.value), 200) : refused(c, tried.refusal);
});

/** Another tenant's endpoint, or none, is 0, which nobody has. */
function numberOf(c: Context<AppEnv>): number {
  return ownEndpoint(c.get("tenant"), c.req.param("id") ?? "") ?? 0;
}

/** The names of headers know no capitals. */
export function namedSmall(headers: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
}

function toAnswer({ proof, messages }: Trial): z.input<typeof TrialAnswer> {
  return {
    proof: proof && { holds: proof.length === 0, flaws: [...proof] },
    messages: messages.map(({ messageId, understood, findings }) => ({
      messageId,
      understood,
      findings: findings.map(({ found, ...finding }) => ({ ...finding, found: [...found] })),
    })),
  };
}
