import type { Translator } from "../locales/translate";
import { Amount } from "./amount";
import { BucketBadge } from "./badge";
import { type BucketFigures, bucketDays, sharePercent } from "./bucket";
import { TableRegion } from "./table-region";

export type AgeingChartProps = Readonly<{
  t: Translator;
  id: string;
  currency: string;
  /** All nine, M0 first. */
  buckets: readonly BucketFigures[];
  /** Where the loans of a bucket are listed. */
  bucketHref?: (index: number) => string;
}>;

/**
 * The book by lateness, as bars with their figures in one table. M0 would dwarf the rest, so it is
 * a share in the strip and in words; the bars of the late buckets share one scale from zero.
 */
export function AgeingChart({ t, id, currency, buckets, bucketHref }: AgeingChartProps) {
  const balance = buckets.reduce((sum, bucket) => sum + bucket.balance, 0);
  const sum = (key: "loanCount" | "pastDueAmount") =>
    buckets.reduce((total, bucket) => total + bucket[key], 0);
  const longest = Math.max(1, ...buckets.slice(1).map((bucket) => bucket.balance));
  return (
    <div class="ageing">
      <Strip t={t} buckets={buckets} balance={balance} />
      <TableRegion id={id}>
        <table class="ageing-table" id={id}>
          <caption id={`${id}-caption`} class="unseen">
            {t("overview.ageing", { currency })}
          </caption>
          <thead>
            <tr>
              <th scope="col">{t("chart.bucket")}</th>
              <th scope="col" class="wide-only">
                {t("chart.days")}
              </th>
              <th scope="col" class="ageing-bars">
                {t("chart.bars")}
              </th>
              <th scope="col" class="numeric">
                {t("chart.loans")}
              </th>
              <th scope="col" class="numeric">
                {t("chart.pastDue")} <span class="unit">{currency}</span>
              </th>
              <th scope="col" class="numeric">
                {t("chart.balance")} <span class="unit">{currency}</span>
              </th>
              <th scope="col" class="numeric wide-only">
                {t("chart.share")}
              </th>
            </tr>
          </thead>
          <tbody>
            {buckets.map((bucket, index) => (
              <tr>
                <th scope="row">
                  {bucketHref ? (
                    <a href={bucketHref(index)} class="bucket-link">
                      <BucketBadge t={t} index={index} />
                    </a>
                  ) : (
                    <BucketBadge t={t} index={index} />
                  )}
                </th>
                <td class="wide-only quiet">{bucketDays(t, index)}</td>
                <td class="ageing-bars">
                  {index === 0 ? (
                    <span class="ageing-share">
                      {t("chart.current", {
                        share: t.formatPercent(sharePercent(bucket.balance, balance)),
                      })}
                    </span>
                  ) : (
                    <Bar index={index} bucket={bucket} longest={longest} />
                  )}
                </td>
                <td class="numeric">
                  {bucket.loanCount === 0 ? (
                    <span class="zero">–</span>
                  ) : (
                    t.formatNumber(bucket.loanCount)
                  )}
                </td>
                <td class="numeric">
                  <Amount t={t} minor={bucket.pastDueAmount} currency={currency} />
                </td>
                <td class="numeric">
                  <Amount t={t} minor={bucket.balance} currency={currency} />
                </td>
                <td class="numeric wide-only">
                  <Share t={t} part={bucket.balance} whole={balance} />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t("chart.total")}</th>
              <td class="wide-only" />
              <td class="ageing-bars" />
              <td class="numeric">{t.formatNumber(sum("loanCount"))}</td>
              <td class="numeric">
                <Amount t={t} minor={sum("pastDueAmount")} currency={currency} />
              </td>
              <td class="numeric">
                <Amount t={t} minor={balance} currency={currency} />
              </td>
              <td class="numeric wide-only">
                <Share t={t} part={balance} whole={balance} />
              </td>
            </tr>
          </tfoot>
        </table>
      </TableRegion>
      <p class="chart-note">
        {t("overview.ageingNote")} {t("chart.scale", { amount: t.formatMoney(longest, currency) })}
      </p>
    </div>
  );
}

type ShareProps = Readonly<{ t: Translator; part: number; whole: number }>;

function Share({ t, part, whole }: ShareProps) {
  if (part === 0) return <span class="zero">–</span>;
  return <>{t.formatShare(sharePercent(part, whole))}</>;
}

type StripProps = Readonly<{
  t: Translator;
  buckets: readonly BucketFigures[];
  balance: number;
}>;

function Strip({ t, buckets, balance }: StripProps) {
  let start = 0;
  return (
    <svg class="strip" width="100%" height="12" aria-hidden="true">
      {buckets.map((bucket, index) => {
        const x = start;
        start += bucket.balance;
        return (
          <rect
            class={`ramp-fill-${index}`}
            x={portion(x, balance)}
            width={portion(bucket.balance, balance)}
            height="12"
          >
            <title>{bucketDays(t, index)}</title>
          </rect>
        );
      })}
    </svg>
  );
}

type BarProps = Readonly<{ index: number; bucket: BucketFigures; longest: number }>;

/** Balance as the bar, what is past due as the line inside it. */
function Bar({ index, bucket, longest }: BarProps) {
  return (
    <svg class="bar" width="100%" height="16" aria-hidden="true">
      <rect class={`ramp-fill-${index}`} width={portion(bucket.balance, longest)} height="16" />
      <rect class="bar-due" y="7" width={portion(bucket.pastDueAmount, longest)} height="2" />
    </svg>
  );
}

function portion(part: number, whole: number): string {
  return `${sharePercent(part, whole)}%`;
}
