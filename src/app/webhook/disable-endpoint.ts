import { endpointId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** Closes an endpoint for good. What it took in before is still applied. */
export async function disableEndpoint(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, Readonly<{ code: "webhook.not_found" }>>> {
  ctx.allow("webhook.manage");
  const found = await ctx.webhooks.endpoint(number, ctx.now);
  if (!found) return refuse({ code: "webhook.not_found" });
  // A second time changes nothing and is no mistake of the caller.
  if (!(await ctx.webhooks.disableEndpoint(number, ctx.now))) return ok(null);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "webhook.disable-endpoint",
      subject: endpointId(ctx.tenant.id, number),
      detail: { name: found.endpoint.name },
    },
    ctx.now,
  );
  return ok(null);
}
