import { errors, jwtVerify, SignJWT } from "jose";
import { type KeyName, readKeyName, writeKeyName } from "../../domain/api-key/token";
import type { Env } from "../../env";
import { type Instant, instant } from "../../kernel/calendar";
import { SIGNING_ALGORITHM } from "../../store/signing-key";
import { privateKeyAt, publicKeyOf } from "./signing-keys";

/** What an access token says: with which key it was asked for, by which of its secrets, and for what. */
export type AccessClaims = Readonly<{
  client: KeyName;
  generation: number;
  scopes: readonly string[];
  expiresAt: Instant;
}>;

/** RFC 9068. Issuer and audience are this deployment: the tokens are good for its API and nothing else. */
const TYPE = "at+jwt";

export async function signAccessToken(
  env: Env,
  origin: string,
  { client, generation, scopes, expiresAt }: AccessClaims,
  now: Instant,
): Promise<string> {
  const { id, key } = await privateKeyAt(env, now);
  const clientId = writeKeyName(client);
  return new SignJWT({ client_id: clientId, scope: scopes.join(" "), generation })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, typ: TYPE, kid: id })
    .setIssuer(origin)
    .setAudience(origin)
    .setSubject(clientId)
    .setIssuedAt(Math.floor(now / 1000))
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .setJti(crypto.randomUUID())
    .sign(key);
}

/** Undefined for what we did not sign, not for here, or too long ago. Its key may be gone meanwhile. */
export async function readAccessToken(
  env: Env,
  origin: string,
  token: string,
  now: Instant,
): Promise<AccessClaims | undefined> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = kid === undefined ? undefined : await publicKeyOf(env, kid, now);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return key;
      },
      {
        algorithms: [SIGNING_ALGORITHM],
        typ: TYPE,
        issuer: origin,
        audience: origin,
        currentDate: new Date(now),
        requiredClaims: ["exp", "sub", "client_id", "scope", "generation"],
      },
    );
    const client = readKeyName(String(payload["client_id"]));
    if (!client) return undefined;
    return {
      client,
      generation: Number(payload["generation"]),
      scopes: String(payload["scope"]).split(" "),
      expiresAt: instant(Number(payload.exp) * 1000),
    };
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
