import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readPrivate, writePrivate } from "./private-file.mjs";

/**
 * The secrets of this machine's databases, made once. They live beside what they seal: without the
 * same PLATFORM_KEY no stored name or address can be read again.
 */
export function localSecrets(persistTo) {
  const path = join(persistTo, "secrets.json");
  const known = readPrivate(path);
  if (known) return known;
  const secrets = {
    AUTH_SECRET: randomBytes(32).toString("base64url"),
    PLATFORM_KEY: randomBytes(32).toString("base64"),
  };
  writePrivate(path, secrets);
  return secrets;
}
