import { AcceptInvitationPage } from "../../../web/pages/accept-invitation";
import { hasSignIn, openInvitation } from "../auth/people";
import { carryCookies, identityOf, nextQuery } from "./auth-form";
import {
  newPages,
  type PageContext,
  pathOf,
  readForm,
  redirectAfter,
  renderPage,
  translatorOf,
} from "./page";

export const invitationPages = newPages();

invitationPages.get("/invitations/:id", async (c) => {
  const session = c.get("session");
  const invitation = await openInvitation(c.env, c.req.param("id"));
  if (!invitation) return invitationGone(c);
  if (!session) {
    // Whoever holds the link was invited; an address that has no sign-in yet begins with one.
    const known = await hasSignIn(c.env, invitation.email);
    return redirectAfter(c, `/${known ? "sign-in" : "sign-up"}${nextQuery(pathOf(c))}`);
  }
  const { id, organizationName, inviterName, email, role } = invitation;
  const forSomeoneElse = email.toLowerCase() !== session.person.email.toLowerCase();
  return renderPage(
    c,
    <AcceptInvitationPage
      t={translatorOf(c)}
      path={pathOf(c)}
      invitation={{ id, tenantName: organizationName, inviterName, email, role, forSomeoneElse }}
    />,
  );
});

invitationPages.post("/invitations/:id", async (c) => {
  const id = c.req.param("id");
  if (!c.get("session")) return redirectAfter(c, `/sign-in${nextQuery(`/invitations/${id}`)}`);
  const identity = identityOf(c);
  const accepts = (await readForm(c))["answer"] === "accept";
  const answer = await (accepts ? identity.acceptInvitation(id) : identity.declineInvitation(id));
  carryCookies(c, answer);
  return answer.ok ? redirectAfter(c, "/") : invitationGone(c, 422);
});

function invitationGone(c: PageContext, status: 404 | 422 = 404) {
  const path = `/invitations/${c.req.param("id")}`;
  return renderPage(
    c,
    <AcceptInvitationPage t={translatorOf(c)} path={path} invitation={null} />,
    status,
  );
}
