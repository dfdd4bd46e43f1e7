import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { SubscriptionMissing } from "./list";

/** Removes a subscription with its secrets, for good. What waits for it is sent to nobody. */
export async function removeSubscription(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  const found = await ctx.subscriptions.find(number);
  if (!found || !(await ctx.subscriptions.remove(number, ctx.now))) {
    return refuse({ code: "subscription.not_found" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "subscription.remove",
      subject: subscriptionId(ctx.tenant.id, number),
      detail: { name: found.name },
    },
    ctx.now,
  );
  return ok(null);
}
