import { Alert } from "../components/alert";
import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { type Column, DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { foundWords, type ReconciliationRow, reconciliationTone } from "./reconciliation-words";

const PATH = "/reconciliations";

export type ReconciliationsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** Newest first. */
  rows: readonly ReconciliationRow[];
  /** False hides the button. */
  canStart: boolean;
  /** Why none was started. */
  wrong?: string;
  cursor: string | null;
  nextCursor: string | null;
}>;

/** When the stored numbers were proven against their facts, and what that found. */
export function ReconciliationsPage(props: ReconciliationsPageProps) {
  const { t, frame, rows, canStart, wrong, cursor, nextCursor } = props;
  return (
    <Shell t={t} frame={frame} title={t("reconciliations.title")}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/scans", label: t("shell.scans") }]} />}
        title={t("reconciliations.title")}
        lead={t("reconciliations.intro")}
        actions={
          canStart && (
            <Form t={t} action={PATH} inline label={t("reconciliations.start")}>
              <Submit>{t("reconciliations.start")}</Submit>
            </Form>
          )
        }
      />
      {wrong && <Alert tone="watch">{wrong}</Alert>}
      <Section id="reconciliations" title={t("reconciliations.caption")}>
        {rows.length === 0 ? (
          <EmptyState
            title={t("reconciliations.empty.title")}
            text={t("reconciliations.empty.text")}
          />
        ) : (
          <ReconciliationTable t={t} rows={rows} timezone={frame.tenant.timezone} />
        )}
        <Pagination
          t={t}
          firstHref={cursor === null ? null : PATH}
          nextHref={nextCursor === null ? null : `${PATH}?cursor=${encodeURIComponent(nextCursor)}`}
        />
      </Section>
    </Shell>
  );
}

type TableProps = Readonly<{
  t: Translator;
  rows: readonly ReconciliationRow[];
  timezone: string;
}>;

function ReconciliationTable({ t, rows, timezone }: TableProps) {
  const columns: readonly Column<ReconciliationRow>[] = [
    {
      key: "when",
      label: t("reconciliations.when"),
      cell: ({ createdAt }) => <InstantText t={t} at={createdAt} timezone={timezone} />,
    },
    {
      key: "cause",
      label: t("reconciliations.cause"),
      cell: ({ cause, createdBy }) => (
        <>
          {t(`reconciliations.cause.${cause}`)}
          {cause === "asked" && (
            <span class="quiet small under">{t("timeline.by", { who: createdBy })}</span>
          )}
        </>
      ),
    },
    {
      key: "state",
      label: t("scans.state"),
      cell: (row) => (
        <StateBadge tone={reconciliationTone(row)}>
          {t(`reconciliation.state.${row.state}`)}
        </StateBadge>
      ),
    },
    {
      key: "checked",
      label: t("reconciliations.checked"),
      numeric: true,
      cell: ({ loansChecked }) => t.formatNumber(loansChecked),
    },
    {
      key: "found",
      label: t("reconciliations.found"),
      prose: true,
      cell: (row) => foundWords(t, row),
    },
    {
      key: "finished",
      label: t("reconciliations.finished"),
      cell: ({ finishedAt }) => <InstantText t={t} at={finishedAt} timezone={timezone} />,
    },
  ];
  return (
    <DataTable
      t={t}
      id="reconciliations-table"
      caption={t("reconciliations.caption")}
      columns={columns}
      rows={rows}
      rowHref={({ id }) => `${PATH}/${id}`}
    />
  );
}
