import { Breadcrumbs } from "../components/breadcrumbs";
import { Checkbox } from "../components/choices";
import { CopyOnce } from "../components/copy-once";
import { DateText, InstantText } from "../components/date";
import { Facts } from "../components/facts";
import { SelectField } from "../components/fields";
import { type FieldErrors, Form, fieldId, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { KeyFields, type KeyValues } from "./api-key-fields";
import { KeyStateWords } from "./api-key-state";
import { type ApiKeyRow, ScopeWords } from "./api-keys";

export type ApiKeyPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  apiKey: ApiKeyRow &
    Readonly<{
      clientId: string;
      createdBy: string;
      createdAt: number;
      allowedAddresses: readonly string[];
    }>;
  values: KeyValues;
  /** Hours for which a secret may stay good beside a new one, and the one that is chosen. */
  overlaps: readonly number[];
  overlap: number;
  /** The new secret: the only time it is shown. */
  secret?: string;
  errors?: Readonly<{ change?: FieldErrors; rotate?: FieldErrors; revoke?: FieldErrors }>;
}>;

export function ApiKeyPage(props: ApiKeyPageProps) {
  const { t, frame, apiKey, secret, values, errors } = props;
  const path = `/settings/api-keys/${apiKey.id}`;
  const trail = [{ href: "/settings/api-keys", label: t("keys.title") }];
  const isRevoked = apiKey.state === "revoked";
  return (
    <Shell t={t} frame={frame} title={apiKey.name}>
      <PageHeader above={<Breadcrumbs t={t} trail={trail} />} title={apiKey.name} />
      {secret && (
        <Section id="secret-section" title={t("keys.secretReady")}>
          <CopyOnce t={t} id="secret" label={t("keys.secret")} secret={secret} />
        </Section>
      )}
      <Section id="standing" title={t("keys.standing")}>
        <KeyFacts {...props} />
      </Section>
      {!isRevoked && (
        <>
          <Section id="settings" title={t("keys.change")}>
            <Form t={t} action={path} errors={errors?.change} label={t("keys.change")}>
              <KeyFields
                t={t}
                timezone={frame.tenant.timezone}
                values={values}
                errors={errors?.change}
              />
              <div>
                <Submit>{t("keys.save")}</Submit>
              </div>
            </Form>
          </Section>
          <Section id="rotation" title={t("keys.rotate")}>
            <RotateForm {...props} path={path} />
          </Section>
          <Section id="revocation" title={t("keys.revoke")}>
            <RevokeForm {...props} path={path} />
          </Section>
        </>
      )}
    </Shell>
  );
}

function KeyFacts({ t, frame, apiKey }: ApiKeyPageProps) {
  const { timezone } = frame.tenant;
  const { lastUsedOn, allowedAddresses } = apiKey;
  return (
    <Facts
      facts={[
        {
          term: t("keys.state"),
          detail: <KeyStateWords t={t} standing={apiKey} timezone={timezone} />,
        },
        { term: t("keys.scopes"), detail: <ScopeWords t={t} scopes={apiKey.scopes} /> },
        {
          term: t("keys.addresses"),
          detail:
            allowedAddresses.length === 0 ? (
              t("keys.anywhere")
            ) : (
              <code>{allowedAddresses.join(" ")}</code>
            ),
        },
        {
          term: t("keys.lastUsed"),
          detail: lastUsedOn === null ? t("keys.never") : <DateText t={t} on={lastUsedOn} />,
        },
        { term: t("keys.clientId"), detail: <code>{apiKey.clientId}</code> },
        {
          term: t("keys.createdAt"),
          detail: (
            <>
              <InstantText t={t} at={apiKey.createdAt} timezone={timezone} /> · {apiKey.createdBy}
            </>
          ),
        },
      ]}
    />
  );
}

type ActProps = ApiKeyPageProps & Readonly<{ path: string }>;

/** POST …/secrets: hours, and that the reader knows what it does. */
function RotateForm({ t, path, overlaps, overlap, errors }: ActProps) {
  const options = overlaps.map((hours) => ({
    value: String(hours),
    label: hours === 0 ? t("keys.overlap.none") : t("keys.overlap", { count: hours }),
  }));
  return (
    <Form t={t} action={`${path}/secrets`} errors={errors?.rotate} label={t("keys.rotate")}>
      <p>{t("keys.rotateText")}</p>
      <SelectField
        t={t}
        name="overlapHours"
        label={t("keys.overlapHours")}
        options={options}
        value={String(overlap)}
      />
      <Confirmation t={t} name="rotate" label={t("keys.rotateConfirm")} errors={errors?.rotate} />
      <div>
        <Submit tone="plain">{t("keys.rotate")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/revocation: that the reader knows what it does. */
function RevokeForm({ t, path, apiKey, errors }: ActProps) {
  return (
    <Form t={t} action={`${path}/revocation`} errors={errors?.revoke} label={t("keys.revoke")}>
      <p>{t("keys.revokeText")}</p>
      <Confirmation
        t={t}
        name="revoke"
        label={t("keys.revokeConfirm", { name: apiKey.name })}
        errors={errors?.revoke}
      />
      <div>
        <Submit tone="grave">{t("keys.revoke")}</Submit>
      </div>
    </Form>
  );
}

type ConfirmationProps = Readonly<{
  t: Translator;
  name: string;
  label: string;
  errors: FieldErrors | undefined;
}>;

function Confirmation({ name, label, errors }: ConfirmationProps) {
  return (
    <div id={fieldId(name)}>
      {errors?.[name] && <p class="field-error">{errors[name]}</p>}
      <Checkbox name={name} label={label} />
    </div>
  );
}
