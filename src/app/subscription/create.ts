import {
  checkSubscription,
  type SubscriptionDraft,
  type SubscriptionFlaw,
} from "../../domain/subscription/check";
import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Subscription } from "./store";

export const SUBSCRIPTIONS_MAX = 20;

export type SubscriptionInvalid = Readonly<{
  code: "subscription.invalid";
  flaws: readonly SubscriptionFlaw[];
}>;
export type CreateRefusal =
  | SubscriptionInvalid
  | Readonly<{ code: "subscription.too_many"; max: number }>;

/** A new subscription with what its events are signed with, which is shown this once. */
export type CreatedSubscription = Readonly<{ subscription: Subscription; secret: string }>;

/** Subscribes an address of the lender's to events of some types, from now on. */
export async function createSubscription(
  ctx: TenantContext,
  draft: SubscriptionDraft,
): Promise<Result<CreatedSubscription, CreateRefusal>> {
  ctx.allow("subscription.manage");
  const flaws = checkSubscription(draft, ctx.onBench);
  if (flaws.length > 0) return refuse({ code: "subscription.invalid", flaws });
  if ((await ctx.subscriptions.all()).length >= SUBSCRIPTIONS_MAX) {
    return refuse({ code: "subscription.too_many", max: SUBSCRIPTIONS_MAX });
  }
  const { name, url } = draft;
  const types = [...new Set(draft.types)];
  const { actor, now } = ctx;
  const added = await ctx.subscriptions.add({ name, url, types }, actor.name, now);
  const { number, secret } = added;
  await ctx.access.audit(
    {
      actor: actor.name,
      action: "subscription.create",
      subject: subscriptionId(ctx.tenant.id, number),
      detail: { name, url, types },
    },
    now,
  );
  const subscription = {
    ...{ number, name, url, types, off: null, failingSince: null, restsUntil: now, trouble: null },
    ...{ createdBy: actor.name, createdAt: now, updatedAt: now, revision: 1 },
  };
  return ok({ subscription, secret });
}
