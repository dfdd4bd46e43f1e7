import type { Context } from "hono";
import type { AppEnv } from "./app-env";

/** The full address a sender posts to. */
export function webhookUrl(c: Context<AppEnv>, endpointId: string): string {
  return `${publicOrigin(c)}/webhooks/payments/${endpointId}`;
}

/** Where a provider tells what became of messages. */
export function reportsUrl(c: Context<AppEnv>, providerId: string): string {
  return `${publicOrigin(c)}/providers/${providerId}/reports`;
}

/** Of this deployment, or of the request where none is set. */
export function publicOrigin(c: Context<AppEnv>): string {
  const origin = c.env.PUBLIC_URL || new URL(c.req.url).origin;
  return origin.replace(/\/$/, "");
}
