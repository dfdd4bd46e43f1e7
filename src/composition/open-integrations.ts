import type { CommitRequest, Tenant, TenantContext, Vault } from "../app/context";
import { deliverMessage } from "../app/event/replay";
import type { EventStore } from "../app/event/store";
import type { Env } from "../env";
import { postEvent } from "../gateway/post-event";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "../store/control-door";
import type { TenantEntry } from "../store/directory";
import { openEventStore } from "../store/event";
import { openSubscriptionStore } from "../store/subscription";
import type { Door } from "../store/tenant-store";
import { openWebhookStore } from "../store/webhook";
import { tellStaff } from "./tell-staff";

type Parts = Readonly<{ tenant: Tenant; door: Door; control: ControlDoor; vault: Vault }>;

/** What a tenant's other systems tell it, and are told. */
export function openIntegrations(
  env: Env,
  { tenant, door, control, vault }: Parts,
): Pick<TenantContext, "webhooks" | "events" | "subscriptions" | "receiver" | "tellStaff"> {
  return {
    webhooks: openWebhookStore(door, control, vault),
    events: openEventStore(door),
    subscriptions: openSubscriptionStore(control, vault),
    receiver: { post: postEvent },
    tellStaff: (letter) => tellStaff(env, tenant, letter),
  };
}

/**
 * A commit with those of its events that somebody listens to, and the message that gets them out. An
 * event that nobody wants costs nothing.
 */
export function withEvents(
  store: EventStore,
  place: Readonly<{ entry: TenantEntry; partition: number; now: Instant }>,
  { events = [], writes, departures = [], ...request }: CommitRequest,
) {
  const { listeners, tenant } = place.entry;
  const told = events.filter(({ type }) => listeners.some(({ types }) => types.includes(type)));
  if (told.length === 0) return { ...request, writes, departures };
  const { partition, now } = place;
  return {
    ...request,
    writes: [...writes, ...store.record(partition, told, listeners, now)],
    departures: [...departures, deliverMessage({ tenant }, partition)],
  };
}
