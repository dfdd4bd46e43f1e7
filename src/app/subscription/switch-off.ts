import { resolveLocale } from "../../domain/notice/locale";
import { offLetter } from "../../domain/subscription/off-letter";
import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { SubscriptionMissing } from "./list";
import type { OffReason } from "./store";

/**
 * Stops posting to a subscription, at a person's wish or because it takes nothing any more; then those
 * who manage it are written to. What waits for it is given up. A second time changes nothing.
 */
export async function switchOffSubscription(
  ctx: TenantContext,
  number: number,
  reason: OffReason,
): Promise<Result<null, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  const found = await ctx.subscriptions.find(number);
  if (!found) return refuse({ code: "subscription.not_found" });
  if (!(await ctx.subscriptions.switchOff(number, reason, ctx.now))) return ok(null);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "subscription.switch-off",
      subject: subscriptionId(ctx.tenant.id, number),
      detail: { name: found.name, reason },
    },
    ctx.now,
  );
  if (reason !== "switched-off") {
    const { name, url } = found;
    await ctx.tellStaff(offLetter({ name, url, reason }, resolveLocale(ctx.tenant.locale)));
  }
  return ok(null);
}
