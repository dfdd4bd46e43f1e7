import { Checkbox } from "../components/choices";
import { NoMonths } from "../components/no-months";
import { Form, Submit } from "../components/form";
import { Section } from "../components/section";
import { TrendChart, type TrendPoint } from "../components/trend-chart";
import type { Translator } from "../locales/translate";
import { monthsQueryOf } from "./months-form";
import { MonthsReport, type MonthsReportProps } from "./months-report";
import { type MatrixFigures, TransitionMatrix } from "./transition-matrix";
import { type RollRow, TransitionRates } from "./transition-rates";

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

export type TransitionReportProps = MonthsReportProps &
  Readonly<{
    by: "loans" | "balance";
    /** Whether they may remove a history. */
    canForget: boolean;
    /** Null when the months could not be used. */
    books: readonly TransitionBookFigures[] | null;
  }>;

const PATH = "/reports/transitions";

export function TransitionReportPage(props: TransitionReportProps) {
  const { t, chosen, by, canForget, books } = props;
  return (
    <MonthsReport
      {...props}
      report="transitions"
      title={t("transition.title")}
      lead={t("transition.lead")}
      kept={{ by }}
      isShown={books !== null}
    >
      {books?.length === 0 && <NoMonths t={t} source={chosen.source} />}
      {books?.map((book) => (
        <Book {...props} book={book} />
      ))}
      {books !== null && books.length > 0 && <Definitions t={t} />}
      {canForget && chosen.source === "history" && books !== null && books.length > 0 && (
        <Section id="forget" title={t("transition.forget")}>
          <Form t={t} action={`${PATH}/forget`} label={t("transition.forget")}>
            <p class="quiet">{t("transition.forget.text")}</p>
            <Checkbox name="confirm" label={t("transition.forget.confirm")} />
            <Submit tone="plain">{t("transition.forget.submit")}</Submit>
          </Form>
        </Section>
      )}
    </MonthsReport>
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
                monthly
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
        <TransitionMatrix t={t} book={book} by={hasBalance ? by : "loans"} />
      </Section>
    </>
  );
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
