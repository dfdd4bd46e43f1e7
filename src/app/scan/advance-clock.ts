import { addDays, type Instant, instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { LEASE_MS, ROUND_TRIPS_MAX, runScan } from "./run";

/** "arrived", or "more" when time ran out on the way, or "busy" when another worker moves it. */
export type ClockOutcome = "arrived" | "more" | "busy";

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
  for (let day = addDays(clockOn, 1); day <= clockTarget; day = addDays(day, 1)) {
    for (let partition = 0; partition < partitionCount; partition += 1) {
      const outcome = await runScan(ctx, partition, day, deadlineAt, { clock });
      if (!outcome.finished) return letGo(ctx, outcome.taken ? "busy" : "more");
    }
    await ctx.runs.moveClock(day, lease());
    await letOthersIn();
    const isLate = clock() >= deadlineAt || ctx.meter.roundTrips >= ROUND_TRIPS_MAX;
    if (day < clockTarget && isLate) return letGo(ctx, "more");
  }
  return "arrived";
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
