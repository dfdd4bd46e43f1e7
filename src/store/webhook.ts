import type { Vault } from "../app/context";
import type { WebhookStore } from "../app/webhook/store";
import type { ControlDoor } from "./control-door";
import type { Door } from "./tenant-store";
import { openWebhookEndpoints } from "./webhook-endpoint";
import { openWebhookEvents } from "./webhook-event";

/** Webhooks of one tenant: endpoints live in the control database, events in the shards. */
export function openWebhookStore(door: Door, control: ControlDoor, vault: Vault): WebhookStore {
  return { ...openWebhookEndpoints(control, vault), ...openWebhookEvents(door) };
}
