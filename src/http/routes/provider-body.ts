import { z } from "@hono/zod-openapi";
import type { ProviderDraft, ProviderFlaw } from "../../domain/provider/check";
import {
  CARRIED_CHANNELS,
  type ProviderSecrets,
  type ProviderSettings,
  RESEND_URL,
  SMTP_SECURITIES,
  TWILIO_URL,
} from "../../domain/provider/provider";

const Line = z
  .string()
  .trim()
  .max(300)
  .refine((text) => !/\p{Cc}/u.test(text) && text.isWellFormed(), "has control characters");
const Secret = z.string().max(4000);

const From = Line.openapi({ example: "notices@harbor-lending.example" });

/** What is needed to reach a provider, by its kind. */
export const SettingsBody = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("smtp"),
      host: Line.openapi({ example: "smtp.harbor-lending.example" }),
      port: z.int().min(1).max(65_535).openapi({ example: 465 }),
      security: z.enum(SMTP_SECURITIES).openapi({
        description: "`tls`: from the first byte, usual on 465. `starttls`: usual on 587.",
      }),
      username: Line.openapi({ description: "Empty: the server asks for none." }),
      from: From,
    }),
    z.strictObject({
      kind: z.literal("resend"),
      url: Line.default(RESEND_URL).openapi({ example: RESEND_URL }),
      from: From,
    }),
    z.strictObject({
      kind: z.literal("twilio"),
      url: Line.default(TWILIO_URL).openapi({ example: TWILIO_URL }),
      accountSid: Line.openapi({ example: "AC0123456789abcdef0123456789abcdef" }),
      from: Line.openapi({
        example: "+14155550100",
        description: "A number, a short code, a name of letters, or a messaging service (MG…).",
      }),
    }),
    z.strictObject({
      kind: z.literal("gateway"),
      channel: z.enum(CARRIED_CHANNELS),
      url: Line.openapi({ example: "https://sms.harbor-lending.example/messages" }),
      from: Line,
    }),
  ])
  .openapi("ProviderSettings");

export const SecretsBody = z
  .strictObject({
    key: Secret.openapi({
      description:
        "SMTP: the password. Resend: the API key. Twilio: the auth token. Gateway: `whsec_` and at " +
        "least 24 bytes in base64, with which both sides sign.",
    }),
    events: Secret.nullable().default(null).openapi({
      description: "Resend: the signing secret of its webhook (`whsec_…`). Others need none.",
    }),
  })
  .openapi("ProviderSecrets");

const shared = {
  name: Line.openapi({ example: "transactional mail" }),
  settings: SettingsBody,
  perSecond: z.int().nullable().default(null).openapi({
    example: 10,
    description: "Messages a second at most, over everything that sends; null: no limit.",
  }),
};

export const NewProvider = z
  .strictObject({ ...shared, secrets: SecretsBody })
  .openapi("NewProvider");
export const ProviderChange = z
  .strictObject({
    ...shared,
    secrets: SecretsBody.nullable().default(null).openapi({
      description: "Null or left out: they stay as they are.",
    }),
  })
  .openapi("ProviderChange");

export const PROVIDER_EXAMPLE = {
  name: "transactional mail",
  settings: {
    kind: "smtp",
    host: "smtp.harbor-lending.example",
    port: 465,
    security: "tls",
    username: "notices",
    from: "notices@harbor-lending.example",
  },
  perSecond: 10,
  secrets: { key: "correct horse battery staple" },
};

/** What the body says, in the words of the domain. */
export function draftOf(body: z.output<typeof NewProvider>): ProviderDraft;
export function draftOf(
  body: z.output<typeof ProviderChange>,
): Omit<ProviderDraft, "secrets"> & Readonly<{ secrets: ProviderSecrets | null }>;
export function draftOf(body: z.output<typeof ProviderChange>) {
  const settings: ProviderSettings = body.settings;
  return { name: body.name, settings, perSecond: body.perSecond, secrets: body.secrets };
}

/** What to do about each flaw, at its field. */
export const FLAW_ADVICE: Readonly<Record<ProviderFlaw["code"], string>> = {
  "provider.name_missing": "is empty, too long or has control characters: use up to 80",
  "provider.host_not_public":
    "is not a name of the public internet: write the server's domain name, not an address",
  "provider.port_not_mail": "is not a port for handing in mail: use 465, 587 or 2525",
  "provider.not_encrypted": "would send addresses in the open: use tls or starttls",
  "provider.url_not_public":
    "is not an https address of the public internet without a password in it",
  "provider.sender_not_an_address": "is not an e-mail address",
  "provider.sender_not_a_number":
    "is no sender of text messages: use a number such as +14155550100, a short code, up to 11 letters, or MG…",
  "provider.account_not_a_sid": "is not an account: AC and 32 digits or letters a to f",
  "provider.key_missing": "is empty",
  "provider.key_not_a_secret": "is not a signing secret: whsec_ and at least 24 bytes in base64",
  "provider.pace_out_of_range": "is out of range: use 1 to 500, or null for no limit",
};
