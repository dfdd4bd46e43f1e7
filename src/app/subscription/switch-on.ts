import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { SubscriptionMissing } from "./list";

/** Posts to a subscription again, what happens from now on. A second time changes nothing. */
export async function switchOnSubscription(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  const found = await ctx.subscriptions.find(number);
  if (!found) return refuse({ code: "subscription.not_found" });
  if (!(await ctx.subscriptions.switchOn(number, ctx.now))) return ok(null);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "subscription.switch-on",
      subject: subscriptionId(ctx.tenant.id, number),
      detail: { name: found.name },
    },
    ctx.now,
  );
  return ok(null);
}
