import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { KeyMissing } from "./list-keys";

/** Ends an API key at once; a second time finds nothing to end. */
export async function revokeKey(
  ctx: TenantContext,
  number: number,
): Promise<Result<null, KeyMissing>> {
  ctx.allow("api-key.manage");
  if (!(await ctx.access.revokeKey(number, ctx.now))) return refuse({ code: "api-key.not_found" });
  const subject = controlId("apiKey", number);
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "api-key.revoke", subject, detail: {} },
    ctx.now,
  );
  return ok(null);
}
