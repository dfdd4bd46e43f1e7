import { AgeingChart } from "../components/ageing-chart";
import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { type BucketFigures, bucketDays, sharePercent } from "../components/bucket";
import { type Column, DataTable } from "../components/data-table";
import { EmptyState } from "../components/empty-state";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { Stat, Stats } from "../components/stat";
import type { Translator } from "../locales/translate";

/** One currency; PAR as percent decimal strings of the balance. */
export type AgeingBook = Readonly<{
  currency: string;
  buckets: readonly BucketFigures[];
  par: Readonly<Record<"par1" | "par30" | "par60" | "par90", string>>;
}>;

export type AgeingReportPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  asOf: string;
  /** Null when the date could not be used. */
  books: readonly AgeingBook[] | null;
  errors?: FieldErrors;
}>;

export function AgeingReportPage({ t, frame, asOf, books, errors }: AgeingReportPageProps) {
  const date = books === null ? "" : t.formatDate(asOf);
  const query = `?asOf=${asOf}`;
  return (
    <Shell t={t} frame={frame} title={t("ageing.title")}>
      <PageHeader
        title={t("ageing.title")}
        lead={t("ageing.intro")}
        actions={
          books !== null && (
            <>
              <a class="button" href={`/v1/reports/ageing.csv${query}`} download>
                {t("ageing.csv")}
              </a>
              <a class="button" href={`/v1/reports/ageing${query}`}>
                {t("ageing.json")}
              </a>
            </>
          )
        }
      />
      <Form
        t={t}
        action="/reports/ageing"
        method="get"
        inline
        errors={errors}
        label={t("ageing.asOf")}
      >
        <TextField
          t={t}
          name="asOf"
          type="date"
          label={t("ageing.asOf")}
          value={asOf}
          max={frame.tenant.businessDate}
          error={errors?.["asOf"]}
        />
        <Submit tone="plain">{t("ageing.show")}</Submit>
      </Form>
      {books?.length === 0 && (
        <EmptyState title={t("ageing.empty.title", { date })} text={t("ageing.empty.text")} />
      )}
      {books?.map((book) => (
        <Book t={t} book={book} date={date} />
      ))}
    </Shell>
  );
}

type BookProps = Readonly<{ t: Translator; book: AgeingBook; date: string }>;

function Book({ t, book, date }: BookProps) {
  const { currency, buckets } = book;
  return (
    <Section id={`book-${currency}`} title={t("ageing.caption", { currency, date })}>
      <div class="flow">
        <Stats small>
          {([1, 30, 60, 90] as const).map((days) => (
            <Stat
              label={`PAR${days}`}
              title={`${t("ageing.parDays", { days })}. ${t("ageing.parMeaning")}`}
              value={t.formatPercent(book.par[`par${days}`])}
            />
          ))}
        </Stats>
        <AgeingChart t={t} id={`ageing-${currency}`} currency={currency} buckets={buckets} />
        <AgeingTable t={t} book={book} date={date} />
      </div>
    </Section>
  );
}

type Row = BucketFigures & Readonly<{ index: number }>;

function AgeingTable({ t, book, date }: BookProps) {
  const { currency, buckets } = book;
  const sum = (key: "loanCount" | "pastDueAmount" | "balance") =>
    buckets.reduce((total, bucket) => total + bucket[key], 0);
  const balance = sum("balance");
  const money = (minor: number) => <Amount t={t} minor={minor} currency={currency} />;
  const columns: readonly Column<Row>[] = [
    {
      key: "bucket",
      label: t("chart.bucket"),
      cell: ({ index }) => <BucketBadge t={t} index={index} />,
    },
    { key: "days", label: t("chart.days"), cell: ({ index }) => bucketDays(t, index) },
    {
      key: "loans",
      label: t("chart.loans"),
      numeric: true,
      cell: ({ loanCount }) => t.formatNumber(loanCount),
    },
    {
      key: "past-due",
      label: t("chart.pastDue"),
      unit: currency,
      numeric: true,
      cell: ({ pastDueAmount }) => money(pastDueAmount),
    },
    {
      key: "balance",
      label: t("chart.balance"),
      unit: currency,
      numeric: true,
      cell: (row) => money(row.balance),
    },
    {
      key: "share",
      label: t("chart.share"),
      numeric: true,
      cell: (row) => t.formatPercent(sharePercent(row.balance, balance)),
    },
  ];
  return (
    <DataTable
      t={t}
      id={`table-${currency}`}
      caption={t("ageing.caption", { currency, date })}
      columns={columns}
      rows={buckets.map((bucket, index) => ({ ...bucket, index }))}
      foot={[
        t("chart.total"),
        "",
        t.formatNumber(sum("loanCount")),
        money(sum("pastDueAmount")),
        money(balance),
        balance === 0 ? "" : t.formatPercent(100),
      ]}
    />
  );
}
