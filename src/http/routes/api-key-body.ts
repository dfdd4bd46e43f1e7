import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { ApiKey } from "../../app/tenant/store";
import { keyState, OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX } from "../../domain/api-key/standing";
import { KEY_ADDRESSES_MAX, type KeyFlaw } from "../../domain/api-key/terms";
import { writeKeyName } from "../../domain/api-key/token";
import { SCOPE_NAMES } from "../../domain/member/role";
import { controlId, parseControlId } from "../../kernel/ids";
import type { AppEnv } from "../app-env";
import { Moment } from "../fields";
import { problem } from "../problem";

const Scopes = z
  .array(z.string().max(60))
  .min(1)
  .max(50)
  .openapi({ description: `"*" for all, or any of: ${SCOPE_NAMES.slice(1).join(", ")}` });

const Terms = {
  name: z.string().max(200).openapi({ example: "core banking, nightly" }),
  expiresAt: Moment.nullable().openapi({
    type: ["integer", "null"],
    example: 1_924_905_600_000,
    description:
      "The moment at which it ends, in epoch milliseconds of the real clock, also in a sandbox. Null: " +
      "it does not end by itself. For the end of a day, send that day's midnight in your zone.",
  }),
  allowedAddresses: z
    .array(z.string().max(100))
    .max(KEY_ADDRESSES_MAX * 2)
    .openapi({
      example: ["203.0.113.7", "2001:db8:40::/48"],
      description:
        "IPv4 or IPv6 addresses and networks that it may be used from. An empty list: from anywhere.",
    }),
};

export const KeyDraft = z
  .strictObject({
    name: Terms.name,
    scopes: Scopes,
    expiresAt: Terms.expiresAt.default(null),
    allowedAddresses: Terms.allowedAddresses.default([]),
  })
  .openapi("ApiKeyDraft");

export const KeyChange = z
  .strictObject(Terms)
  .partial()
  .openapi("ApiKeyChange", { description: "What is left out stays as it is." });

export const Rotation = z
  .strictObject({
    overlapHours: z.int().min(0).max(OVERLAP_HOURS_MAX).default(OVERLAP_HOURS_DEFAULT).openapi({
      description:
        "For so long the secret of now stays good beside the new one; 0: it ends at once.",
    }),
  })
  .openapi("ApiKeyRotation");

export const KeyAnswer = z
  .object({
    id: z.string().openapi({ example: "key_3" }),
    name: z.string(),
    clientId: z
      .string()
      .openapi({ description: "Its name at the token endpoint.", example: "fbk_live_12_3" }),
    scopes: z.array(z.string()),
    state: z
      .enum(["active", "expiring", "expired", "revoked"])
      .openapi({ description: "`expiring`: within 14 days." }),
    expiresAt: z.int().nullable(),
    allowedAddresses: z.array(z.string()),
    createdBy: z.string(),
    createdAt: z.int(),
    lastUsedOn: z.string().nullable().openapi({ description: "A day in UTC." }),
    previousSecretUntil: z
      .int()
      .nullable()
      .openapi({ description: "Until then the secret of before the last rotation is good too." }),
    revokedAt: z.int().nullable(),
  })
  .openapi("ApiKey");

export const KEY_SECRET = z.string().openapi({
  description: "The whole key, to send as bearer token. Shown this once.",
  example: "fbk_live_12_3_…",
});
export const KeyIdParam = z.object({ id: z.string().max(40) });

/** The number of the key in the path; what is no id is 0, which nobody has. */
export function keyNumberOf(c: Context<AppEnv>): number {
  return parseControlId("apiKey", c.req.param("id") ?? "") ?? 0;
}

export function toKeyAnswer(c: Context<AppEnv>, key: ApiKey): z.input<typeof KeyAnswer> {
  const { tenant, now } = c.get("tenant");
  const { number, generation: _, previousUntil, ...said } = key;
  const isGood = previousUntil !== null && previousUntil > now;
  return {
    id: controlId("apiKey", number),
    clientId: writeKeyName({ mode: tenant.mode, tenant: tenant.id, number }),
    state: keyState(key, now),
    previousSecretUntil: isGood ? previousUntil : null,
    ...said,
    scopes: [...key.scopes],
    allowedAddresses: [...key.allowedAddresses],
  };
}

/** What to do about each flaw, at its field. */
const FLAW_ADVICE: Readonly<Record<KeyFlaw["code"], string>> = {
  "api-key.name_missing": "is empty, too long or has control characters: use up to 80",
  "api-key.expires_in_past": "is not later than now",
  "api-key.address_invalid":
    "is no IPv4 or IPv6 address and no network such as 203.0.113.0/24 with nothing behind its prefix",
  "api-key.too_many_addresses": `names more than ${KEY_ADDRESSES_MAX}`,
};

export function flawedKey(c: Context<AppEnv>, flaws: readonly KeyFlaw[]) {
  const errors = flaws.map(({ pointer, code }) => ({
    pointer: `#${pointer}`,
    code,
    detail: FLAW_ADVICE[code],
  }));
  return problem(c, "api-key.invalid", { errors });
}
