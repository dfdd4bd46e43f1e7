import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { CameAs, type ComeAmount, ListChips, UNMATCHED_PATH } from "./payments-unmatched";

/** How a payment ended that had waited for a loan. */
export type SettledState = "applied" | "reversing" | "reversed" | "dismissed" | "returned";

export type SettledPaymentRow = Readonly<{
  id: string;
  externalId: string;
  amount: ComeAmount;
  paidOn: string;
  state: SettledState;
  loans: readonly Readonly<{ id: string; externalId: string }>[];
  /** What was said about it; null where its loans say it. */
  reason: string | null;
  by: string;
  at: number;
}>;

export type SettledPaymentsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  rows: readonly SettledPaymentRow[];
  cursor: string | null;
  nextCursor: string | null;
}>;

const PATH = `${UNMATCHED_PATH}?state=settled`;

export function SettledPaymentsPage(props: SettledPaymentsPageProps) {
  const { t, frame, rows, cursor, nextCursor } = props;
  return (
    <Shell t={t} frame={frame} title={t("payments.settled.title")}>
      <PageHeader title={t("payments.settled.title")} lead={t("payments.settled.intro")} />
      <ListChips t={t} current="settled" />
      {rows.length === 0 ? (
        <EmptyState
          title={t("payments.settled.empty")}
          text={t("payments.settled.emptyText")}
          action={{ href: UNMATCHED_PATH, label: t("payments.settled.emptyAction") }}
        />
      ) : (
        <DataTable
          t={t}
          id="settled"
          caption={t("payments.settled.caption")}
          columns={columnsOf(props)}
          rows={rows}
          rowHref={(row) => `${UNMATCHED_PATH}/${row.id}`}
        />
      )}
      <Pagination
        t={t}
        firstHref={cursor === null ? null : PATH}
        nextHref={nextCursor === null ? null : `${PATH}&cursor=${encodeURIComponent(nextCursor)}`}
      />
    </Shell>
  );
}

function columnsOf({ t, frame }: SettledPaymentsPageProps): readonly Column<SettledPaymentRow>[] {
  return [
    { key: "payment", label: t("payments.reference"), cell: (row) => row.externalId },
    {
      key: "amount",
      label: t("payments.amount"),
      numeric: true,
      cell: (row) => <CameAs t={t} amount={row.amount} />,
    },
    {
      key: "paid",
      label: t("payments.paidOn"),
      cell: (row) => <DateText t={t} on={row.paidOn} />,
    },
    { key: "state", label: t("payments.how"), cell: (row) => t(`payments.state.${row.state}`) },
    {
      key: "loans",
      label: t("payments.where"),
      prose: true,
      cell: (row) => (
        <>
          {row.loans.map(({ id, externalId }, index) => (
            <>
              {index > 0 && ", "}
              <a href={`/loans/${id}`}>{externalId}</a>
            </>
          ))}
          {row.reason !== null && (
            <>
              {row.loans.length > 0 && " · "}
              {row.reason}
            </>
          )}
        </>
      ),
    },
    { key: "by", label: t("payments.decidedBy"), cell: (row) => row.by },
    {
      key: "at",
      label: t("payments.decidedAt"),
      cell: (row) => <InstantText t={t} at={row.at} timezone={frame.tenant.timezone} />,
    },
  ];
}
