import { DataTable } from "../components/data-table";
import { EmptyState } from "../components/empty-state";
import type { FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { eventName, SubscriptionFields, type SubscriptionValues } from "./subscription-fields";
import { SubscriptionState, type SubscriptionStanding } from "./subscription-state";

export type SubscriptionRow = SubscriptionStanding &
  Readonly<{ id: string; name: string; url: string; types: readonly string[] }>;

export type SubscriptionsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  subscriptions: readonly SubscriptionRow[];
  /** All types of event, in the order of the documentation. */
  types: readonly string[];
  values?: SubscriptionValues;
  errors?: FieldErrors;
}>;

/** Where the lender's own systems are told of what happens. */
export function SubscriptionsPage(props: SubscriptionsPageProps) {
  const { t, frame, subscriptions } = props;
  return (
    <Shell t={t} frame={frame} title={t("subscription.title")}>
      <PageHeader title={t("subscription.title")} lead={t("subscription.lead")} />
      <Section id="subscriptions" title={t("subscription.caption")}>
        {subscriptions.length === 0 ? (
          <EmptyState title={t("subscription.empty.title")} text={t("subscription.empty.text")} />
        ) : (
          <SubscriptionTable {...props} />
        )}
      </Section>
      <Section id="create" title={t("subscription.create")}>
        <SubscriptionFields
          {...props}
          action="/settings/subscriptions"
          label={t("subscription.create")}
        />
      </Section>
    </Shell>
  );
}

function SubscriptionTable({ t, frame, subscriptions }: SubscriptionsPageProps) {
  return (
    <DataTable
      t={t}
      id="subscriptions-table"
      caption={t("subscription.caption")}
      rows={subscriptions}
      rowClass={({ off }) => (off === null ? undefined : "row-done")}
      columns={[
        {
          key: "name",
          label: t("subscription.name"),
          cell: ({ id, name }) => <a href={`/settings/subscriptions/${id}`}>{name}</a>,
        },
        { key: "url", label: t("subscription.url"), cell: ({ url }) => <code>{url}</code> },
        {
          key: "types",
          prose: true,
          label: t("subscription.types"),
          cell: ({ types }) => types.map((type) => eventName(t, type)).join(t("subscription.and")),
        },
        {
          key: "state",
          label: t("subscription.state"),
          cell: (row) => (
            <SubscriptionState t={t} standing={row} timezone={frame.tenant.timezone} />
          ),
        },
      ]}
    />
  );
}
