import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { DataTable } from "../components/data-table";
import { EmptyState } from "../components/empty-state";
import { FilterChips } from "../components/filter-chips";
import { Section } from "../components/section";
import { Stat, Stats } from "../components/stat";
import { TableRegion } from "../components/table-region";
import { TrendChart, type TrendPoint } from "../components/trend-chart";
import type { Translator } from "../locales/translate";
import { monthsQueryOf } from "./months-form";
import { MonthsReport, type MonthsReportProps } from "./months-report";

type Figures = Readonly<{ loanCount: number; balance: number }>;

export type ForecastBookFigures = Readonly<{
  currency: string;
  /** A history without balances is told in loans. */
  by: "loans" | "balance";
  baseMonths: number;
  months: readonly Readonly<{ month: string; buckets: readonly Figures[]; lost: Figures }>[];
  /** The share of the book more than 30 days past due, by months. */
  late: readonly TrendPoint[];
  backTest: readonly Readonly<{
    ahead: number;
    compared: number;
    meanPercent: number;
    meanSizePercent: number;
  }>[];
}>;

export type ForecastReportProps = MonthsReportProps &
  Readonly<{
    newLoans: "average" | "none";
    /** Null when the months could not be used. */
    books: readonly ForecastBookFigures[] | null;
  }>;

const PATH = "/reports/forecast";

export function ForecastReportPage(props: ForecastReportProps) {
  const { t, chosen, newLoans, books } = props;
  return (
    <MonthsReport
      {...props}
      report="forecast"
      title={t("forecast.title")}
      lead={t("forecast.lead")}
      kept={{ newLoans }}
      asked={{ newLoans }}
      isShown={books !== null}
    >
      {books?.length === 0 && (
        <EmptyState title={t("forecast.empty")} text={t("forecast.empty.text")} />
      )}
      {books !== null && books.length > 0 && (
        <div class="measures">
          <FilterChips
            label={t("forecast.newLoans")}
            chips={(["none", "average"] as const).map((own) => ({
              label: t(`forecast.newLoans.${own}`),
              href: `${PATH}${monthsQueryOf(chosen, { newLoans: own })}`,
              current: own === newLoans,
            }))}
          />
        </div>
      )}
      {books?.map((book) => (
        <Book t={t} book={book} />
      ))}
    </MonthsReport>
  );
}

function Book({ t, book }: Readonly<{ t: Translator; book: ForecastBookFigures }>) {
  const { currency, by, months, late, backTest, baseMonths } = book;
  const last = months.at(-1);
  const lost = last && figureOf(t, last.lost, by, currency);
  const error = backTest[0];
  return (
    <>
      <Section id={`forecast-${currency}`} title={t("forecast.caption", { currency })}>
        <div class="flow">
          <Stats small>
            {lost !== undefined && (
              <Stat
                label={t("forecast.lost", { count: months.length })}
                title={t("forecast.lost.meaning")}
                value={lost}
              />
            )}
            {error && (
              <Stat
                label={t("forecast.error")}
                title={t("forecast.error.meaning")}
                value={t.formatPercent(error.meanSizePercent)}
              />
            )}
          </Stats>
          <p class="chart-note">{t("forecast.base", { count: baseMonths })}</p>
          <div class="trends">
            <TrendChart t={t} title={t("forecast.late")} points={late} unit="percent" monthly />
          </div>
          <Months t={t} book={book} />
        </div>
      </Section>
      <Section id={`back-test-${currency}`} title={t("forecast.backTest")}>
        <div class="flow">
          <p class="quiet">{t(`forecast.backTest.${by}`)}</p>
          {backTest.length === 0 ? (
            <p>{t("forecast.backTest.none")}</p>
          ) : (
            <DataTable
              t={t}
              id={`back-test-table-${currency}`}
              caption={t("forecast.backTest")}
              rows={backTest}
              columns={[
                {
                  key: "ahead",
                  label: t("forecast.ahead"),
                  cell: ({ ahead }) => t("forecast.months", { count: ahead }),
                },
                {
                  key: "compared",
                  label: t("forecast.compared"),
                  numeric: true,
                  cell: ({ compared }) => t.formatNumber(compared),
                },
                {
                  key: "mean",
                  label: t("forecast.mean"),
                  numeric: true,
                  cell: ({ meanPercent }) => t.formatShare(meanPercent),
                },
                {
                  key: "size",
                  label: t("forecast.size"),
                  numeric: true,
                  cell: ({ meanSizePercent }) => t.formatShare(meanSizePercent),
                },
              ]}
            />
          )}
        </div>
      </Section>
    </>
  );
}

function Months({ t, book }: Readonly<{ t: Translator; book: ForecastBookFigures }>) {
  const { currency, by, months } = book;
  const id = `forecast-table-${currency}`;
  return (
    <TableRegion id={id} wide>
      <table class="table" id={id}>
        <caption id={`${id}-caption`} class="unseen">
          {t("forecast.caption", { currency })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("forecast.month")}</th>
            {BUCKET_NAMES.map((_, index) => (
              <th scope="col" class="numeric">
                <BucketBadge t={t} index={index} />
              </th>
            ))}
            <th scope="col" class="numeric">
              {t("forecast.lostSoFar")}
            </th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, buckets, lost }) => (
            <tr>
              <th scope="row">
                <time datetime={month}>{t.formatMonthOfYear(`${month}-01`)}</time>
              </th>
              {[...buckets, lost].map((figures) => (
                <td class="numeric">
                  {by === "loans" ? (
                    t.formatNumber(figures.loanCount)
                  ) : (
                    <Amount t={t} minor={figures.balance} currency={currency} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

function figureOf(t: Translator, figures: Figures, by: "loans" | "balance", currency: string) {
  if (by === "balance") return t.formatMoney(figures.balance, currency);
  return t("movement.loans", { count: figures.loanCount });
}
