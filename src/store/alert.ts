import type { AlertKind, HealthStore, OpenAlert } from "../app/health/store";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { readPulse } from "./heartbeat";
import { tenantStatement } from "./statement";

const RAISE = tenantStatement(
  "alert.raise",
  `INSERT INTO alert (tenant_id, kind, raised_at, due_at) VALUES (?1, ?2, ?3, ?4)
   ON CONFLICT DO NOTHING`,
);
const CLEAR = tenantStatement(
  "alert.clear",
  `UPDATE alert SET cleared_at = ?3 WHERE tenant_id = ?1 AND kind = ?2 AND cleared_at IS NULL`,
);
const OPEN = tenantStatement<{ kind: AlertKind; raised_at: Instant; due_at: Instant }>(
  "alert.open",
  `SELECT kind, raised_at, due_at FROM alert INDEXED BY alert_open
   WHERE tenant_id = ?1 AND cleared_at IS NULL ORDER BY kind`,
);

export function openHealthStore(door: ControlDoor, control: D1Database): HealthStore {
  return {
    async pulse() {
      const { tickedAt, pausedFrom, pausedUntil } = await readPulse(control);
      return { tickedAt, pausedFrom, pausedUntil };
    },
    async openAlerts(): Promise<readonly OpenAlert[]> {
      return (await door.all(OPEN)).map((row) => ({
        kind: row.kind,
        raisedAt: row.raised_at,
        dueAt: row.due_at,
      }));
    },
  };
}

/** False when one of that kind is open already. */
export async function raiseAlert(
  door: ControlDoor,
  kind: AlertKind,
  now: Instant,
  dueAt: Instant,
): Promise<boolean> {
  return (await door.run(RAISE, kind, now, dueAt)) === 1;
}

export async function clearAlert(door: ControlDoor, kind: AlertKind, now: Instant): Promise<void> {
  await door.run(CLEAR, kind, now);
}

/** Lenders that have an alert of a kind open, for the tick. */
export async function tenantsAlerted(
  control: D1Database,
  kind: AlertKind,
): Promise<readonly number[]> {
  const answer = await control
    .prepare(
      "SELECT tenant_id FROM alert INDEXED BY alert_open WHERE kind = ?1 AND cleared_at IS NULL",
    )
    .bind(kind)
    .all<{ tenant_id: number }>();
  return answer.results.map(({ tenant_id }) => tenant_id);
}
