import type { TenantContext } from "../../app/context";
import { runDeletion } from "../../app/deletion/run";
import { type Instant, instant } from "../../kernel/calendar";
import { ACK, type Disposition, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

const WORK_MS = 10_000;
/** Until the lease of a worker that died is over. */
const TAKEN_SECONDS = 130;
const TAKEN_ATTEMPTS_MAX = 3;

const clock = (): Instant => instant(Date.now());

export async function deleteTenant(
  ctx: TenantContext,
  message: EnvelopeOf<"tenant.delete">,
  attempts: number,
): Promise<Disposition> {
  const end = await runDeletion(ctx, { clock, deadlineAt: instant(clock() + WORK_MS) });
  if (end === "more") await ctx.send("exports", message);
  if (end !== "taken" || attempts >= TAKEN_ATTEMPTS_MAX) return ACK;
  return retry("taken by another worker", TAKEN_SECONDS);
}
