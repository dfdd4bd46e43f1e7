import { Amount } from "../components/amount";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { FilterChips } from "../components/filter-chips";
import { ErrorSummary, type FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { AcceptSuggestion, Suggestion, type SuggestionRow } from "./payment-suggestion";

/** As it came: minor units with a currency, or the text of a file whose loan would say which. */
export type ComeAmount = Readonly<{ minor: number; currency: string }> | Readonly<{ text: string }>;

export type UnmatchedPaymentRow = Readonly<{
  id: string;
  externalId: string;
  /** The loan it names, which is not here. */
  loanExternalId: string;
  amount: ComeAmount;
  payerName: string | null;
  paidOn: string;
  /** Days since it was paid. */
  ageDays: number;
  origin: "api" | "import" | "webhook" | "manual";
  /** Somebody has decided, and it is being posted. */
  isPosting: boolean;
  best: SuggestionRow | null;
}>;

export type UnmatchedPaymentsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  total: number;
  rows: readonly UnmatchedPaymentRow[];
  /** Whether the reader may decide where money goes. */
  canResolve: boolean;
  errors?: FieldErrors;
  cursor: string | null;
  nextCursor: string | null;
}>;

export const UNMATCHED_PATH = "/payments/unmatched";

export function UnmatchedPaymentsPage(props: UnmatchedPaymentsPageProps) {
  const { t, frame, total, rows, errors = {}, cursor, nextCursor } = props;
  const next = nextCursor === null ? null : encodeURIComponent(nextCursor);
  return (
    <Shell t={t} frame={frame} title={t("payments.title")}>
      <PageHeader
        title={t("payments.title")}
        figure={total > 0 && <span>{t("payments.figure", { count: total })}</span>}
        lead={t("payments.intro")}
      />
      <ListChips t={t} current="waiting" />
      <ErrorSummary t={t} errors={errors} />
      {rows.length === 0 ? (
        <EmptyState
          title={t("payments.empty.title")}
          text={t("payments.empty.text")}
          action={{ href: "/settings/webhooks", label: t("payments.empty.action") }}
        />
      ) : (
        <PaymentTable {...props} />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : UNMATCHED_PATH}
        nextHref={next === null ? null : `${UNMATCHED_PATH}?cursor=${next}`}
      />
    </Shell>
  );
}

/** What waits, and what was decided. */
export function ListChips({
  t,
  current,
}: Readonly<{ t: Translator; current: "waiting" | "settled" }>) {
  const href = { waiting: UNMATCHED_PATH, settled: `${UNMATCHED_PATH}?state=settled` };
  return (
    <FilterChips
      label={t("payments.show")}
      chips={(["waiting", "settled"] as const).map((state) => ({
        label: t(`payments.show.${state}`),
        href: href[state],
        current: state === current,
      }))}
    />
  );
}

export function CameAs({ t, amount }: Readonly<{ t: Translator; amount: ComeAmount }>) {
  if ("text" in amount) return <>{amount.text}</>;
  return <Amount t={t} minor={amount.minor} currency={amount.currency} money />;
}

function PaymentTable({ t, rows, canResolve }: UnmatchedPaymentsPageProps) {
  const columns: readonly Column<UnmatchedPaymentRow>[] = [
    { key: "payment", label: t("payments.reference"), cell: (row) => row.externalId },
    {
      key: "loan",
      label: t("payments.loanReference"),
      wideOnly: true,
      cell: (row) => row.loanExternalId,
    },
    {
      key: "amount",
      label: t("payments.amount"),
      numeric: true,
      cell: (row) => <CameAs t={t} amount={row.amount} />,
    },
    {
      key: "best",
      label: t("payments.best"),
      prose: true,
      cell: (row) => <Best t={t} row={row} canAccept={canResolve} />,
    },
    {
      key: "payer",
      label: t("payments.payer"),
      wideOnly: true,
      cell: (row) => row.payerName ?? "–",
    },
    {
      key: "paid",
      label: t("payments.paidOn"),
      wideOnly: true,
      cell: (row) => <DateText t={t} on={row.paidOn} />,
    },
    {
      key: "age",
      label: t("payments.age"),
      numeric: true,
      wideOnly: true,
      cell: (row) => t("payments.days", { count: row.ageDays }),
    },
    {
      key: "origin",
      label: t("payments.origin"),
      wideOnly: true,
      cell: (row) => t(`loan.origin.${row.origin}`),
    },
  ];
  return (
    <DataTable
      t={t}
      id="unmatched"
      caption={t("payments.caption")}
      columns={columns}
      rows={rows}
      rowHref={(row) => `${UNMATCHED_PATH}/${row.id}`}
    />
  );
}

type BestProps = Readonly<{ t: Translator; row: UnmatchedPaymentRow; canAccept: boolean }>;

/** With its button in the same cell: on a phone both are in sight. */
function Best({ t, row, canAccept }: BestProps) {
  const { best, externalId, isPosting } = row;
  if (isPosting) return <span class="quiet">{t("payments.state.posting")}</span>;
  if (!best) return <span class="quiet">{t("payments.noSuggestion")}</span>;
  const path = `${UNMATCHED_PATH}/${row.id}`;
  return (
    <div class="suggested">
      <Suggestion t={t} suggestion={best} />
      {canAccept && <AcceptSuggestion t={t} suggestion={best} path={path} payment={externalId} />}
    </div>
  );
}
