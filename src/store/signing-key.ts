import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose";
import { goodKeys, needsSigningKey } from "../domain/access-token/signing-key";
import type { Env } from "../env";
import type { Instant } from "../kernel/calendar";
import { openPlatformSeal } from "./vault";

/** ES256: small signatures, and what every library of access tokens knows. */
export const SIGNING_ALGORITHM = "ES256";

export type SigningKey = Readonly<{
  id: string;
  publicJwk: JWK;
  createdAt: Instant;
  openPrivateJwk(): JWK;
}>;

type Held = Pick<Env, "CONTROL" | "PLATFORM_KEY">;

export async function listSigningKeys(env: Held): Promise<readonly SigningKey[]> {
  const { results } = await env.CONTROL.prepare(
    "SELECT id, public_jwk, sealed_private_jwk, created_at FROM signing_key ORDER BY created_at",
  ).all<{ id: string; public_jwk: string; sealed_private_jwk: string; created_at: Instant }>();
  return results.map((row) => ({
    id: row.id,
    publicJwk: JSON.parse(row.public_jwk) as JWK,
    createdAt: row.created_at,
    openPrivateJwk: () =>
      JSON.parse(openPlatformSeal(env.PLATFORM_KEY).open(row.sealed_private_jwk, placeOf(row.id))),
  }));
}

/**
 * Makes the next key when its time has come, and forgets those that nothing good is signed with any
 * more. The tick asks, and whoever needs the first one: of several at a time one key stays.
 */
export async function rotateSigningKeys(env: Held, now: Instant): Promise<void> {
  const keys = await listSigningKeys(env);
  if (needsSigningKey(keys, now)) await addSigningKey(env, keys.at(-1)?.createdAt ?? 0, now);
  const good = new Set(goodKeys(keys, now).map(({ id }) => id));
  for (const { id } of keys.filter((key) => !good.has(key.id))) {
    await env.CONTROL.prepare("DELETE FROM signing_key WHERE id = ?1").bind(id).run();
  }
}

async function addSigningKey(env: Held, newestAt: number, now: Instant): Promise<void> {
  const pair = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  const publicJwk = await exportJWK(pair.publicKey);
  const id = await calculateJwkThumbprint(publicJwk);
  const privateJwk = JSON.stringify(await exportJWK(pair.privateKey));
  const sealed = openPlatformSeal(env.PLATFORM_KEY).seal(privateJwk, placeOf(id));
  await env.CONTROL.prepare(
    `INSERT INTO signing_key (id, public_jwk, sealed_private_jwk, created_at)
     SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS (SELECT 1 FROM signing_key WHERE created_at > ?5)`,
  )
    .bind(id, JSON.stringify(publicJwk), sealed, now, newestAt)
    .run();
}

function placeOf(id: string): string {
  return `signing-key|${id}`;
}
