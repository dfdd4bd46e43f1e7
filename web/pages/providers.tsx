import { StateBadge } from "../components/badge";
import { DataTable } from "../components/data-table";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type SuppressionRow, Suppressions } from "./suppressions";

export type ProviderKind = "smtp" | "resend" | "twilio" | "gateway";
export type ProviderChannel = "email" | "sms";

export type ProviderRow = Readonly<{
  id: string;
  name: string;
  kind: ProviderKind;
  channel: ProviderChannel;
  from: string;
  perSecond: number | null;
  /** While it is down: until when, and why. */
  restsUntil: number | null;
  trouble: string | null;
}>;

export type ProvidersPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** In the order in which they are tried. */
  providers: readonly ProviderRow[];
  suppressions: readonly SuppressionRow[];
  canManage: boolean;
  canSuppress: boolean;
  values?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
}>;

const KINDS_OF: Readonly<Record<ProviderChannel, readonly ProviderKind[]>> = {
  email: ["smtp", "resend", "gateway"],
  sms: ["twilio", "gateway"],
};

export function ProvidersPage(props: ProvidersPageProps) {
  const { t, frame } = props;
  return (
    <Shell t={t} frame={frame} title={t("provider.title")}>
      <PageHeader title={t("provider.title")} lead={t("provider.lead")} />
      <ChannelSection {...props} channel="email" />
      <ChannelSection {...props} channel="sms" />
      <Section id="letter" title={t("provider.channel.letter")}>
        <p>
          {t("provider.letter.text")}{" "}
          <a href="/notices?state=to-print">{t("provider.letter.link")}</a>
        </p>
      </Section>
      <Suppressions {...props} />
    </Shell>
  );
}

function ChannelSection(props: ProvidersPageProps & Readonly<{ channel: ProviderChannel }>) {
  const { t, channel, providers, canManage } = props;
  const own = providers.filter((one) => one.channel === channel);
  return (
    <Section id={channel} title={t(`provider.channel.${channel}`)}>
      <div class="flow">
        {own.length === 0 ? (
          <p>{t(`provider.none.${channel}`)}</p>
        ) : (
          <ProviderTable {...props} rows={own} />
        )}
        {canManage && (
          <p class="page-actions">
            {KINDS_OF[channel].map((kind) => (
              <a class="button" href={`/settings/providers/new?kind=${kind}&channel=${channel}`}>
                {t("provider.add.title", { kind: t(`provider.kind.${kind}`) })}
              </a>
            ))}
          </p>
        )}
      </div>
    </Section>
  );
}

function ProviderTable(
  props: ProvidersPageProps & Readonly<{ channel: ProviderChannel; rows: readonly ProviderRow[] }>,
) {
  const { t, frame, channel, rows, canManage } = props;
  const { timezone } = frame.tenant;
  return (
    <DataTable
      t={t}
      id={`${channel}-table`}
      caption={t(`provider.channel.${channel}`)}
      rows={rows}
      columns={[
        {
          key: "name",
          label: t("provider.name"),
          cell: ({ id, name }) => <a href={`/settings/providers/${id}`}>{name}</a>,
        },
        {
          key: "kind",
          label: t("provider.kind"),
          cell: ({ kind }) => t(`provider.kind.${kind}`),
        },
        { key: "from", label: t("provider.sender"), cell: ({ from }) => from },
        {
          key: "pace",
          label: t("provider.pace"),
          cell: ({ perSecond }) =>
            perSecond === null ? t("provider.pace.none") : t.formatNumber(perSecond),
        },
        {
          key: "state",
          label: t("provider.state"),
          cell: ({ restsUntil, trouble }) =>
            restsUntil === null ? (
              <StateBadge tone="good">{t("provider.state.ready")}</StateBadge>
            ) : (
              <>
                <StateBadge tone="act">
                  {t("provider.state.rests", { time: t.formatInstant(restsUntil, timezone) })}
                </StateBadge>{" "}
                {trouble}
              </>
            ),
        },
        {
          key: "actions",
          label: t("shell.actions"),
          actions: true,
          cell: (row) =>
            canManage &&
            row !== rows[0] && (
              <Form t={t} action={`/settings/providers/${row.id}/first`} inline>
                <Submit tone="plain" label={t("provider.firstOf", { name: row.name })}>
                  {t("provider.first")}
                </Submit>
              </Form>
            ),
        },
      ]}
    />
  );
}
