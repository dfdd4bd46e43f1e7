import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { rangeWords, type SimulationRow, simulationTone, versionsWords } from "./simulation-words";

const PATH = "/simulations";

export type SimulationsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  /** Newest first. */
  rows: readonly SimulationRow[];
  cursor: string | null;
  nextCursor: string | null;
}>;

/** What was simulated, and what is under way. */
export function SimulationsPage({ t, frame, rows, cursor, nextCursor }: SimulationsPageProps) {
  return (
    <Shell t={t} frame={frame} title={t("simulation.list")}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/policy", label: t("policy.title") }]} />}
        title={t("simulation.list")}
        lead={t("simulation.listIntro")}
      />
      {rows.length === 0 ? (
        <EmptyState
          title={t("simulation.empty.title")}
          text={t("simulation.empty.text")}
          action={{ href: "/policy", label: t("simulation.empty.action") }}
        />
      ) : (
        <DataTable
          t={t}
          id="simulations-table"
          caption={t("simulation.listCaption")}
          rows={rows}
          rowHref={({ id }) => `${PATH}/${id}`}
          columns={[
            {
              key: "when",
              label: t("simulation.when"),
              cell: ({ createdAt }) => (
                <InstantText t={t} at={createdAt} timezone={frame.tenant.timezone} />
              ),
            },
            { key: "versions", label: t("policy.versions"), cell: (row) => versionsWords(t, row) },
            {
              key: "kind",
              label: t("simulation.kind"),
              cell: ({ kind }) => t(`simulation.${kind}`),
            },
            { key: "range", label: t("simulation.range"), cell: (row) => rangeWords(t, row) },
            {
              key: "state",
              label: t("simulation.state"),
              cell: (row) => (
                <StateBadge tone={simulationTone(row)}>
                  {t(`simulation.state.${row.state}`)}
                </StateBadge>
              ),
            },
          ]}
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : PATH}
        nextHref={nextCursor === null ? null : `${PATH}?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </Shell>
  );
}
