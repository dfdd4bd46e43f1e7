import type { TenantContext } from "../../app/context";
import { runReset } from "../../app/reset/run";
import { type Instant, instant } from "../../kernel/calendar";
import { ACK, type Disposition, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

const WORK_MS = 8_000;
/** Until the lease of a worker that died is over. */
const TAKEN_SECONDS = 130;
const TAKEN_ATTEMPTS_MAX = 3;

const clock = (): Instant => instant(Date.now());

export async function emptyBook(
  ctx: TenantContext,
  message: EnvelopeOf<"book.empty">,
  attempts: number,
): Promise<Disposition> {
  const end = await runReset(ctx, instant(clock() + WORK_MS), clock);
  if (end === "more") await ctx.send("scans", message);
  if (end !== "taken" || attempts >= TAKEN_ATTEMPTS_MAX) return ACK;
  return retry("taken by another worker", TAKEN_SECONDS);
}
