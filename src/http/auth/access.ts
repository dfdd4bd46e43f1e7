import { createAccessControl } from "better-auth/plugins/access";
import { defaultStatements } from "better-auth/plugins/organization/access";
import type { Role } from "../../domain/member/role";

/**
 * What each role may do to the organization itself. What it may do to loans and the rest is
 * domain/member/role.ts; the two agree in that only owner and admin manage people.
 */
export const access = createAccessControl(defaultStatements);

const manages = access.newRole({
  organization: [],
  member: ["create", "update", "delete"],
  invitation: ["create", "cancel"],
});
const works = access.newRole({ organization: [], member: [], invitation: [] });

export const accessRoles = {
  owner: manages,
  admin: manages,
  officer: works,
  analyst: works,
  integrator: works,
} as const;

const GRANTS: Readonly<Record<Role, readonly Role[]>> = {
  owner: ["owner", "admin", "officer", "analyst", "integrator"],
  admin: ["admin", "officer", "analyst", "integrator"],
  officer: [],
  analyst: [],
  integrator: [],
};

/** The roles a person of this role may give to others: none above their own. */
export function rolesGrantedBy(role: Role): readonly Role[] {
  return GRANTS[role];
}
