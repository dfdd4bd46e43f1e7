import { StateBadge, type Tone } from "../components/badge";
import { type Column, DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { EmptyState } from "../components/empty-state";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type BookHealthProps, HealthSection } from "./scans-health";
import { type DeadLetterRow, DeadLetters } from "./dead-letters";

export type ScanRow = Readonly<{
  businessDate: string;
  partition: number;
  state: "claimed" | "running" | "finished";
  loansTouched: number;
  transitions: number;
  noticesPlanned: number;
  setAside: number;
  attempts: number;
  startedAt: number | null;
  finishedAt: number | null;
}>;

export type ScansPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  health: BookHealthProps;
  /** Newest first. */
  runs: readonly ScanRow[];
  setAside: readonly Readonly<{ id: string; externalId: string; reason: string }>[];
  deadLetters: readonly DeadLetterRow[];
  /** Whether the reader may replay and discard. */
  canRepair: boolean;
  cursor: string | null;
  nextCursor: string | null;
}>;

const TONES: Readonly<Record<ScanRow["state"], Tone>> = {
  claimed: "idle",
  running: "busy",
  finished: "good",
};

export function ScansPage(props: ScansPageProps) {
  const { t, frame, runs, setAside, deadLetters, canRepair, cursor, nextCursor } = props;
  const { timezone, mode } = frame.tenant;
  return (
    <Shell t={t} frame={frame} title={t("scans.title")}>
      <PageHeader title={t("scans.title")} lead={t("scans.intro")} />
      <HealthSection t={t} timezone={timezone} health={props.health} />
      <DeadLetters t={t} letters={deadLetters} timezone={timezone} canRepair={canRepair} />
      {setAside.length > 0 && <SetAside t={t} loans={setAside} />}
      <Section id="runs" title={t("scans.caption")}>
        {runs.length === 0 ? (
          <EmptyState
            title={t("scans.empty.title")}
            text={t("scans.empty.text")}
            action={
              mode === "sandbox" ? { href: "/clock", label: t("scans.empty.action") } : undefined
            }
          />
        ) : (
          <RunTable t={t} runs={runs} timezone={timezone} />
        )}
        <Pagination
          t={t}
          firstHref={cursor === null ? null : "/scans"}
          nextHref={nextCursor === null ? null : `/scans?cursor=${encodeURIComponent(nextCursor)}`}
        />
      </Section>
    </Shell>
  );
}

type SetAsideProps = Readonly<{ t: Translator; loans: ScansPageProps["setAside"] }>;

function SetAside({ t, loans }: SetAsideProps) {
  return (
    <Section id="set-aside" title={t("scans.setAsideLoans")}>
      <div class="flow">
        <p class="quiet">{t("scans.setAsideText")}</p>
        <DataTable
          t={t}
          id="set-aside-table"
          caption={t("scans.setAsideLoans")}
          rows={loans}
          rowHref={({ id }) => `/loans/${id}`}
          columns={[
            { key: "loan", label: t("loans.loan"), cell: ({ externalId }) => externalId },
            { key: "reason", prose: true, label: t("scans.reason"), cell: ({ reason }) => reason },
          ]}
        />
      </div>
    </Section>
  );
}

type RunTableProps = Readonly<{ t: Translator; runs: readonly ScanRow[]; timezone: string }>;

function RunTable({ t, runs, timezone }: RunTableProps) {
  const count = (
    key: "loansTouched" | "transitions" | "noticesPlanned" | "setAside" | "attempts",
  ): Column<ScanRow> => ({
    key,
    label: t(`scans.${key}`),
    numeric: true,
    cell: (run) => (run[key] === 0 ? <span class="zero">–</span> : t.formatNumber(run[key])),
  });
  const columns: readonly Column<ScanRow>[] = [
    {
      key: "date",
      label: t("scans.businessDate"),
      cell: (run) => <DateText t={t} on={run.businessDate} />,
    },
    { key: "part", label: t("scans.part"), numeric: true, cell: (run) => run.partition },
    {
      key: "state",
      label: t("scans.state"),
      cell: (run) => (
        <StateBadge tone={TONES[run.state]}>{t(`scan.state.${run.state}`)}</StateBadge>
      ),
    },
    count("loansTouched"),
    count("transitions"),
    count("noticesPlanned"),
    count("setAside"),
    count("attempts"),
    { key: "took", label: t("scans.took"), numeric: true, cell: (run) => tookWords(t, run) },
    {
      key: "finished",
      label: t("scans.finishedAt"),
      cell: (run) => <InstantText t={t} at={run.finishedAt} timezone={timezone} />,
    },
  ];
  return (
    <DataTable t={t} id="runs-table" caption={t("scans.caption")} columns={columns} rows={runs} />
  );
}

function tookWords(t: Translator, { startedAt, finishedAt }: ScanRow) {
  if (startedAt === null || finishedAt === null) return <span class="zero">–</span>;
  const took = finishedAt - startedAt;
  return took < 1000 ? `${t.formatNumber(took)} ms` : t.formatDuration(took / 1000);
}
