import { StateBadge, type Tone } from "../components/badge";
import { CopyOnce } from "../components/copy-once";
import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

const SOURCES = ["standard", "stripe", "wechat-pay", "alipay", "gocardless", "custom"] as const;
export type WebhookSource = (typeof SOURCES)[number];

export type WebhookEndpointRow = Readonly<{
  id: string;
  name: string;
  source: WebhookSource;
  /** False while nobody has said what the source signs with, or how. */
  isReady: boolean;
  /** The full address to send to. */
  url: string;
  createdAt: number;
  disabledAt: number | null;
}>;

export type WebhookEventRow = Readonly<{
  endpointName: string;
  messageId: string;
  state: "stored" | "applied" | "unmatched" | "refused";
  outcome: string | null;
  receivedAt: number;
}>;

export type WebhooksPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  endpoints: readonly WebhookEndpointRow[];
  /** Newest first. */
  events: readonly WebhookEventRow[];
  /** The endpoint that was just made: the only time its secret is shown. */
  created?: Readonly<{ name: string; url: string; secret: string }>;
  values?: Readonly<{ name: string; source: string }>;
  errors?: FieldErrors;
}>;

const TONES: Readonly<Record<WebhookEventRow["state"], Tone>> = {
  stored: "busy",
  applied: "good",
  unmatched: "watch",
  refused: "act",
};

export function WebhooksPage(props: WebhooksPageProps) {
  const { t, frame, endpoints, events, created, values, errors } = props;
  const timezone = frame.tenant.timezone;
  return (
    <Shell t={t} frame={frame} title={t("webhooks.title")}>
      <PageHeader title={t("webhooks.title")} lead={t("webhooks.intro")} />
      {created && (
        <Section id="created" title={t("webhooks.created", { name: created.name })}>
          <div class="flow">
            <p>
              {t("webhooks.url")}: <code>{created.url}</code>
            </p>
            <CopyOnce t={t} id="secret" label={t("webhooks.secret")} secret={created.secret} />
          </div>
        </Section>
      )}
      <Section id="endpoints" title={t("webhooks.caption")}>
        {endpoints.length === 0 ? (
          <EmptyState title={t("webhooks.empty.title")} text={t("webhooks.empty.text")} />
        ) : (
          <EndpointTable t={t} endpoints={endpoints} timezone={timezone} />
        )}
      </Section>
      <Section id="create" title={t("webhooks.create")}>
        <Form t={t} action="/settings/webhooks" errors={errors} label={t("webhooks.create")}>
          <TextField
            t={t}
            name="name"
            label={t("webhooks.name")}
            help={t("webhooks.nameHelp")}
            value={values?.name}
            error={errors?.["name"]}
            maxlength={80}
          />
          <SelectField
            t={t}
            name="source"
            label={t("webhooks.source")}
            help={t("webhooks.sourceHelp")}
            value={values?.source ?? "standard"}
            options={SOURCES.map((value) => ({ value, label: t(`webhooks.source.${value}`) }))}
          />
          <div>
            <Submit>{t("webhooks.create")}</Submit>
          </div>
        </Form>
      </Section>
      <Section id="events" title={t("webhooks.events")}>
        {events.length === 0 ? (
          <p class="quiet">{t("webhooks.eventsNone")}</p>
        ) : (
          <EventTable t={t} events={events} timezone={timezone} />
        )}
      </Section>
    </Shell>
  );
}

type EndpointTableProps = Readonly<{
  t: Translator;
  endpoints: readonly WebhookEndpointRow[];
  timezone: string;
}>;

function EndpointTable({ t, endpoints, timezone }: EndpointTableProps) {
  return (
    <DataTable
      t={t}
      id="endpoints-table"
      caption={t("webhooks.caption")}
      rows={endpoints}
      rowClass={({ disabledAt }) => (disabledAt === null ? undefined : "row-done")}
      columns={[
        {
          key: "name",
          label: t("webhooks.name"),
          cell: ({ id, name, disabledAt }) =>
            disabledAt === null ? <a href={`/settings/webhooks/${id}`}>{name}</a> : name,
        },
        {
          key: "source",
          label: t("webhooks.source"),
          cell: ({ source }) => t(`webhooks.source.${source}`),
        },
        { key: "url", label: t("webhooks.url"), cell: ({ url }) => <code>{url}</code> },
        {
          key: "state",
          label: t("webhooks.state"),
          cell: ({ disabledAt, isReady }) => {
            if (disabledAt !== null) {
              return <StateBadge tone="idle">{t("webhooks.disabled")}</StateBadge>;
            }
            return isReady ? (
              <StateBadge tone="good">{t("webhooks.active")}</StateBadge>
            ) : (
              <StateBadge tone="watch">{t("webhooks.waitsForSecrets")}</StateBadge>
            );
          },
        },
        {
          key: "created",
          label: t("keys.createdAt"),
          cell: ({ createdAt }) => <InstantText t={t} at={createdAt} timezone={timezone} />,
        },
        {
          key: "actions",
          label: t("shell.actions"),
          actions: true,
          cell: ({ id, name, disabledAt }) =>
            disabledAt === null && (
              <Form t={t} action={`/settings/webhooks/${id}/disabling`} inline>
                <Submit tone="grave" label={t("webhooks.disableOf", { name })}>
                  {t("webhooks.disable")}
                </Submit>
              </Form>
            ),
        },
      ]}
    />
  );
}

type EventTableProps = Readonly<{
  t: Translator;
  events: readonly WebhookEventRow[];
  timezone: string;
}>;

function EventTable({ t, events, timezone }: EventTableProps) {
  return (
    <DataTable
      t={t}
      id="events-table"
      caption={t("webhooks.eventsCaption")}
      rows={events}
      columns={[
        {
          key: "message",
          label: t("webhooks.message"),
          cell: ({ messageId }) => <code>{messageId}</code>,
        },
        { key: "endpoint", label: t("webhooks.name"), cell: ({ endpointName }) => endpointName },
        {
          key: "state",
          label: t("webhooks.state"),
          cell: ({ state }) => (
            <StateBadge tone={TONES[state]}>{t(`webhookEvent.${state}`)}</StateBadge>
          ),
        },
        {
          key: "outcome",
          prose: true,
          label: t("webhooks.outcome"),
          cell: ({ outcome }) => outcome ?? "",
        },
        {
          key: "received",
          label: t("webhooks.receivedAt"),
          cell: ({ receivedAt }) => <InstantText t={t} at={receivedAt} timezone={timezone} />,
        },
      ]}
    />
  );
}
