import { daysFrom } from "../../src/domain/simulation/days";
import type { SimulationInput } from "../../src/domain/simulation/input";
import { noticesOn, tasksOn } from "../../src/domain/simulation/load";
import type { PartReport } from "../../src/domain/simulation/report";
import { WORKING_ROLES } from "../../src/domain/policy/step-action";
import { Alert } from "../components/alert";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DataTable } from "../components/data-table";
import { Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { LoadChart } from "../components/load-chart";
import { PageHeader } from "../components/page-header";
import { Progress, polling, REFRESH_SECONDS } from "../components/progress";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { DifferenceSection, type DifferenceRow } from "./simulation-differences";
import { RollTable } from "./simulation-rolls";
import { type MeasureRow, measureRows } from "./simulation-rows";
import { rangeWords, type SimulationRow, versionsWords } from "./simulation-words";

const STATE_ID = "simulation-state";

export type SimulationPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  simulation: SimulationRow &
    Readonly<{
      every: number;
      loansTotal: number;
      loansDone: number;
      input: SimulationInput;
    }>;
  report: PartReport;
  currency: string;
  differences: readonly DifferenceRow[];
  offset: number;
  nextOffset: number | null;
}>;

/** One simulation: how far it is, and what it says, on one screen. */
export function SimulationPage(props: SimulationPageProps) {
  const { t, frame, simulation, report } = props;
  const { id, state } = simulation;
  const href = `/simulations/${id}`;
  const working = state === "queued" || state === "running";
  const title = versionsWords(t, simulation);
  const count = report.borrowersDiffering;
  return (
    <Shell t={t} frame={frame} title={title} refreshSeconds={working ? REFRESH_SECONDS : undefined}>
      <div id={STATE_ID} {...(working ? polling(href, STATE_ID) : {})}>
        <PageHeader
          above={
            <Breadcrumbs
              t={t}
              trail={[
                { href: "/policy", label: t("policy.title") },
                { href: "/simulations", label: t("simulation.list") },
              ]}
            />
          }
          title={title}
          figure={
            working
              ? t(`simulation.state.${state}`)
              : count === 0
                ? t("simulation.same")
                : t("simulation.differing", { count })
          }
          lead={t("simulation.of", { count: report.loans })}
          actions={
            <a class="button" href={`/policy/versions/${simulation.version}`}>
              {t("simulation.toVersion", { version: simulation.version })}
            </a>
          }
        />
        {working && (
          <Progress
            t={t}
            label={t("simulation.progress")}
            done={simulation.loansDone}
            total={simulation.every === 1 ? simulation.loansTotal : null}
            refreshHref={href}
          />
        )}
        {state === "failed" && <Alert tone="act">{t("simulation.failed")}</Alert>}
        {state === "finished" && <Report {...props} />}
      </div>
    </Shell>
  );
}

function Report(props: SimulationPageProps) {
  const { t, simulation, report } = props;
  const { version, every, input, kind } = simulation;
  return (
    <>
      <EqualityAlert t={t} report={report} />
      {every > 1 && <Alert tone="watch">{t("simulation.sample", { every })}</Alert>}
      {report.loansPassed > 0 && (
        <Alert tone="watch">{t("simulation.passed", { count: report.loansPassed })}</Alert>
      )}
      <Section id="result" title={t("simulation.result")}>
        <div class="flow">
          <Facts
            facts={[
              { term: t("simulation.range"), detail: rangeWords(t, simulation) },
              kind === "ahead"
                ? {
                    term: t("simulation.behaviour"),
                    detail: t(`simulation.behaviour.${input.behaviour.kind}`),
                  }
                : null,
            ]}
          />
          <MeasureTable
            t={t}
            version={version}
            rows={measureRows(t, { report, input, currency: props.currency })}
          />
        </div>
      </Section>
      <DayByDay {...props} />
      {input.rolls.length > 0 && <RollTable t={t} rolls={input.rolls} />}
      {props.differences.length > 0 && (
        <DifferenceSection
          t={t}
          version={version}
          rows={props.differences}
          href={`/simulations/${simulation.id}`}
          offset={props.offset}
          nextOffset={props.nextOffset}
        />
      )}
    </>
  );
}

function EqualityAlert({ t, report }: Readonly<{ t: Translator; report: PartReport }>) {
  const { equality } = report;
  if (equality === null) return null;
  const { matched, missingCount, extraCount } = equality;
  const count = t.formatNumber(matched);
  if (missingCount + extraCount === 0) {
    return <Alert tone="good">{t("simulation.equal", { count })}</Alert>;
  }
  const facts = { count, missing: missingCount, extra: extraCount };
  return <Alert tone="watch">{t("simulation.unequal", facts)}</Alert>;
}

type MeasureProps = Readonly<{ t: Translator; version: number; rows: readonly MeasureRow[] }>;

function MeasureTable({ t, version, rows }: MeasureProps) {
  const write = (value: number, { currency }: MeasureRow) =>
    currency === null ? t.formatNumber(value) : t.formatAmount(value, currency);
  const signed = (value: number, row: MeasureRow) =>
    value === 0 ? "0" : `${value > 0 ? "+" : "−"}${write(Math.abs(value), row)}`;
  return (
    <DataTable
      t={t}
      id="measures-table"
      caption={t("simulation.result")}
      rows={rows}
      columns={[
        { key: "measure", label: t("simulation.measure"), prose: true, cell: ({ label }) => label },
        {
          key: "tested",
          label: t("simulation.tested", { version }),
          numeric: true,
          cell: (row) => write(row.tested, row),
        },
        {
          key: "in-force",
          label: t("simulation.inForce"),
          numeric: true,
          cell: (row) => write(row.inForce, row),
        },
        {
          key: "change",
          label: t("simulation.change"),
          numeric: true,
          cell: (row) => signed(row.tested - row.inForce, row),
        },
      ]}
    />
  );
}

function DayByDay({ t, simulation, report }: SimulationPageProps) {
  const { version, fromOn, throughOn, input } = simulation;
  const { tested, inForce } = report;
  const days = daysFrom(fromOn, throughOn);
  const roles = WORKING_ROLES.filter(
    (role) =>
      (tested.tasks[role] ?? 0) + (inForce.tasks[role] ?? 0) > 0 ||
      input.capacity[role] !== undefined,
  );
  return (
    <Section id="days" title={t("simulation.perDay")}>
      <div class="flow">
        <LoadChart
          t={t}
          title={t("simulation.chart.notices")}
          version={version}
          capacity={null}
          points={days.map((on) => ({
            on,
            tested: noticesOn(tested, on),
            inForce: noticesOn(inForce, on),
          }))}
        />
        {roles.map((role) => (
          <LoadChart
            t={t}
            title={t("simulation.chart.tasks", { role: t(`role.${role}`) })}
            version={version}
            capacity={input.capacity[role] ?? null}
            points={days.map((on) => ({
              on,
              tested: tasksOn(tested, role, on),
              inForce: tasksOn(inForce, role, on),
            }))}
          />
        ))}
      </div>
    </Section>
  );
}
