import { subscriptionId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { testMessage } from "../event/message";
import type { PostAnswer } from "../event/receiver";
import type { SubscriptionMissing } from "./list";

/** Posts an event by which nothing happened, now and once, and tells what the receiver answered. */
export async function trySubscription(
  ctx: TenantContext,
  number: number,
): Promise<Result<PostAnswer, SubscriptionMissing>> {
  ctx.allow("subscription.manage");
  const found = await ctx.subscriptions.find(number);
  const secrets = found && (await ctx.subscriptions.secrets(number, ctx.now));
  if (!found || !secrets) return refuse({ code: "subscription.not_found" });
  const id = subscriptionId(ctx.tenant.id, number);
  const answer = await ctx.receiver.post({ url: found.url, secrets, ...testMessage(ctx, id) });
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "subscription.try",
      subject: id,
      detail: { status: answer.status },
    },
    ctx.now,
  );
  return ok(answer);
}
