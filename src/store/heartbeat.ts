import type { Instant } from "../kernel/calendar";

/** Notes that the platform's clock ticked: an outside watchdog reads its age from /health. */
export async function beat(control: D1Database, now: Instant): Promise<void> {
  await control
    .prepare(
      `INSERT INTO heartbeat (id, ticked_at) VALUES (1, ?1)
       ON CONFLICT (id) DO UPDATE SET ticked_at = MAX(ticked_at, excluded.ticked_at)`,
    )
    .bind(now)
    .run();
}

export async function lastBeat(control: D1Database): Promise<Instant | null> {
  return control
    .prepare("SELECT ticked_at FROM heartbeat WHERE id = 1")
    .first<Instant>("ticked_at");
}
