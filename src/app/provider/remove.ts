import { providerId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** Removes a provider and its secrets for good. What it has not confirmed is left to a person. */
export async function removeProvider(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, Readonly<{ code: "provider.not_found" }>>> {
  ctx.allow("provider.manage");
  const before = await ctx.providers.provider(number);
  if (!before || !(await ctx.providers.remove(number, ctx.now))) {
    return refuse({ code: "provider.not_found" });
  }
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "provider.remove",
      subject: providerId(ctx.tenant.id, number),
      detail: { name: before.name },
    },
    ctx.now,
  );
  return ok(null);
}
