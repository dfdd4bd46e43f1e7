import { ANNOUNCED_MS } from "../app/export/run";
import type { Env } from "../env";
import { type Instant, instant } from "../kernel/calendar";
import { openControlDoor } from "../store/control-door";
import { announceDeletion } from "../store/deletion";
import { idleDeletions } from "../store/due-export";

/** Sends for lenders whose waiting is over, and again for what was lost or left by a dead worker. */
export async function wakeDeletions(env: Env, now: Instant): Promise<void> {
  const until = instant(now + ANNOUNCED_MS);
  for (const tenant of await idleDeletions(env, now)) {
    if (!(await announceDeletion(openControlDoor(tenant, env.CONTROL), now, until))) continue;
    await env.EXPORTS.send({ v: 1, kind: "tenant.delete", tenant });
  }
}
