import { parsePublicId, partitionOf } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { EventType } from "../../domain/event/event";
import type { TenantContext } from "../context";
import type { SubscriptionMissing } from "../subscription/list";
import type { DeliveryState, EventDelivery, EventPlace, StoredEvent } from "./store";

/** What happened and was listened to, newest first. */
export async function listEvents(
  ctx: TenantContext,
  query: Readonly<{ limit: number; after: EventPlace | null; type: EventType | null }>,
): Promise<Readonly<{ events: readonly StoredEvent[]; next: EventPlace | null }>> {
  ctx.allow("event.read");
  return ctx.events.list(query);
}

export async function findEvent(
  ctx: TenantContext,
  name: string,
): Promise<Result<StoredEvent, Readonly<{ code: "event.not_found" }>>> {
  ctx.allow("event.read");
  const id = parsePublicId("event", name);
  const found = id === undefined ? undefined : await ctx.events.find(id);
  return found ? ok(found) : refuse({ code: "event.not_found" });
}

export type NamedDelivery = Readonly<{ delivery: EventDelivery; event: StoredEvent }>;
export type DeliveryPage = Readonly<{
  deliveries: readonly NamedDelivery[];
  next: EventPlace | null;
}>;

/** How events reached one subscription, newest first, each with every answer. */
export async function listDeliveries(
  ctx: TenantContext,
  query: Readonly<{
    subscription: number;
    state: DeliveryState | null;
    limit: number;
    after: EventPlace | null;
  }>,
): Promise<Result<DeliveryPage, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  if (!(await ctx.subscriptions.find(query.subscription))) {
    return refuse({ code: "subscription.not_found" });
  }
  const { deliveries, next } = await ctx.events.deliveries(query);
  const events = await eventsOf(ctx, deliveries);
  const named = deliveries.flatMap((delivery) => {
    const event = events.get(delivery.eventId);
    return event ? [{ delivery, event }] : [];
  });
  return ok({ deliveries: named, next });
}

async function eventsOf(ctx: TenantContext, deliveries: readonly EventDelivery[]) {
  const ids = Map.groupBy(
    deliveries.map(({ eventId }) => eventId),
    (id) => partitionOf(id),
  );
  const found = await Promise.all(
    [...ids].map(([partition, own]) => ctx.events.byIds(partition, own)),
  );
  return new Map(found.flat().map((event) => [event.id, event]));
}
