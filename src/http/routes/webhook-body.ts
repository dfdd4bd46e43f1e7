import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import {
  SECRET_NAMES,
  type SourceFlaw,
  type SourceSecrets,
  SOURCES,
} from "../../domain/webhook/source";
import type { AppEnv } from "../app-env";
import { problem } from "../problem";

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
      "WeChat Pay: `attach` or `out_trade_no`; Alipay: `passback_params` or `out_trade_no`. Null: the " +
      "first of these. A payment that names no loan waits under its own name to be assigned.",
  });
const secretField = (description: string) =>
  z.string().max(4000).optional().openapi({ description });
export const Secrets = z
  .strictObject({
    secret: secretField("Stripe: the endpoint's signing secret, `whsec_…`."),
    apiKey: secretField("WeChat Pay: the APIv3 key, 32 characters."),
    publicKey: secretField(
      "WeChat Pay: its public key (PEM). Alipay: its public key, PEM or one line of base64.",
    ),
    appId: secretField("Alipay: the id of your application."),
  })
  .openapi("WebhookSecrets");
export const NewEndpoint = z
  .strictObject({
    name: EndpointName,
    source: SourceName.default("standard"),
    loanKey: LoanKey.nullable().default(null),
    secrets: Secrets.nullable().default(null),
  })
  .openapi("NewWebhookEndpoint");

export const Endpoint = z
  .object({
    id: z.string().openapi({ example: "whk_10001" }),
    name: z.string().openapi({ example: "card processor" }),
    source: SourceName,
    loanKey: LoanKey.nullable(),
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
