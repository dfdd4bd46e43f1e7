import { writeKeyName, writeKeyToken } from "../../domain/api-key/token";
import {
  canonicalAddresses,
  checkKey,
  type KeyDraft,
  type KeyFlaw,
} from "../../domain/api-key/terms";
import { permissionsOfScopes } from "../../domain/member/role";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { mayGive } from "./may-give";

export type CreatedKey = KeyDraft &
  Readonly<{
    id: string;
    scopes: readonly string[];
    /** Its name as a client of the token endpoint. */
    clientId: string;
    /** Shown this once: only its digest is stored. */
    secret: string;
  }>;

export type KeyInvalid = Readonly<{ code: "api-key.invalid"; flaws: readonly KeyFlaw[] }>;
export type KeyBeyondOwn = Readonly<{ code: "api-key.beyond_own" }>;
export type CreateKeyRefusal =
  | KeyInvalid
  | KeyBeyondOwn
  | Readonly<{ code: "api-key.unknown_scope"; scopes: readonly string[] }>;

/** Makes an API key; it may do at most what its maker may, for no longer and from nowhere else. */
export async function createKey(
  ctx: TenantContext,
  input: KeyDraft & Readonly<{ scopes: readonly string[] }>,
): Promise<Result<CreatedKey, CreateKeyRefusal>> {
  ctx.allow("api-key.manage");
  const { scopes, expiresAt } = input;
  const flaws = checkKey(input, ctx.now);
  if (flaws.length > 0) return refuse({ code: "api-key.invalid", flaws });
  if (!permissionsOfScopes(scopes)) {
    const unknown = scopes.filter((scope) => !permissionsOfScopes([scope]));
    return refuse({ code: "api-key.unknown_scope", scopes: unknown });
  }
  if (!mayGive(ctx.actor, input)) return refuse({ code: "api-key.beyond_own" });
  const name = input.name.trim();
  const allowedAddresses = canonicalAddresses(input.allowedAddresses);
  const draft = { name, scopes, expiresAt, allowedAddresses };
  const made = await ctx.access.createKey({ ...draft, createdBy: ctx.actor.name }, ctx.now);
  const id = controlId("apiKey", made.number);
  await ctx.access.audit(
    { actor: ctx.actor.name, action: "api-key.create", subject: id, detail: draft },
    ctx.now,
  );
  const { id: tenant, mode } = ctx.tenant;
  const named = { mode, tenant, number: made.number };
  const secret = writeKeyToken(named, made.secret);
  return ok({ id, ...draft, clientId: writeKeyName(named), secret });
}
