import type { CaseState } from "../../src/domain/case/case";
import type { Priority, WorkingRole } from "../../src/domain/policy/step-action";
import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import type { Option } from "../components/fields";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import { Timeline } from "../components/timeline";
import type { Translator } from "../locales/translate";
import { type BorrowerLoanRow, BorrowerLoans } from "./borrower-loans";
import { type CaseFormAgain, CaseForms } from "./case-forms";
import { type TaskRow, TaskTable } from "./task-table";
import type { ListName } from "./worklist-chips";
import { type TreatmentEvent, treatmentTimeline } from "./treatment-events";

export type CaseFacts = Readonly<{
  id: string;
  state: CaseState;
  stage: string;
  priority: Priority;
  ownerRole: WorkingRole;
  /** The name of who took it. */
  owner: string | null;
  openedOn: string;
  movedOn: string;
  closedOn: string | null;
  closeReason: string | null;
}>;

export type CasePageProps = Readonly<{
  t: Translator;
  frame: Frame;
  standing: CaseFacts;
  borrower: Readonly<{ id: string; name: string }>;
  loans: readonly BorrowerLoanRow[];
  /** Open ones, what is due first first. */
  tasks: readonly TaskRow[];
  /** Newest first. */
  events: readonly TreatmentEvent[];
  moreEvents: boolean;
  canChange: boolean;
  /** The worklist that the reader goes through; left out for none. */
  list?: ListName | undefined;
  /** To whom a task can be given. */
  people: readonly Option[];
  again?: CaseFormAgain;
}>;

export function CasePage(props: CasePageProps) {
  const { t, frame, standing, borrower, loans, tasks, events } = props;
  const title = t("case.title", { borrower: borrower.name });
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={[{ href: "/cases", label: t("cases.title") }]} />}
        title={title}
        lead={<a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>}
        figure={
          <>
            <StateBadge tone={standing.state === "open" ? "watch" : "good"}>
              {t(`case.state.${standing.state}`)}
            </StateBadge>
            <span class="state-words">{stateWords(t, standing)}</span>
          </>
        }
      />
      <Section id="loans" title={t("case.loans")}>
        <BorrowerLoans t={t} rows={loans} />
      </Section>
      <div class="object">
        <div>
          <Section id="facts" title={t("case.facts")}>
            <Facts facts={factsOf(t, standing)} />
          </Section>
          {props.canChange && (
            <Section id="work" title={t("case.work")}>
              <CaseForms
                t={t}
                {...standing}
                isOpen={standing.state === "open"}
                people={props.people}
                today={frame.tenant.businessDate}
                again={props.again}
              />
            </Section>
          )}
        </div>
        <Section id="timeline" title={t("case.timeline")}>
          <Next t={t} tasks={tasks} />
          <Timeline t={t} items={treatmentTimeline(t, events)} />
          {props.moreEvents && <p class="quiet">{t("case.timelineMore")}</p>}
        </Section>
      </div>
      {tasks.length > 0 && (
        <Section id="tasks" title={t("case.tasks")}>
          <TaskTable
            t={t}
            rows={tasks}
            today={frame.tenant.businessDate}
            {...(props.list && { list: props.list })}
          />
        </Section>
      )}
    </Shell>
  );
}

function stateWords(t: Translator, standing: CaseFacts): string {
  const { state, stage, priority, ownerRole, owner, closedOn, closeReason } = standing;
  if (state === "closed") {
    return t("case.words.closed", {
      date: closedOn === null ? "–" : t.formatDate(closedOn),
      reason: closeReason ?? "–",
    });
  }
  return t("case.words.open", {
    stage,
    priority: t(`case.priority.${priority}`),
    owner: owner ?? t(`case.role.${ownerRole}`),
  });
}

function Next({ t, tasks: [first] }: Pick<CasePageProps, "t" | "tasks">) {
  return (
    <p class="next-line">
      <b>{t("case.next")}:</b>{" "}
      {first
        ? t("case.next.task", { title: first.title, date: t.formatDate(first.dueOn) })
        : t("case.next.none")}
    </p>
  );
}

function factsOf(t: Translator, standing: CaseFacts): readonly (Fact | null)[] {
  const { id, stage, priority, ownerRole, owner, openedOn, movedOn, closedOn } = standing;
  const role = t(`case.role.${ownerRole}`);
  return [
    { term: t("cases.stage"), detail: stage },
    { term: t("cases.priority"), detail: t(`case.priority.${priority}`) },
    { term: t("cases.owner"), detail: owner === null ? role : `${owner} (${role})` },
    { term: t("cases.openedOn"), detail: <DateText t={t} on={openedOn} /> },
    { term: t("cases.movedOn"), detail: <DateText t={t} on={movedOn} /> },
    closedOn === null
      ? null
      : { term: t("case.closedOn"), detail: <DateText t={t} on={closedOn} /> },
    { term: t("case.id"), detail: <code>{id}</code> },
  ];
}
