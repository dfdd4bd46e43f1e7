import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { MemberTable } from "./team-members";

export const ROLES = ["owner", "admin", "officer", "analyst", "integrator"] as const;
export type Role = (typeof ROLES)[number];

export type MemberRow = Readonly<{
  id: string;
  name: string;
  email: string;
  role: Role;
  twoFactor: boolean;
  since: number;
  isYou: boolean;
}>;

export type InvitationRow = Readonly<{
  id: string;
  email: string;
  role: Role;
  expiresAt: number;
}>;

export type TeamPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  members: readonly MemberRow[];
  invitations: readonly InvitationRow[];
  /** Whether the reader may invite, change roles and remove. */
  canManage: boolean;
  /** Roles the reader may give. */
  givableRoles: readonly Role[];
  values?: Readonly<{ email: string; role: Role }>;
  errors?: FieldErrors;
}>;

export function TeamPage(props: TeamPageProps) {
  const { t, frame, members, canManage, givableRoles } = props;
  const timezone = frame.tenant.timezone;
  return (
    <Shell t={t} frame={frame} title={t("team.title")}>
      <PageHeader title={t("team.title")} lead={t("team.intro", { tenant: frame.tenant.name })} />
      <Section id="members" title={t("team.membersCaption")}>
        <MemberTable
          t={t}
          members={members}
          timezone={timezone}
          canManage={canManage}
          givableRoles={givableRoles}
        />
      </Section>
      {canManage && (
        <>
          <Invitations {...props} />
          <Invite {...props} />
        </>
      )}
    </Shell>
  );
}

function Invite({ t, values, errors, givableRoles }: TeamPageProps) {
  return (
    <Section id="invite" title={t("team.invite")}>
      <Form t={t} action="/settings/team/invitations" errors={errors} label={t("team.invite")}>
        <TextField
          t={t}
          name="email"
          type="email"
          label={t("team.email")}
          value={values?.email}
          error={errors?.["email"]}
        />
        <SelectField
          t={t}
          name="role"
          label={t("team.role")}
          value={values?.role ?? "officer"}
          error={errors?.["role"]}
          options={givableRoles.map((role) => ({
            value: role,
            label: `${t(`role.${role}`)}: ${t(`team.roleMeaning.${role}`)}`,
          }))}
        />
        <div>
          <Submit>{t("team.inviteSubmit")}</Submit>
        </div>
      </Form>
    </Section>
  );
}

function Invitations({ t, frame, invitations }: TeamPageProps) {
  return (
    <Section id="invitations" title={t("team.pending")}>
      {invitations.length === 0 ? (
        <p class="quiet">{t("team.pendingNone")}</p>
      ) : (
        <DataTable
          t={t}
          id="invitations-table"
          caption={t("team.pendingCaption")}
          rows={invitations}
          columns={[
            { key: "email", label: t("team.email"), cell: ({ email }) => email },
            { key: "role", label: t("team.role"), cell: ({ role }) => t(`role.${role}`) },
            {
              key: "expires",
              label: t("team.expires"),
              cell: ({ expiresAt }) => (
                <InstantText t={t} at={expiresAt} timezone={frame.tenant.timezone} />
              ),
            },
            {
              key: "actions",
              label: t("shell.actions"),
              actions: true,
              cell: ({ id, email }) => (
                <Form t={t} action={`/settings/team/invitations/${id}/withdrawal`} inline>
                  <Submit tone="grave" label={t("team.withdrawOf", { email })}>
                    {t("team.withdraw")}
                  </Submit>
                </Form>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
