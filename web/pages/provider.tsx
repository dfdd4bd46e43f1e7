import { Breadcrumbs } from "../components/breadcrumbs";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import type { ProviderChannel, ProviderKind } from "./providers";

export type ProviderPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  kind: ProviderKind;
  channel: ProviderChannel;
  /** One that is there; null for a new one. */
  provider: Readonly<{ id: string; name: string; reportsUrl: string }> | null;
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
  canManage: boolean;
  trial?: Readonly<{ end: TrialEnd; detail: string }>;
  trialErrors?: FieldErrors;
}>;
export type TrialEnd = "accepted" | "refused" | "not-taken" | "unknown";

export function ProviderPage(props: ProviderPageProps) {
  const { t, frame, kind, provider } = props;
  const title = provider
    ? t("provider.edit.title", { name: provider.name })
    : t("provider.add.title", { kind: t(`provider.kind.${kind}`) });
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={
          <Breadcrumbs
            t={t}
            trail={[{ href: "/settings/providers", label: t("provider.title") }]}
          />
        }
        title={title}
        lead={provider ? t(`provider.kind.${kind}`) : undefined}
      />
      <Section id="settings" title={t(`provider.kind.${kind}`)}>
        <SettingsForm {...props} />
      </Section>
      {provider && <Reports {...props} provider={provider} />}
      {provider && props.canManage && <Trial {...props} provider={provider} />}
      {provider && props.canManage && <Removal {...props} provider={provider} />}
    </Shell>
  );
}

type FieldName = "host" | "port" | "username" | "from" | "url" | "accountSid" | "perSecond";

function SettingsForm(props: ProviderPageProps) {
  const { t, kind, channel, provider, values, errors, canManage } = props;
  const action = provider ? `/settings/providers/${provider.id}` : "/settings/providers";
  const field = (name: FieldName, label: string, help?: string, isOptional = false) => (
    <TextField
      t={t}
      name={name}
      label={label}
      help={help}
      value={values[name]}
      error={errors[name]}
      required={!isOptional}
      maxlength={300}
      {...(name === "port" || name === "perSecond"
        ? { inputmode: "numeric" as const, width: "short" as const }
        : {})}
    />
  );
  const fromHelp = channel === "sms" ? t("provider.from.sms.help") : undefined;
  return (
    <Form t={t} action={action} errors={errors} label={t(`provider.kind.${kind}`)}>
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="channel" value={channel} />
      <input type="hidden" name="revision" value={values["revision"] ?? ""} />
      <TextField
        t={t}
        name="name"
        label={t("provider.name")}
        value={values["name"]}
        error={errors["name"]}
        maxlength={80}
      />
      {kind === "smtp" && field("host", t("provider.host"), t("provider.host.help"))}
      {kind === "smtp" && field("port", t("provider.port"), t("provider.port.help"))}
      {kind === "smtp" && <SecurityField {...props} />}
      {kind === "smtp" &&
        field("username", t("provider.username"), t("provider.username.help"), true)}
      {kind === "twilio" && field("accountSid", t("provider.accountSid"))}
      {kind !== "smtp" && field("url", t("provider.url"))}
      {field("from", t(`provider.from.${channel}`), fromHelp)}
      <SecretFields {...props} />
      {field("perSecond", t("provider.perSecond"), t("provider.perSecond.help"), true)}
      {canManage && (
        <div>
          <Submit>{t("provider.save")}</Submit>
        </div>
      )}
    </Form>
  );
}

function SecurityField({ t, values, errors }: ProviderPageProps) {
  const options = (["tls", "starttls", "none"] as const)
    .filter((one) => one !== "none" || values["security"] === "none")
    .map((value) => ({ value, label: t(`provider.security.${value}`) }));
  return (
    <SelectField
      t={t}
      name="security"
      label={t("provider.security")}
      value={values["security"]}
      error={errors["security"]}
      options={options}
    />
  );
}

function SecretFields({ t, kind, provider, errors }: ProviderPageProps) {
  const kept = provider ? t("provider.key.kept") : undefined;
  return (
    <>
      <TextField
        t={t}
        name="key"
        label={t(`provider.key.${kind}`)}
        help={kept ?? (kind === "gateway" ? t("provider.key.gateway.help") : undefined)}
        type="password"
        autocomplete="new-password"
        error={errors["key"]}
        required={!provider}
        maxlength={4000}
      />
      {kind === "resend" && (
        <TextField
          t={t}
          name="events"
          label={t("provider.events")}
          help={t("provider.events.help")}
          type="password"
          autocomplete="new-password"
          error={errors["events"]}
          required={false}
          maxlength={4000}
        />
      )}
    </>
  );
}

type WithProvider = ProviderPageProps &
  Readonly<{ provider: NonNullable<ProviderPageProps["provider"]> }>;

function Reports({ t, kind, provider }: WithProvider) {
  // A mail server tells nothing afterwards.
  if (kind === "smtp") return null;
  return (
    <Section id="reports" title={t("provider.reports")}>
      <div class="flow">
        <p>{t("provider.reports.text")}</p>
        <p>
          <code>{provider.reportsUrl}</code>
        </p>
      </div>
    </Section>
  );
}

function Trial({ t, provider, trial, trialErrors, values }: WithProvider) {
  return (
    <Section id="trial" title={t("provider.trial")}>
      <div class="flow">
        {trial && (
          <p role="status" class="state-words">
            {t(`provider.trial.${trial.end}`, { detail: trial.detail })}
          </p>
        )}
        <Form
          t={t}
          action={`/settings/providers/${provider.id}/trials`}
          errors={trialErrors}
          label={t("provider.trial")}
        >
          <TextField
            t={t}
            name="to"
            label={t("provider.trial.to")}
            help={t("provider.trial.to.help")}
            value={values["to"]}
            error={trialErrors?.["to"]}
            maxlength={254}
          />
          <div>
            <Submit tone="plain">{t("provider.trial.send")}</Submit>
          </div>
        </Form>
      </div>
    </Section>
  );
}

function Removal({ t, provider }: WithProvider) {
  return (
    <Section id="removal" title={t("provider.remove")}>
      <Form
        t={t}
        action={`/settings/providers/${provider.id}/removal`}
        label={t("provider.remove")}
      >
        <p>{t("provider.remove.why")}</p>
        <div>
          <Submit tone="grave">{t("provider.remove")}</Submit>
        </div>
      </Form>
    </Section>
  );
}
