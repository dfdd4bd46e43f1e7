import { Amount } from "../components/amount";
import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { Form, Submit } from "../components/form";
import type { EntryType } from "../../src/domain/loan/ledger";
import type { Translator } from "../locales/translate";

export type LedgerRow = Readonly<{
  sequence: number;
  type: EntryType;
  amount: number;
  effectiveOn: string;
  postedAt: number;
  externalId: string | null;
  method: string | null;
  origin: "api" | "import" | "webhook" | "opening" | "manual" | "script";
  /** Sequence of the payment that this entry cancels. */
  reverses: number | null;
  reversed: boolean;
  /** A payment that came in by itself and still stands. */
  reversible: boolean;
}>;

type LedgerTableProps = Readonly<{
  t: Translator;
  rows: readonly LedgerRow[];
  currency: string;
  timezone: string;
  loanId: string;
  canReverse: boolean;
}>;

export function LedgerTable(props: LedgerTableProps) {
  const { t, rows, currency, timezone, loanId, canReverse } = props;
  if (rows.length === 0) return <p class="quiet">{t("loan.ledgerEmpty")}</p>;
  const columns: readonly Column<LedgerRow>[] = [
    { key: "type", label: t("loan.entry.type"), cell: (row) => entryName(t, row) },
    {
      key: "effective",
      label: t("loan.entry.effectiveOn"),
      cell: (row) => <DateText t={t} on={row.effectiveOn} />,
    },
    {
      key: "amount",
      label: t("loan.entry.amount"),
      unit: currency,
      numeric: true,
      cell: (row) => <Amount t={t} minor={row.amount} currency={currency} />,
    },
    { key: "reference", label: t("loan.entry.reference"), cell: (row) => row.externalId ?? "" },
    { key: "method", label: t("loan.entry.method"), cell: (row) => row.method ?? "" },
    { key: "origin", label: t("loan.entry.origin"), cell: (row) => t(`loan.origin.${row.origin}`) },
    {
      key: "posted",
      label: t("loan.entry.postedAt"),
      cell: (row) => <InstantText t={t} at={row.postedAt} timezone={timezone} />,
    },
  ];
  const reversing: Column<LedgerRow> = {
    key: "actions",
    label: t("shell.actions"),
    actions: true,
    cell: (row) => row.reversible && <Reverse t={t} row={row} loanId={loanId} />,
  };
  return (
    <DataTable
      t={t}
      id="ledger-table"
      caption={t("loan.ledgerCaption", { currency })}
      columns={canReverse ? [...columns, reversing] : columns}
      rows={rows}
      rowClass={(row) => (row.reversed ? "row-done row-struck" : undefined)}
    />
  );
}

function entryName(t: Translator, row: LedgerRow) {
  return (
    <>
      {t(`loan.entry.${row.type}`)} <span class="quiet">{row.sequence}</span>
      {row.reversed && <span class="quiet"> · {t("loan.entry.reversed")}</span>}
      {row.reverses !== null && (
        <span class="quiet"> · {t("loan.entry.reverses", { sequence: row.reverses })}</span>
      )}
    </>
  );
}

type ReverseProps = Readonly<{ t: Translator; row: LedgerRow; loanId: string }>;

/** POST …/reversal with `reason`. Opened first, because nobody reverses by a slip of the hand. */
function Reverse({ t, row, loanId }: ReverseProps) {
  const name = t("loan.entry.reverseOf", { sequence: row.sequence });
  return (
    <details class="ask">
      <summary aria-label={name}>{t("loan.entry.reverse")}</summary>
      <Form t={t} action={`/loans/${loanId}/payments/${row.sequence}/reversal`} inline label={name}>
        <input
          class="input"
          name="reason"
          maxlength={200}
          autocomplete="off"
          aria-label={t("loan.entry.reason")}
          placeholder={t("loan.entry.reason")}
        />
        <Submit tone="grave" label={name}>
          {t("loan.entry.reverse")}
        </Submit>
      </Form>
    </details>
  );
}
