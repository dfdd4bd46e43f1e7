import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { EmptyState } from "../components/empty-state";
import type { FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { ReportNav } from "../components/report-nav";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { TableRegion } from "../components/table-region";
import type { Translator } from "../locales/translate";
import { type MonthsChosen, MonthsForm, monthsQueryOf } from "./months-form";

const FLOWS = [
  ["entered", "+"],
  ["worsened", "+"],
  ["improved", "+"],
  ["leftWorse", "−"],
  ["leftBetter", "−"],
  ["paidOff", "−"],
  ["chargedOff", "−"],
  ["gone", "−"],
] as const;
type Flow = (typeof FLOWS)[number][0];
type Figures = Readonly<{ loanCount: number; balance: number }>;

export type MovementRow = Readonly<Record<Flow | "opening" | "closing", Figures>> &
  Readonly<{ repaid: number }>;

export type MovementBookFigures = Readonly<{
  currency: string;
  months: readonly Readonly<{
    month: string;
    buckets: readonly (MovementRow & Readonly<{ standing: string }>)[];
    total: MovementRow;
  }>[];
}>;

export type MovementReportProps = Readonly<{
  t: Translator;
  frame: Frame;
  chosen: MonthsChosen;
  products: readonly string[];
  /** Null when the months could not be used. */
  books: readonly MovementBookFigures[] | null;
  errors?: FieldErrors;
}>;

const PATH = "/reports/movements";

export function MovementReportPage(props: MovementReportProps) {
  const { t, frame, chosen, products, books, errors } = props;
  const query = monthsQueryOf(chosen);
  return (
    <Shell t={t} frame={frame} title={t("movement.title")}>
      <PageHeader
        title={t("movement.title")}
        lead={t("movement.lead")}
        actions={
          books !== null && (
            <>
              <a class="button" href={`/v1/reports/movements.csv${query}`} download>
                {t("ageing.csv")}
              </a>
              <a class="button" href={`/v1/reports/movements${query}`}>
                {t("ageing.json")}
              </a>
            </>
          )
        }
      />
      <ReportNav t={t} current="movements" />
      <MonthsForm t={t} action={PATH} chosen={chosen} products={products} errors={errors} />
      {books?.length === 0 && (
        <EmptyState
          title={t(`transition.empty.${chosen.source}`)}
          text={t(`transition.empty.${chosen.source}.text`)}
        />
      )}
      {books !== null && books.length > 0 && (
        <div class="measures">
          <p class="chart-note">{t("movement.meaning")}</p>
        </div>
      )}
      {books?.flatMap(({ currency, months }) =>
        months.toReversed().map((month) => <Month {...props} currency={currency} month={month} />),
      )}
    </Shell>
  );
}

function Month({
  t,
  currency,
  month,
}: MovementReportProps &
  Readonly<{ currency: string; month: MovementBookFigures["months"][number] }>) {
  const id = `movement-${currency}-${month.month}`;
  const date = t.formatMonthOfYear(`${month.month}-01`);
  // A column in which nothing moved says nothing.
  const flows = FLOWS.filter(([name]) => month.total[name].loanCount > 0);
  const cells = (row: MovementRow) => (
    <>
      <Cell t={t} currency={currency} figures={row.opening} />
      {flows.map(([name]) => (
        <Cell t={t} currency={currency} figures={row[name]} />
      ))}
      <td class="numeric">
        <Amount t={t} minor={row.repaid} currency={currency} />
      </td>
      <Cell t={t} currency={currency} figures={row.closing} />
    </>
  );
  return (
    <Section id={id} title={t("movement.month", { month: date, currency })}>
      <TableRegion id={`${id}-table`} wide>
        <table class="table movement" id={`${id}-table`}>
          <caption id={`${id}-table-caption`} class="unseen">
            {t("movement.month", { month: date, currency })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("chart.bucket")}</th>
              <th scope="col" class="numeric">
                {t("movement.opening")}
              </th>
              {flows.map(([name, sign]) => (
                <th scope="col" class="numeric">
                  {sign} {t(`movement.${name}`)}
                </th>
              ))}
              <th scope="col" class="numeric">
                − {t("movement.repaid")}
              </th>
              <th scope="col" class="numeric">
                = {t("movement.closing")}
              </th>
            </tr>
          </thead>
          <tbody>
            {month.buckets.map((row) => (
              <tr>
                <th scope="row">
                  <BucketBadge
                    t={t}
                    index={(BUCKET_NAMES as readonly string[]).indexOf(row.standing)}
                  />
                </th>
                {cells(row)}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("movement.total")}</th>
              {cells(month.total)}
            </tr>
          </tfoot>
        </table>
      </TableRegion>
    </Section>
  );
}

function Cell({
  t,
  currency,
  figures,
}: Readonly<{ t: Translator; currency: string; figures: Figures }>) {
  const { loanCount, balance } = figures;
  if (loanCount === 0) return <td class="numeric quiet">–</td>;
  return (
    <td class="numeric">
      <Amount t={t} minor={balance} currency={currency} />
      <span class="movement-count">{t("movement.loans", { count: loanCount })}</span>
    </td>
  );
}
