import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { CopyOnce } from "../components/copy-once";
import { DateText, InstantText } from "../components/date";
import { Facts } from "../components/facts";
import { SelectField } from "../components/fields";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Progress, polling, REFRESH_SECONDS } from "../components/progress";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { EXPORT_TONES, type ExportRow } from "./exports";

export type ExportFacts = ExportRow &
  Readonly<{
    failure: string | null;
    rowsTotal: number | null;
    rowsPerSecond: number | null;
    bytes: number;
    businessDate: string;
    from: string | null;
    to: string | null;
    currency: string | null;
    bucket: string | null;
    personal: boolean;
    isScheduled: boolean;
    finishedAt: number | null;
    keptUntil: number | null;
  }>;

export type ExportPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  job: ExportFacts;
  /** False hides stopping and removing. */
  canMake: boolean;
  /** False hides the file from who may not read what is in it. */
  canFetch: boolean;
  /** Shown this once. */
  link?: Readonly<{ url: string; expiresAt: number }>;
}>;

const STATE_ID = "export-state";

export function ExportPage(props: ExportPageProps) {
  const { t, frame, job, link } = props;
  const href = `/exports/${job.id}`;
  const title = t(`export.kind.${job.kind}`);
  const working = job.state === "queued" || job.state === "running";
  const { timezone } = frame.tenant;
  return (
    <Shell t={t} frame={frame} title={title} refreshSeconds={working ? REFRESH_SECONDS : undefined}>
      <div id={STATE_ID} {...(working ? polling(href, STATE_ID) : {})}>
        <PageHeader
          above={<Breadcrumbs t={t} trail={[{ href: "/exports", label: t("exports.title") }]} />}
          title={title}
          lead={t(`export.words.${job.state}`, {
            until: job.keptUntil === null ? "" : t.formatInstant(job.keptUntil, timezone),
            failure: job.failure ?? "",
          })}
          figure={
            <StateBadge tone={EXPORT_TONES[job.state]}>{t(`export.state.${job.state}`)}</StateBadge>
          }
          actions={<ExportActions {...props} href={href} working={working} />}
        />
        {working && (
          <Progress
            t={t}
            label={t("export.progress")}
            done={job.rowsDone}
            total={job.rowsTotal}
            ratePerSecond={job.rowsPerSecond}
            remainingSeconds={remainingSeconds(job)}
            refreshHref={href}
          />
        )}
      </div>
      {link && (
        <CopyOnce
          t={t}
          id="link"
          label={t("export.link.made", { until: t.formatInstant(link.expiresAt, timezone) })}
          secret={link.url}
        />
      )}
      <ExportFactsSection t={t} frame={frame} job={job} />
      {job.state === "finished" && props.canFetch && <LinkSection t={t} href={href} />}
    </Shell>
  );
}

function remainingSeconds({ rowsTotal, rowsDone, rowsPerSecond }: ExportFacts): number | null {
  if (rowsTotal === null || !rowsPerSecond) return null;
  return Math.ceil(Math.max(0, rowsTotal - rowsDone) / rowsPerSecond);
}

type ActionsProps = ExportPageProps & Readonly<{ href: string; working: boolean }>;

function ExportActions({ t, job, canMake, canFetch, href, working }: ActionsProps) {
  return (
    <>
      {job.state === "finished" && canFetch && (
        <Form t={t} action={`${href}/download`} inline>
          <Submit>{t("export.download")}</Submit>
        </Form>
      )}
      {canMake && (working || job.state === "finished") && (
        <Form t={t} action={`${href}/removal`} inline>
          <Submit tone="plain">{t(working ? "export.stop" : "export.remove")}</Submit>
        </Form>
      )}
    </>
  );
}

function LinkSection({ t, href }: Readonly<{ t: Translator; href: string }>) {
  return (
    <Section id="links" title={t("export.link.title")}>
      <p>{t("export.link.text")}</p>
      <Form t={t} action={`${href}/links`} label={t("export.link.title")}>
        <SelectField
          t={t}
          name="seconds"
          label={t("export.link.lasts")}
          value="3600"
          options={[
            { value: "3600", label: t("export.link.hour") },
            { value: "86400", label: t("export.link.day") },
            { value: "604800", label: t("export.link.week") },
          ]}
        />
        <div>
          <Submit tone="plain">{t("export.link.make")}</Submit>
        </div>
      </Form>
    </Section>
  );
}

type FactsSectionProps = Readonly<{ t: Translator; frame: Frame; job: ExportFacts }>;

function ExportFactsSection({ t, frame, job }: FactsSectionProps) {
  const { timezone } = frame.tenant;
  const { from, to, currency, bucket } = job;
  const days = [
    from && t("export.daysFrom", { from: t.formatDate(from) }),
    to && t("export.daysTo", { to: t.formatDate(to) }),
  ].filter((word) => word !== null && word !== "");
  return (
    <Section id="facts" title={t("export.facts")}>
      <Facts
        facts={[
          { term: t("export.form.format"), detail: t(`export.format.${job.format}`) },
          { term: t("exports.rows"), detail: t.formatNumber(job.rowsDone) },
          { term: t("export.size"), detail: t.formatBytes(job.bytes) },
          { term: t("export.businessDate"), detail: <DateText t={t} on={job.businessDate} /> },
          days.length > 0 ? { term: t("export.days"), detail: days.join(" ") } : null,
          currency === null ? null : { term: t("export.form.currency"), detail: currency },
          bucket === null ? null : { term: t("export.form.bucket"), detail: bucket },
          {
            term: t("export.personal"),
            detail: t(job.personal ? "export.personal.yes" : "export.personal.no"),
          },
          {
            term: t("exports.asked"),
            detail: (
              <>
                <InstantText t={t} at={job.createdAt} timezone={timezone} />{" "}
                {t("timeline.by", {
                  who: job.isScheduled ? t("export.bySchedule") : job.createdBy,
                })}
              </>
            ),
          },
          {
            term: t("export.finishedAt"),
            detail: <InstantText t={t} at={job.finishedAt} timezone={timezone} />,
          },
        ]}
      />
    </Section>
  );
}
