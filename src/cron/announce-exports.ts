import { ANNOUNCED_MS } from "../app/export/run";
import type { Env } from "../env";
import { type BusinessDate, type Instant, instant } from "../kernel/calendar";
import { openControlDoor } from "../store/control-door";
import { idleExports, nextExports } from "../store/due-export";
import { bookDates } from "../store/due-work";
import { announceExport } from "../store/export";

const FOUND_MAX = 200;

/** Sends again for what was lost or left by a worker that died, and for files that are to go. */
export async function wakeExports(env: Env, now: Instant): Promise<void> {
  const until = instant(now + ANNOUNCED_MS);
  for (const { tenant_id: tenant, number } of await idleExports(env, now, FOUND_MAX)) {
    const door = openControlDoor(tenant, env.CONTROL);
    if (!(await announceExport(door, number, now, until))) continue;
    await env.EXPORTS.send({ v: 1, kind: "export.run", tenant, number });
  }
}

/** Sends for lenders whose book stands on a day of a schedule: all of it, so that no loan is behind. */
export async function announceSchedules(env: Env): Promise<void> {
  const next = await nextExports(env);
  if (next.length === 0) return;
  const books = new Map<number, BusinessDate>();
  for (const { tenant_id: tenant, scanned_on: on } of await bookDates(env)) {
    const known = books.get(tenant);
    if (known === undefined || on < known) books.set(tenant, on);
  }
  for (const { tenant_id: tenant, next_on: due } of next) {
    const standing = books.get(tenant);
    if (standing === undefined || standing < due) continue;
    await env.EXPORTS.send({ v: 1, kind: "export.make-due", tenant });
  }
}
