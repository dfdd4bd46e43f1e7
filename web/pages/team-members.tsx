import { type Column, DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";
import type { MemberRow, Role } from "./team";

type MemberTableProps = Readonly<{
  t: Translator;
  members: readonly MemberRow[];
  timezone: string;
  canManage: boolean;
  givableRoles: readonly Role[];
}>;

export function MemberTable(props: MemberTableProps) {
  const { t, members, timezone, canManage } = props;
  const columns: readonly Column<MemberRow>[] = [
    {
      key: "name",
      label: t("team.name"),
      cell: ({ name, isYou }) => (
        <>
          {name} {isYou && <span class="quiet">({t("team.you")})</span>}
        </>
      ),
    },
    { key: "email", label: t("team.email"), cell: ({ email }) => email },
    {
      key: "role",
      label: t("team.role"),
      cell: (member) => <RoleCell {...props} member={member} />,
    },
    {
      key: "two-factor",
      label: t("team.twoFactor"),
      cell: ({ twoFactor }) => (twoFactor ? t("shell.yes") : t("shell.no")),
    },
    {
      key: "since",
      label: t("team.since"),
      cell: ({ since }) => <InstantText t={t} at={since} timezone={timezone} />,
    },
  ];
  const removing: Column<MemberRow> = {
    key: "actions",
    label: t("shell.actions"),
    actions: true,
    cell: ({ id, name, isYou, role }) =>
      !isYou &&
      role !== "owner" && (
        <Form t={t} action={`/settings/team/members/${id}/removal`} inline>
          <Submit tone="grave" label={t("team.removeOf", { name })}>
            {t("team.remove")}
          </Submit>
        </Form>
      ),
  };
  return (
    <DataTable
      t={t}
      id="members-table"
      caption={t("team.membersCaption")}
      rows={members}
      columns={canManage ? [...columns, removing] : columns}
    />
  );
}

type RoleCellProps = MemberTableProps & Readonly<{ member: MemberRow }>;

/** POST /settings/team/members/:id/role; an owner's role and one's own are not changed here. */
function RoleCell({ t, member, canManage, givableRoles }: RoleCellProps) {
  if (!canManage || member.isYou || member.role === "owner") return <>{t(`role.${member.role}`)}</>;
  return (
    <Form t={t} action={`/settings/team/members/${member.id}/role`} inline>
      <select class="input" name="role" aria-label={t("team.roleOf", { name: member.name })}>
        {givableRoles.map((role) => (
          <option value={role} selected={role === member.role}>
            {t(`role.${role}`)}
          </option>
        ))}
      </select>
      <Submit tone="plain">{t("team.changeRole")}</Submit>
    </Form>
  );
}
