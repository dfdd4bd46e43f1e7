import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { EmptyState } from "../components/empty-state";
import type { FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { HeatCell } from "../components/heat-cell";
import { PageHeader } from "../components/page-header";
import { ReportNav } from "../components/report-nav";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { TableRegion } from "../components/table-region";
import { TrendChart, type TrendPoint } from "../components/trend-chart";
import type { MessageKey, Translator } from "../locales/translate";
import { type MonthsChosen, MonthsForm, monthsQueryOf } from "./months-form";
import { type RollRow, TransitionRates } from "./transition-rates";

export type MatrixFigures = Readonly<{
  standing: string;
  loanCount: number;
  balance: number;
  to: readonly Readonly<{
    standing: string;
    loanCount: number;
    percent: number;
    balance: number;
    /** Null where no balance is known. */
    balancePercent: number | null;
  }>[];
}>;

export type TransitionBookFigures = Readonly<{
  currency: string;
  rates: readonly RollRow[];
  /** From M0 to M7+ along the stock rates; percent. */
  chained: Readonly<{ loans: number | null; balance: number | null }>;
  matrix: readonly MatrixFigures[];
  /** Where loans went, best first: the columns of the matrix. */
  columns: readonly string[];
  /** Of some buckets, the cohort roll rate month by month. */
  trends: readonly Readonly<{ from: string; points: readonly TrendPoint[] }>[];
}>;

export type TransitionReportProps = Readonly<{
  t: Translator;
  frame: Frame;
  chosen: MonthsChosen;
  products: readonly string[];
  by: "loans" | "balance";
  /** Null when the months could not be used. */
  books: readonly TransitionBookFigures[] | null;
  errors?: FieldErrors;
}>;

const PATH = "/reports/transitions";

export function TransitionReportPage(props: TransitionReportProps) {
  const { t, frame, chosen, products, by, books, errors } = props;
  const query = monthsQueryOf(chosen);
  return (
    <Shell t={t} frame={frame} title={t("transition.title")}>
      <PageHeader
        title={t("transition.title")}
        lead={t("transition.lead")}
        actions={
          books !== null && (
            <>
              <a class="button" href={`/v1/reports/transitions.csv${query}`} download>
                {t("ageing.csv")}
              </a>
              <a class="button" href={`/v1/reports/transitions${query}`}>
                {t("ageing.json")}
              </a>
            </>
          )
        }
      />
      <ReportNav t={t} current="transitions" />
      <MonthsForm
        t={t}
        action={PATH}
        chosen={chosen}
        products={products}
        kept={{ by }}
        errors={errors}
      />
      {books?.length === 0 && (
        <EmptyState
          title={t(`transition.empty.${chosen.source}`)}
          text={t(`transition.empty.${chosen.source}.text`)}
          action={
            chosen.source === "history"
              ? { href: "/imports#new", label: t("transition.empty.import") }
              : undefined
          }
        />
      )}
      {books?.map((book) => (
        <Book {...props} book={book} />
      ))}
      {books !== null && books.length > 0 && <Definitions t={t} />}
    </Shell>
  );
}

function Book({
  t,
  chosen,
  by,
  book,
}: TransitionReportProps & Readonly<{ book: TransitionBookFigures }>) {
  const { currency, trends } = book;
  const hasBalance = book.matrix.some(({ balance }) => balance > 0);
  return (
    <>
      <Section id={`rates-${currency}`} title={t("transition.rates", { currency })}>
        <TransitionRates t={t} currency={currency} rates={book.rates} chained={book.chained} />
      </Section>
      {trends.length > 0 && (
        <Section id={`trend-${currency}`} title={t("transition.trend")}>
          <div class="trends">
            {trends.map(({ from, points }) => (
              <TrendChart
                t={t}
                title={t("transition.trend.from", { bucket: from })}
                points={points}
                unit="percent"
              />
            ))}
          </div>
        </Section>
      )}
      <Section
        id={`matrix-${currency}`}
        title={t("transition.matrix")}
        aside={
          hasBalance && (
            <a
              href={`${PATH}${monthsQueryOf(chosen, { by: by === "loans" ? "balance" : "loans" })}`}
            >
              {t(by === "loans" ? "transition.byBalance" : "transition.byLoans")}
            </a>
          )
        }
      >
        <Matrix t={t} book={book} by={hasBalance ? by : "loans"} />
      </Section>
    </>
  );
}

function Matrix({
  t,
  book,
  by,
}: Readonly<{ t: Translator; book: TransitionBookFigures; by: "loans" | "balance" }>) {
  const { currency, matrix, columns } = book;
  const id = `matrix-table-${currency}`;
  return (
    <TableRegion id={id}>
      <table class="table matrix" id={id}>
        <caption id={`${id}-caption`} class="unseen">
          {t("transition.matrix.caption")}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("transition.matrix.from")}</th>
            <th scope="col" class="numeric">
              {by === "loans" ? (
                t("chart.loans")
              ) : (
                <>
                  {t("chart.balance")} <span class="unit">{currency}</span>
                </>
              )}
            </th>
            {columns.map((standing) => (
              <th scope="col" class="numeric">
                <Standing t={t} standing={standing} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.map(({ standing, loanCount, balance, to }) => (
            <tr>
              <th scope="row">
                <Standing t={t} standing={standing} />
              </th>
              <td class="numeric">
                {by === "loans" ? (
                  t.formatNumber(loanCount)
                ) : (
                  <Amount t={t} minor={balance} currency={currency} />
                )}
              </td>
              {columns.map((column) => {
                const cell = to.find((one) => one.standing === column);
                const percent = by === "loans" ? cell?.percent : cell?.balancePercent;
                if (!cell || percent === undefined || percent === null) {
                  return <td class="numeric quiet">–</td>;
                }
                return (
                  <HeatCell
                    percent={percent}
                    title={t("transition.matrix.cell", {
                      count: cell.loanCount,
                      balance: t.formatAmount(cell.balance, currency),
                    })}
                  >
                    {t.formatShare(percent)}
                  </HeatCell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableRegion>
  );
}

export function Standing({ t, standing }: Readonly<{ t: Translator; standing: string }>) {
  const bucket = (BUCKET_NAMES as readonly string[]).indexOf(standing);
  if (bucket >= 0) return <BucketBadge t={t} index={bucket} />;
  return <>{t(`standing.${standing}` as MessageKey)}</>;
}

const TERMS = ["cohort", "stock", "interval", "chained", "months"] as const;

function Definitions({ t }: Readonly<{ t: Translator }>) {
  return (
    <Section id="definitions" title={t("transition.definitions")}>
      <dl class="definitions">
        {TERMS.map((term) => (
          <div>
            <dt>{t(`transition.term.${term}`)}</dt>
            <dd>{t(`transition.term.${term}.text`)}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
