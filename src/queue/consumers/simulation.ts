import type { TenantContext } from "../../app/context";
import { runSimulation } from "../../app/simulation/run";
import { type Instant, instant } from "../../kernel/calendar";
import { ACK, type Disposition, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** Somebody waits for it, and what else is in the queue waits for its end. */
const WORK_MS = 20_000;
/** Until the lease of a worker that died is over. */
const TAKEN_SECONDS = 130;
const TAKEN_ATTEMPTS_MAX = 3;
/** As often as a message is delivered before it is given up. */
const FAULT_ATTEMPTS_MAX = 3;

const clock = (): Instant => instant(Date.now());

export async function simulate(
  ctx: TenantContext,
  message: EnvelopeOf<"simulation.run">,
  attempts: number,
): Promise<Disposition> {
  if (message.partition >= ctx.tenant.partitionCount) return ACK;
  try {
    const end = await runSimulation(ctx, message, instant(clock() + WORK_MS), { clock });
    if (end === "more") await ctx.send("scans", message);
    if (end !== "taken" || attempts >= TAKEN_ATTEMPTS_MAX) return ACK;
    return retry("taken by another worker", TAKEN_SECONDS);
  } catch (error) {
    if (attempts < FAULT_ATTEMPTS_MAX) throw error;
    // Whoever waits for it is told, and the message stays as a dead letter for a person.
    const failure = error instanceof Error ? error.name : "unknown";
    await ctx.simulations.fail(message.number, failure, clock());
    throw error;
  }
}
