import { type Pulse, TICK_LATE_MS } from "../domain/scan/lateness";
import type { Instant } from "../kernel/calendar";

/** The pulse with what the last tick and the last scan left: nothing of it names a lender. */
export type PlatformPulse = Pulse &
  Readonly<{ tenantsBehind: number | null; scanFinishedAt: Instant | null }>;

/**
 * Notes that the platform's clock ticked: an outside watchdog reads its age from /health. A clock
 * that comes back after too long notes the pause as well.
 */
export async function beat(
  control: D1Database,
  now: Instant,
  tenantsBehind: number | null = null,
): Promise<void> {
  await control
    .prepare(
      `INSERT INTO heartbeat (id, ticked_at, tenants_behind) VALUES (1, ?1, ?3)
       ON CONFLICT (id) DO UPDATE SET
         paused_from = CASE WHEN ?1 - ticked_at > ?2 THEN ticked_at ELSE paused_from END,
         paused_until = CASE WHEN ?1 - ticked_at > ?2 THEN ?1 ELSE paused_until END,
         ticked_at = MAX(ticked_at, excluded.ticked_at),
         tenants_behind = COALESCE(excluded.tenants_behind, tenants_behind)`,
    )
    .bind(now, TICK_LATE_MS, tenantsBehind)
    .run();
}

type PulseColumns = Readonly<{
  ticked_at: Instant;
  paused_from: Instant | null;
  paused_until: Instant | null;
  tenants_behind: number | null;
}>;

/** Two short reads, whoever asks and however often. */
export async function readPulse(control: D1Database): Promise<PlatformPulse> {
  const [beats, scans] = await control.batch([
    control.prepare(
      "SELECT ticked_at, paused_from, paused_until, tenants_behind FROM heartbeat WHERE id = 1",
    ),
    control.prepare(
      "SELECT MAX(finished_at) AS finished_at FROM scan_run WHERE finished_at IS NOT NULL",
    ),
  ]);
  const row = beats?.results[0] as PulseColumns | undefined;
  const scan = scans?.results[0] as { finished_at: Instant | null } | undefined;
  return {
    tickedAt: row?.ticked_at ?? null,
    pausedFrom: row?.paused_from ?? null,
    pausedUntil: row?.paused_until ?? null,
    tenantsBehind: row?.tenants_behind ?? null,
    scanFinishedAt: scan?.finished_at ?? null,
  };
}
