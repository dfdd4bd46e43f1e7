import { AgeLinesChart } from "../components/age-lines-chart";
import { Amount } from "../components/amount";
import { NoMonths } from "../components/no-months";
import { FilterChips } from "../components/filter-chips";
import { HeatCell } from "../components/heat-cell";
import { Section } from "../components/section";
import { TableRegion } from "../components/table-region";
import type { Translator } from "../locales/translate";
import { type MonthsChosen, monthsQueryOf } from "./months-form";
import { MonthsReport, type MonthsReportProps } from "./months-report";

export type VintageFigures = Readonly<{
  vintage: string;
  originatedCount: number;
  originatedAmount: number;
  /** What was chosen, by months on book; null where nothing was counted. */
  ages: readonly (Readonly<{ percent: number; loanCount: number; amount: number }> | null)[];
}>;

export type VintageBookFigures = Readonly<{
  currency: string;
  vintages: readonly VintageFigures[];
}>;

/** What of the loans is shown. */
export type VintageMeasure = Readonly<{
  late: 30 | 60 | 90;
  when: "ever" | "current";
  by: "loans" | "amount";
}>;

export type VintageReportProps = MonthsReportProps &
  Readonly<{
    measure: VintageMeasure;
    /** Null when the months could not be used. */
    books: readonly VintageBookFigures[] | null;
  }>;

const PATH = "/reports/vintages";

export function VintageReportPage(props: VintageReportProps) {
  const { t, chosen, measure, books } = props;
  return (
    <MonthsReport
      {...props}
      report="vintages"
      title={t("vintage.title")}
      lead={t("vintage.lead")}
      kept={textOf(measure)}
      isShown={books !== null}
    >
      {books?.length === 0 && <NoMonths t={t} source={chosen.source} />}
      {books !== null && books.length > 0 && <Measures t={t} chosen={chosen} measure={measure} />}
      {books?.map((book) => (
        <Book t={t} measure={measure} book={book} />
      ))}
    </MonthsReport>
  );
}

function textOf({ late, when, by }: VintageMeasure) {
  return { late: String(late), when, by };
}

function Measures({
  t,
  chosen,
  measure,
}: Readonly<{ t: Translator; chosen: MonthsChosen; measure: VintageMeasure }>) {
  const chip = (label: string, other: Partial<VintageMeasure>) => ({
    label,
    href: `${PATH}${monthsQueryOf(chosen, textOf({ ...measure, ...other }))}`,
    current: Object.entries(other).every(
      ([name, value]) => measure[name as keyof VintageMeasure] === value,
    ),
  });
  return (
    <div class="measures">
      <FilterChips
        label={t("vintage.late")}
        chips={([30, 60, 90] as const).map((late) =>
          chip(t("vintage.late.beyond", { days: late }), { late }),
        )}
      />
      <FilterChips
        label={t("vintage.when")}
        chips={(["ever", "current"] as const).map((when) =>
          chip(t(`vintage.when.${when}`), { when }),
        )}
      />
      <FilterChips
        label={t("vintage.by")}
        chips={(["loans", "amount"] as const).map((by) => chip(t(`vintage.by.${by}`), { by }))}
      />
    </div>
  );
}

function Book({
  t,
  measure,
  book,
}: Readonly<{ t: Translator; measure: VintageMeasure; book: VintageBookFigures }>) {
  const { currency, vintages } = book;
  const known = vintages.filter(({ ages }) => ages.some((age) => age !== null));
  const title = t(`vintage.caption.${measure.when}`, { days: measure.late, currency });
  return (
    <Section id={`vintages-${currency}`} title={title}>
      <div class="flow">
        <p class="chart-note">{t(`vintage.meaning.${measure.when}.${measure.by}`)}</p>
        {known.length === 0 ? (
          <p>{t("vintage.noAmounts")}</p>
        ) : (
          <>
            <AgeLinesChart
              title={title}
              axis={t("vintage.age")}
              formatPercent={t.formatPercent}
              lines={known.map(({ vintage, ages }) => ({
                name: t.formatMonthOfYear(`${vintage}-01`),
                values: ages.map((age) => age?.percent ?? null),
              }))}
            />
            <Triangle t={t} currency={currency} title={title} vintages={known} />
          </>
        )}
      </div>
    </Section>
  );
}

function Triangle({
  t,
  currency,
  title,
  vintages,
}: Readonly<{
  t: Translator;
  currency: string;
  title: string;
  vintages: readonly VintageFigures[];
}>) {
  const id = `triangle-${currency}`;
  const ages = Math.max(...vintages.map((one) => one.ages.length));
  const most = Math.max(...vintages.flatMap((one) => one.ages.map((age) => age?.percent ?? 0)));
  return (
    <TableRegion id={id} wide>
      <table class="table matrix" id={id}>
        <caption id={`${id}-caption`} class="unseen">
          {title}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t("vintage.vintage")}</th>
            <th scope="col" class="numeric">
              {t("chart.loans")}
            </th>
            <th scope="col" class="numeric wide-only">
              {t("vintage.disbursed")} <span class="unit">{currency}</span>
            </th>
            {Array.from({ length: ages }, (_, age) => (
              <th scope="col" class="numeric">
                <span class="unseen">{t("vintage.age")} </span>
                {age}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {vintages.map((one) => (
            <tr>
              <th scope="row">
                <time datetime={one.vintage}>{t.formatMonthOfYear(`${one.vintage}-01`)}</time>
              </th>
              <td class="numeric">{t.formatNumber(one.originatedCount)}</td>
              <td class="numeric wide-only">
                <Amount t={t} minor={one.originatedAmount} currency={currency} />
              </td>
              {Array.from({ length: ages }, (_, age) => {
                const cell = one.ages[age];
                if (!cell) return <td />;
                return (
                  <HeatCell
                    percent={cell.percent}
                    most={most}
                    title={t("transition.matrix.cell", {
                      count: cell.loanCount,
                      balance: t.formatAmount(cell.amount, currency),
                    })}
                  >
                    {t.formatShare(cell.percent)}
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
