import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  SECRET_NAMES,
  type SourceFlaw,
  type SourceSecrets,
  SOURCES,
} from "../../domain/webhook/source";
import type { CreateRefusal } from "../../app/webhook/create-endpoint";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";
import { DescriptionBody, descriptionErrors } from "./webhook-description-body";

export const EndpointName = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(80)
  .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "has control characters");

const SourceName = z.enum(SOURCES).openapi({
  description: "`standard`: whoever signs by the Standard Webhooks scheme.",
});
const LoanKey = z
  .string()
  .regex(/^[\w.-]{1,60}$/, "is no name of a field")
  .openapi({
    example: "loan_external_id",
    description:
      "Where its messages name the loan: Stripe: the key in the intent's metadata (`loan_external_id`); " +
      "GoCardless: the key in the metadata of payment, subscription or mandate (`loan_external_id`); " +
      "WeChat Pay: `attach` or `out_trade_no`; Alipay: `passback_params` or `out_trade_no`. Null: the " +
      "first of these. A payment that names no loan waits under its own name to be assigned.",
  });
const ApiUrl = z
  .string()
  .trim()
  .max(500)
  .openapi({
    description:
      "GoCardless: where its API is asked, when that is neither its live one nor, in a sandbox, its " +
      "sandbox.",
  });
const secretField = (description: string) =>
  z.string().max(4000).optional().openapi({ description });
export const Secrets = z
  .strictObject({
    secret: secretField(
      "Stripe: the endpoint's signing secret, `whsec_…`. GoCardless: the endpoint's secret. A custom " +
        "source: what it signs with.",
    ),
    apiKey: secretField("WeChat Pay: the APIv3 key, 32 characters."),
    publicKey: secretField(
      "WeChat Pay: its public key (PEM). Alipay: its public key, PEM or one line of base64. A custom " +
        "source that signs by Ed25519: PEM, or 32 bytes in hex or base64.",
    ),
    appId: secretField("Alipay: the id of your application."),
    accessToken: secretField(
      "GoCardless: a token that may read, since its messages tell no amounts.",
    ),
  })
  .openapi("WebhookSecrets");
export const NewEndpoint = z
  .strictObject({
    name: EndpointName,
    source: SourceName.default("standard"),
    loanKey: LoanKey.nullable().default(null),
    apiUrl: ApiUrl.nullable().default(null),
    description: DescriptionBody.nullable().default(null).openapi({
      description: "Of a custom source: how it signs and writes. It may come later.",
    }),
    secrets: Secrets.nullable().default(null),
  })
  .openapi("NewWebhookEndpoint");

export const Endpoint = z
  .object({
    id: z.string().openapi({ example: "whk_10001" }),
    name: z.string().openapi({ example: "card processor" }),
    source: SourceName,
    loanKey: LoanKey.nullable(),
    apiUrl: ApiUrl.nullable(),
    description: DescriptionBody.nullable(),
    hasSecrets: z.boolean().openapi({
      description: "False while you have not given what the source signs with: it takes nothing.",
    }),
    url: z.string().openapi({ description: "The address the sender posts to." }),
    createdBy: z.string(),
    createdAt: z.int().openapi({ description: "Epoch milliseconds." }),
    disabledAt: z.int().nullable(),
  })
  .openapi("WebhookEndpoint");

export const CreatedEndpoint = z
  .object({
    id: z.string(),
    name: z.string(),
    url: z.string(),
    secret: z
      .string()
      .nullable()
      .openapi({
        description:
          "Signs the messages (Standard Webhooks). Shown this once. Null of another source, which has " +
          "secrets of its own.",
        example: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      }),
  })
  .openapi("CreatedWebhookEndpoint");

/** Only what was given: a field that is left out is none. */
export function given(secrets: z.output<typeof Secrets>): SourceSecrets {
  return Object.fromEntries(
    SECRET_NAMES.flatMap((name) => (secrets[name] === undefined ? [] : [[name, secrets[name]]])),
  );
}

/** What to do about each flaw, at its field. */
const FLAW_ADVICE: Readonly<Record<SourceFlaw["code"], string>> = {
  "webhook.secret_missing": "is needed: copy it from the source",
  "webhook.secret_invalid": "is not what the source shows there: copy it again",
  "webhook.secret_not_asked": "is nothing that this source signs with: leave it out",
};

export function flawed(c: Context<AppEnv>, flaws: readonly SourceFlaw[]) {
  const errors = flaws.map(({ pointer, code }) => ({
    pointer: `#${pointer}`,
    code,
    detail: FLAW_ADVICE[code],
  }));
  return problem(c, "webhook.secrets_invalid", { errors });
}

export function notCreated(c: Context<AppEnv>, refusal: CreateRefusal) {
  switch (refusal.code) {
    case "webhook.secrets_invalid":
      return flawed(c, refusal.flaws);
    case "webhook.description_invalid":
      return problem(c, refusal.code, {
        errors: descriptionErrors(refusal.flaws, "#/description"),
      });
    case "webhook.api_url_not_public": {
      const detail = "is for GoCardless, and an https address of the public internet";
      return problem(c, refusal.code, { errors: [{ pointer: "#/apiUrl", detail }] });
    }
  }
}
