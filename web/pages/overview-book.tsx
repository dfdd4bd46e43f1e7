import { AgeingChart } from "../components/ageing-chart";
import { Amount } from "../components/amount";
import { type BucketFigures, bucketName } from "../components/bucket";
import { Change } from "../components/change";
import { Section } from "../components/section";
import { Stat, Stats } from "../components/stat";
import type { Translator } from "../locales/translate";

/** The whole book of one currency, now and a week ago (null when there is no rollup that old). */
export type BookStanding = Readonly<{
  currency: string;
  /** All nine, M0 first. */
  buckets: readonly BucketFigures[];
  /** Percent as a decimal string, "4.12". */
  par30: string;
  weekAgo: Readonly<{ par30: string; pastDueAmount: number; lateLoanCount: number }> | null;
}>;

type BookProps = Readonly<{ t: Translator; book: BookStanding; single: boolean }>;

export function BookSection({ t, book, single }: BookProps) {
  const { currency, buckets } = book;
  const title = single ? t("overview.standing") : `${t("overview.standing")} · ${currency}`;
  return (
    <Section
      id={`book-${currency}`}
      title={title}
      aside={<a href="/reports/ageing">{t("overview.fullReport")}</a>}
    >
      <div class="flow">
        <BookStats t={t} book={book} />
        <AgeingChart
          t={t}
          id={`ageing-${currency}`}
          currency={currency}
          buckets={buckets}
          bucketHref={(index) => `/loans?bucket=${encodeURIComponent(bucketName(index))}`}
        />
      </div>
    </Section>
  );
}

function BookStats({ t, book }: Readonly<{ t: Translator; book: BookStanding }>) {
  const { currency, buckets, par30, weekAgo } = book;
  const late = buckets.slice(1);
  const lateLoanCount = late.reduce((sum, bucket) => sum + bucket.loanCount, 0);
  const pastDueAmount = buckets.reduce((sum, bucket) => sum + bucket.pastDueAmount, 0);
  const loanCount = lateLoanCount + (buckets[0]?.loanCount ?? 0);
  const balance = buckets.reduce((sum, bucket) => sum + bucket.balance, 0);
  return (
    <Stats>
      <Stat
        label={t("overview.par30")}
        title={t("overview.par30Meaning")}
        value={t.formatPercent(par30)}
        change={weekAgo && <PointChange t={t} now={par30} before={weekAgo.par30} />}
      />
      <Stat
        label={t("overview.pastDueAmount")}
        unit={currency}
        value={<Amount t={t} minor={pastDueAmount} currency={currency} />}
        change={
          weekAgo && (
            <Change
              t={t}
              difference={pastDueAmount - weekAgo.pastDueAmount}
              size={t.formatAmount(Math.abs(pastDueAmount - weekAgo.pastDueAmount), currency)}
            />
          )
        }
      />
      <Stat
        label={t("overview.lateLoans")}
        value={t.formatNumber(lateLoanCount)}
        note={t("overview.ofLoans", { count: loanCount })}
        change={
          weekAgo && (
            <Change
              t={t}
              difference={lateLoanCount - weekAgo.lateLoanCount}
              size={t.formatNumber(Math.abs(lateLoanCount - weekAgo.lateLoanCount))}
            />
          )
        }
      />
      <Stat
        label={t("overview.balance")}
        unit={currency}
        value={<Amount t={t} minor={balance} currency={currency} />}
      />
    </Stats>
  );
}

type PointChangeProps = Readonly<{ t: Translator; now: string; before: string }>;

function PointChange({ t, now, before }: PointChangeProps) {
  const difference = Math.round((Number(now) - Number(before)) * 100) / 100;
  return (
    <Change
      t={t}
      difference={difference}
      size={t("change.points", { points: Math.abs(difference) })}
    />
  );
}
