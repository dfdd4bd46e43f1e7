import { permissionsOfScopes } from "../../domain/member/role";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

export type CreatedKey = Readonly<{
  id: string;
  name: string;
  scopes: readonly string[];
  /** Shown this once: only its digest is stored. */
  secret: string;
}>;

export type CreateKeyRefusal =
  | Readonly<{ code: "api-key.unknown_scope"; scopes: readonly string[] }>
  | Readonly<{ code: "api-key.beyond_own" }>;

/** Makes an API key; it may do at most what its maker may. */
export async function createKey(
  ctx: TenantContext,
  input: Readonly<{ name: string; scopes: readonly string[] }>,
): Promise<Result<CreatedKey, CreateKeyRefusal>> {
  ctx.allow("api-key.manage");
  const { name, scopes } = input;
  const wanted = permissionsOfScopes(scopes);
  if (!wanted) {
    const unknown = scopes.filter((scope) => !permissionsOfScopes([scope]));
    return refuse({ code: "api-key.unknown_scope", scopes: unknown });
  }
  const own = new Set(ctx.actor.permissions);
  if (!wanted.every((permission) => own.has(permission))) {
    return refuse({ code: "api-key.beyond_own" });
  }
  const draft = { name, scopes, createdBy: ctx.actor.name };
  const { number, secret } = await ctx.access.createKey(draft, ctx.now);
  const id = controlId("apiKey", number);
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "api-key.create", subject: id, detail: { name, scopes } },
    ctx.now,
  );
  return ok({ id, name, scopes, secret: `fbk_${ctx.tenant.id}_${number}_${secret}` });
}
