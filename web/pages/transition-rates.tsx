import { BucketBadge } from "../components/badge";
import { BUCKET_NAMES } from "../components/bucket";
import { ShareBar } from "../components/share-bar";
import { TableRegion } from "../components/table-region";
import type { Translator } from "../locales/translate";

/** Of the loans of one bucket, where they were a month later; percents are null over an empty base. */
export type RollRow = Readonly<{
  bucket: number;
  loanCount: number;
  better: number | null;
  same: number | null;
  worse: number | null;
  interval: Readonly<{ low: number; high: number }> | null;
  worseByBalance: number | null;
  stock: number | null;
  stockByBalance: number | null;
}>;

type RatesProps = Readonly<{
  t: Translator;
  currency: string;
  rates: readonly RollRow[];
  chained: Readonly<{ loans: number | null; balance: number | null }>;
}>;

/** The roll rates of all buckets, as bars with their figures in one table. */
export function TransitionRates({ t, currency, rates, chained }: RatesProps) {
  const id = `rates-table-${currency}`;
  const share = (percent: number | null) => (percent === null ? "–" : t.formatShare(percent));
  return (
    <div class="flow">
      <TableRegion id={id}>
        <table class="ageing-table" id={id}>
          <caption id={`${id}-caption`} class="unseen">
            {t("transition.rates", { currency })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("chart.bucket")}</th>
              <th scope="col" class="numeric">
                {t("transition.base")}
              </th>
              <th scope="col" class="ageing-bars">
                {t("transition.bar")}
              </th>
              <th scope="col" class="numeric">
                {t("transition.better")}
              </th>
              <th scope="col" class="numeric">
                {t("transition.worse")}
              </th>
              <th scope="col" class="numeric wide-only">
                {t("transition.interval")}
              </th>
              <th scope="col" class="numeric wide-only">
                {t("transition.worseByBalance")}
              </th>
              <th scope="col" class="numeric wide-only">
                {t("transition.stock")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rates.map((row) => (
              <tr>
                <th scope="row">
                  <BucketBadge t={t} index={row.bucket} />
                </th>
                <td class="numeric">{t.formatNumber(row.loanCount)}</td>
                <td class="ageing-bars">
                  <Outcome t={t} row={row} />
                </td>
                <td class="numeric">{share(row.better)}</td>
                <td class="numeric strong">{share(row.worse)}</td>
                <td class="numeric wide-only quiet">
                  {row.interval
                    ? `${t.formatShare(row.interval.low)} – ${t.formatShare(row.interval.high)}`
                    : "–"}
                </td>
                <td class="numeric wide-only">{share(row.worseByBalance)}</td>
                <td class="numeric wide-only">{share(row.stock)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableRegion>
      {chained.loans !== null && (
        <p class="chart-note">
          {t("transition.chained", { share: t.formatPercent(chained.loans) })}
          {chained.balance !== null &&
            ` ${t("transition.chained.balance", { share: t.formatPercent(chained.balance) })}`}
        </p>
      )}
    </div>
  );
}

function Outcome({ t, row }: Readonly<{ t: Translator; row: RollRow }>) {
  const { bucket, better, same, worse } = row;
  if (better === null || same === null || worse === null) {
    return <span class="ageing-share">{t("transition.noBase")}</span>;
  }
  const named = (key: "better" | "same" | "worse", percent: number) =>
    `${t(`transition.${key}`)} ${t.formatPercent(percent)}`;
  const parts = [
    { percent: better, ramp: 0, label: named("better", better) },
    { percent: same, ramp: Math.max(bucket - 1, 1), label: named("same", same) },
    { percent: worse, ramp: Math.min(bucket + 2, 8), label: named("worse", worse) },
  ];
  const name = BUCKET_NAMES[bucket] ?? "";
  return (
    <ShareBar parts={parts} label={`${name}: ${parts.map(({ label }) => label).join(", ")}`} />
  );
}
