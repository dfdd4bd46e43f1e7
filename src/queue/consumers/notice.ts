import type { TenantContext } from "../../app/context";
import { giveUpNotices } from "../../app/notice/give-up";
import { sendNotices as sendThem } from "../../app/notice/send";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** The queue's first delivery and its `max_retries`. */
export const NOTICE_ATTEMPTS_MAX = 9;

export async function sendNotices(
  ctx: TenantContext,
  message: EnvelopeOf<"notice.send">,
  attempts: number,
): Promise<Disposition> {
  const outage = await sendThem(ctx, message.ids, attempts === 1);
  if (!outage) return ACK;
  if (attempts >= NOTICE_ATTEMPTS_MAX) {
    return (await giveUpNotices(ctx, message.ids, outage.reason)) ? park(outage.reason) : ACK;
  }
  const seconds = Math.max(outage.retryAfterSeconds, backoffSeconds(attempts, Math.random()));
  return retry(outage.reason, seconds);
}
