import type { ScanRun, ScanRunStore, ScanTotals } from "../app/scan/run-store";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { PARTITION_COUNT_MAX } from "../kernel/ids";
import type { ControlDoor } from "./control-door";
import { tenantStatement } from "./statement";

type RunColumns = Readonly<{
  partition: number;
  business_date: BusinessDate;
  state: ScanRun["state"];
  attempts: number;
  loans_touched: number;
  notices_planned: number;
  transitions: number;
  set_aside: number;
  created_at: Instant;
  started_at: Instant | null;
  finished_at: Instant | null;
}>;

// A run is taken when it is new, or when the lease of whoever had it ran out.
const CLAIM = tenantStatement(
  "scan_run.claim",
  `INSERT INTO scan_run (tenant_id, partition, business_date, state, lease_until, attempts,
     created_at, started_at)
   VALUES (?1, ?2, ?3, 'running', ?5, 1, ?4, ?4)
   ON CONFLICT (tenant_id, partition, business_date) DO UPDATE SET
     state = 'running', lease_until = excluded.lease_until, attempts = attempts + 1,
     started_at = COALESCE(started_at, excluded.started_at)
   WHERE scan_run.state <> 'finished'
     AND (scan_run.lease_until < ?4 OR scan_run.state = 'claimed')`,
);
// Of all tenants at once: when a whole time zone turns its date, one statement announces it.
const ANNOUNCE = `INSERT INTO scan_run (tenant_id, partition, business_date, state, lease_until,
     created_at)
   SELECT value->>0, value->>1, value->>2, 'claimed', CAST(?3 AS INTEGER), CAST(?2 AS INTEGER)
   FROM json_each(?1) WHERE true
   ON CONFLICT (tenant_id, partition, business_date) DO UPDATE SET
     state = 'claimed', lease_until = excluded.lease_until
   WHERE scan_run.state <> 'finished' AND scan_run.lease_until < ?2
   RETURNING tenant_id, partition`;
const RELEASE = tenantStatement(
  "scan_run.release",
  `UPDATE scan_run SET state = 'claimed', lease_until = ?4
   WHERE tenant_id = ?1 AND partition = ?2 AND business_date = ?3 AND state = 'running'`,
);
const FINISH = tenantStatement(
  "scan_run.finish",
  `UPDATE scan_run SET state = 'finished', loans_touched = ?4, notices_planned = ?5,
     transitions = ?6, set_aside = ?7, finished_at = ?8
   WHERE tenant_id = ?1 AND partition = ?2 AND business_date = ?3 AND state <> 'finished'`,
);
const LIST = tenantStatement<RunColumns>(
  "scan_run.list",
  `SELECT partition, business_date, state, attempts, loans_touched, notices_planned, transitions,
     set_aside, created_at, started_at, finished_at
   FROM scan_run WHERE tenant_id = ?1 AND (?3 IS NULL OR business_date < ?3)
   ORDER BY business_date DESC, partition LIMIT ?2`,
);
// Every partition is named, so that the key leads to the days asked for and to no other.
const EVERY_PARTITION = Array.from({ length: PARTITION_COUNT_MAX }, (_, index) => index).join(",");
const TOTALS = tenantStatement<ScanTotals>(
  "scan_run.totals",
  `SELECT COUNT(DISTINCT business_date) AS days, COALESCE(SUM(loans_touched), 0) AS loansTouched,
     COALESCE(SUM(notices_planned), 0) AS noticesPlanned,
     COALESCE(SUM(transitions), 0) AS transitions, COALESCE(SUM(set_aside), 0) AS setAside,
     MIN(COALESCE(started_at, created_at)) AS startedAt, MAX(finished_at) AS finishedAt
   FROM scan_run WHERE tenant_id = ?1 AND partition IN (${EVERY_PARTITION})
     AND business_date > ?2 AND business_date <= ?3 AND state = 'finished'`,
);
const NO_TOTALS: ScanTotals = {
  days: 0,
  loansTouched: 0,
  noticesPlanned: 0,
  transitions: 0,
  setAside: 0,
  startedAt: null,
  finishedAt: null,
};
const START_CLOCK = tenantStatement(
  "clock.start",
  `UPDATE tenant SET clock_from = ?2, clock_target = ?3, clock_lease_until = ?4
   WHERE id = ?1 AND mode = 'sandbox' AND clock_target IS NULL AND clock_on = ?2
     AND NOT EXISTS (SELECT 1 FROM sandbox_reset WHERE tenant_id = ?1 AND state <> 'finished')`,
);
const CLAIM_CLOCK = tenantStatement(
  "clock.claim",
  `UPDATE tenant SET clock_lease_until = ?3
   WHERE id = ?1 AND clock_target IS NOT NULL
     AND (clock_lease_until IS NULL OR clock_lease_until <= ?2)`,
);
const MOVE_CLOCK = tenantStatement(
  "clock.move",
  `UPDATE tenant SET clock_on = ?2, clock_lease_until = ?3,
     clock_target = CASE WHEN clock_target <= ?2 THEN NULL ELSE clock_target END
   WHERE id = ?1 AND clock_on < ?2`,
);
const RELEASE_CLOCK = tenantStatement(
  "clock.release",
  "UPDATE tenant SET clock_lease_until = NULL WHERE id = ?1 AND clock_target IS NOT NULL",
);

