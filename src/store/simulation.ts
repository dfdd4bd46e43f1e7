import type {
  Simulation,
  SimulationKind,
  SimulationPart,
  SimulationPlan,
  SimulationState,
  SimulationStore,
} from "../app/simulation/store";
import { storedDocument } from "../domain/policy/stored-document";
import type { SimulationInput } from "../domain/simulation/input";
import { EMPTY_REPORT, type PartReport } from "../domain/simulation/report";
import type { BusinessDate, Instant } from "../kernel/calendar";
import type { ControlDoor } from "./control-door";
import { openSimulatedBook } from "./simulated-book";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type PlanColumns = Readonly<{
  number: number;
  kind: SimulationKind;
  policy_version: number;
  against_version: number;
  document: string;
  effective_on: BusinessDate;
  digest: string;
  from_on: BusinessDate;
  through_on: BusinessDate;
  input: string;
  every: number;
  loans_total: number;
  created_by: string;
  created_at: Instant;
}>;

type RunColumns = Omit<PlanColumns, "document"> &
  Readonly<{
    parts: number;
    parts_done: number;
    parts_begun: number;
    parts_failed: number;
    loans_done: number;
    failure: string | null;
    finished_at: Instant | null;
  }>;

type PartColumns = Readonly<{
  number: number;
  partition: number;
  after_id: number;
  report: string;
}>;

const PLAN_COLUMNS = `s.number AS number, kind, policy_version, against_version, effective_on, digest,
  from_on, through_on, input, every, loans_total, created_by, created_at`;
const RUN_COLUMNS = `${PLAN_COLUMNS}, COUNT(*) AS parts, SUM(p.state = 'finished') AS parts_done,
  SUM(p.started_at IS NOT NULL) AS parts_begun, SUM(p.state = 'failed') AS parts_failed,
  SUM(loans_done) AS loans_done, MAX(failure) AS failure, MAX(p.finished_at) AS finished_at`;
const RUNS = `FROM simulation s CROSS JOIN simulation_part p
  ON p.tenant_id = s.tenant_id AND p.number = s.number`;

const LIST = tenantStatement<RunColumns>(
  "simulation.list",
  `SELECT ${RUN_COLUMNS} ${RUNS} WHERE s.tenant_id = ?1 AND s.number < ?2
   GROUP BY s.number ORDER BY s.number DESC LIMIT ?3`,
);
const FIND = tenantStatement<RunColumns>(
  "simulation.find",
  `SELECT ${RUN_COLUMNS} ${RUNS} WHERE s.tenant_id = ?1 AND s.number = ?2 GROUP BY s.number`,
);
const LATEST = tenantStatement<RunColumns>(
  "simulation.latest_of",
  `SELECT ${RUN_COLUMNS} FROM simulation s INDEXED BY simulation_version
   CROSS JOIN simulation_part p ON p.tenant_id = s.tenant_id AND p.number = s.number
   WHERE s.tenant_id = ?1 AND s.policy_version = ?2 AND s.digest = ?3
   GROUP BY s.number HAVING MIN(p.state = 'finished') = 1 ORDER BY s.number DESC LIMIT 1`,
);
const PLAN = tenantStatement<PlanColumns>(
  "simulation.plan",
  `SELECT ${PLAN_COLUMNS}, document FROM simulation s WHERE s.tenant_id = ?1 AND s.number = ?2`,
);
const REPORTS = tenantStatement<{ report: string }>(
  "simulation.reports",
  `SELECT report FROM simulation_part WHERE tenant_id = ?1 AND number = ?2 ORDER BY partition`,
);
const CREATE = tenantStatement(
  "simulation.create",
  `INSERT INTO simulation (tenant_id, number, kind, policy_version, against_version, document,
     effective_on, digest, from_on, through_on, input, every, loans_total, created_by, created_at)
   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
   ON CONFLICT (tenant_id, number) DO NOTHING`,
);
const CREATE_PARTS = tenantStatement(
  "simulation.create_parts",
  `INSERT INTO simulation_part (tenant_id, number, partition, state, report, lease_until)
   SELECT ?1, ?2, value, 'queued', ?4, ?5 FROM json_each(?3) WHERE true
   ON CONFLICT (tenant_id, number, partition) DO NOTHING`,
);
const CLAIM = tenantStatement<PartColumns>(
  "simulation.claim",
  `UPDATE simulation_part SET state = 'running', lease_until = ?5,
     started_at = COALESCE(started_at, ?4)
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3
     AND (state = 'queued' OR (state = 'running' AND lease_until <= ?4))
   RETURNING number, partition, after_id, report`,
);
const RELEASE = tenantStatement(
  "simulation.release",
  `UPDATE simulation_part SET state = 'queued'
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND state = 'running'`,
);
const ADVANCE = tenantStatement(
  "simulation.advance",
  `UPDATE simulation_part SET after_id = ?5, loans_done = ?6, report = ?7
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND after_id = ?4
     AND (state = 'queued' OR state = 'running')`,
);
const FINISH = tenantStatement(
  "simulation.finish",
  `UPDATE simulation_part SET state = 'finished', finished_at = ?5
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND after_id = ?4
     AND (state = 'queued' OR state = 'running')`,
);
const FAIL = tenantStatement(
  "simulation.fail",
  `UPDATE simulation_part SET state = 'failed', failure = ?3, finished_at = ?4
   WHERE tenant_id = ?1 AND number = ?2 AND state <> 'finished'`,
);
/** Sent, but taken up by nobody by then: it is sent again. */
const ANNOUNCE = tenantStatement(
  "simulation.announce",
  `UPDATE simulation_part SET state = 'queued', lease_until = ?5
   WHERE tenant_id = ?1 AND number = ?2 AND partition = ?3 AND (state = 'queued' OR state = 'running')
     AND lease_until < ?4`,
);
const SCANNED_DAYS = tenantStatement<{ on: BusinessDate; finishedAt: Instant }>(
  "simulation.scanned_days",
  `SELECT business_date AS "on", finished_at AS finishedAt FROM scan_run
   WHERE tenant_id = ?1 AND partition = ?2 AND state = 'finished' ORDER BY business_date`,
);
/** Beyond every number a simulation can have. */
const NUMBER_MAX = 2 ** 50;

