import { Alert } from "../components/alert";
import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { InstantText } from "../components/date";
import { Facts } from "../components/facts";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Progress, polling, REFRESH_SECONDS } from "../components/progress";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import {
  AdjustmentSection,
  type ImportAdjustments,
  type RejectedRow,
  RejectedSection,
  ResultSection,
} from "./import-results";
import { IMPORT_TONES, type ImportRow } from "./imports";

export type ImportFacts = ImportRow &
  Readonly<{
    fileBytes: number;
    mapping: string | null;
    openingTolerancePercent: string;
    failure: string | null;
    unknownColumns: readonly string[];
    rowsCreated: number;
    rowsUpdated: number;
    rowsUnchanged: number;
    rowsUnmatched: number;
    finishedAt: number | null;
  }>;

export type ImportPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  job: ImportFacts;
  /** While it runs: bytes read and how fast rows come; null otherwise. */
  progress: Readonly<{
    bytesDone: number;
    rowsPerSecond: number | null;
    remainingSeconds: number | null;
  }> | null;
  adjustments: ImportAdjustments;
  /** The first few refused rows; the file has them all. */
  rejected: readonly RejectedRow[];
  /** False hides the way from a dry run to the real import. */
  canImport: boolean;
  /** Why it was not imported for real. */
  wrong?: string;
}>;

const STATE_ID = "import-state";

export function ImportPage(props: ImportPageProps) {
  const { t, frame, job, canImport, wrong } = props;
  const href = `/imports/${job.id}`;
  const working = job.status === "queued" || job.status === "running";
  const dryFinish = job.status === "finished" && job.dryRun;
  return (
    <Shell
      t={t}
      frame={frame}
      title={job.fileName}
      refreshSeconds={working ? REFRESH_SECONDS : undefined}
    >
      <div id={STATE_ID} {...(working ? polling(href, STATE_ID) : {})}>
        <PageHeader
          above={<Breadcrumbs t={t} trail={[{ href: "/imports", label: t("imports.title") }]} />}
          title={job.fileName}
          lead={t(dryFinish ? "import.words.finishedDry" : `import.words.${job.status}`)}
          actions={
            dryFinish &&
            canImport && (
              <Form t={t} action={`${href}/repetition`} inline>
                <Submit>{t("import.runForReal")}</Submit>
              </Form>
            )
          }
          figure={
            <>
              <StateBadge tone={IMPORT_TONES[job.status]}>
                {t(`import.status.${job.status}`)}
              </StateBadge>
              {job.dryRun && <span class="mode">{t("import.dryRun")}</span>}
            </>
          }
        />
        {wrong && <Alert tone="act">{wrong}</Alert>}
        {job.failure !== null && <Alert tone="act">{job.failure}</Alert>}
        {working && <ImportProgress {...props} href={href} />}
        {job.unknownColumns.length > 0 && (
          <Alert tone="watch" title={t("import.unknownColumns")}>
            {t("import.unknownColumns.text", { columns: t.formatList(job.unknownColumns) })}
          </Alert>
        )}
        <ResultSection t={t} job={job} />
        <RejectedSection t={t} job={job} rows={props.rejected} />
        {job.kind === "loans" && <AdjustmentSection t={t} adjustments={props.adjustments} />}
      </div>
      <ImportFactsSection t={t} frame={frame} job={job} />
    </Shell>
  );
}

function ImportProgress({ t, job, progress, href }: ImportPageProps & Readonly<{ href: string }>) {
  return (
    <Progress
      t={t}
      label={t("import.progress")}
      done={progress?.bytesDone ?? 0}
      total={job.fileBytes}
      counted={t("progress.of", {
        done: t.formatBytes(progress?.bytesDone ?? 0),
        total: t.formatBytes(job.fileBytes),
      })}
      ratePerSecond={progress?.rowsPerSecond ?? null}
      remainingSeconds={progress?.remainingSeconds ?? null}
      failedCount={job.rowsRejected}
      refreshHref={href}
    />
  );
}

type FactsSectionProps = Readonly<{ t: Translator; frame: Frame; job: ImportFacts }>;

function ImportFactsSection({ t, frame, job }: FactsSectionProps) {
  const { timezone } = frame.tenant;
  return (
    <Section id="facts" title={t("import.facts")}>
      <Facts
        facts={[
          { term: t("imports.kind"), detail: t(`import.kind.${job.kind}`) },
          { term: t("import.size"), detail: t.formatBytes(job.fileBytes) },
          { term: t("import.mapping"), detail: job.mapping ?? t("import.form.mappingNone") },
          job.kind === "loans"
            ? {
                term: t("import.tolerance"),
                detail: `${job.openingTolerancePercent}${t("import.form.percent")}`,
              }
            : null,
          { term: t("imports.by"), detail: job.createdBy },
          {
            term: t("imports.started"),
            detail: <InstantText t={t} at={job.createdAt} timezone={timezone} />,
          },
          {
            term: t("import.finishedAt"),
            detail: <InstantText t={t} at={job.finishedAt} timezone={timezone} />,
          },
        ]}
      />
    </Section>
  );
}
