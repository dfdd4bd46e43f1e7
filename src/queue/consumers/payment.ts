import type { TenantContext } from "../../app/context";
import {
  applyUnmatched as applyUnmatchedPayments,
  isOvertaken,
} from "../../app/payment/apply-unmatched";
import { ACK, backoffSeconds, type Disposition, park, retry } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** The queue's first delivery and its `max_retries`. */
const ATTEMPTS_MAX = 9;

/** What was refused stays on the list with its reason, where an officer sees it: no retry mends it. */
export async function applyUnmatched(
  ctx: TenantContext,
  message: EnvelopeOf<"unmatched.apply">,
  attempts: number,
): Promise<Disposition> {
  const fates = await applyUnmatchedPayments(ctx, message.ids);
  if (!fates.some(isOvertaken)) return ACK;
  if (attempts >= ATTEMPTS_MAX) return park("the loans change too fast");
  return retry("request.conflict", backoffSeconds(attempts, Math.random()));
}
