import type { CaseState } from "../../src/domain/case/case";
import type { Priority, WorkingRole } from "../../src/domain/policy/step-action";
import { StateBadge } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { type Lateness, latenessColumns } from "../components/lateness";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { CaseFilterChips, type CaseFilters, casesHref } from "./case-filters";

export type CaseRow = Readonly<{
  id: string;
  borrowerName: string;
  state: CaseState;
  stage: string;
  priority: Priority;
  ownerRole: WorkingRole;
  /** The name of who took it. */
  owner: string | null;
  openedOn: string;
  movedOn: string;
  /** Of the loan that is late the longest. */
  latest: Lateness | null;
}>;

export type CasesPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  filters: CaseFilters;
  rows: readonly CaseRow[];
  cursor: string | null;
  nextCursor: string | null;
}>;

export function CasesPage({ t, frame, filters, rows, cursor, nextCursor }: CasesPageProps) {
  // Open cases are what the page begins with: of a lender without any, nothing was filtered away.
  const { state, ...others } = filters;
  const isFiltered = state === "closed" || Object.values(others).some((value) => value !== null);
  return (
    <Shell t={t} frame={frame} title={t("cases.title")}>
      <PageHeader
        title={t("cases.title")}
        lead={t("cases.lead")}
        actions={<a href="/watchlist">{t("watch.title")}</a>}
      />
      <CaseFilterChips t={t} filters={filters} />
      {rows.length > 0 && <Table t={t} rows={rows} filters={filters} />}
      {rows.length === 0 && (
        <EmptyState
          title={t(isFiltered ? "cases.noMatch.title" : "cases.empty.title")}
          text={t(isFiltered ? "cases.noMatch.text" : "cases.empty.text")}
          action={
            isFiltered
              ? { href: "/cases?state=all", label: t("cases.noMatch.action") }
              : { href: "/policy", label: t("cases.empty.action") }
          }
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : casesHref(filters)}
        nextHref={nextCursor === null ? null : casesHref(filters, nextCursor)}
      />
    </Shell>
  );
}

function Table({ t, rows, filters }: Pick<CasesPageProps, "t" | "rows" | "filters">) {
  const columns: readonly Column<CaseRow>[] = [
    { key: "borrower", label: t("cases.borrower"), cell: ({ borrowerName }) => borrowerName },
    ...latenessColumns<CaseRow>(t, ({ latest }) => latest),
    {
      key: "state",
      label: t("cases.state"),
      cell: ({ state }) => (
        <StateBadge tone={state === "open" ? "watch" : "good"}>
          {t(`case.state.${state}`)}
        </StateBadge>
      ),
    },
    {
      key: "stage",
      label: t("cases.stage"),
      cell: ({ stage }) => <a href={casesHref({ ...filters, stage })}>{stage}</a>,
    },
    {
      key: "priority",
      label: t("cases.priority"),
      cell: ({ priority }) => t(`case.priority.${priority}`),
    },
    {
      key: "owner",
      label: t("cases.owner"),
      cell: ({ ownerRole, owner }) => owner ?? t(`case.role.${ownerRole}`),
    },
    {
      key: "opened",
      label: t("cases.openedOn"),
      cell: ({ openedOn }) => <DateText t={t} on={openedOn} />,
    },
    {
      key: "moved",
      label: t("cases.movedOn"),
      wideOnly: true,
      cell: ({ movedOn }) => <DateText t={t} on={movedOn} />,
    },
  ];
  return (
    <DataTable
      t={t}
      id="cases-table"
      caption={t(filters.state === "open" ? "cases.captionOpen" : "cases.caption")}
      columns={columns}
      rows={rows}
      rowHref={({ id }) => `/cases/${id}`}
    />
  );
}
