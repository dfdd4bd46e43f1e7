import { Breadcrumbs } from "../components/breadcrumbs";
import { TextareaField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import type { WebhookSource } from "./webhooks";

export type SecretField = "secret" | "apiKey" | "publicKey" | "appId";

export type WebhookEndpointPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  endpoint: Readonly<{
    id: string;
    name: string;
    url: string;
    source: Exclude<WebhookSource, "standard">;
    loanKey: string;
    hasSecrets: boolean;
  }>;
  /** What this source signs with. */
  needed: readonly SecretField[];
  errors?: FieldErrors;
}>;

/** An endpoint of a source that has secrets of its own: its address there, and its secrets here. */
export function WebhookEndpointPage(props: WebhookEndpointPageProps) {
  const { t, frame, endpoint, needed, errors } = props;
  const { id, name, url, source, loanKey, hasSecrets } = endpoint;
  const path = `/settings/webhooks/${id}`;
  const trail = [{ href: "/settings/webhooks", label: t("webhooks.title") }];
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
          <p>{t("webhooks.loanKey", { key: loanKey })}</p>
        </div>
      </Section>
      <Section id="secrets" title={t("webhooks.stepSecrets")}>
        <Form
          t={t}
          action={`${path}/secrets`}
          errors={errors}
          label={t(hasSecrets ? "webhooks.secretsRenew" : "webhooks.secretsSave")}
        >
          {needed.map((field) =>
            field === "publicKey" ? (
              <TextareaField
                t={t}
                name={field}
                label={t(`webhooks.field.${field}`)}
                error={errors?.[field]}
                rows={6}
              />
            ) : (
              <TextField
                t={t}
                name={field}
                label={t(`webhooks.field.${field}`)}
                type={field === "appId" ? "text" : "password"}
                autocomplete="off"
                error={errors?.[field]}
                maxlength={400}
              />
            ),
          )}
          {hasSecrets && <p class="help">{t("webhooks.secretsOverlap")}</p>}
          <div>
            <Submit>{t(hasSecrets ? "webhooks.secretsRenew" : "webhooks.secretsSave")}</Submit>
          </div>
        </Form>
      </Section>
    </Shell>
  );
}
