import type { Instant } from "../../kernel/calendar";
import { parsePublicId, partitionOf, subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { SubscriptionMissing } from "../subscription/list";
import { deliverMessage } from "./departure";

export type ReplayRefusal =
  | SubscriptionMissing
  | Readonly<{ code: "event.not_found" | "subscription.off" | "request.conflict" }>;

/** One event, or all of a time that the subscription asks for. */
export type ReplayAsked =
  | Readonly<{ event: string }>
  | Readonly<{ from: Instant; through: Instant }>;

/**
 * Posts events to a subscription again, or for the first time those that were kept for another one.
 * What waits already is left as it waits. A receiver knows a repeated event by its id.
 */
export async function replayEvents(
  ctx: TenantContext,
  number: number,
  asked: ReplayAsked,
): Promise<Result<null, ReplayRefusal>> {
  ctx.allow("subscription.manage");
  const subscription = await ctx.subscriptions.find(number);
  if (!subscription) return refuse({ code: "subscription.not_found" });
  if (subscription.off) return refuse({ code: "subscription.off" });
  const subject = subscriptionId(ctx.tenant.id, number);
  const ask = (partition: number, detail: Readonly<Record<string, unknown>>) =>
    ({
      deed: { action: "event.replay", subject, detail },
      departures: [deliverMessage(ctx, partition)],
    }) as const;
  if ("event" in asked) {
    const id = parsePublicId("event", asked.event);
    const found = id === undefined ? undefined : await ctx.events.find(id);
    if (!found) return refuse({ code: "event.not_found" });
    const partition = partitionOf(found.id);
    const write = ctx.events.replayOne(number, found.id, ctx.now);
    const committed = await ctx.commit(partition, { ...ask(partition, asked), writes: [write] });
    return committed.ok ? ok(null) : refuse({ code: "request.conflict" });
  }
  const { types } = subscription;
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    const write = ctx.events.replay(partition, number, { ...asked, types }, ctx.now);
    const committed = await ctx.commit(partition, { ...ask(partition, asked), writes: [write] });
    if (!committed.ok) return refuse({ code: "request.conflict" });
  }
  return ok(null);
}
