import { createHash } from "node:crypto";
import { EncryptJWT, jwtDecrypt } from "jose";
import type { Env } from "../../env";

/** What an authenticator app needs, between turning the second factor on and its first code. */
export type TwoFactorSetup = Readonly<{ uri: string; backupCodes: readonly string[] }>;

export const SETUP_COOKIE = "forbear-two-factor-setup";
export const SETUP_SECONDS = 15 * 60;

type Keys = Pick<Env, "AUTH_SECRET">;

/**
 * Sealed for this one person, so that a wrong code or a reload does not lose the key and the backup
 * codes: they cannot be read again from the database without the password.
 */
export function sealSetup(env: Keys, personId: string, setup: TwoFactorSetup): Promise<string> {
  return new EncryptJWT({ uri: setup.uri, backupCodes: [...setup.backupCodes] })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setSubject(personId)
    .setExpirationTime(`${SETUP_SECONDS}s`)
    .encrypt(keyOf(env));
}

/** Undefined when it ran out, was tampered with, or belongs to somebody else. */
export async function openSetup(
  env: Keys,
  personId: string,
  sealed: string,
): Promise<TwoFactorSetup | undefined> {
  try {
    const { payload } = await jwtDecrypt(sealed, keyOf(env), {
      subject: personId,
      keyManagementAlgorithms: ["dir"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
    const { uri, backupCodes } = payload;
    return typeof uri === "string" && isTexts(backupCodes) ? { uri, backupCodes } : undefined;
  } catch {
    return undefined;
  }
}

function keyOf(env: Keys): Uint8Array {
  return createHash("sha256").update(`forbear:two-factor-setup:${env.AUTH_SECRET}`).digest();
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}
