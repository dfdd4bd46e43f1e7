import type { FieldErrors } from "../../../web/components/form";
import { TeamPage } from "../../../web/pages/team";
import { isRole, type Role } from "../../domain/member/role";
import { rolesGrantedBy } from "../auth/access";
import type { AuthAnswer } from "../auth/answer";
import { invitationsOf, membersOf } from "../auth/people";
import { authErrors, identityOf, statusOf } from "./auth-form";
import {
  newPages,
  type PageContext,
  pageShell,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

const TEAM = "/settings/team";

export const teamPages = newPages();

teamPages.get(TEAM, (c) => teamPage(c));

teamPages.post(`${TEAM}/invitations`, async (c) => {
  c.get("tenant").allow("member.manage");
  const form = await readForm(c);
  const email = (form["email"] ?? "").trim();
  const role = form["role"] ?? "";
  if (!isRole(role) || !grantable(c).includes(role)) {
    return teamPage(c, { errors: { role: translatorOf(c)("problem.denied.title") } });
  }
  const values = { email, role };
  const open = await openInvitationOf(c, email);
  if (open && open.role !== role) {
    return teamPage(c, { values, errors: alreadyInvited(c, email, open.role) });
  }
  const { organizationId } = c.get("tenant").tenant;
  const invited = await identityOf(c).invite({ organizationId, email, role });
  if (!invited.answer.ok) {
    const errors = inviteErrors(c, invited.answer, email);
    return teamPage(c, { values, errors, status: statusOf(invited.answer) });
  }
  if (!invited.delivered) {
    return teamPage(c, { values, errors: { email: translatorOf(c)("team.notSent") } });
  }
  return redirectAfter(c, TEAM, { key: "team.invited", facts: { email } });
});

teamPages.post(`${TEAM}/invitations/:id/withdrawal`, async (c) => {
  c.get("tenant").allow("member.manage");
  const id = c.req.param("id");
  const { organizationId } = c.get("tenant").tenant;
  const own = (await invitationsOf(c.env, organizationId)).some((one) => one.id === id);
  if (!own) return c.notFound();
  const answer = await identityOf(c).withdrawInvitation(id);
  return answer.ok ? redirectAfter(c, TEAM, { key: "team.withdrawn" }) : c.notFound();
});

teamPages.post(`${TEAM}/members/:id/role`, async (c) => {
  c.get("tenant").allow("member.manage");
  const role = (await readForm(c))["role"] ?? "";
  if (!isRole(role) || !grantable(c).includes(role)) return c.notFound();
  const { organizationId } = c.get("tenant").tenant;
  const change = { organizationId, memberId: c.req.param("id"), role };
  const answer = await identityOf(c).changeRole(change);
  return answer.ok ? redirectAfter(c, TEAM, { key: "team.roleChanged" }) : c.notFound();
});

teamPages.post(`${TEAM}/members/:id/removal`, async (c) => {
  c.get("tenant").allow("member.manage");
  const { organizationId } = c.get("tenant").tenant;
  const removal = { organizationId, memberId: c.req.param("id") };
  const answer = await identityOf(c).removeMember(removal);
  return answer.ok ? redirectAfter(c, TEAM, { key: "team.removed" }) : c.notFound();
});

function grantable(c: PageContext): readonly Role[] {
  const role = c.get("session")?.role;
  return role ? rolesGrantedBy(role) : [];
}

async function openInvitationOf(c: PageContext, email: string) {
  const invitations = await invitationsOf(c.env, c.get("tenant").tenant.organizationId);
  return invitations.find((one) => one.email === email.toLowerCase() && one.expiresAt > Date.now());
}

function alreadyInvited(c: PageContext, email: string, role: Role): FieldErrors {
  const t = translatorOf(c);
  return { email: t("team.alreadyInvited", { email, role: t(`role.${role}`) }) };
}

function inviteErrors(c: PageContext, answer: AuthAnswer, email: string): FieldErrors {
  const t = translatorOf(c);
  const member = { email: t("team.alreadyMember", { email }) };
  const limit = { "": t("problem.limited.happened") };
  return authErrors(t, answer, {
    USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: member,
    INVITATION_LIMIT_REACHED: limit,
  });
}

type TeamFacts = Readonly<{
  values?: Readonly<{ email: string; role: Role }>;
  errors?: FieldErrors;
  status?: 422 | 429;
}>;

async function teamPage(c: PageContext, { values, errors, status }: TeamFacts = {}) {
  const { tenant, allow, actor } = c.get("tenant");
  allow("member.read");
  const { t, frame } = pageShell(c, { current: TEAM });
  const personId = c.get("session")?.person.id;
  const members = await membersOf(c.env, tenant.organizationId);
  const canManage = actor.permissions.includes("member.manage");
  const invitations = canManage ? await invitationsOf(c.env, tenant.organizationId) : [];
  return renderPage(
    c,
    <TeamPage
      t={t}
      frame={frame}
      members={members.map(({ personId: memberPersonId, ...member }) => ({
        ...member,
        twoFactor: member.twoFactorEnabled,
        since: member.joinedAt,
        isYou: memberPersonId === personId,
      }))}
      invitations={invitations}
      canManage={canManage}
      givableRoles={grantable(c)}
      {...(values ? { values } : {})}
      {...(errors ? { errors } : {})}
    />,
    status ?? (errors ? 422 : 200),
  );
}
