import type { Env } from "../env";
import { type Instant, instant } from "../kernel/calendar";
import { openControlDoor } from "../store/control-door";
import { idleSimulations } from "../store/due-simulation";
import { announceSimulation } from "../store/simulation";

/** An announced partition that nobody took up by then is announced again. */
const ANNOUNCED_MS = 20 * 60_000;
const FOUND_MAX = 200;

/** Sends again for what was lost or left by a worker that died. */
export async function announceSimulations(env: Env, now: Instant): Promise<void> {
  const until = instant(now + ANNOUNCED_MS);
  for (const { tenant_id: tenant, ...part } of await idleSimulations(env, now, FOUND_MAX)) {
    const door = openControlDoor(tenant, env.CONTROL);
    if (!(await announceSimulation(door, part, now, until))) continue;
    await env.SCANS.send({ v: 1, kind: "simulation.run", tenant, ...part });
  }
}
