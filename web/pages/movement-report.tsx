import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { NoMonths } from "../components/no-months";
import { Section } from "../components/section";
import { TableRegion } from "../components/table-region";
import type { Translator } from "../locales/translate";
import { MonthsReport, type MonthsReportProps } from "./months-report";

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

export type MovementReportProps = MonthsReportProps &
  Readonly<{
    /** Null when the months could not be used. */
    books: readonly MovementBookFigures[] | null;
  }>;

const _PATH = "/reports/movements";

export function MovementReportPage(props: MovementReportProps) {
  const { t, chosen, books } = props;
  return (
    <MonthsReport
      {...props}
      report="movements"
      title={t("movement.title")}
      lead={t("movement.lead")}
      isShown={books !== null}
    >
      {books?.length === 0 && <NoMonths t={t} source={chosen.source} />}
      {books !== null && books.length > 0 && (
        <div class="measures">
          <p class="chart-note">{t("movement.meaning")}</p>
        </div>
      )}
      {books?.flatMap(({ currency, months }) =>
        months.toReversed().map((month) => <Month {...props} currency={currency} month={month} />),
      )}
    </MonthsReport>
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
