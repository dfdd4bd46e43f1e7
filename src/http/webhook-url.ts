import type { Context } from "hono";
import type { AppEnv } from "./app-env";

/** The full address a sender posts to; of this deployment, or of the request where none is set. */
export function webhookUrl(c: Context<AppEnv>, endpointId: string): string {
  const origin = c.env.PUBLIC_URL || new URL(c.req.url).origin;
  return `${origin.replace(/\/$/, "")}/webhooks/payments/${endpointId}`;
}
