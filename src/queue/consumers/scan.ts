import type { TenantContext } from "../../app/context";
import { advanceClock } from "../../app/scan/advance-clock";
import { runScan } from "../../app/scan/run";
import { businessDate, type Instant, instant } from "../../kernel/calendar";
import { ACK, type Disposition, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** Work of one message: well under the 30 seconds of CPU that an invocation has. */
const WORK_MS = 20_000;
/** Until the lease of a worker that died is over. */
const TAKEN_SECONDS = 130;
const TAKEN_ATTEMPTS_MAX = 3;

const clock = (): Instant => instant(Date.now());

export async function scan(
  ctx: TenantContext,
  message: EnvelopeOf<"scan.run">,
  attempts: number,
): Promise<Disposition> {
  const { partition } = message;
  const date = businessDate(message.businessDate);
  // A message may be older than the book, never ahead of the lender's day.
  if (date > ctx.today || partition >= ctx.tenant.partitionCount) return ACK;
  const outcome = await runScan(ctx, partition, date, instant(clock() + WORK_MS), { clock });
  if (outcome.finished) return ACK;
  if (outcome.taken) return waitForTurn(attempts);
  await ctx.send("scans", message);
  return ACK;
}

export async function moveClock(
  ctx: TenantContext,
  message: EnvelopeOf<"clock.advance">,
  attempts: number,
): Promise<Disposition> {
  const outcome = await advanceClock(ctx, instant(clock() + WORK_MS), clock);
  if (outcome === "busy") return waitForTurn(attempts);
  if (outcome === "more") await ctx.send("scans", message);
  return ACK;
}

/** Whoever has it brings it to its end; should it have died, this message takes it over. */
function waitForTurn(attempts: number): Disposition {
  return attempts < TAKEN_ATTEMPTS_MAX ? retry("taken by another worker", TAKEN_SECONDS) : ACK;
}
