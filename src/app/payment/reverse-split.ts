import { partitionOf } from "../../kernel/ids";
import { LOST } from "../contend";
import type { TenantContext } from "../context";
import { carryOutOne } from "./carry-out";
import type { UnmatchedPayment } from "./unmatched-store";

/**
 * Takes a payment back from every loan it was split over. That it is to be is kept first, so that no
 * part stays behind, whoever dies meanwhile.
 */
export async function reverseSplit(
  ctx: TenantContext,
  payment: UnmatchedPayment,
  reason: string | null,
): Promise<UnmatchedPayment | typeof LOST> {
  const to = {
    state: "reversing",
    resolution: reason,
    decidedBy: ctx.actor.name,
  } as const;
  const committed = await ctx.commit(partitionOf(payment.id), {
    deed: { action: "payment.reverse-split", subject: payment.externalId, detail: { reason } },
    writes: [ctx.unmatched.move([{ payment, to }], ctx.now)],
  });
  if (!committed.ok) return LOST;
  const fate = await carryOutOne(ctx, payment.id);
  return fate === LOST ? LOST : fate.payment;
}
