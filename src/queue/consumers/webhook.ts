import type { TenantContext } from "../../app/context";
import { applyWebhookEvents, type EventEnd } from "../../app/webhook/apply";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { Delivered } from "../envelope";

/**
 * So often what waits for its payment, or for the source's API, is put off, about five minutes; then
 * by the tick, which asks for all that is stored.
 */
const EARLY_ATTEMPTS_MAX = 5;
const MAY_WAIT_LONG: ReadonlySet<string> = new Set([
  ...["payment.not_found", "gocardless.denied", "gocardless.unavailable"],
]);
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
      if (MAY_WAIT_LONG.has(ended.reason) && attempts >= EARLY_ATTEMPTS_MAX) return ACK;
      if (attempts >= ATTEMPTS_MAX) return park(ended.reason);
      return retry(
        ended.reason,
        Math.max(ended.afterSeconds, backoffSeconds(attempts, Math.random())),
      );
  }
}
