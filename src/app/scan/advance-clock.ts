import { paysNothing } from "../../domain/behaviour/choose-rule";
import type { BehaviourScript } from "../../domain/behaviour/script";
import { addDays, type BusinessDate, type Instant, instant } from "../../kernel/calendar";
import { payDay } from "../behaviour/pay-day";
import type { TenantContext } from "../context";
import { LEASE_MS, ROUND_TRIPS_MAX, runScan } from "./run";

/** "arrived", or "more" when time ran out on the way, or "busy" when another worker moves it. */
export type ClockOutcome = "arrived" | "more" | "busy";

type Move = Readonly<{
  deadlineAt: Instant;
  clock: () => Instant;
  /** How borrowers pay on the way; null when nobody does by itself. */
  script: BehaviourScript | null;
}>;

/** Moves the test clock towards its target, all partitions a day at a time, until time runs out. */
export async function advanceClock(
  ctx: TenantContext,
  deadlineAt: Instant,
  clock: () => Instant,
): Promise<ClockOutcome> {
  const { clockOn, clockTarget, partitionCount } = ctx.tenant;
  if (clockOn === null || clockTarget === null) return "arrived";
  const lease = () => instant(clock() + LEASE_MS);
  if (!(await ctx.runs.claimClock(clock(), lease()))) return "busy";
  const move = { deadlineAt, clock, script: await scriptOf(ctx) };
  for (let day = addDays(clockOn, 1); day <= clockTarget; day = addDays(day, 1)) {
    for (let partition = 0; partition < partitionCount; partition += 1) {
      const reached = await reachDay(ctx, partition, day, move);
      if (reached !== "arrived") return letGo(ctx, reached);
    }
    await ctx.runs.moveClock(day, lease());
    await letOthersIn();
    const isLate = clock() >= deadlineAt || ctx.meter.roundTrips >= ROUND_TRIPS_MAX;
    if (day < clockTarget && isLate) return letGo(ctx, "more");
  }
  return "arrived";
}

/** The script cannot change while the clock moves, so every message of a move reads the same. */
async function scriptOf(ctx: TenantContext): Promise<BehaviourScript | null> {
  const script = (await ctx.behaviours.find())?.script;
  return script && !paysNothing(script) ? script : null;
}

/** Ends the day before with what the script pays on it, then scans the new one. */
async function reachDay(
  ctx: TenantContext,
  partition: number,
  day: BusinessDate,
  { deadlineAt, clock, script }: Move,
): Promise<ClockOutcome> {
  const scan = async (on: BusinessDate): Promise<ClockOutcome> => {
    const { finished, taken } = await runScan(ctx, partition, on, deadlineAt, { clock });
    return finished ? "arrived" : taken ? "busy" : "more";
  };
  if (script) {
    const before = addDays(day, -1);
    const standsOn = await ctx.book.scannedOn(partition);
    const caughtUp = standsOn < before ? await scan(before) : "arrived";
    if (caughtUp !== "arrived") return caughtUp;
    // A book that stands on the new day already has been paid for the old one.
    if (standsOn < day) {
      const isLate = () => clock() >= deadlineAt;
      if (!(await payDay(ctx, { partition, day: before, script, isLate }))) return "more";
    }
  }
  return scan(day);
}

/**
 * A local server has one thread, and a chain of awaits that never meets a timer keeps it from its
 * sockets: who watches the clock move would see nothing until it has arrived.
 */
function letOthersIn(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 1);
  });
}

async function letGo(ctx: TenantContext, outcome: ClockOutcome): Promise<ClockOutcome> {
  await ctx.runs.releaseClock();
  return outcome;
}
