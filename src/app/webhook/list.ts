import type { TenantContext } from "../context";
import type { WebhookEndpoint, WebhookEvent, WebhookPlace } from "./store";

export async function listEndpoints(ctx: TenantContext): Promise<readonly WebhookEndpoint[]> {
  ctx.allow("webhook.manage");
  return ctx.webhooks.endpoints();
}

/** What came in, newest first, with what became of it. */
export async function listEvents(
  ctx: TenantContext,
  query: Readonly<{ limit: number; after: WebhookPlace | null }>,
): Promise<Readonly<{ events: readonly WebhookEvent[]; next: WebhookPlace | null }>> {
  ctx.allow("webhook.manage");
  const found = await ctx.webhooks.listEvents({ limit: query.limit + 1, after: query.after });
  const events = found.slice(0, query.limit);
  const last = found.length > query.limit ? events.at(-1) : undefined;
  return { events, next: last ?? null };
}
