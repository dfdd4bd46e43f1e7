import type { TenantContext } from "../../app/context";
import { applyWebhookEvents, type EventEnd } from "../../app/webhook/apply";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { Delivered } from "../envelope";

/** So often a reversal is put off because its payment is not here, about five minutes; then by the tick. */
const EARLY_ATTEMPTS_MAX = 5;
/** The queue's first delivery and its `max_retries`. */
const ATTEMPTS_MAX = 9;

/** Those of one lender that came together are applied together. */
export async function applyWebhooks(
  ctx: TenantContext,
  messages: readonly Delivered<"webhook.apply">[],
): Promise<readonly Disposition[]> {
  const keys = messages.map(({ envelope }) => ({
    endpointNumber: envelope.endpoint,
    messageId: envelope.messageId,
  }));
  const ends = await applyWebhookEvents(ctx, keys);
  return ends.map((end, index) => dispositionOf(end, messages[index]?.attempts ?? 1));
}

function dispositionOf(ended: EventEnd, attempts: number): Disposition {
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
