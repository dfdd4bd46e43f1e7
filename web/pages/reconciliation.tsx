import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { bucketName } from "../components/bucket";
import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Progress, polling, REFRESH_SECONDS } from "../components/progress";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import {
  type DriftRow,
  driftValue,
  foundWords,
  type ReconciliationRow,
  reconciliationTone,
} from "./reconciliation-words";

export type ReconciliationPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  reconciliation: ReconciliationRow;
  drifts: readonly DriftRow[];
  /** So many loans of one part of the book are listed; the rest is counted. */
  listedMax: number;
  cursor: string | null;
  nextCursor: string | null;
}>;

const STATE_ID = "reconciliation-state";

/** One reconciliation: how far it is, what it found, and where. */
export function ReconciliationPage(props: ReconciliationPageProps) {
  const { t, frame, reconciliation, drifts } = props;
  const { id, state, createdAt, loansDrifted, rollupsDrifted } = reconciliation;
  const href = `/reconciliations/${id}`;
  const working = state !== "finished";
  const clean = !working && loansDrifted + rollupsDrifted === 0;
  const date = t.formatInstant(createdAt, frame.tenant.timezone);
  const title = t("reconciliation.title", { date });
  return (
    <Shell t={t} frame={frame} title={title} refreshSeconds={working ? REFRESH_SECONDS : undefined}>
      <div id={STATE_ID} {...(working ? polling(href, STATE_ID) : {})}>
        <PageHeader
          above={
            <Breadcrumbs
              t={t}
              trail={[
                { href: "/scans", label: t("shell.scans") },
                { href: "/reconciliations", label: t("reconciliations.title") },
              ]}
            />
          }
          title={title}
          figure={foundWords(t, reconciliation)}
          lead={clean ? t("reconciliation.clean") : undefined}
        />
        {working && <Working t={t} reconciliation={reconciliation} href={href} />}
        <Section id="facts" title={t("reconciliations.found")}>
          <RunFacts t={t} reconciliation={reconciliation} timezone={frame.tenant.timezone} />
        </Section>
        {drifts.length > 0 && <Drifts {...props} href={href} />}
      </div>
    </Shell>
  );
}

type RunProps = Readonly<{ t: Translator; reconciliation: ReconciliationRow }>;

function Working({ t, reconciliation, href }: RunProps & Readonly<{ href: string }>) {
  const { partsDone: done, partsTotal: total, loansChecked: count } = reconciliation;
  return (
    <Progress
      t={t}
      label={t("reconciliation.progress")}
      done={done}
      // Of a book in one part nothing is known but how many loans are done.
      total={total === 1 ? null : total}
      counted={t("reconciliation.soFar", { done, total, count })}
      refreshHref={href}
    />
  );
}

function RunFacts({ t, reconciliation, timezone }: RunProps & Readonly<{ timezone: string }>) {
  const { state, cause, createdBy, loansChecked, loansPassed, finishedAt } = reconciliation;
  const asked = cause === "asked" ? ` · ${t("timeline.by", { who: createdBy })}` : "";
  return (
    <div class="flow">
      <Facts
        facts={[
          {
            term: t("scans.state"),
            detail: (
              <StateBadge tone={reconciliationTone(reconciliation)}>
                {t(`reconciliation.state.${state}`)}
              </StateBadge>
            ),
          },
          {
            term: t("reconciliations.cause"),
            detail: `${t(`reconciliations.cause.${cause}`)}${asked}`,
          },
          { term: t("reconciliations.checked"), detail: t.formatNumber(loansChecked) },
          finishedAt === null
            ? null
            : {
                term: t("reconciliations.finished"),
                detail: <InstantText t={t} at={finishedAt} timezone={timezone} />,
              },
        ]}
      />
      {loansPassed > 0 && (
        <p>
          <a href="/scans#set-aside">{t("reconciliation.passed", { count: loansPassed })}</a>
        </p>
      )}
    </div>
  );
}

type DriftsProps = Pick<
  ReconciliationPageProps,
  "t" | "reconciliation" | "drifts" | "listedMax" | "cursor" | "nextCursor"
> &
  Readonly<{ href: string }>;

function Drifts(props: DriftsProps) {
  const { t, reconciliation, drifts, listedMax, cursor, nextCursor, href } = props;
  return (
    <Section id="drifts" title={t("reconciliation.drifts")}>
      <div class="flow">
        <p class="quiet">{t("reconciliation.driftsText")}</p>
        {reconciliation.loansDrifted > listedMax && (
          <p>{t("reconciliation.driftsListed", { max: listedMax })}</p>
        )}
        <DataTable
          t={t}
          id="drifts-table"
          caption={t("reconciliation.drifts")}
          columns={driftColumns(t)}
          rows={drifts}
          rowHref={({ loanId }) => (loanId === null ? "/reports/ageing" : `/loans/${loanId}`)}
        />
        <Pagination
          t={t}
          firstHref={cursor === null ? null : href}
          nextHref={nextCursor === null ? null : `${href}?cursor=${encodeURIComponent(nextCursor)}`}
        />
      </div>
    </Section>
  );
}

function driftColumns(t: Translator): readonly Column<DriftRow>[] {
  return [
    { key: "where", label: t("drift.where"), cell: (row) => whereWords(t, row) },
    { key: "number", label: t("drift.number"), cell: ({ field }) => t(`drift.field.${field}`) },
    {
      key: "stored",
      label: t("drift.stored"),
      numeric: true,
      cell: (row) => driftValue(t, row, "stored"),
    },
    {
      key: "folded",
      label: t("drift.folded"),
      numeric: true,
      cell: (row) => driftValue(t, row, "folded"),
    },
    { key: "on", label: t("drift.on"), cell: ({ on }) => <DateText t={t} on={on} /> },
  ];
}

function whereWords(t: Translator, { bucket, currency, externalId }: DriftRow): string {
  if (bucket !== null) return t("drift.portfolio", { currency, bucket: bucketName(bucket) });
  return externalId === "" ? t("drift.unread") : externalId;
}
