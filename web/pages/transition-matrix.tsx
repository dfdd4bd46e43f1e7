import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { HeatCell } from "../components/heat-cell";
import { TableRegion } from "../components/table-region";
import type { MessageKey, Translator } from "../locales/translate";

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

type MatrixBook = Readonly<{
  currency: string;
  matrix: readonly MatrixFigures[];
  /** Where loans went, best first: the columns. */
  columns: readonly string[];
}>;

/** Of the loans of a row, the share that stands in each column a month later. */
export function TransitionMatrix({
  t,
  book,
  by,
}: Readonly<{ t: Translator; book: MatrixBook; by: "loans" | "balance" }>) {
  const { currency, matrix, columns } = book;
  const id = `matrix-table-${currency}`;
  return (
    <TableRegion id={id} wide>
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

function Standing({ t, standing }: Readonly<{ t: Translator; standing: string }>) {
  const bucket = (BUCKET_NAMES as readonly string[]).indexOf(standing);
  if (bucket >= 0) return <BucketBadge t={t} index={bucket} />;
  return <>{t(`standing.${standing}` as MessageKey)}</>;
}
