import type { WorkingRole } from "../../src/domain/policy/step-action";
import { Amount } from "../components/amount";
import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import type { Lateness } from "../components/lateness";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import type { RuleLink } from "./treatment-events";
import { type ListName, worklistHref } from "./worklist-chips";

export type TaskFacts = Readonly<{
  id: string;
  title: string;
  state: "open" | "done" | "cancelled";
  role: WorkingRole;
  /** The name of who is to do it; null for whoever of the role comes first. */
  assignee: string | null;
  /** Who made it by hand, by name; null when a step did. */
  plannedBy: string | null;
  plannedOn: string;
  dueOn: string;
  outcome: string | null;
  doneOn: string | null;
  /** Who ended it, by name. */
  doneBy: string | null;
  rule: RuleLink | null;
}>;

type TaskLink = Readonly<{ id: string; title: string }>;

export type TaskPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  task: TaskFacts;
  borrower: Readonly<{ id: string; name: string }>;
  loan: Readonly<{ id: string; externalId: string; late: Lateness }>;
  openCase: Readonly<{ id: string; stage: string }> | null;
  /** The worklist that the reader goes through, with the tasks beside this one; null for none. */
  list: ListName | null;
  previous: TaskLink | null;
  next: TaskLink | null;
  canChange: boolean;
  values?: Readonly<{ outcome?: string; reason?: string }>;
  errors?: FieldErrors;
}>;

const TONES = { open: "watch", done: "good", cancelled: "idle" } as const;
const WORDS_MAX = 500;

export function TaskPage(props: TaskPageProps) {
  const { t, frame, task, borrower, canChange } = props;
  const isOpen = task.state === "open";
  return (
    <Shell t={t} frame={frame} title={task.title}>
      <PageHeader
        above={
          <Breadcrumbs
            t={t}
            trail={[{ href: worklistHref(props.list ?? "all"), label: t("tasks.title") }]}
          />
        }
        title={task.title}
        lead={<a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>}
        figure={
          <>
            <StateBadge tone={TONES[task.state]}>{t(`task.state.${task.state}`)}</StateBadge>
            <span class="state-words">{stateWords(t, task)}</span>
          </>
        }
      />
      <Beside {...props} />
      <div class="object">
        <Section id="facts" title={t("task.facts")}>
          <Facts facts={factsOf(props)} />
        </Section>
        {isOpen && canChange && (
          <Section id="work" title={t("case.work")}>
            <Ending {...props} />
          </Section>
        )}
      </div>
    </Shell>
  );
}

/** The way through the worklist. */
function Beside({ t, list, previous, next }: TaskPageProps) {
  if (list === null || (!previous && !next)) return null;
  const link = (to: TaskLink, rel: "prev" | "next", label: string) => (
    <a href={`/tasks/${to.id}?role=${list}`} rel={rel}>
      {label}: {to.title}
    </a>
  );
  return (
    <nav class="pagination" aria-label={t("tasks.title")}>
      {previous && link(previous, "prev", t("task.previous"))}
      {next && link(next, "next", t("task.next"))}
    </nav>
  );
}

function stateWords(t: Translator, { state, role, dueOn, doneOn, outcome }: TaskFacts): string {
  const date = t.formatDate(state === "open" ? dueOn : (doneOn ?? dueOn));
  // What nobody gave words for, the payment has settled.
  if (state === "cancelled" && outcome === null) return t("task.words.cured", { date });
  return t(`task.words.${state}`, { date, role: t(`case.role.${role}`), outcome: outcome ?? "–" });
}

function factsOf({ t, task, loan, openCase, list }: TaskPageProps): readonly (Fact | null)[] {
  const { rule } = task;
  const { days, amount, currency } = loan.late;
  const role = t(`case.role.${task.role}`);
  return [
    { term: t("task.loan"), detail: <a href={`/loans/${loan.id}`}>{loan.externalId}</a> },
    { term: t("loans.daysPastDue"), detail: days === 0 ? "–" : String(days) },
    {
      term: t("loans.pastDue"),
      detail: <Amount t={t} minor={amount} currency={currency} money />,
    },
    openCase && {
      term: t("task.case"),
      detail: (
        <a href={`/cases/${openCase.id}${list === null ? "" : `?role=${list}`}`}>
          {openCase.stage}
        </a>
      ),
    },
    {
      term: t("tasks.role"),
      detail: task.assignee === null ? role : `${task.assignee} (${role})`,
    },
    task.plannedBy === null ? null : { term: t("task.plannedBy"), detail: task.plannedBy },
    { term: t("task.plannedOn"), detail: <DateText t={t} on={task.plannedOn} /> },
    { term: t("tasks.dueOn"), detail: <DateText t={t} on={task.dueOn} /> },
    task.doneBy === null ? null : { term: t("task.by"), detail: task.doneBy },
    rule && {
      term: t("notice.policyVersion"),
      detail: (
        <a href={rule.href}>{t("why.rule", { version: rule.version, step: rule.step ?? "" })}</a>
      ),
    },
    { term: t("case.id"), detail: <code>{task.id}</code> },
  ];
}

/** POST …/completion with `outcome`, or …/cancellation with `reason`. */
function Ending({ t, task, list, values, errors = {} }: TaskPageProps) {
  const { outcome, reason } = errors;
  const search = list === null ? "" : `?role=${list}`;
  return (
    <>
      <h3 class="facts-title">{t("task.finish")}</h3>
      <Form
        t={t}
        action={`/tasks/${task.id}/completion${search}`}
        errors={outcome || errors[""] ? errors : undefined}
      >
        <TextField
          t={t}
          name="outcome"
          label={t("task.outcome")}
          value={values?.outcome}
          error={outcome}
          maxlength={WORDS_MAX}
        />
        <div>
          <Submit>{t("task.finish.submit")}</Submit>
        </div>
      </Form>
      <h3 class="facts-title">{t("task.cancel")}</h3>
      <Form
        t={t}
        action={`/tasks/${task.id}/cancellation${search}`}
        errors={reason ? errors : undefined}
      >
        <TextField
          t={t}
          name="reason"
          label={t("task.reason")}
          value={values?.reason}
          error={reason}
          maxlength={WORDS_MAX}
        />
        <div>
          <Submit tone="plain">{t("task.cancel.submit")}</Submit>
        </div>
      </Form>
    </>
  );
}
