import { isWithinReach, type KeyTerms } from "../../domain/api-key/terms";
import { permissionsOfScopes } from "../../domain/member/role";
import type { Actor } from "../context";

const NO_END: KeyTerms = { expiresAt: null, allowedAddresses: [] };

/** Whether an actor may hand out a key with these scopes and terms: nobody gives more than they have. */
export function mayGive(
  actor: Actor,
  key: KeyTerms & Readonly<{ scopes: readonly string[] }>,
): boolean {
  const permissions = permissionsOfScopes(key.scopes) ?? [];
  const own = { permissions: actor.permissions, ...(actor.terms ?? NO_END) };
  return isWithinReach({ ...key, permissions }, own);
}
