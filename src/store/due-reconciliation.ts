import type { Env } from "../env";
import type { Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";

export type DueTenant = Readonly<{ id: TenantId; partition_count: number; last: number }>;

/**
 * Lenders of whom nothing was reconciled since `before`, and who are older than that themselves: the
 * day of a lender's month is the day it signed up, so that they do not all come on the first.
 */
export async function dueReconciliations(
  env: Env,
  before: Instant,
  limit: number,
): Promise<readonly DueTenant[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT id, partition_count, COALESCE((SELECT MAX(number) FROM reconciliation
       WHERE tenant_id = tenant.id), 0) AS last
     FROM tenant WHERE state = 'active' AND created_at < ?1 AND NOT EXISTS (
       SELECT 1 FROM reconciliation INDEXED BY reconciliation_made
       WHERE tenant_id = tenant.id AND created_at >= ?1)
     ORDER BY id LIMIT ?2`,
  )
    .bind(before, limit)
    .all<DueTenant>();
  return answer.results;
}

export type IdlePart = Readonly<{ tenant_id: TenantId; number: number; partition: number }>;

/** Partitions of reconciliations that are not done and that nobody works on. */
export async function idleReconciliations(
  env: Env,
  now: Instant,
  limit: number,
): Promise<readonly IdlePart[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT tenant_id, number, partition FROM reconciliation
     WHERE state <> 'finished' AND lease_until < ?1 AND EXISTS (
       SELECT 1 FROM tenant WHERE id = reconciliation.tenant_id AND state = 'active')
     LIMIT ?2`,
  )
    .bind(now, limit)
    .all<IdlePart>();
  return answer.results;
}
