import { Amount } from "../components/amount";
import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import { ErrorSummary, type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

export type UnmatchedPaymentRow = Readonly<{
  id: string;
  externalId: string;
  /** The loan it names, which is not here. */
  loanExternalId: string;
  /** As it came: minor units with a currency, or the text of a file whose loan would say which. */
  amount: Readonly<{ minor: number; currency: string }> | Readonly<{ text: string }>;
  paidOn: string;
  receivedAt: number;
  origin: "api" | "import" | "webhook" | "manual";
}>;

export type UnmatchedPaymentsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  total: number;
  rows: readonly UnmatchedPaymentRow[];
  /** Whether the reader may assign and dismiss. */
  canResolve: boolean;
  errors?: FieldErrors;
  cursor: string | null;
  nextCursor: string | null;
}>;

const PATH = "/payments/unmatched";

export function UnmatchedPaymentsPage(props: UnmatchedPaymentsPageProps) {
  const { t, frame, total, rows, errors = {}, cursor, nextCursor } = props;
  return (
    <Shell t={t} frame={frame} title={t("payments.title")}>
      <PageHeader
        title={t("payments.title")}
        figure={total > 0 && <span>{t("payments.figure", { count: total })}</span>}
        lead={t("payments.intro")}
      />
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
        firstHref={cursor === null ? null : PATH}
        nextHref={nextCursor === null ? null : `${PATH}?cursor=${encodeURIComponent(nextCursor)}`}
      />
    </Shell>
  );
}

function PaymentTable({ t, frame, rows, canResolve }: UnmatchedPaymentsPageProps) {
  const columns: readonly Column<UnmatchedPaymentRow>[] = [
    { key: "payment", label: t("payments.reference"), cell: (row) => row.externalId },
    { key: "loan", label: t("payments.loanReference"), cell: (row) => row.loanExternalId },
    {
      key: "amount",
      label: t("payments.amount"),
      numeric: true,
      cell: ({ amount }) =>
        "text" in amount ? (
          amount.text
        ) : (
          <Amount t={t} minor={amount.minor} currency={amount.currency} money />
        ),
    },
    {
      key: "paid",
      label: t("payments.paidOn"),
      cell: (row) => <DateText t={t} on={row.paidOn} />,
    },
    { key: "origin", label: t("payments.origin"), cell: (row) => t(`loan.origin.${row.origin}`) },
    {
      key: "received",
      label: t("payments.receivedAt"),
      cell: (row) => <InstantText t={t} at={row.receivedAt} timezone={frame.tenant.timezone} />,
    },
  ];
  const resolving: Column<UnmatchedPaymentRow> = {
    key: "actions",
    label: t("shell.actions"),
    actions: true,
    cell: (row) => <Resolve t={t} row={row} />,
  };
  return (
    <DataTable
      t={t}
      id="unmatched"
      caption={t("payments.caption")}
      columns={canResolve ? [...columns, resolving] : columns}
      rows={rows}
    />
  );
}

/** POST …/assignment with `loanExternalId`, POST …/dismissal with `reason`. */
function Resolve({ t, row }: Readonly<{ t: Translator; row: UnmatchedPaymentRow }>) {
  return (
    <div class="resolve">
      <Form t={t} action={`${PATH}/${row.id}/assignment`} inline>
        <input
          class="input input-short"
          name="loanExternalId"
          required
          autocomplete="off"
          aria-label={t("payments.assignToOf", { payment: row.externalId })}
          title={t("payments.assignTo")}
        />
        <Submit tone="plain">{t("payments.assign")}</Submit>
      </Form>
      <Dismiss t={t} row={row} />
    </div>
  );
}

/** Opened first, because nobody dismisses by a slip of the hand, and with room to say why. */
function Dismiss({ t, row }: Readonly<{ t: Translator; row: UnmatchedPaymentRow }>) {
  const name = t("payments.dismissOf", { payment: row.externalId });
  return (
    <details class="ask">
      <summary aria-label={name}>{t("payments.dismiss")}</summary>
      <Form t={t} action={`${PATH}/${row.id}/dismissal`} inline label={name}>
        <input
          class="input input-reason"
          name="reason"
          maxlength={500}
          autocomplete="off"
          aria-label={t("payments.dismissReasonOf", { payment: row.externalId })}
          placeholder={t("payments.dismissReason")}
        />
        <Submit tone="grave" label={name}>
          {t("payments.dismiss")}
        </Submit>
      </Form>
    </details>
  );
}
