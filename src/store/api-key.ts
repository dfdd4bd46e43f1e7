import { timingSafeEqual } from "node:crypto";
import type { AddressRange } from "../domain/api-key/address-range";
import type { KeyStanding } from "../domain/api-key/standing";
import { rangesOf } from "../domain/api-key/terms";
import type { Env } from "../env";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { findTenant, type TenantEntry } from "./directory";
import { hashSecret } from "./tenant-access";

/** A key as the door needs it, with the lender whose it is. */
export type StoredKey = KeyStanding &
  Readonly<{
    number: number;
    name: string;
    scopes: readonly string[];
    lastUsedOn: string | null;
    allowedAddresses: readonly string[];
    ranges: readonly AddressRange[];
    entry: TenantEntry;
    /** The generation of one of its secrets; undefined for what is none. */
    generationOf(secret: string): number | undefined;
  }>;

type KeyColumns = Readonly<{
  name: string;
  secret_hash: string;
  scopes: string;
  last_used_on: string | null;
  revoked_at: Instant | null;
  expires_at: Instant | null;
  allowed_addresses: string;
  generation: number;
  previous_hash: string | null;
  previous_until: Instant | null;
}>;

/**
 * A key by its lender and number, which every token of it names: nothing is searched for, and two
 * reads go out together.
 */
export async function findKey(
  env: Env,
  { tenant, number }: Readonly<{ tenant: number; number: number }>,
): Promise<StoredKey | undefined> {
  const [row, entry] = await Promise.all([
    env.CONTROL.prepare(
      `SELECT name, secret_hash, scopes, last_used_on, revoked_at, expires_at, allowed_addresses,
         generation, previous_hash, previous_until
       FROM api_key WHERE tenant_id = ?1 AND number = ?2`,
    )
      .bind(tenant, number)
      .first<KeyColumns>(),
    findTenant(env, tenant),
  ]);
  return row && entry ? toStoredKey(row, number, entry) : undefined;
}

function toStoredKey(row: KeyColumns, number: number, entry: TenantEntry): StoredKey {
  const { generation, previous_hash: previousHash } = row;
  const allowedAddresses = JSON.parse(row.allowed_addresses) as string[];
  return {
    number,
    name: row.name,
    scopes: JSON.parse(row.scopes) as string[],
    lastUsedOn: row.last_used_on,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
    generation,
    previousUntil: row.previous_until,
    allowedAddresses,
    ranges: rangesOf(allowedAddresses),
    entry,
    generationOf(secret) {
      const hash = hashSecret(secret);
      if (isEqual(row.secret_hash, hash)) return generation;
      return previousHash !== null && isEqual(previousHash, hash) ? generation - 1 : undefined;
    },
  };
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Notes once a day that a key is in use. */
export async function noteKeyUse(env: Env, key: StoredKey, on: BusinessDate): Promise<void> {
  await env.CONTROL.prepare(
    `UPDATE api_key SET last_used_on = ?3
     WHERE tenant_id = ?1 AND number = ?2 AND last_used_on IS NOT ?3`,
  )
    .bind(key.entry.tenant.id, key.number, on)
    .run();
}
