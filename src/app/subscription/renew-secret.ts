import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { SubscriptionMissing } from "./list";

/**
 * Makes a new secret, which is shown this once. For a day events carry a signature by each of the two,
 * so that a receiver can change over without losing one.
 */
export async function renewSecret(
  ctx: TenantContext,
  number: number,
): Promise<Result<Readonly<{ secret: string }>, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  const secret = await ctx.subscriptions.renewSecret(number, ctx.now);
  if (secret === undefined) return refuse({ code: "subscription.not_found" });
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "subscription.renew-secret",
      subject: subscriptionId(ctx.tenant.id, number),
      detail: {},
    },
    ctx.now,
  );
  return ok({ secret });
}
