import { Amount } from "../components/amount";
import { BucketBadge, StateBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { DensitySwitch } from "../components/density-switch";
import { EmptyState } from "../components/empty-state";
import { FilterChips } from "../components/filter-chips";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import type { LoanStatus } from "./loan-state";

export type LoanSort = "id" | "external-id" | "days-past-due";

export type LoansQuery = Readonly<{ q: string; bucket: number | null; sort: LoanSort }>;

export type LoanListRow = Readonly<{
  id: string;
  externalId: string;
  borrowerName: string;
  product: string;
  currency: string;
  status: LoanStatus;
  bucket: number;
  daysPastDue: number;
  pastDueAmount: number;
  balance: number;
  nextDueOn: string | null;
  setAside: boolean;
}>;

export type LoansPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  query: LoansQuery;
  /** Loans of the whole book by bucket index, from the rollup. */
  bucketCounts: readonly number[];
  rows: readonly LoanListRow[];
  /** Cursor of this page; null on the first. */
  cursor: string | null;
  nextCursor: string | null;
}>;

export function LoansPage(props: LoansPageProps) {
  const { t, frame, query, bucketCounts, rows, cursor, nextCursor } = props;
  const total = bucketCounts.reduce((sum, count) => sum + count, 0);
  const filtered = query.q !== "" || query.bucket !== null;
  return (
    <Shell t={t} frame={frame} title={t("loans.title")}>
      <PageHeader title={t("loans.title")} lead={t("loans.figure", { count: total })} />
      <div class="list-tools">
        <FilterChips label={t("loans.filter.bucket")} chips={bucketChips(props)} />
        <a class="button" href={exportHref(query)}>
          {t("loans.export")}
        </a>
        <DensitySwitch t={t} compact={frame.density === "compact"} />
      </div>
      {rows.length > 0 && <LoanTable {...props} />}
      {rows.length === 0 && filtered && (
        <EmptyState
          title={t("loans.noMatch.title")}
          text={t("loans.noMatch.text")}
          action={{ href: "/loans", label: t("loans.noMatch.action") }}
        />
      )}
      {rows.length === 0 && !filtered && (
        <EmptyState
          title={t("loans.empty.title")}
          text={t("loans.empty.text")}
          action={{ href: "/imports", label: t("loans.empty.action") }}
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : loansHref(query)}
        nextHref={nextCursor === null ? null : loansHref(query, nextCursor)}
      />
    </Shell>
  );
}

/** The address of a list of loans: filters live in the URL. */
export function loansHref(query: LoansQuery, cursor?: string): string {
  const parameters = new URLSearchParams();
  if (query.q !== "") parameters.set("q", query.q);
  if (query.bucket !== null) parameters.set("bucket", BUCKET_NAMES[query.bucket] ?? "");
  if (query.sort !== "id") parameters.set("sort", query.sort);
  if (cursor !== undefined) parameters.set("cursor", cursor);
  const text = parameters.toString();
  return text === "" ? "/loans" : `/loans?${text}`;
}

/** The same loans as a file; a search finds a few, and a file is of a book. */
function exportHref({ bucket }: LoansQuery): string {
  const name = bucket === null ? undefined : BUCKET_NAMES[bucket];
  return name === undefined
    ? "/exports?kind=loans"
    : `/exports?kind=loans&bucket=${encodeURIComponent(name)}`;
}

function bucketChips({ t, query, bucketCounts }: LoansPageProps) {
  // Without a number: closed loans are in this list and in no bucket.
  const all = {
    label: t("shell.all"),
    href: loansHref({ ...query, bucket: null }),
    current: query.bucket === null,
  };
  const buckets = BUCKET_NAMES.map((label, index) => ({
    label,
    href: loansHref({ ...query, bucket: index }),
    current: query.bucket === index,
    count: t.formatNumber(bucketCounts[index] ?? 0),
  }));
  const searched = {
    label: t("shell.clearFilter", { filter: query.q }),
    href: loansHref({ ...query, q: "" }),
    current: false,
  };
  return query.q === "" ? [all, ...buckets] : [all, ...buckets, searched];
}

function LoanTable({ t, query, rows }: LoansPageProps) {
  const sortBy = (sort: LoanSort, direction: "ascending" | "descending") => ({
    href: loansHref({ ...query, sort }),
    direction: query.sort === sort ? direction : null,
  });
  const currencies = new Set(rows.map((row) => row.currency));
  const unit = currencies.size === 1 ? rows[0]?.currency : undefined;
  const mixed = currencies.size > 1;
  const columns: readonly Column<LoanListRow>[] = [
    {
      key: "loan",
      label: t("loans.loan"),
      ...(query.bucket === null ? { sort: sortBy("external-id", "ascending") } : {}),
      cell: (row) => (
        <span class="clip" title={row.externalId}>
          {row.externalId}
        </span>
      ),
    },
    { key: "borrower", label: t("loans.borrower"), cell: (row) => row.borrowerName },
    { key: "product", label: t("loans.product"), wideOnly: true, cell: (row) => row.product },
    { key: "bucket", label: t("loans.bucket"), cell: (row) => <BucketCell t={t} row={row} /> },
    {
      key: "days",
      label: t("loans.daysPastDue"),
      numeric: true,
      sort: sortBy("days-past-due", "descending"),
      cell: (row) => (row.daysPastDue === 0 ? <span class="zero">–</span> : row.daysPastDue),
    },
    {
      key: "past-due",
      label: t("loans.pastDue"),
      unit,
      numeric: true,
      cell: (row) => (
        <Amount t={t} minor={row.pastDueAmount} currency={row.currency} money={mixed} />
      ),
    },
    {
      key: "balance",
      label: t("loans.balance"),
      unit,
      numeric: true,
      cell: (row) => <Amount t={t} minor={row.balance} currency={row.currency} money={mixed} />,
    },
    {
      key: "next",
      label: t("loans.nextDue"),
      numeric: true,
      cell: (row) => <DateText t={t} on={row.nextDueOn} />,
    },
  ];
  return (
    <DataTable
      t={t}
      id="loans"
      caption={t("loans.caption")}
      columns={columns}
      rows={rows}
      rowHref={(row) => `/loans/${row.id}`}
    />
  );
}

function BucketCell({ t, row }: Readonly<{ t: Translator; row: LoanListRow }>) {
  if (row.setAside) return <StateBadge tone="act">{t("loans.setAside")}</StateBadge>;
  if (row.status === "active") return <BucketBadge t={t} index={row.bucket} />;
  return <span class="quiet nowrap">{t(`loan.status.${row.status}`)}</span>;
}
