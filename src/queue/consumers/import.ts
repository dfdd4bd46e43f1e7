import type { TenantContext } from "../../app/context";
import { failImport, runImport as run } from "../../app/import/run";
import { sendImport } from "../../app/import/start";
import { Outage } from "../../kernel/outage";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** The queue's first delivery and its `max_retries`. */
const ATTEMPTS_MAX = 9;
/** Work of one message; what is left goes on with another. */
const WORK_MS_MAX = 20_000;
/** Another worker holds the import, or held it and is gone: its lease ends within two minutes. */
const BUSY_SECONDS = 45;

export async function runImport(
  ctx: TenantContext,
  message: EnvelopeOf<"import.run">,
  attempts: number,
): Promise<Disposition> {
  const { number } = message;
  const startedAt = Date.now();
  const hasTime = () => Date.now() - startedAt < WORK_MS_MAX;
  try {
    switch (await run(ctx, number, hasTime)) {
      case "finished":
        return ACK;
      case "more":
        await sendImport(ctx, number);
        return ACK;
      case "missing":
        return park("the import is not there");
      case "busy":
        return attempts < ATTEMPTS_MAX ? retry("import is busy", BUSY_SECONDS) : ACK;
    }
  } catch (error) {
    return afterTrouble(ctx, number, attempts, error);
  }
}

/** An outage is waited for; a fault would come again. When all attempts are used up, it stops. */
async function afterTrouble(
  ctx: TenantContext,
  number: number,
  attempts: number,
  error: unknown,
): Promise<Disposition> {
  if (attempts < ATTEMPTS_MAX) {
    if (!(error instanceof Outage)) throw error;
    const seconds = Math.max(error.retryAfterSeconds, backoffSeconds(attempts, Math.random()));
    return retry("outage", seconds);
  }
  await failImport(ctx, number, "The import could not go on. Rows before this point are stored.");
  return park(error instanceof Error ? error.name : "unknown");
}
