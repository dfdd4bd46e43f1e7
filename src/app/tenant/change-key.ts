import { canonicalAddresses, checkKey, type KeyDraft } from "../../domain/api-key/terms";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { KeyBeyondOwn, KeyInvalid } from "./create-key";
import type { KeyMissing } from "./list-keys";
import { mayGive } from "./may-give";
import type { ApiKey } from "./store";

/**
 * Changes what is said of a key's name, end or addresses. One that has expired may be given a later
 * end; one that was revoked stays so. A key of somebody who may do more is not touched.
 */
export async function changeKey(
  ctx: TenantContext,
  number: number,
  change: Partial<KeyDraft>,
): Promise<Result<ApiKey, KeyMissing | KeyInvalid | KeyBeyondOwn>> {
  ctx.allow("api-key.manage");
  const before = await ctx.access.key(number);
  if (!before || before.revokedAt !== null) return refuse({ code: "api-key.not_found" });
  const flaws = checkKey(change, ctx.now);
  if (flaws.length > 0) return refuse({ code: "api-key.invalid", flaws });
  const { name, expiresAt, allowedAddresses } = change;
  const said = {
    ...(name === undefined ? {} : { name: name.trim() }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(allowedAddresses && { allowedAddresses: canonicalAddresses(allowedAddresses) }),
  };
  if (Object.keys(said).length === 0) return ok(before);
  const after = { ...before, ...said };
  if (!mayGive(ctx.actor, before) || !mayGive(ctx.actor, after)) {
    return refuse({ code: "api-key.beyond_own" });
  }
  if (!(await ctx.access.changeKey(number, said))) return refuse({ code: "api-key.not_found" });
  const subject = controlId("apiKey", number);
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "api-key.change", subject, detail: said },
    ctx.now,
  );
  return ok(after);
}
