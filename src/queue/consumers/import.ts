import type { TenantContext } from "../../app/context";
import { failImport, runImport as run } from "../../app/import/run";
import { sendImport } from "../../app/import/start";
import { Outage } from "../../kernel/outage";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** The queue's first delivery and its `max_retries`. */
const ATTEMPTS_MAX = 9;
/** As the dispatcher counts: a bug that came so often is not tried again. */
const FAULT_ATTEMPTS_MAX = 3;
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
  const isOutage = error instanceof Outage;
  if (!isOutage && attempts < FAULT_ATTEMPTS_MAX) throw error;
  if (isOutage && attempts < ATTEMPTS_MAX) {
    const seconds = Math.max(error.retryAfterSeconds, backoffSeconds(attempts, Math.random()));
    return retry("outage", seconds);
  }
  await failImport(ctx, number, { code: "stopped", names: [] });
  if (!isOutage) throw error;
  return park("outage");
}
