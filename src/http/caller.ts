import { readKeyToken } from "../domain/api-key/token";
import { type KeyRefusal, refuseKey } from "../domain/api-key/standing";
import type { Env } from "../env";
import { dateAt, type Instant } from "../kernel/calendar";
import { controlId } from "../kernel/ids";
import { findKey, noteKeyUse, type StoredKey } from "../store/api-key";
import { permissionsOfScopes } from "../domain/member/role";
import type { Actor } from "../app/context";
import { CLIENT_ADDRESS } from "./auth/limits";
import { readAccessToken } from "./oauth/access-token";

/** A program that has proven a key, by its secret or by a token that was given for it. */
export type Caller = Readonly<{
  key: StoredKey;
  /** Which of the key's secrets it was, itself or to get the token. */
  generation: number;
  scopes: readonly string[];
  /** When the token ends; null for the key itself. */
  endsAt: Instant | null;
}>;

/** Ours have some hundred characters; nothing longer is worth a look. */
const TOKEN_LENGTH_MAX = 4096;

/** Who a bearer token is of; undefined for anything that proves nothing. */
export async function proveCaller(
  env: Env,
  origin: string,
  token: string,
  now: Instant,
): Promise<Caller | undefined> {
  if (token.length > TOKEN_LENGTH_MAX) return undefined;
  return token.startsWith("fbk_")
    ? proveKey(env, token)
    : proveAccessToken(env, origin, token, now);
}

/** A key of a sandbox opens no live lender, and the other way round, whatever its number. */
export async function proveKey(env: Env, token: string): Promise<Caller | undefined> {
  const said = readKeyToken(token);
  const key = said && (await findKey(env, said));
  if (!key || (said.mode !== null && said.mode !== key.entry.tenant.mode)) return undefined;
  const generation = key.generationOf(said.secret);
  if (generation === undefined) return undefined;
  return { key, generation, scopes: key.scopes, endsAt: null };
}

async function proveAccessToken(
  env: Env,
  origin: string,
  token: string,
  now: Instant,
): Promise<Caller | undefined> {
  const claims = await readAccessToken(env, origin, token, now);
  const key = claims && (await findKey(env, claims.client));
  if (!key || claims.client.mode !== key.entry.tenant.mode) return undefined;
  const { generation, scopes, expiresAt } = claims;
  return { key, generation, scopes, endsAt: expiresAt };
}

/** Why a proven caller is not let in; undefined when it is. */
export function refuseCaller(
  { key, generation }: Caller,
  request: Request,
  now: Instant,
): KeyRefusal | Readonly<{ code: "access.tenant_suspended" }> | undefined {
  const address = request.headers.get(CLIENT_ADDRESS);
  const refusal = refuseKey(key, { generation, now, address });
  if (refusal) return refusal;
  return key.entry.tenant.state === "suspended" ? { code: "access.tenant_suspended" } : undefined;
}

/** A caller as who acts: what a token leaves out of its key's scopes, it cannot do. */
export function actorOf({ key, scopes }: Caller): Actor {
  const { number, expiresAt, allowedAddresses } = key;
  return {
    name: `key:${controlId("apiKey", number)}`,
    permissions: permissionsOfScopes(scopes) ?? [],
    terms: { expiresAt, allowedAddresses },
  };
}

/** Writes down the day of a key's last use, once a day; undefined when it is known. */
export function noteUse(env: Env, { key }: Caller, now: Instant): Promise<void> | undefined {
  const today = dateAt(now, "UTC");
  return key.lastUsedOn === today ? undefined : noteKeyUse(env, key, today);
}
