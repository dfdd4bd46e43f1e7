import { Section } from "../components/section";
import { TrendChart } from "../components/trend-chart";
import type { Translator } from "../locales/translate";

/** Days of one currency, oldest first; a day without a rollup is null. */
export type TrendSeries = Readonly<{
  currency: string;
  days: readonly Readonly<{
    on: string;
    /** Percent, 4.12. */
    par30: number | null;
    lateLoanCount: number | null;
    pastDueAmount: number | null;
  }>[];
}>;

type TrendsProps = Readonly<{ t: Translator; trends: readonly TrendSeries[] }>;

export function Trends({ t, trends }: TrendsProps) {
  return (
    <Section id="trend" title={t("overview.trend")}>
      {trends.map(({ currency, days }) => {
        const named = (title: string) => (trends.length === 1 ? title : `${title} · ${currency}`);
        return (
          <div class="trends">
            <TrendChart
              t={t}
              title={named(t("overview.trend.par30"))}
              unit="percent"
              points={days.map(({ on, par30 }) => ({ on, value: par30 }))}
            />
            <TrendChart
              t={t}
              title={named(t("overview.trend.lateLoans"))}
              unit="count"
              points={days.map(({ on, lateLoanCount }) => ({ on, value: lateLoanCount }))}
            />
            <TrendChart
              t={t}
              title={`${t("overview.trend.pastDue")} · ${currency}`}
              unit="amount"
              currency={currency}
              points={days.map(({ on, pastDueAmount }) => ({ on, value: pastDueAmount }))}
            />
          </div>
        );
      })}
    </Section>
  );
}
