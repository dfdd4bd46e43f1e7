import { ok, type Result, refuse } from "../../kernel/result";
import { permissionsOfScopes } from "../member/role";

/** Long enough not to be asked for with every call, short enough to be worth little when it leaks. */
export const ACCESS_TOKEN_SECONDS = 15 * 60;

/**
 * The scopes of a token that is asked for with a key (RFC 6749 3.3): those asked for, if the key has
 * them all, and everything that the key may do when none are named.
 */
export function grantScopes(
  asked: string | null,
  own: readonly string[],
): Result<readonly string[], Readonly<{ code: "access-token.scope_invalid" }>> {
  const scopes = [...new Set((asked ?? "").split(" ").filter((scope) => scope !== ""))];
  if (scopes.length === 0) return ok(own);
  const permissions = new Set(permissionsOfScopes(own));
  const wanted = permissionsOfScopes(scopes);
  if (!wanted?.every((permission) => permissions.has(permission))) {
    return refuse({ code: "access-token.scope_invalid" });
  }
  return ok(scopes);
}
