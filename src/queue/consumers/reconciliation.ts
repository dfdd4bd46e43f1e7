import type { TenantContext } from "../../app/context";
import { runReconciliation } from "../../app/reconciliation/run";
import { type Instant, instant } from "../../kernel/calendar";
import { ACK, type Disposition, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** Shorter than a scan's: it shares their queue, and nobody's morning waits for it. */
const WORK_MS = 8_000;
/** Until the lease of a worker that died is over. */
const TAKEN_SECONDS = 130;
const TAKEN_ATTEMPTS_MAX = 3;

const clock = (): Instant => instant(Date.now());

export async function reconcile(
  ctx: TenantContext,
  message: EnvelopeOf<"reconciliation.run">,
  attempts: number,
): Promise<Disposition> {
  if (message.partition >= ctx.tenant.partitionCount) return ACK;
  const end = await runReconciliation(ctx, message, instant(clock() + WORK_MS), { clock });
  if (end === "more") await ctx.send("scans", message);
  if (end !== "taken" || attempts >= TAKEN_ATTEMPTS_MAX) return ACK;
  return retry("taken by another worker", TAKEN_SECONDS);
}
