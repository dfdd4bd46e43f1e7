import { createHash } from "node:crypto";
import type { Env } from "../env";
import type { Instant } from "../kernel/calendar";
import { findTenant, type TenantEntry } from "../store/directory";
import { type Caller, proveCaller } from "./caller";

/**
 * Callers that were verified a moment ago, so that a read over the API costs one database round trip
 * (docs/adr/0006). A revoked key and its tokens may work that much longer in another isolate; what ends
 * by itself ends on time. Sandboxes are left out: their clock moves. Keyed by digest: the token itself
 * is not kept.
 */
const KNOWN_MS = 15_000;
const KEYS_MAX = 500;
const known = new Map<string, Readonly<{ caller: Caller; until: number }>>();

/** `origin`: what access tokens must have been issued for. */
export async function knownCaller(
  env: Env,
  origin: string,
  token: string,
  now: Instant,
): Promise<Caller | undefined> {
  const digest = createHash("sha256").update(`${origin} ${token}`).digest("base64url");
  const found = known.get(digest);
  if (found && found.until > now) return found.caller;
  known.delete(digest);
  const caller = await proveCaller(env, origin, token, now);
  if (caller && caller.key.entry.tenant.mode === "live") {
    if (known.size >= KEYS_MAX) known.clear();
    const until = Math.min(now + KNOWN_MS, caller.endsAt ?? Number.POSITIVE_INFINITY);
    known.set(digest, { caller, until });
  }
  return caller;
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
  for (const [digest, { caller }] of known) {
    if (caller.key.entry.tenant.id === tenantId) known.delete(digest);
  }
}
