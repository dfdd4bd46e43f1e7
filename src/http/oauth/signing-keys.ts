import { type CryptoKey, importJWK, type JWK } from "jose";
import { goodKeys, signingKeyAt } from "../../domain/access-token/signing-key";
import type { Env } from "../../env";
import { type Instant, instant } from "../../kernel/calendar";
import {
  listSigningKeys,
  rotateSigningKeys,
  SIGNING_ALGORITHM,
  type SigningKey,
} from "../../store/signing-key";

/** As long as a verified API key is known (docs/adr/0006). */
const KNOWN_MS = 15_000;
/** A key that is not among those known is looked for again, but not with every forged token. */
const ASKED_AGAIN_MS = 1000;

/** What was read a moment ago, with what was made of it. Private halves stay sealed until one signs. */
type Known = Readonly<{
  keys: readonly SigningKey[];
  readAt: number;
  publicKeys: Map<string, Promise<CryptoKey>>;
  privateKeys: Map<string, Promise<CryptoKey>>;
}>;
let known: Known | undefined;

async function knownKeys(env: Env, now: Instant, youngerThanMs: number): Promise<Known> {
  if (known && now - known.readAt < youngerThanMs) return known;
  known = {
    keys: await listSigningKeys(env),
    readAt: now,
    publicKeys: new Map(),
    privateKeys: new Map(),
  };
  return known;
}

/** The key to sign with; the first one of a platform is made when it is asked for. */
export async function privateKeyAt(
  env: Env,
  now: Instant,
): Promise<Readonly<{ id: string; key: CryptoKey }>> {
  let { keys, privateKeys } = await knownKeys(env, now, KNOWN_MS);
  if (keys.length === 0) {
    await rotateSigningKeys(env, now);
    ({ keys, privateKeys } = await knownKeys(env, now, 0));
  }
  const chosen = signingKeyAt(keys, now);
  if (!chosen) throw new Error("a platform that signs has a key");
  return { id: chosen.id, key: await once(privateKeys, chosen.id, () => chosen.openPrivateJwk()) };
}

/** The public half of a key whose signatures are good. */
export async function publicKeyOf(
  env: Env,
  id: string,
  now: Instant,
): Promise<CryptoKey | undefined> {
  const find = ({ keys }: Known) => goodKeys(keys, now).find((key) => key.id === id);
  let read = await knownKeys(env, now, KNOWN_MS);
  if (!find(read)) read = await knownKeys(env, now, ASKED_AGAIN_MS);
  const found = find(read);
  return found && once(read.publicKeys, id, () => found.publicJwk);
}

/** RFC 7517: every key whose signatures are good now or will be soon. */
export async function publicKeySet(env: Env): Promise<Readonly<{ keys: readonly JWK[] }>> {
  const now = instant(Date.now());
  const { keys } = await knownKeys(env, now, KNOWN_MS);
  return {
    keys: goodKeys(keys, now).map(({ id, publicJwk }) => ({
      ...publicJwk,
      kid: id,
      use: "sig",
      alg: SIGNING_ALGORITHM,
    })),
  };
}

function once(
  made: Map<string, Promise<CryptoKey>>,
  id: string,
  jwk: () => JWK,
): Promise<CryptoKey> {
  const found = made.get(id) ?? (importJWK(jwk(), SIGNING_ALGORITHM) as Promise<CryptoKey>);
  made.set(id, found);
  return found;
}
