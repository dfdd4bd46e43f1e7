import { CASE_STATES, type CaseState } from "../../src/domain/case/case";
import {
  PRIORITIES,
  type Priority,
  WORKING_ROLES,
  type WorkingRole,
} from "../../src/domain/policy/step-action";
import { StateBadge } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { FilterChips } from "../components/filter-chips";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

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
}>;

export type CaseFilters = Readonly<{
  state: CaseState | null;
  stage: string | null;
  priority: Priority | null;
  ownerRole: WorkingRole | null;
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
      <PageHeader title={t("cases.title")} lead={t("cases.lead")} />
      <Filters t={t} filters={filters} />
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

/** One row of chips for each filter; the one in force takes itself away. */
function Filters({ t, filters }: Pick<CasesPageProps, "t" | "filters">) {
  const chips = <K extends keyof CaseFilters>(
    key: K,
    values: readonly NonNullable<CaseFilters[K]>[],
    label: (value: NonNullable<CaseFilters[K]>) => string,
  ) => [
    {
      label: t("shell.all"),
      href: casesHref({ ...filters, [key]: null }),
      current: filters[key] === null,
    },
    ...values.map((value) => ({
      label: label(value),
      href: casesHref({ ...filters, [key]: value }),
      current: filters[key] === value,
    })),
  ];
  return (
    <>
      <FilterChips
        label={t("cases.state")}
        chips={chips("state", CASE_STATES, (one) => t(`case.state.${one}`))}
      />
      <FilterChips
        label={t("cases.priority")}
        chips={chips("priority", PRIORITIES, (one) => t(`case.priority.${one}`))}
      />
      <FilterChips
        label={t("cases.owner")}
        chips={chips("ownerRole", WORKING_ROLES, (one) => t(`case.role.${one}`))}
      />
      {filters.stage !== null && (
        <FilterChips
          label={t("cases.stage")}
          chips={chips("stage", [filters.stage], (stage) => t("cases.filter.stage", { stage }))}
        />
      )}
    </>
  );
}

function Table({ t, rows, filters }: Pick<CasesPageProps, "t" | "rows" | "filters">) {
  const columns: readonly Column<CaseRow>[] = [
    { key: "borrower", label: t("cases.borrower"), cell: ({ borrowerName }) => borrowerName },
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
      caption={t("cases.caption")}
      columns={columns}
      rows={rows}
      rowHref={({ id }) => `/cases/${id}`}
    />
  );
}

/** Open ones are what is asked for without a word, so that all of them are named. */
function casesHref(filters: CaseFilters, cursor?: string): string {
  const parameters = new URLSearchParams({ state: filters.state ?? "all" });
  for (const key of ["stage", "priority", "ownerRole"] as const) {
    const value = filters[key];
    if (value !== null) parameters.set(key, value);
  }
  if (cursor !== undefined) parameters.set("cursor", cursor);
  return `/cases?${parameters.toString()}`;
}
