import { createHash } from "node:crypto";
import type { Env } from "../env";
import { type VerifiedKey, verifyKey } from "../store/api-key";
import { findTenant, type TenantEntry } from "../store/directory";

/**
 * Keys that were verified a moment ago, so that a read over the API costs one database round trip
 * (docs/adr/0006). A revoked key may work that much longer in another isolate. Sandboxes are left
 * out: their clock moves. Keyed by digest: the token itself is not kept.
 */
const KNOWN_MS = 15_000;
const KEYS_MAX = 500;
const known = new Map<string, Readonly<{ key: VerifiedKey; until: number }>>();

export async function knownKey(env: Env, token: string): Promise<VerifiedKey | undefined> {
  const digest = createHash("sha256").update(token).digest("base64url");
  const found = known.get(digest);
  if (found && found.until > Date.now()) return found.key;
  known.delete(digest);
  const key = await verifyKey(env, token);
  if (key && key.entry.tenant.mode === "live") {
    if (known.size >= KEYS_MAX) known.clear();
    known.set(digest, { key, until: Date.now() + KNOWN_MS });
  }
  return key;
}

const entries = new Map<number, Readonly<{ entry: TenantEntry; until: number }>>();

/** The same of a lender whose callers prove themselves otherwise: by what they sign. */
export async function knownTenant(env: Env, id: number): Promise<TenantEntry | undefined> {
  const found = entries.get(id);
  if (found && found.until > Date.now()) return found.entry;
  entries.delete(id);
  const entry = await findTenant(env, id);
  if (entry?.tenant.mode === "live") {
    if (entries.size >= KEYS_MAX) entries.clear();
    entries.set(id, { entry, until: Date.now() + KNOWN_MS });
  }
  return entry;
}

/** After a change of a tenant, its keys or its endpoints made here. */
export function forgetKeys(tenantId: number): void {
  entries.delete(tenantId);
  for (const [digest, { key }] of known) {
    if (key.entry.tenant.id === tenantId) known.delete(digest);
  }
}
