import type { CommitRequest, TenantContext, Vault } from "../app/context";
import { deliverMessage } from "../app/event/departure";
import type { EventStore } from "../app/event/store";
import type { WebhookStore } from "../app/webhook/store";
import type { EventType } from "../domain/event/event";
import type { Env } from "../env";
import { findGocardless } from "../gateway/gocardless";
import { postEvent } from "../gateway/post-event";
import type { Instant } from "../kernel/calendar";
import type { ControlDoor } from "../store/control-door";
import type { TenantEntry } from "../store/directory";
import { openEventStore } from "../store/event";
import { openSubscriptionStore } from "../store/subscription";
import type { Door } from "../store/tenant-store";
import { openWebhookStore } from "../store/webhook";
import { tellStaff } from "./tell-staff";

type Parts = Readonly<{ entry: TenantEntry; door: Door; control: ControlDoor; vault: Vault }>;

function isHeard({ listeners }: TenantEntry, type: EventType): boolean {
  return listeners.some(({ types }) => types.includes(type));
}

/** What a tenant's other systems tell it, and are told. */
export function openIntegrations(
  env: Env,
  { entry, door, control, vault }: Parts,
): Pick<
  TenantContext,
  "webhooks" | "events" | "subscriptions" | "hears" | "receiver" | "gocardless" | "tellStaff"
> {
  return {
    webhooks: knownWebhooks(entry, openWebhookStore(door, control, vault)),
    events: openEventStore(door),
    subscriptions: openSubscriptionStore(control, vault),
    hears: (type) => isHeard(entry, type),
    receiver: { post: postEvent },
    gocardless: { find: findGocardless },
    tellStaff: (letter) => tellStaff(env, entry.tenant, letter),
  };
}

type Endpoint = NonNullable<Awaited<ReturnType<WebhookStore["endpoint"]>>>;

/** Endpoints of entries that are still known (docs/adr/0006): each is gone with its entry. */
const endpoints = new WeakMap<TenantEntry, Map<number, Endpoint>>();

function knownWebhooks(entry: TenantEntry, store: WebhookStore): WebhookStore {
  const known = endpoints.get(entry) ?? new Map<number, Endpoint>();
  endpoints.set(entry, known);
  return {
    ...store,
    async endpoint(number, now) {
      const found = known.get(number) ?? (await store.endpoint(number, now));
      // One that is not there yet is asked for again.
      if (found) known.set(number, found);
      return found;
    },
    async disableEndpoint(number, now) {
      known.delete(number);
      return store.disableEndpoint(number, now);
    },
    async describe(number, description) {
      known.delete(number);
      return store.describe(number, description);
    },
    async renewSecrets(number, secrets, now) {
      known.delete(number);
      return store.renewSecrets(number, secrets, now);
    },
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
  const { entry, partition, now } = place;
  const { listeners, tenant } = entry;
  const told = events.filter(({ type }) => isHeard(entry, type));
  if (told.length === 0) return { ...request, writes, departures };
  return {
    ...request,
    writes: [...writes, ...store.record(partition, told, listeners, now)],
    departures: [...departures, deliverMessage({ tenant }, partition)],
  };
}
