import { Alert } from "../components/alert";
import { AuthLayout } from "../components/auth-layout";
import { Form } from "../components/form";
import type { Translator } from "../locales/translate";
import type { Role } from "./team";

export type AcceptInvitationPageProps = Readonly<{
  t: Translator;
  path: string;
  /** Null when it was withdrawn, used or has run out. */
  invitation: Readonly<{
    id: string;
    tenantName: string;
    inviterName: string;
    email: string;
    role: Role;
    /** True when the reader is signed in with another address. */
    forSomeoneElse: boolean;
  }> | null;
}>;

/** POST /invitations/:id with `answer`: accept or decline. */
export function AcceptInvitationPage({ t, path, invitation }: AcceptInvitationPageProps) {
  if (!invitation) {
    return (
      <AuthLayout
        t={t}
        title={t("auth.invitationTitle", { tenant: t("product.name") })}
        path={path}
      >
        <Alert tone="watch">{t("auth.invitationGone")}</Alert>
      </AuthLayout>
    );
  }
  const { id, tenantName, inviterName, email, role, forSomeoneElse } = invitation;
  const facts = { tenant: tenantName, inviter: inviterName, email, role: t(`role.${role}`) };
  return (
    <AuthLayout
      t={t}
      title={t("auth.invitationTitle", facts)}
      lead={t("auth.invitationText", facts)}
      path={path}
    >
      {forSomeoneElse ? (
        <>
          <Alert tone="watch">{t("auth.invitationOther", facts)}</Alert>
          <form method="post" action="/sign-out">
            <button type="submit" class="button">
              {t("shell.signOut")}
            </button>
          </form>
        </>
      ) : (
        <Form t={t} action={`/invitations/${id}`} label={t("auth.invitationTitle", facts)}>
          <button type="submit" class="button button-main" name="answer" value="accept">
            {t("auth.invitationAccept")}
          </button>
          <button type="submit" class="button" name="answer" value="decline">
            {t("auth.invitationDecline")}
          </button>
        </Form>
      )}
    </AuthLayout>
  );
}
