import type { Description } from "../../domain/webhook/description";
import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { type DescriptionRefusal, descriptionRefusal } from "./create-endpoint";

/**
 * Says how a custom source signs and writes, for the first time or anew. What was applied before stays
 * as it was; what still waits is read by the new words.
 */
export async function describeEndpoint(
  ctx: TenantContext,
  number: number,
  description: Description,
): Promise<Result<null, DescriptionRefusal | Readonly<{ code: "webhook.not_found" }>>> {
  ctx.allow("webhook.manage");
  const found = await ctx.webhooks.endpoint(number, ctx.now);
  if (!found) return refuse({ code: "webhook.not_found" });
  const unreadable = descriptionRefusal(found.endpoint.source, description);
  if (unreadable) return refuse(unreadable);
  if (!(await ctx.webhooks.describe(number, description))) {
    return refuse({ code: "webhook.not_found" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "webhook.describe-endpoint",
      subject: endpointId(ctx.tenant.id, number),
      detail: { description },
    },
    ctx.now,
  );
  return ok(null);
}
