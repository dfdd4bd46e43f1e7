import type { Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";

const KEPT_MS = 24 * 3600_000;
/** A request that has not answered by then died; its key may be used again. */
const PENDING_MS = 5 * 60_000;

export type KeyedAnswer = Readonly<{
  fingerprint: string;
  /** Null while the first request is still at work. */
  sealedAnswer: string | null;
}>;

/** Claims a key for one request; undefined when it is free now, else what holds it. */
export async function claimIdempotencyKey(
  control: D1Database,
  tenantId: TenantId,
  key: string,
  fingerprint: string,
  now: Instant,
): Promise<KeyedAnswer | undefined> {
  const [claimed, found] = await control.batch<{
    fingerprint: string;
    sealed_answer: string | null;
  }>([
    control
      .prepare(
        `INSERT INTO idempotency_key (tenant_id, key, fingerprint, created_at)
         VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (tenant_id, key) DO UPDATE SET
           fingerprint = excluded.fingerprint, created_at = excluded.created_at, sealed_answer = NULL
         WHERE (sealed_answer IS NULL AND created_at < ?4 - ${PENDING_MS})
           OR created_at < ?4 - ${KEPT_MS}`,
      )
      .bind(tenantId, key, fingerprint, now),
    control
      .prepare(
        "SELECT fingerprint, sealed_answer FROM idempotency_key WHERE tenant_id = ?1 AND key = ?2",
      )
      .bind(tenantId, key),
  ]);
  if (claimed?.meta.changes === 1) return undefined;
  const row = found?.results[0];
  return row && { fingerprint: row.fingerprint, sealedAnswer: row.sealed_answer };
}

export async function keepAnswer(
  control: D1Database,
  tenantId: TenantId,
  key: string,
  sealedAnswer: string,
): Promise<void> {
  await control
    .prepare("UPDATE idempotency_key SET sealed_answer = ?3 WHERE tenant_id = ?1 AND key = ?2")
    .bind(tenantId, key, sealedAnswer)
    .run();
}

/** After a failure of ours the same key must be able to try again. */
export async function freeIdempotencyKey(
  control: D1Database,
  tenantId: TenantId,
  key: string,
): Promise<void> {
  await control
    .prepare("DELETE FROM idempotency_key WHERE tenant_id = ?1 AND key = ?2")
    .bind(tenantId, key)
    .run();
}

export async function purgeIdempotencyKeys(control: D1Database, now: Instant): Promise<void> {
  await control
    .prepare("DELETE FROM idempotency_key WHERE created_at < ?1")
    .bind(now - KEPT_MS)
    .run();
}
