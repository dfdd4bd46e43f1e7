import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { type Lateness, latenessColumns } from "../components/lateness";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import type { RuleLink } from "./treatment-events";

export type WatchedRow = Readonly<{
  loan: Readonly<{ id: string; externalId: string }>;
  borrower: Readonly<{ id: string; name: string }>;
  late: Lateness;
  since: string;
  /** The day on which somebody looks again; null when none was set. */
  reviewOn: string | null;
  note: string | null;
  /** Null when a person put it there. */
  rule: RuleLink | null;
  /** Who put it there, by name. */
  who: string;
}>;

export type WatchlistPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  rows: readonly WatchedRow[];
  cursor: string | null;
  nextCursor: string | null;
}>;

/** Loans that somebody looks at again: who, how late, why, since when and until when. */
export function WatchlistPage({ t, frame, rows, cursor, nextCursor }: WatchlistPageProps) {
  return (
    <Shell t={t} frame={frame} title={t("watch.title")}>
      <PageHeader title={t("watch.title")} lead={t("watch.lead")} />
      {rows.length > 0 && (
        <DataTable
          t={t}
          id="watch-table"
          caption={t("watch.caption")}
          columns={columnsOf(t)}
          rows={rows}
          rowHref={({ loan }) => `/loans/${loan.id}/holds`}
        />
      )}
      {rows.length === 0 && (
        <EmptyState
          title={t("watch.empty.title")}
          text={t("watch.empty.text")}
          action={{ href: "/loans?sort=days-past-due", label: t("watch.empty.action") }}
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : "/watchlist"}
        nextHref={nextCursor === null ? null : `/watchlist?cursor=${nextCursor}`}
      />
    </Shell>
  );
}

function columnsOf(t: Translator): readonly Column<WatchedRow>[] {
  return [
    { key: "loan", label: t("task.loan"), cell: ({ loan }) => loan.externalId },
    {
      key: "borrower",
      label: t("cases.borrower"),
      cell: ({ borrower }) => <a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>,
    },
    ...latenessColumns<WatchedRow>(t, ({ late }) => late),
    {
      key: "review",
      label: t("watch.reviewOn"),
      cell: ({ reviewOn }) =>
        reviewOn === null ? <span class="zero">–</span> : <DateText t={t} on={reviewOn} />,
    },
    { key: "since", label: t("watch.since"), cell: ({ since }) => <DateText t={t} on={since} /> },
    { key: "why", label: t("watch.why"), prose: true, cell: (row) => whyOf(t, row) },
  ];
}

function whyOf(t: Translator, { note, rule, who }: WatchedRow) {
  const source = rule ? (
    <a href={rule.href}>{t("why.rule", { version: rule.version, step: rule.step ?? "" })}</a>
  ) : (
    who
  );
  return note === null ? (
    source
  ) : (
    <>
      {note} · {source}
    </>
  );
}
