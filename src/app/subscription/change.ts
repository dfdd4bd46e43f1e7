import { checkSubscription, type SubscriptionDraft } from "../../domain/subscription/check";
import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { SubscriptionInvalid } from "./create";
import type { SubscriptionMissing } from "./list";
import type { Subscription } from "./store";

export type ChangeRefusal =
  | SubscriptionInvalid
  | SubscriptionMissing
  | Readonly<{ code: "subscription.changed" }>;

/**
 * Changes a subscription as a whole. What waits for it goes to the new address, whatever its type.
 * `revision`: what the change was made from, null for whatever stands now.
 */
export async function changeSubscription(
  ctx: TenantContext,
  number: number,
  revision: number | null,
  draft: SubscriptionDraft,
): Promise<Result<Subscription, ChangeRefusal>> {
  ctx.allow("subscription.manage");
  const before = await ctx.subscriptions.find(number);
  if (!before) return refuse({ code: "subscription.not_found" });
  const flaws = checkSubscription(draft, ctx.onBench);
  if (flaws.length > 0) return refuse({ code: "subscription.invalid", flaws });
  const { name, url } = draft;
  const types = [...new Set(draft.types)];
  const from = revision ?? before.revision;
  if (!(await ctx.subscriptions.change(number, from, { name, url, types }, ctx.now))) {
    return refuse({ code: "subscription.changed" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "subscription.change",
      subject: subscriptionId(ctx.tenant.id, number),
      detail: { name, url, types },
    },
    ctx.now,
  );
  const rest = { restsUntil: ctx.now, trouble: null, updatedAt: ctx.now, revision: from + 1 };
  return ok({ ...before, name, url, types, ...rest });
}
