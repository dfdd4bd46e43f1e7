import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** Takes back that a lender is to be deleted, for as long as it has not begun. */
export async function cancelDeletion(
  ctx: TenantContext,
): Promise<Result<null, Readonly<{ code: "deletion.not_asked" }>>> {
  ctx.allow("tenant.delete");
  if (!(await ctx.deletion.cancel())) return refuse({ code: "deletion.not_asked" });
  const subject = ctx.tenant.organizationId;
  const deed = { actor: ctx.actor.name, action: "tenant.cancel-deletion", subject, detail: {} };
  await ctx.access.audit(deed, ctx.now);
  return ok(null);
}