export function openSimulationStore(control: ControlDoor, door: Door): SimulationStore {
  const partitions = door.partitions().map(({ partition }) => partition);
  return {
    ...openSimulatedBook(door),
    list: async (limit, before) =>
      (await control.all(LIST, before ?? NUMBER_MAX, limit)).map(toRun),
    async find(number) {
      const row = await control.first(FIND, number);
      return row && toRun(row);
    },
    async latestOf(version, digest) {
      const row = await control.first(LATEST, version, digest);
      return row && toRun(row);
    },
    async plan(number) {
      const row = await control.first(PLAN, number);
      return row && { ...toPlan(row), document: storedDocument(row.document) };
    },
    async reports(number) {
      const rows = await control.all(REPORTS, number);
      return rows.map(({ report }) => JSON.parse(report) as PartReport);
    },
    async create(plan, until) {
      if ((await control.run(CREATE, ...planValues(plan))) !== 1) return false;
      const places = JSON.stringify(partitions);
      const report = JSON.stringify(EMPTY_REPORT);
      await control.run(CREATE_PARTS, plan.number, places, report, until);
      return true;
    },
    async claim(number, partition, now, leaseUntil) {
      const row = await control.first(CLAIM, number, partition, now, leaseUntil);
      return row && toPart(row);
    },
    async release(number, partition) {
      await control.run(RELEASE, number, partition);
    },
    async advance({ number, partition, afterId }, through, report) {
      const values = [through, report.loans, JSON.stringify(report)];
      return (await control.run(ADVANCE, number, partition, afterId, ...values)) === 1;
    },
    finish: async ({ number, partition, afterId }, now) =>
      (await control.run(FINISH, number, partition, afterId, now)) === 1,
    async fail(number, failure, now) {
      await control.run(FAIL, number, failure, now);
    },
    scannedDays: (partition) => control.all(SCANNED_DAYS, partition),
  };
}

/** Notes that a message for this partition is sent again; false while the last one is still good. */
export async function announceSimulation(
  control: ControlDoor,
  part: Readonly<{ number: number; partition: number }>,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  return (await control.run(ANNOUNCE, part.number, part.partition, now, until)) === 1;
}

function planValues(plan: SimulationPlan) {
  return [
    plan.number,
    plan.kind,
    plan.policyVersion,
    plan.againstVersion,
    JSON.stringify(plan.document),
    plan.effectiveOn,
    plan.digest,
    plan.fromOn,
    plan.throughOn,
    JSON.stringify(plan.input),
    plan.every,
    plan.loansTotal,
    plan.createdBy,
    plan.createdAt,
  ] as const;
}

function toPlan(row: Omit<PlanColumns, "document">): Omit<SimulationPlan, "document"> {
  return {
    number: row.number,
    kind: row.kind,
    policyVersion: row.policy_version,
    againstVersion: row.against_version,
    effectiveOn: row.effective_on,
    digest: row.digest,
    fromOn: row.from_on,
    throughOn: row.through_on,
    input: JSON.parse(row.input) as SimulationInput,
    every: row.every,
    loansTotal: row.loans_total,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}

function toRun(row: RunColumns): Simulation {
  return {
    ...toPlan(row),
    state: stateOf(row),
    partsDone: row.parts_done,
    partsTotal: row.parts,
    loansDone: row.loans_done,
    failure: row.failure,
    finishedAt: row.parts_done === row.parts ? row.finished_at : null,
  };
}

function stateOf({ parts, parts_done, parts_begun, parts_failed }: RunColumns): SimulationState {
  if (parts_failed > 0) return "failed";
  if (parts_done === parts) return "finished";
  return parts_begun > 0 ? "running" : "queued";
}

function toPart(row: PartColumns): SimulationPart {
  return {
    number: row.number,
    partition: row.partition,
    afterId: row.after_id,
    report: JSON.parse(row.report) as PartReport,
  };
}
