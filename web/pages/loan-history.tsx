import type { DelinquencyRecord } from "../../src/domain/delinquency/spells";
import type { BusinessDate } from "../../src/kernel/calendar";
import { Amount } from "../components/amount";
import { BucketBadge } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { LateDaysChart } from "../components/late-days-chart";
import type { LateDaysLine } from "../components/late-days-shape";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type LateDaysRow = LateDaysLine &
  Readonly<{ pastDueSince: BusinessDate | null; pastDueAmount: number }>;

/** How late a loan was from a day through another. */
export type LateDays = Readonly<{
  from: BusinessDate;
  through: BusinessDate;
  /** Oldest first. */
  rows: readonly LateDaysRow[];
  record: DelinquencyRecord;
  /** Over which the record counts how often it became late. */
  entryMonths: number;
}>;

/** More rows than these are a press away: the picture says it first. */
const ROWS_SHOWN = 8;

type HistorySectionProps = Readonly<{
  t: Translator;
  /** Null without anything that could be late, or that could be read. */
  history: LateDays | null;
  currency: string;
}>;

export function HistorySection({ t, history, currency }: HistorySectionProps) {
  return (
    <Section id="history" title={t("loan.history")}>
      {history === null ? (
        <p class="quiet">{t("loan.history.none")}</p>
      ) : (
        <History t={t} history={history} currency={currency} />
      )}
    </Section>
  );
}

type HistoryProps = Readonly<{ t: Translator; history: LateDays; currency: string }>;

function History({ t, history, currency }: HistoryProps) {
  const { rows, from, through } = history;
  if (rows.every(({ daysPastDue }) => daysPastDue === 0)) {
    return <p class="quiet">{t("loan.history.never", { date: t.formatDate(from) })}</p>;
  }
  const words = historyWords(t, history);
  return (
    <>
      <p class="late-words">
        {/* The dot stays at the end of a line, never at the beginning of the next. */}
        {words.map((one, index) => (
          <>
            <span>
              {index === 0 ? <b>{one}</b> : one}
              {index < words.length - 1 && " ·"}
            </span>{" "}
          </>
        ))}
      </p>
      <LateDaysChart t={t} lines={rows} from={from} through={through} label={words.join(" · ")} />
      {rows.length > ROWS_SHOWN ? (
        <details class="late-changes">
          <summary>{t("loan.history.changes", { count: rows.length })}</summary>
          <Changes t={t} history={history} currency={currency} />
        </details>
      ) : (
        <Changes t={t} history={history} currency={currency} />
      )}
    </>
  );
}

/** How often it was late, for how long at most, and how it ended. */
export function historyWords(t: Translator, history: LateDays): readonly string[] {
  const { record, from, entryMonths: months } = history;
  const { spells, entryCount, longestSpellDays, curedOn } = record;
  const last = spells.at(-1);
  if (last === undefined) return [t("loan.history.withinGrace")];
  // All the time shown, and nobody knows how much longer: no figure would be true.
  if (last.startedBefore && last.curedOn === null) {
    return [t("loan.history.lateFromBefore", { date: t.formatDate(from) })];
  }
  const longest = t("loan.history.longest", { count: longestSpellDays });
  const since = { date: t.formatDate(last.startedOn) };
  if (entryCount === 0 && last.curedOn === null) return [t("loan.history.since", since), longest];
  const end =
    last.curedOn === null || curedOn === null
      ? t("loan.history.lateSince", since)
      : t("loan.history.cured", { date: t.formatDate(curedOn) });
  const often =
    entryCount === 0
      ? t("loan.history.notAnew", { months })
      : t("loan.history.late", { count: entryCount, months });
  return [often, longest, end];
}

/** The same as the picture, newest first. */
function Changes({ t, history, currency }: HistoryProps) {
  const columns: readonly Column<LateDaysRow>[] = [
    { key: "on", label: t("loan.history.from"), cell: ({ on }) => <DateText t={t} on={on} /> },
    {
      key: "days",
      label: t("loans.daysPastDue"),
      numeric: true,
      cell: ({ daysPastDue }) =>
        daysPastDue === 0 ? <span class="zero">–</span> : t.formatNumber(daysPastDue),
    },
    {
      key: "bucket",
      label: t("loans.bucket"),
      cell: ({ bucket }) => <BucketBadge t={t} index={bucket} />,
    },
    {
      key: "since",
      label: t("loan.pastDueSince"),
      cell: ({ pastDueSince }) => <DateText t={t} on={pastDueSince} />,
    },
    {
      key: "amount",
      label: t("loan.pastDueAmount"),
      unit: currency,
      numeric: true,
      cell: ({ pastDueAmount }) => <Amount t={t} minor={pastDueAmount} currency={currency} />,
    },
  ];
  return (
    <DataTable
      t={t}
      id="history-table"
      caption={t("loan.history.caption", { currency })}
      columns={columns}
      rows={history.rows.toReversed()}
    />
  );
}
