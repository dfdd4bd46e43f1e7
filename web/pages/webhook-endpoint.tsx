import { Alert } from "../components/alert";
import { Breadcrumbs } from "../components/breadcrumbs";
import { TextareaField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import {
  type DescriptionChoices,
  DescriptionForm,
  type DescriptionValues,
} from "./webhook-description";
import { type TrialShown, WebhookTrial } from "./webhook-trial";
import type { WebhookSource } from "./webhooks";

export type SecretField = "secret" | "apiKey" | "publicKey" | "appId" | "accessToken";

export type WebhookEndpointPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  endpoint: Readonly<{
    id: string;
    name: string;
    url: string;
    source: WebhookSource;
    /** Null: of a source that says it otherwise. */
    loanKey: string | null;
    hasSecrets: boolean;
  }>;
  /** What this source signs with. */
  needed: readonly SecretField[];
  /** Of a custom source. `saved`: it was described before. */
  description: Readonly<{
    values: DescriptionValues;
    choices: DescriptionChoices;
    saved: boolean;
  }> | null;
  trial: TrialShown | null;
  tried: Readonly<{ body: string; headers: string }>;
  errors?: FieldErrors;
  /** Which of the forms they are of. */
  wrong?: "secrets" | "description" | "trial";
}>;

/** An endpoint: its address, how a custom source is written, its secrets, and where to try a message. */
export function WebhookEndpointPage(props: WebhookEndpointPageProps) {
  const { t, frame, endpoint, needed, description, errors, wrong } = props;
  const { id, name, url, source, loanKey } = endpoint;
  const path = `/settings/webhooks/${id}`;
  const trail = [{ href: "/settings/webhooks", label: t("webhooks.title") }];
  const errorsOf = (form: typeof wrong) => (wrong === form ? errors : undefined);
  return (
    <Shell t={t} frame={frame} title={name}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={name}
        lead={t(`webhooks.source.${source}`)}
      />
      <Section id="address" title={t("webhooks.stepAddress")}>
        <div class="flow">
          <p>{t(`webhooks.tell.${source}`)}</p>
          <p>
            <code>{url}</code>
          </p>
          {loanKey !== null && <p>{t("webhooks.loanKey", { key: loanKey })}</p>}
        </div>
      </Section>
      {description && (
        <Section id="description" title={t("webhooks.stepDescription")}>
          <div class="flow">
            {!description.saved && <Alert tone="watch">{t("webhooks.notDescribed")}</Alert>}
            <DescriptionForm
              t={t}
              action={`${path}/description`}
              values={description.values}
              choices={description.choices}
              errors={errorsOf("description")}
            />
          </div>
        </Section>
      )}
      {needed.length > 0 && (
        <SecretsForm t={t} endpoint={endpoint} needed={needed} errors={errorsOf("secrets")} />
      )}
      <WebhookTrial
        t={t}
        action={`${path}/trials#trial`}
        values={props.tried}
        trial={props.trial}
        errors={errorsOf("trial")}
      />
    </Shell>
  );
}

type SecretsProps = Pick<WebhookEndpointPageProps, "t" | "endpoint" | "needed"> &
  Readonly<{ errors: FieldErrors | undefined }>;

function SecretsForm({ t, endpoint, needed, errors }: SecretsProps) {
  const { id, source, hasSecrets } = endpoint;
  const label = t(hasSecrets ? "webhooks.secretsRenew" : "webhooks.secretsSave");
  return (
    <Section
      id="secrets"
      title={t(source === "custom" ? "webhooks.stepSecretsThird" : "webhooks.stepSecrets")}
    >
      <Form t={t} action={`/settings/webhooks/${id}/secrets`} errors={errors} label={label}>
        {needed.map((field) =>
          field === "publicKey" ? (
            <TextareaField
              t={t}
              name={field}
              label={t("webhooks.field.publicKey")}
              error={errors?.[field]}
              rows={6}
            />
          ) : (
            <TextField
              t={t}
              name={field}
              label={t(
                field === "secret" && source !== "stripe"
                  ? "webhooks.field.ownSecret"
                  : `webhooks.field.${field}`,
              )}
              help={field === "accessToken" ? t("webhooks.accessTokenHelp") : undefined}
              type={field === "appId" ? "text" : "password"}
              autocomplete="off"
              error={errors?.[field]}
              maxlength={400}
            />
          ),
        )}
        {hasSecrets && <p class="help">{t("webhooks.secretsOverlap")}</p>}
        <div>
          <Submit>{label}</Submit>
        </div>
      </Form>
    </Section>
  );
}
