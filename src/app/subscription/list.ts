import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Subscription } from "./store";

export type SubscriptionMissing = Readonly<{ code: "subscription.not_found" }>;

/** Where events go, oldest first, without what they are signed with. */
export async function listSubscriptions(ctx: TenantContext): Promise<readonly Subscription[]> {
  ctx.allow("subscription.manage");
  return ctx.subscriptions.all();
}

export async function findSubscription(
  ctx: TenantContext,
  number: number,
): Promise<Result<Subscription, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  const found = await ctx.subscriptions.find(number);
  return found ? ok(found) : refuse({ code: "subscription.not_found" });
}
