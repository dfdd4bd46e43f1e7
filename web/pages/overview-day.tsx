import { BucketBadge, StateBadge } from "../components/badge";
import { DataTable } from "../components/data-table";
import { Section } from "../components/section";
import { Stat, Stats } from "../components/stat";
import type { Translator } from "../locales/translate";
import { NOTICE_STATES, NOTICE_TONES, type NoticeState } from "./notice-state";

export type TonightProps = Readonly<{
  t: Translator;
  timezone: string;
  /** The newest scan of the book, all its parts together; null before the first. */
  tonight: Readonly<{
    businessDate: string;
    state: "waiting" | "running" | "finished";
    partsDone: number;
    partsTotal: number;
    finishedAt: number | null;
    loansTouched: number;
    noticesPlanned: number;
    setAside: number;
    /** Notices of that business date. */
    notices: Readonly<Partial<Record<NoticeState, number>>>;
  }> | null;
}>;

export function Tonight({ t, timezone, tonight }: TonightProps) {
  if (!tonight) {
    return (
      <Section id="tonight" title={t("overview.tonight")}>
        <p class="quiet">{t("overview.scan.none")}</p>
      </Section>
    );
  }
  const { businessDate, state, partsDone, partsTotal, finishedAt, notices } = tonight;
  const facts = {
    date: t.formatDate(businessDate),
    done: partsDone,
    total: partsTotal,
    time: finishedAt === null ? "–" : t.formatTime(finishedAt, timezone),
  };
  return (
    <Section
      id="tonight"
      title={t("overview.tonight")}
      aside={<a href="/scans">{t("shell.scans")}</a>}
    >
      <div class="flow">
        <p>{t(`overview.scan.${state}`, facts)}</p>
        <Stats small>
          <Stat label={t("overview.loansTouched")} value={t.formatNumber(tonight.loansTouched)} />
          <Stat
            label={t("overview.noticesPlanned")}
            value={t.formatNumber(tonight.noticesPlanned)}
          />
          <Stat label={t("overview.setAside")} value={t.formatNumber(tonight.setAside)} />
        </Stats>
        <ul class="tally" aria-label={t("overview.noticesToday")}>
          {NOTICE_STATES.filter((one) => notices[one]).map((one) => (
            <li>
              <a href={`/notices?state=${one}`}>
                <StateBadge tone={NOTICE_TONES[one]}>{t(`notice.state.${one}`)}</StateBadge>
                <span>{t.formatNumber(notices[one] ?? 0)}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}

type BucketFlow = Readonly<{ fromBucket: number; toBucket: number; loanCount: number }>;

export type MovesProps = Readonly<{
  t: Translator;
  /** Moves between buckets on the business date, all currencies together. */
  moves: readonly BucketFlow[];
}>;

export function Moves({ t, moves }: MovesProps) {
  const count = (test: (move: BucketFlow) => boolean) =>
    moves.filter(test).reduce((sum, move) => sum + move.loanCount, 0);
  return (
    <Section id="moves" title={t("overview.moves")}>
      {moves.length === 0 ? (
        <p class="quiet">{t("overview.moves.none")}</p>
      ) : (
        <div class="flow">
          <Stats small>
            <Stat
              label={t("overview.moves.worse")}
              value={t.formatNumber(count((move) => move.toBucket > move.fromBucket))}
            />
            <Stat
              label={t("overview.moves.better")}
              value={t.formatNumber(
                count((move) => move.toBucket < move.fromBucket && move.toBucket > 0),
              )}
            />
            <Stat
              label={t("overview.moves.cured")}
              value={t.formatNumber(count((move) => move.toBucket === 0 && move.fromBucket > 0))}
            />
          </Stats>
          <DataTable
            t={t}
            id="moves-table"
            caption={t("overview.moves")}
            rows={moves}
            columns={[
              {
                key: "from",
                label: t("overview.moves.from"),
                cell: (move) => <BucketBadge t={t} index={move.fromBucket} />,
              },
              {
                key: "to",
                label: t("overview.moves.to"),
                cell: (move) => <BucketBadge t={t} index={move.toBucket} />,
              },
              {
                key: "loans",
                label: t("chart.loans"),
                numeric: true,
                cell: (move) => t.formatNumber(move.loanCount),
              },
            ]}
          />
        </div>
      )}
    </Section>
  );
}
