import type { TenantContext } from "../../app/context";
import { makeDueExports } from "../../app/export/make-due";
import { failExport, runExport } from "../../app/export/run";
import { sendExport } from "../../app/export/start";
import { type Instant, instant } from "../../kernel/calendar";
import { Outage } from "../../kernel/outage";
import { ACK, type Disposition, park, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** Then it goes to the end of the queue, so that a large book holds up a small one for a turn. */
const WORK_MS = 10_000;
/** Until the lease of a worker that died is over. */
const TAKEN_SECONDS = 130;
const TAKEN_ATTEMPTS_MAX = 3;
/** As often as a message is delivered before it is given up. */
const FAULT_ATTEMPTS_MAX = 3;

const clock = (): Instant => instant(Date.now());

export async function writeExport(
  ctx: TenantContext,
  { number }: EnvelopeOf<"export.run">,
  attempts: number,
): Promise<Disposition> {
  try {
    switch (await runExport(ctx, number, { clock, deadlineAt: instant(clock() + WORK_MS) })) {
      case "done":
        return ACK;
      case "more":
        await sendExport(ctx, number);
        return ACK;
      case "missing":
        return park("the export is not there");
      case "taken":
        if (attempts >= TAKEN_ATTEMPTS_MAX) return ACK;
        return retry("taken by another worker", TAKEN_SECONDS);
    }
  } catch (error) {
    if (error instanceof Outage || attempts < FAULT_ATTEMPTS_MAX) throw error;
    // Whoever waits for it is told, and the message stays as a dead letter for a person.
    await failExport(ctx, number, error instanceof Error ? error.name : "unknown", clock());
    throw error;
  }
}

export async function makeDue(ctx: TenantContext): Promise<Disposition> {
  await makeDueExports(ctx);
  return ACK;
}
