import { StateBadge } from "../components/badge";
import { Checkbox } from "../components/choices";
import { CopyOnce } from "../components/copy-once";
import { DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, fieldId, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

export type ApiKeyRow = Readonly<{
  id: string;
  name: string;
  scopes: readonly string[];
  createdAt: number;
  lastUsedOn: string | null;
  revokedAt: number | null;
}>;

export type ApiKeysPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  keys: readonly ApiKeyRow[];
  /** Scopes the reader may give, without "*" (`loans:read` …). */
  scopes: readonly string[];
  /** The key that was just made: the only time its secret is shown. */
  created?: Readonly<{ name: string; secret: string; exampleUrl: string }>;
  values?: Readonly<{ name: string; scopes: readonly string[] }>;
  errors?: FieldErrors;
}>;

export function ApiKeysPage(props: ApiKeysPageProps) {
  const { t, frame, keys, created } = props;
  return (
    <Shell t={t} frame={frame} title={t("keys.title")}>
      <PageHeader
        title={t("keys.title")}
        lead={t("keys.intro", { tenant: frame.tenant.name })}
        actions={
          <a class="button" href="/docs">
            {t("shell.apiDocs")}
          </a>
        }
      />
      {created && <Created t={t} created={created} />}
      <Section id="keys-list" title={t("keys.caption")}>
        {keys.length === 0 ? (
          <EmptyState title={t("keys.empty.title")} text={t("keys.empty.text")} />
        ) : (
          <KeyTable {...props} />
        )}
      </Section>
      <Section id="create" title={t("keys.create")}>
        <CreateForm {...props} />
      </Section>
    </Shell>
  );
}

type CreatedProps = Readonly<{ t: Translator; created: NonNullable<ApiKeysPageProps["created"]> }>;

function Created({ t, created }: CreatedProps) {
  return (
    <Section id="created" title={t("keys.created", { name: created.name })}>
      <div class="flow">
        <CopyOnce t={t} id="secret" label={t("keys.secret")} secret={created.secret} />
        <p>{t("keys.use")}</p>
        <pre class="code" tabindex={0}>{`curl ${created.exampleUrl} \\
  -H "Authorization: Bearer ${created.secret}"`}</pre>
      </div>
    </Section>
  );
}

function KeyTable({ t, frame, keys }: ApiKeysPageProps) {
  return (
    <DataTable
      t={t}
      id="keys-table"
      caption={t("keys.caption")}
      rows={keys}
      rowClass={({ revokedAt }) => (revokedAt === null ? undefined : "row-done")}
      columns={[
        { key: "name", label: t("keys.name"), cell: ({ name }) => name },
        {
          key: "scopes",
          prose: true,
          label: t("keys.scopes"),
          cell: ({ scopes }) =>
            scopes.includes("*") ? t("keys.scopeAll") : <code>{scopes.join(" ")}</code>,
        },
        {
          key: "state",
          label: t("notices.state"),
          cell: ({ revokedAt }) =>
            revokedAt === null ? (
              <StateBadge tone="good">{t("keys.active")}</StateBadge>
            ) : (
              <StateBadge tone="idle">{t("keys.revoked")}</StateBadge>
            ),
        },
        {
          key: "created",
          label: t("keys.createdAt"),
          cell: ({ createdAt }) => (
            <InstantText t={t} at={createdAt} timezone={frame.tenant.timezone} />
          ),
        },
        {
          key: "used",
          label: t("keys.lastUsed"),
          cell: ({ lastUsedOn }) =>
            lastUsedOn === null ? t("keys.never") : <DateText t={t} on={lastUsedOn} />,
        },
        {
          key: "actions",
          label: t("shell.actions"),
          actions: true,
          cell: ({ id, name, revokedAt }) =>
            revokedAt === null && (
              <Form t={t} action={`/settings/api-keys/${id}/revocation`} inline>
                <Submit tone="grave" label={t("keys.revokeOf", { name })}>
                  {t("keys.revoke")}
                </Submit>
              </Form>
            ),
        },
      ]}
    />
  );
}

/** POST /settings/api-keys: name, and `scopes` once per scope ("*" for all). */
function CreateForm({ t, scopes, values, errors }: ApiKeysPageProps) {
  const chosen = values?.scopes ?? [];
  return (
    <Form t={t} action="/settings/api-keys" errors={errors} label={t("keys.create")}>
      <TextField
        t={t}
        name="name"
        label={t("keys.name")}
        help={t("keys.nameHelp")}
        value={values?.name}
        error={errors?.["name"]}
        maxlength={80}
      />
      <fieldset class="field choices" id={fieldId("scopes")}>
        <legend>{t("keys.scopes")}</legend>
        <p class="help">{t("keys.scopesHelp")}</p>
        {errors?.["scopes"] && <p class="field-error">{errors["scopes"]}</p>}
        <Checkbox
          name="scopes"
          value="*"
          label={t("keys.scopeAll")}
          checked={chosen.includes("*")}
        />
        <div class="scopes">
          {scopes.map((scope) => (
            <Checkbox
              name="scopes"
              value={scope}
              label={<code>{scope}</code>}
              checked={chosen.includes(scope)}
            />
          ))}
        </div>
      </fieldset>
      <div>
        <Submit>{t("keys.create")}</Submit>
      </div>
    </Form>
  );
}
