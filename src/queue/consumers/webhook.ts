import type { TenantContext } from "../../app/context";
import { applyWebhookEvent } from "../../app/webhook/apply";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** So often a reversal is put off because its payment is not here, about five minutes; then by the tick. */
const EARLY_ATTEMPTS_MAX = 5;
/** The queue's first delivery and its `max_retries`. */
const ATTEMPTS_MAX = 9;

export async function applyWebhook(
  ctx: TenantContext,
  message: EnvelopeOf<"webhook.apply">,
  attempts: number,
): Promise<Disposition> {
  const key = { endpointNumber: message.endpoint, messageId: message.messageId };
  const ended = await applyWebhookEvent(ctx, key);
  switch (ended.end) {
    case "settled":
      return ACK;
    case "missing":
      return park("the webhook event is not there");
    case "later":
      if (ended.reason === "payment.not_found" && attempts >= EARLY_ATTEMPTS_MAX) return ACK;
      if (attempts >= ATTEMPTS_MAX) return park(ended.reason);
      return retry(ended.reason, backoffSeconds(attempts, Math.random()));
  }
}
