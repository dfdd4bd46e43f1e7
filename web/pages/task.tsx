import type { WorkingRole } from "../../src/domain/policy/step-action";
import { StateBadge } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { DateText } from "../components/date";
import { type Fact, Facts } from "../components/facts";
import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import type { RuleLink } from "./treatment-events";

export type TaskFacts = Readonly<{
  id: string;
  title: string;
  state: "open" | "done" | "cancelled";
  role: WorkingRole;
  plannedOn: string;
  dueOn: string;
  outcome: string | null;
  doneOn: string | null;
  /** Who ended it, by name. */
  doneBy: string | null;
  rule: RuleLink | null;
}>;

export type TaskPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  task: TaskFacts;
  borrower: Readonly<{ id: string; name: string }>;
  loan: Readonly<{ id: string; externalId: string }>;
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
        above={<Breadcrumbs t={t} trail={[{ href: "/worklist", label: t("tasks.title") }]} />}
        title={task.title}
        lead={<a href={`/borrowers/${borrower.id}`}>{borrower.name}</a>}
        figure={
          <>
            <StateBadge tone={TONES[task.state]}>{t(`task.state.${task.state}`)}</StateBadge>
            <span class="state-words">{stateWords(t, task)}</span>
          </>
        }
      />
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

function stateWords(t: Translator, { state, role, dueOn, doneOn, outcome }: TaskFacts): string {
  const date = t.formatDate(state === "open" ? dueOn : (doneOn ?? dueOn));
  // What nobody gave words for, the payment has settled.
  if (state === "cancelled" && outcome === null) return t("task.words.cured", { date });
  return t(`task.words.${state}`, { date, role: t(`case.role.${role}`), outcome: outcome ?? "–" });
}

function factsOf({ t, task, loan }: TaskPageProps): readonly (Fact | null)[] {
  const { rule } = task;
  return [
    { term: t("task.loan"), detail: <a href={`/loans/${loan.id}`}>{loan.externalId}</a> },
    { term: t("tasks.role"), detail: t(`case.role.${task.role}`) },
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
function Ending({ t, task, values, errors = {} }: TaskPageProps) {
  const { outcome, reason } = errors;
  return (
    <>
      <h3 class="facts-title">{t("task.finish")}</h3>
      <Form
        t={t}
        action={`/tasks/${task.id}/completion`}
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
      <Form t={t} action={`/tasks/${task.id}/cancellation`} errors={reason ? errors : undefined}>
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
