import type { TenantContext } from "../../app/context";
import { deliverEvents } from "../../app/event/deliver";
import { deliverMessage } from "../../app/event/departure";
import { instant } from "../../kernel/calendar";
import { ACK, type Disposition } from "../disposition";
import type { EnvelopeOf } from "../envelope";

/** What did not arrive comes again by a message of its own or by the tick: this one is done. */
export async function deliver(
  ctx: TenantContext,
  { partition }: EnvelopeOf<"event.deliver">,
): Promise<Disposition> {
  const { again } = await deliverEvents(ctx, partition, () => instant(Date.now()));
  const { queue, message } = deliverMessage(ctx, partition);
  if (again !== null) await ctx.send(queue, message, again);
  return ACK;
}
