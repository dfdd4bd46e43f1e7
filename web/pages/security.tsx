import { StateBadge } from "../components/badge";
import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { TwoFactorSetup, type TwoFactorSetupFacts } from "./security-two-factor";

export type SessionRow = Readonly<{
  id: string;
  device: string;
  address: string | null;
  createdAt: number;
  isThis: boolean;
}>;

export type SecurityPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  passwordLengthMin: number;
  twoFactorOn: boolean;
  /** Between turning on and the first right code. */
  setup?: TwoFactorSetupFacts;
  sessions: readonly SessionRow[];
  errors?: FieldErrors;
}>;

export function SecurityPage(props: SecurityPageProps) {
  const { t, frame } = props;
  return (
    <Shell t={t} frame={frame} title={t("security.title")}>
      <PageHeader title={t("security.title")} />
      <div class="columns">
        <Section id="two-factor" title={t("security.twoFactor")}>
          <TwoFactor {...props} />
        </Section>
        <Section id="password" title={t("security.password")}>
          <PasswordForm {...props} />
        </Section>
      </div>
      <Section id="sessions" title={t("security.sessions")}>
        <Sessions {...props} />
      </Section>
    </Shell>
  );
}

/** POST /settings/security/two-factor with `step`: enable or disable, and `password`. */
function TwoFactor({ t, twoFactorOn, setup, errors }: SecurityPageProps) {
  if (setup) return <TwoFactorSetup t={t} setup={setup} errors={errors} />;
  const step = twoFactorOn ? "disable" : "enable";
  return (
    <div class="flow">
      <p>
        <StateBadge tone={twoFactorOn ? "good" : "watch"}>
          {t(twoFactorOn ? "security.twoFactorOn" : "security.twoFactorOff")}
        </StateBadge>
      </p>
      <p class="quiet">{t("security.twoFactorIntro")}</p>
      <Form
        t={t}
        action="/settings/security/two-factor"
        errors={onlyOf(errors, ["password"])}
        label={t("security.twoFactor")}
      >
        <input type="hidden" name="step" value={step} />
        <TextField
          t={t}
          name="password"
          type="password"
          label={t("security.currentPassword")}
          autocomplete="current-password"
          error={errors?.["password"]}
        />
        <div>
          <Submit tone={twoFactorOn ? "grave" : "main"}>{t(`security.${step}`)}</Submit>
        </div>
      </Form>
    </div>
  );
}

/** POST /settings/security/password: currentPassword, newPassword. */
function PasswordForm({ t, frame, passwordLengthMin, errors }: SecurityPageProps) {
  return (
    <Form
      t={t}
      action="/settings/security/password"
      errors={onlyOf(errors, ["currentPassword", "newPassword"])}
      label={t("security.changePassword")}
    >
      <input type="hidden" name="username" autocomplete="username" value={frame.person.email} />
      <TextField
        t={t}
        name="currentPassword"
        type="password"
        label={t("security.currentPassword")}
        autocomplete="current-password"
        error={errors?.["currentPassword"]}
      />
      <TextField
        t={t}
        name="newPassword"
        type="password"
        label={t("auth.newPassword")}
        help={t("auth.passwordHelp", { min: passwordLengthMin })}
        autocomplete="new-password"
        minlength={passwordLengthMin}
        error={errors?.["newPassword"]}
      />
      <div>
        <Submit>{t("security.changePassword")}</Submit>
      </div>
    </Form>
  );
}

function onlyOf(errors: FieldErrors | undefined, names: readonly string[]): FieldErrors {
  return Object.fromEntries(Object.entries(errors ?? {}).filter(([name]) => names.includes(name)));
}

/** POST /settings/security/sessions/:id/ending, POST /settings/security/sessions/ending. */
function Sessions({ t, frame, sessions }: SecurityPageProps) {
  return (
    <div class="flow">
      <DataTable
        t={t}
        id="sessions-table"
        caption={t("security.sessionsCaption")}
        rows={sessions}
        columns={[
          {
            key: "device",
            label: t("security.device"),
            cell: ({ device, isThis }) => (
              <>
                {device} {isThis && <span class="quiet">({t("security.thisDevice")})</span>}
              </>
            ),
          },
          { key: "address", label: t("security.address"), cell: ({ address }) => address ?? "" },
          {
            key: "since",
            label: t("security.lastSeen"),
            cell: ({ createdAt }) => (
              <InstantText t={t} at={createdAt} timezone={frame.tenant.timezone} />
            ),
          },
          {
            key: "actions",
            label: t("shell.actions"),
            actions: true,
            cell: ({ id, device, isThis }) =>
              !isThis && (
                <Form t={t} action={`/settings/security/sessions/${id}/ending`} inline>
                  <Submit tone="plain" label={t("security.endSessionOf", { device })}>
                    {t("security.endSession")}
                  </Submit>
                </Form>
              ),
          },
        ]}
      />
      {sessions.length > 1 && (
        <Form t={t} action="/settings/security/sessions/ending" inline>
          <Submit tone="plain">{t("security.endOthers")}</Submit>
        </Form>
      )}
    </div>
  );
}
