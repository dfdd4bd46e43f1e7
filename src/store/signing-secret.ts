import { randomBytes } from "node:crypto";

/** What Standard Webhooks asks for is 24 to 64. */
const SECRET_BYTES = 32;

/** A new secret in the form of Standard Webhooks. */
export function newSigningSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString("base64")}`;
}
