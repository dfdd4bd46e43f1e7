import type { Env } from "../env";
import type { Instant } from "../kernel/calendar";
import type { IdlePart } from "./due-reconciliation";

/** Partitions of simulations that are not done and that nobody works on. */
export async function idleSimulations(
  env: Env,
  now: Instant,
  limit: number,
): Promise<readonly IdlePart[]> {
  const answer = await env.CONTROL.prepare(
    `SELECT tenant_id, number, partition FROM simulation_part INDEXED BY simulation_part_open
     WHERE (state = 'queued' OR state = 'running') AND lease_until < ?1 AND EXISTS (
       SELECT 1 FROM tenant WHERE id = simulation_part.tenant_id AND state = 'active')
     LIMIT ?2`,
  )
    .bind(now, limit)
    .all<IdlePart>();
  return answer.results;
}
