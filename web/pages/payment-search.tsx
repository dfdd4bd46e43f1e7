import { Amount } from "../components/amount";
import { type Column, DataTable } from "../components/data-table";
import { Form, Submit } from "../components/form";
import { TextField } from "../components/fields";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

/** A loan that a search found, and where a click puts it into the split. */
export type LoanChoice = Readonly<{
  id: string;
  externalId: string;
  borrowerName: string;
  currency: string;
  pastDue: number;
  nextDue: number;
  balance: number;
  splitHref: string;
}>;

export type LoanSearch = Readonly<{
  text: string;
  /** Null: nothing was looked for. */
  found: readonly LoanChoice[] | null;
  /** Loans that stand in the split already, which a further search keeps there. */
  chosen: readonly string[];
}>;

export type PaymentSearchProps = Readonly<{
  t: Translator;
  path: string;
  payment: Readonly<{ externalId: string }>;
  search: LoanSearch;
}>;

/** Looks for another loan by its reference, or by its borrower's name, e-mail or phone. */
export function PaymentSearch({ t, path, payment, search }: PaymentSearchProps) {
  const { text, found, chosen } = search;
  return (
    <Section id="search" title={t("payments.search")}>
      <Form t={t} action={`${path}#search`} method="get" label={t("payments.search")}>
        {chosen.map((loan) => (
          <input type="hidden" name="with" value={loan} />
        ))}
        <TextField
          t={t}
          name="q"
          label={t("payments.searchFor")}
          help={t("payments.searchHelp")}
          value={text}
          maxlength={200}
        />
        <div>
          <Submit tone="plain">{t("payments.searchGo")}</Submit>
        </div>
      </Form>
      {found?.length === 0 && <p class="quiet">{t("payments.searchNone", { text })}</p>}
      {found && found.length > 0 && (
        <DataTable
          t={t}
          id="found"
          caption={t("payments.searchFound")}
          columns={columnsOf(t, path, payment.externalId)}
          rows={found}
        />
      )}
    </Section>
  );
}

function columnsOf(t: Translator, path: string, payment: string): readonly Column<LoanChoice>[] {
  const amount = (key: "pastDue" | "nextDue" | "balance"): Column<LoanChoice> => ({
    key,
    label: t(`payments.${key}`),
    numeric: true,
    cell: (row) => <Amount t={t} minor={row[key]} currency={row.currency} money />,
  });
  return [
    {
      key: "loan",
      label: t("payments.loan"),
      cell: (row) => <a href={`/loans/${row.id}`}>{row.externalId}</a>,
    },
    { key: "borrower", label: t("payments.borrower"), cell: (row) => row.borrowerName },
    amount("pastDue"),
    amount("nextDue"),
    amount("balance"),
    {
      key: "actions",
      label: t("shell.actions"),
      actions: true,
      cell: (row) => (
        <div class="resolve">
          <Form t={t} action={`${path}/assignment`} inline>
            <input type="hidden" name="loanExternalId" value={row.externalId} />
            <Submit tone="plain" label={t("payments.acceptOf", { payment, loan: row.externalId })}>
              {t("payments.assign")}
            </Submit>
          </Form>
          <a href={row.splitHref}>{t("payments.intoSplit")}</a>
        </div>
      ),
    },
  ];
}
