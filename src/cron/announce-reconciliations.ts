import type { Env } from "../env";
import { type Instant, instant } from "../kernel/calendar";
import type { TenantId } from "../kernel/ids";
import { openControlDoor } from "../store/control-door";
import { dueReconciliations, idleReconciliations } from "../store/due-reconciliation";
import { announceReconciliation, createReconciliation } from "../store/reconciliation";

/** Once a month, counted in days: no month is skipped and none is checked twice. */
export const RECONCILED_EVERY_MS = 30 * 86_400_000;
/** An announced partition that nobody took up by then is announced again. */
const ANNOUNCED_MS = 20 * 60_000;
/** The rest is found by the next tick: who has waited a month can wait a quarter of an hour. */
const FOUND_MAX = 200;

/** Begins what is a month ago, and sends again for what was lost or left by a worker that died. */
export async function announceReconciliations(env: Env, now: Instant): Promise<void> {
  const until = instant(now + ANNOUNCED_MS);
  const before = instant(now - RECONCILED_EVERY_MS);
  for (const { id, partition_count, last } of await dueReconciliations(env, before, FOUND_MAX)) {
    const partitions = Array.from({ length: partition_count }, (_, partition) => partition);
    const run = { number: last + 1, cause: "monthly", createdBy: "system:tick" } as const;
    const door = openControlDoor(id, env.CONTROL);
    if (!(await createReconciliation(door, { ...run, partitions }, now, until))) continue;
    for (const partition of partitions) await send(env, id, run.number, partition);
  }
  for (const part of await idleReconciliations(env, now, FOUND_MAX)) {
    const door = openControlDoor(part.tenant_id, env.CONTROL);
    if (!(await announceReconciliation(door, part, now, until))) continue;
    await send(env, part.tenant_id, part.number, part.partition);
  }
}

async function send(env: Env, tenant: TenantId, number: number, partition: number): Promise<void> {
  await env.SCANS.send({ v: 1, kind: "reconciliation.run", tenant, number, partition });
}
