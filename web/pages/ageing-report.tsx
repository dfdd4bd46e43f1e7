import { AgeingChart } from "../components/ageing-chart";
import type { BucketFigures } from "../components/bucket";
import { EmptyState } from "../components/empty-state";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { ReportNav } from "../components/report-nav";
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
  known: "now" | "then";
  /** Null when the date could not be used. */
  books: readonly AgeingBook[] | null;
  errors?: FieldErrors;
}>;

export function AgeingReportPage(props: AgeingReportPageProps) {
  const { t, frame, asOf, known, books, errors } = props;
  const date = books === null ? "" : t.formatDate(asOf);
  const query = `?asOf=${asOf}&known=${known}`;
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
      <ReportNav t={t} current="ageing" />
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
        <SelectField
          t={t}
          name="known"
          label={t("ageing.known")}
          value={known}
          options={[
            { value: "now", label: t("ageing.known.now") },
            { value: "then", label: t("ageing.known.then") },
          ]}
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
      </div>
    </Section>
  );
}
