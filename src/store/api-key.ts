import { timingSafeEqual } from "node:crypto";
import type { Env } from "../env";
import type { BusinessDate } from "../kernel/calendar";
import { findTenant, type TenantEntry } from "./directory";
import { hashSecret } from "./tenant-access";

export type VerifiedKey = Readonly<{
  number: number;
  name: string;
  scopes: readonly string[];
  lastUsedOn: string | null;
  entry: TenantEntry;
}>;

const TOKEN = /^fbk_([1-9]\d{0,14})_([1-9]\d{0,8})_([A-Za-z0-9_-]{32})$/;

/**
 * The key behind a bearer token; undefined for anything that is not a valid one. The token names its
 * tenant and number, so nothing is searched for and two reads go out together.
 */
export async function verifyKey(env: Env, token: string): Promise<VerifiedKey | undefined> {
  const match = TOKEN.exec(token);
  if (!match) return undefined;
  const [tenantId, number] = [Number(match[1]), Number(match[2])];
  const [row, entry] = await Promise.all([
    env.CONTROL.prepare(
      `SELECT name, secret_hash, scopes, last_used_on FROM api_key
       WHERE tenant_id = ?1 AND number = ?2 AND revoked_at IS NULL`,
    )
      .bind(tenantId, number)
      .first<{ name: string; secret_hash: string; scopes: string; last_used_on: string | null }>(),
    findTenant(env, tenantId),
  ]);
  if (!row || !entry || !isEqual(row.secret_hash, hashSecret(match[3] ?? ""))) return undefined;
  const scopes = JSON.parse(row.scopes) as string[];
  return { number, name: row.name, scopes, lastUsedOn: row.last_used_on, entry };
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Notes once a day that a key is in use. */
export async function noteKeyUse(env: Env, key: VerifiedKey, on: BusinessDate): Promise<void> {
  await env.CONTROL.prepare(
    "UPDATE api_key SET last_used_on = ?3 WHERE tenant_id = ?1 AND number = ?2",
  )
    .bind(key.entry.tenant.id, key.number, on)
    .run();
}
