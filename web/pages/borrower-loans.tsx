import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import type { Translator } from "../locales/translate";
import type { LoanStatus } from "./loan-state";

export type BorrowerLoanRow = Readonly<{
  id: string;
  externalId: string;
  product: string;
  currency: string;
  status: LoanStatus;
  bucket: number;
  daysPastDue: number;
  pastDueAmount: number;
  balance: number;
  nextDueOn: string | null;
  nextDueAmount: number;
}>;

type BorrowerLoansProps = Readonly<{ t: Translator; rows: readonly BorrowerLoanRow[] }>;

/** All loans of one borrower; few, so nothing pages or sorts. */
export function BorrowerLoans({ t, rows }: BorrowerLoansProps) {
  if (rows.length === 0) return <p class="quiet">{t("borrower.loansEmpty")}</p>;
  const currencies = new Set(rows.map(({ currency }) => currency));
  const mixed = currencies.size > 1;
  const unit = mixed ? undefined : rows[0]?.currency;
  const columns: readonly Column<BorrowerLoanRow>[] = [
    { key: "loan", label: t("loans.loan"), cell: (row) => row.externalId },
    { key: "product", label: t("loans.product"), wideOnly: true, cell: (row) => row.product },
    {
      key: "bucket",
      label: t("loans.bucket"),
      cell: (row) =>
        row.status === "active" ? (
          <BucketBadge t={t} index={row.bucket} />
        ) : (
          <span class="quiet nowrap">{t(`loan.status.${row.status}`)}</span>
        ),
    },
    {
      key: "days",
      label: t("loans.daysPastDue"),
      numeric: true,
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
      id="loans-table"
      caption={t("borrower.loansCaption")}
      columns={columns}
      rows={rows}
      rowHref={(row) => `/loans/${row.id}`}
    />
  );
}
