import type { Env } from "../env";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";

type IdleExport = Readonly<{ tenant_id: TenantId; number: number }>;

/** Exports that nobody works on although they are not done, and those whose files are to go. */
export async function idleExports(
  env: Env,
  now: Instant,
  limit: number,
): Promise<readonly IdleExport[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT tenant_id, number FROM export_job INDEXED BY export_job_wake
     WHERE wake_at <= ?1 AND EXISTS (
       SELECT 1 FROM tenant WHERE id = export_job.tenant_id AND state = 'active')
     LIMIT ?2`,
  )
    .bind(now, limit)
    .all<IdleExport>();
  return answer.results;
}

export type NextExport = Readonly<{ tenant_id: TenantId; next_on: BusinessDate }>;

/** For each lender with schedules the next day of any of them. */
export async function nextExports(env: Env): Promise<readonly NextExport[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT tenant_id, MIN(next_on) AS next_on FROM export_schedule WHERE EXISTS (
       SELECT 1 FROM tenant WHERE id = export_schedule.tenant_id AND state = 'active')
     GROUP BY tenant_id`,
  ).all<NextExport>();
  return answer.results;
}

/** Lenders that are to be deleted by now and that nobody deletes. */
export async function idleDeletions(env: Env, now: Instant): Promise<readonly TenantId[]> {
  const answer = await env.CONTROL.prepare(
    "SELECT tenant_id FROM tenant_deletion WHERE wake_at <= ?1 AND lease_until <= ?1 LIMIT 100",
  )
    .bind(now)
    .all<{ tenant_id: TenantId }>();
  return answer.results.map(({ tenant_id }) => tenant_id);
}
