import { APIError } from "better-auth/api";
import { organization } from "better-auth/plugins/organization";
import { isRole } from "../../domain/member/role";
import type { Env } from "../../env";
import { auditMembership, findRole, findTenantName } from "../../store/identity";
import { access, accessRoles, rolesGrantedBy } from "./access";
import type { Post } from "./post";

const INVITATION_SECONDS = 7 * 24 * 3600;
const MEMBERS_MAX = 1000;

type PluginParts = Readonly<{
  env: Env;
  post: Post;
  /** Name of whoever sends this request, for the audit log. */
  actor: () => Promise<string>;
}>;

/** Organizations, their members and invitations, under our roles; every change is audited. */
export function organizationPlugin(parts: PluginParts) {
  return organization({
    ac: access,
    roles: accessRoles,
    creatorRole: "owner",
    invitationExpiresIn: INVITATION_SECONDS,
    membershipLimit: MEMBERS_MAX,
    sendInvitationEmail(facts) {
      const { id, name } = facts.organization;
      const tenantName = findTenantName(parts.env.CONTROL, id).then((found) => found ?? name);
      return parts.post.sendInvitation({ ...facts, tenantName });
    },
    organizationHooks: { ...roleHooks(parts), ...auditHooks(parts) },
  });
}

function roleHooks({ env }: PluginParts) {
  return {
    // better-auth joins several roles into one string and brings a role of its own; here a
    // person has exactly one, of ours.
    async beforeCreateInvitation({ invitation }: { invitation: { role: string } }) {
      assertOneRole(invitation.role);
    },
    async beforeUpdateMemberRole({ newRole }: { newRole: string }) {
      assertOneRole(newRole);
    },
    // Who invited may have lost the right to since: the invitation is worth no more than they are.
    async beforeAcceptInvitation({ invitation }: { invitation: InvitationFacts }) {
      const { role, inviterId, organizationId } = invitation;
      const inviterRole = await findRole(env.CONTROL, inviterId, organizationId);
      const stands = inviterRole !== null && isRole(role);
      if (stands && rolesGrantedBy(inviterRole).includes(role)) return;
      throw new APIError("BAD_REQUEST", {
        code: "INVITATION_NOT_FOUND",
        message: "Invitation not found",
      });
    },
  };
}

type InvitationFacts = { id: string; role: string; inviterId: string; organizationId: string };
type MemberFacts = { id: string; role: string; organizationId: string };

function auditHooks({ env, actor }: PluginParts) {
  const audit = async (
    organizationId: string,
    entry: Readonly<{ action: string; subject: string; detail: Readonly<Record<string, string>> }>,
  ) => {
    const at = Date.now();
    await auditMembership(env.CONTROL, { ...entry, organizationId, actor: await actor(), at });
  };
  const onInvitation =
    (action: string) =>
    ({ invitation }: { invitation: InvitationFacts }) => {
      const { id, role, organizationId } = invitation;
      return audit(organizationId, { action, subject: `invitation:${id}`, detail: { role } });
    };
  return {
    afterCreateInvitation: onInvitation("member.invite"),
    afterAcceptInvitation: onInvitation("member.join"),
    afterRejectInvitation: onInvitation("member.decline"),
    afterCancelInvitation: onInvitation("member.withdraw"),
    afterUpdateMemberRole: ({ member, previousRole }: ChangedRole) =>
      audit(member.organizationId, {
        action: "member.change-role",
        subject: `member:${member.id}`,
        detail: { role: member.role, previousRole },
      }),
    afterRemoveMember: ({ member }: { member: MemberFacts }) =>
      audit(member.organizationId, {
        action: "member.remove",
        subject: `member:${member.id}`,
        detail: { role: member.role },
      }),
  };
}

type ChangedRole = { member: MemberFacts; previousRole: string };

function assertOneRole(role: string): void {
  if (isRole(role)) return;
  throw new APIError("BAD_REQUEST", { code: "ROLE_NOT_FOUND", message: "Role not found" });
}
