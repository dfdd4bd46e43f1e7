import { DataTable } from "../components/data-table";
import { EmptyState } from "../components/empty-state";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { ReportNav } from "../components/report-nav";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { MessageKey, Translator } from "../locales/translate";

const OUTCOMES = ["allow", "defer", "deny", "near-miss", "unasked"] as const;
type Counts = Readonly<Partial<Record<(typeof OUTCOMES)[number], number>>>;

export type ContactReportProps = Readonly<{
  t: Translator;
  frame: Frame;
  from: string;
  through: string;
  daysMax: number;
  /** Null when the period could not be used. */
  report: Readonly<{
    channels: readonly Readonly<{ channel: string; counts: Counts }>[];
    /** `source`: where the rule's text stands. */
    rules: readonly Readonly<{ pack: string; rule: string; source: string; counts: Counts }>[];
    people: readonly Readonly<{ name: string; counts: Counts }>[];
  }> | null;
  errors?: FieldErrors;
}>;

export function ContactReportPage(props: ContactReportProps) {
  const { t, frame, from, through, report, errors } = props;
  const query = `?from=${from}&through=${through}`;
  return (
    <Shell t={t} frame={frame} title={t("contactReport.title")}>
      <PageHeader
        title={t("contactReport.title")}
        lead={t("contactReport.lead")}
        actions={
          report && (
            <>
              <a class="button" href={`/v1/reports/contacts.csv${query}`} download>
                {t("contactReport.csv")}
              </a>
              <a class="button" href={`/v1/reports/contacts${query}`}>
                {t("contactReport.json")}
              </a>
            </>
          )
        }
      />
      <ReportNav t={t} current="contacts" />
      <Form
        t={t}
        action="/reports/contacts"
        method="get"
        inline
        errors={errors}
        label={t("contactReport.show")}
      >
        <DayField {...props} name="from" value={from} />
        <DayField {...props} name="through" value={through} />
        <Submit tone="plain">{t("contactReport.show")}</Submit>
      </Form>
      {report && report.channels.length === 0 && (
        <EmptyState title={t("contactReport.empty.title")} text={t("contactReport.empty.text")} />
      )}
      {report && report.channels.length > 0 && <Tables {...props} report={report} />}
    </Shell>
  );
}

function DayField({
  t,
  frame,
  name,
  value,
  errors,
}: ContactReportProps & Readonly<{ name: "from" | "through"; value: string }>) {
  return (
    <TextField
      t={t}
      name={name}
      type="date"
      label={t(`contactReport.${name}`)}
      value={value}
      max={frame.tenant.businessDate}
      error={errors?.[name]}
    />
  );
}

function Tables({
  t,
  report,
}: ContactReportProps & Readonly<{ report: NonNullable<ContactReportProps["report"]> }>) {
  const { channels, rules, people } = report;
  return (
    <>
      <Section id="channels" title={t("contactReport.channels")}>
        <div class="flow">
          <p class="quiet">{t("contactReport.near.text")}</p>
          <DataTable
            t={t}
            id="channels-table"
            caption={t("contactReport.channels")}
            rows={channels}
            columns={[
              {
                key: "channel",
                label: t("contactReport.channel"),
                cell: ({ channel }) => t(`contact.channel.${channel}` as MessageKey),
              },
              ...countColumns(t),
            ]}
          />
        </div>
      </Section>
      <Section id="rules" title={t("contactReport.rules")}>
        {rules.length === 0 ? (
          <p class="quiet">{t("contactReport.noRules")}</p>
        ) : (
          <DataTable
            t={t}
            id="rules-table"
            caption={t("contactReport.rules")}
            rows={rules}
            columns={[
              {
                key: "rule",
                label: t("contactReport.rule"),
                cell: ({ pack, rule }) => (
                  <>
                    {pack === "HOUSE" ? t("contactReport.house") : pack} <code>{rule}</code>
                  </>
                ),
              },
              {
                key: "source",
                label: t("contactReport.source"),
                prose: true,
                cell: ({ source }) => source,
              },
              ...countColumns(t).filter(({ key }) => key !== "allow" && key !== "unasked"),
            ]}
          />
        )}
      </Section>
      <Section id="people" title={t("contactReport.people")}>
        <div class="flow">
          <p class="quiet">{t("contactReport.people.text")}</p>
          {people.length === 0 ? (
            <p>{t("contactReport.noPeople")}</p>
          ) : (
            <DataTable
              t={t}
              id="people-table"
              caption={t("contactReport.people")}
              rows={people}
              columns={[
                { key: "person", label: t("contactReport.person"), cell: ({ name }) => name },
                ...countColumns(t),
              ]}
            />
          )}
        </div>
      </Section>
    </>
  );
}

function countColumns(t: Translator) {
  return OUTCOMES.map((outcome) => ({
    key: outcome,
    label: t(`contactReport.${outcome}`),
    numeric: true as const,
    cell: ({ counts }: Readonly<{ counts: Counts }>) => t.formatNumber(counts[outcome] ?? 0),
  }));
}