/** The next day of one partition's book. */
export type DueScan = Readonly<{ tenant_id: number; partition: number; date: BusinessDate }>;

/**
 * Notes that messages for these days are sent, at most one a partition, and answers for which of
 * them one must be sent now: not where an earlier one is still good, nor where the day is done.
 */
export async function announceScans(
  control: D1Database,
  due: readonly DueScan[],
  now: Instant,
  until: Instant,
): Promise<readonly Readonly<{ tenant_id: number; partition: number }>[]> {
  if (due.length === 0) return [];
  const rows = due.map(({ tenant_id, partition, date }) => [tenant_id, partition, date]);
  const answer = await control
    .prepare(ANNOUNCE)
    .bind(JSON.stringify(rows), now, until)
    .all<{ tenant_id: number; partition: number }>();
  return answer.results;
}

export function openScanRunStore(door: ControlDoor): ScanRunStore {
  return {
    claim: async (partition, date, now, leaseUntil) =>
      (await door.run(CLAIM, partition, date, now, leaseUntil)) === 1,
    async release(partition, date, announcedUntil) {
      await door.run(RELEASE, partition, date, announcedUntil);
    },
    async finish(partition, date, effect, now) {
      const { loansTouched, noticesPlanned, transitions, setAside } = effect;
      const counts = [loansTouched, noticesPlanned, transitions, setAside];
      await door.run(FINISH, partition, date, ...counts, now);
    },
    async list(limit, before) {
      return (await door.all(LIST, limit, before)).map(toRun);
    },
    totals: async (from, to) => (await door.first(TOTALS, from, to)) ?? NO_TOTALS,
    startClock: async (from, target, now) => (await door.run(START_CLOCK, from, target, now)) === 1,
    claimClock: async (now, leaseUntil) => (await door.run(CLAIM_CLOCK, now, leaseUntil)) === 1,
    async moveClock(on, leaseUntil) {
      await door.run(MOVE_CLOCK, on, leaseUntil);
    },
    async releaseClock() {
      await door.run(RELEASE_CLOCK);
    },
  };
}

function toRun(row: RunColumns): ScanRun {
  return {
    partition: row.partition,
    businessDate: row.business_date,
    state: row.state,
    attempts: row.attempts,
    loansTouched: row.loans_touched,
    noticesPlanned: row.notices_planned,
    transitions: row.transitions,
    setAside: row.set_aside,
    createdAt: row.created_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}
