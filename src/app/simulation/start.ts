import { type BehaviourFlaw, checkBehaviour } from "../../domain/behaviour/check";
import type { PolicyVersion } from "../../domain/policy/version";
import {
  BACK_TEST_DAYS_MAX,
  type Capacity,
  type Prices,
  type SimulatedBehaviour,
  type SimulationInput,
} from "../../domain/simulation/input";
import { digestOf } from "../../domain/simulation/digest";
import { type RollCount, rollRates } from "../../domain/simulation/roll-rates";
import { addDays, type BusinessDate, instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { findVersion, type VersionNotFound } from "../policy/find-version";
import type { SimulationPlan } from "./store";

/** A message that nobody took up by then is sent again by the tick. */
export const ANNOUNCED_MS = 20 * 60_000;
/** Loans of one partition that are all simulated; of more, every n-th borrower. */
export const PARTITION_LOANS_MAX = 20_000;
const ROLL_HISTORY_DAYS = 365;

export type StartRefusal =
  | VersionNotFound
  | Readonly<{ code: "simulation.under_way"; id: string }>
  | Readonly<{ code: "behaviour.invalid"; flaws: readonly BehaviourFlaw[] }>
  | Readonly<{
      code: "simulation.from_out_of_range";
      earliest: BusinessDate;
      latest: BusinessDate;
    }>;

export type AheadRequest = Readonly<{
  version: number;
  days: number;
  behaviour: SimulatedBehaviour;
  capacity?: Capacity;
  prices?: Prices;
}>;

/** Starts a simulation of the coming days, each partition by a message of its own. */
export async function startSimulation(
  ctx: TenantContext,
  { version, days, behaviour, capacity = {}, prices = {} }: AheadRequest,
): Promise<Result<number, StartRefusal>> {
  ctx.allow("policy.write");
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  if (behaviour.kind === "scenario") {
    const flaws = checkBehaviour(behaviour.script);
    if (flaws.length > 0) return refuse({ code: "behaviour.invalid", flaws });
  }
  const fromOn = await ctx.book.bookDate();
  const rolls = behaviour.kind === "as-rolled" ? await countRolls(ctx, fromOn) : [];
  const range = { fromOn, throughOn: addDays(fromOn, days) };
  return start(ctx, found.value, {
    kind: "ahead",
    ...range,
    input: { behaviour, capacity, prices, rolls },
  });
}

/** Starts a test on the past: what a version would have done from a day to where the book stands. */
export async function startBackTest(
  ctx: TenantContext,
  request: Readonly<{ version: number; from: BusinessDate; capacity?: Capacity; prices?: Prices }>,
): Promise<Result<number, StartRefusal>> {
  ctx.allow("policy.write");
  const { version, from, capacity = {}, prices = {} } = request;
  const found = await findVersion(ctx, version);
  if (!found.ok) return found;
  const latest = await ctx.book.bookDate();
  const earliest = addDays(latest, -BACK_TEST_DAYS_MAX);
  if (from > latest || from < earliest) {
    return refuse({ code: "simulation.from_out_of_range", earliest, latest });
  }
  const input = { behaviour: { kind: "nothing" }, capacity, prices, rolls: [] } as const;
  return start(ctx, found.value, { kind: "back-test", fromOn: from, throughOn: latest, input });
}

type Asked = Readonly<{
  kind: SimulationPlan["kind"];
  fromOn: BusinessDate;
  throughOn: BusinessDate;
  input: SimulationInput;
}>;

async function start(
  ctx: TenantContext,
  { version, document, effectiveOn }: PolicyVersion,
  asked: Asked,
): Promise<Result<number, StartRefusal>> {
  const last = (await ctx.simulations.list(1, null))[0];
  const number = (last?.number ?? 0) + 1;
  if (last?.state === "queued" || last?.state === "running") return underWay(last.number);
  const counts = await ctx.simulations.loanCounts();
  const plan: SimulationPlan = {
    ...asked,
    number,
    policyVersion: version,
    againstVersion: ctx.policy.version,
    document,
    effectiveOn,
    digest: digestOf({ document, effectiveOn }),
    every: Math.max(1, Math.ceil(Math.max(...counts) / PARTITION_LOANS_MAX)),
    loansTotal: counts.reduce((sum, count) => sum + count, 0),
    createdBy: ctx.actor.name,
    createdAt: ctx.now,
  };
  // Somebody else began one with the same number in between.
  const until = instant(ctx.now + ANNOUNCED_MS);
  if (!(await ctx.simulations.create(plan, until))) return underWay(number);
  const subject = controlId("simulation", number);
  const { kind, fromOn, throughOn, digest } = plan;
  const detail = { version, kind, fromOn, throughOn, digest };
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "simulation.start", subject, detail },
    ctx.now,
  );
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    const message = { v: 1, kind: "simulation.run", tenant: ctx.tenant.id };
    await ctx.send("scans", { ...message, number, partition });
  }
  return ok(number);
}

/** The roll rates of the lender's own last year. */
async function countRolls(
  ctx: TenantContext,
  bookDate: BusinessDate,
): Promise<readonly RollCount[]> {
  const from = addDays(bookDate, -ROLL_HISTORY_DAYS);
  const [flows, days] = await Promise.all([
    ctx.book.flows(from, bookDate),
    ctx.book.rollupDaily(from, bookDate),
  ]);
  const currentLoanDays = days
    .filter(({ bucket }) => bucket === 0)
    .reduce((sum, { loanCount }) => sum + loanCount, 0);
  return rollRates({ flows, currentLoanDays });
}

function underWay(number: number): Result<number, StartRefusal> {
  return refuse({ code: "simulation.under_way", id: controlId("simulation", number) });
}
