import { Checkbox } from "../components/choices";
import { CopyOnce } from "../components/copy-once";
import { DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { type FieldErrors, Form, fieldId, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { KeyFields, type KeyValues } from "./api-key-fields";
import { type KeyStandingShown, KeyStateWords } from "./api-key-state";

export type ApiKeyRow = KeyStandingShown &
  Readonly<{
    id: string;
    name: string;
    scopes: readonly string[];
    lastUsedOn: string | null;
  }>;

export type ApiKeysPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  keys: readonly ApiKeyRow[];
  /** Scopes the reader may give, without "*" (`loans:read` …). */
  scopes: readonly string[];
  /** The key that was just made: the only time its secret is shown. */
  created?: Readonly<{ name: string; secret: string; exampleUrl: string }>;
  values?: KeyValues & Readonly<{ scopes: readonly string[] }>;
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
          <a class="button" href="/docs/authentication">
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
      rowClass={({ state }) =>
        state === "revoked" || state === "expired" ? "row-done" : undefined
      }
      columns={[
        {
          key: "name",
          label: t("keys.name"),
          cell: ({ id, name }) => <a href={`/settings/api-keys/${id}`}>{name}</a>,
        },
        {
          key: "state",
          prose: true,
          label: t("keys.state"),
          cell: (key) => <KeyStateWords t={t} standing={key} timezone={frame.tenant.timezone} />,
        },
        {
          key: "used",
          label: t("keys.lastUsed"),
          cell: ({ lastUsedOn }) =>
            lastUsedOn === null ? t("keys.never") : <DateText t={t} on={lastUsedOn} />,
        },
        {
          key: "scopes",
          prose: true,
          label: t("keys.scopes"),
          cell: ({ scopes }) => <ScopeWords t={t} scopes={scopes} />,
        },
      ]}
    />
  );
}

export function ScopeWords({ t, scopes }: Readonly<{ t: Translator; scopes: readonly string[] }>) {
  return scopes.includes("*") ? (
    <span>{t("keys.everything")}</span>
  ) : (
    <code>{scopes.join(" ")}</code>
  );
}

/** POST /settings/api-keys: name, `scopes` once per scope ("*" for all), last day, addresses. */
function CreateForm({ t, frame, scopes, values, errors }: ApiKeysPageProps) {
  const chosen = values?.scopes ?? [];
  return (
    <Form t={t} action="/settings/api-keys" errors={errors} label={t("keys.create")}>
      <KeyFields t={t} timezone={frame.tenant.timezone} values={values} errors={errors} />
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
        {[...Map.groupBy(scopes, (scope) => scope.split(":")[0]).values()].map((ofNoun) => (
          <div class="scopes">
            {ofNoun.map((scope) => (
              <Checkbox
                name="scopes"
                value={scope}
                label={<code>{scope}</code>}
                checked={chosen.includes(scope)}
              />
            ))}
          </div>
        ))}
      </fieldset>
      <div>
        <Submit>{t("keys.create")}</Submit>
      </div>
    </Form>
  );
}
