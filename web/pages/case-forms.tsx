import {
  PRIORITIES,
  type Priority,
  WORKING_ROLES,
  type WorkingRole,
} from "../../src/domain/policy/step-action";
import { TITLE_LENGTH_MAX } from "../../src/domain/task/task";
import { Checkbox } from "../components/choices";
import { type Option, SelectField, TextareaField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

/** Which of a case's forms is shown again, with what was typed and what is wrong with it. */
export type CaseFormAgain = Readonly<{
  form: "note" | "task" | "stage" | "assignment" | "closure";
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
}>;

type CaseFormsProps = Readonly<{
  t: Translator;
  id: string;
  isOpen: boolean;
  stage: string;
  priority: Priority;
  ownerRole: WorkingRole;
  /** To whom a task can be given. */
  people: readonly Option[];
  today: string;
  again: CaseFormAgain | undefined;
}>;

const WORDS_MAX = 500;
const NAME_MAX = 40;

/** What a person can do with a case; one that is closed takes notes only. */
export function CaseForms(props: CaseFormsProps) {
  return (
    <>
      <NoteForm {...props} />
      {props.isOpen && (
        <>
          <h3 class="facts-title">{props.t("task.add")}</h3>
          <TaskForm {...props} />
          <h3 class="facts-title">{props.t("case.move.submit")}</h3>
          <StageForm {...props} />
          <h3 class="facts-title">{props.t("case.assign.submit")}</h3>
          <AssignmentForm {...props} />
          <h3 class="facts-title">{props.t("case.close.submit")}</h3>
          <ClosureForm {...props} />
        </>
      )}
    </>
  );
}

function onceMore({ again }: CaseFormsProps, form: CaseFormAgain["form"]) {
  return again?.form === form ? again : { values: {} as Record<string, string>, errors: undefined };
}

/** POST …/notes with `text`. */
function NoteForm(props: CaseFormsProps) {
  const { t, id } = props;
  const { values, errors } = onceMore(props, "note");
  return (
    <Form t={t} action={`/cases/${id}/notes`} errors={errors}>
      <TextareaField
        t={t}
        name="text"
        label={t("case.note")}
        help={t("case.note.help")}
        value={values["text"] ?? ""}
        error={errors?.["text"]}
        rows={2}
        maxlength={WORDS_MAX}
      />
      <div>
        <Submit>{t("case.note.submit")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/tasks with `title`, `taskRole`, `assignee` and `dueOn`. */
function TaskForm(props: CaseFormsProps) {
  const { t, id, people, today, ownerRole } = props;
  const { values, errors } = onceMore(props, "task");
  return (
    <Form t={t} action={`/cases/${id}/tasks`} errors={errors}>
      <TextField
        t={t}
        name="title"
        label={t("task.title")}
        value={values["title"]}
        error={errors?.["title"]}
        maxlength={TITLE_LENGTH_MAX}
      />
      <TextField
        t={t}
        name="dueOn"
        type="date"
        label={t("tasks.dueOn")}
        value={values["dueOn"] ?? today}
        error={errors?.["dueOn"]}
        min={today}
      />
      <SelectField
        t={t}
        name="taskRole"
        label={t("tasks.role")}
        options={WORKING_ROLES.map((value) => ({ value, label: t(`case.role.${value}`) }))}
        value={values["taskRole"] ?? ownerRole}
      />
      <SelectField
        t={t}
        name="assignee"
        label={t("task.assignee")}
        options={[{ value: "", label: t("task.assignee.anybody") }, ...people]}
        value={values["assignee"] ?? ""}
        error={errors?.["assignee"]}
        required={false}
      />
      <div>
        <Submit tone="plain">{t("task.add.submit")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/stage with `stage`, `priority` and `reason`. */
function StageForm(props: CaseFormsProps) {
  const { t, id, stage, priority } = props;
  const { values, errors } = onceMore(props, "stage");
  return (
    <Form t={t} action={`/cases/${id}/stage`} errors={errors}>
      <TextField
        t={t}
        name="stage"
        label={t("case.stage")}
        help={t("case.stage.help")}
        value={values["stage"] ?? stage}
        error={errors?.["stage"]}
        maxlength={NAME_MAX}
      />
      <SelectField
        t={t}
        name="priority"
        label={t("cases.priority")}
        options={PRIORITIES.map((value) => ({ value, label: t(`case.priority.${value}`) }))}
        value={values["priority"] ?? priority}
      />
      <TextField
        t={t}
        name="moveReason"
        label={t("case.moveReason")}
        value={values["moveReason"]}
        error={errors?.["moveReason"]}
        maxlength={WORDS_MAX}
        required={false}
      />
      <div>
        <Submit tone="plain">{t("case.move.submit")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/assignment with `ownerRole` and `take`. */
function AssignmentForm(props: CaseFormsProps) {
  const { t, id, ownerRole } = props;
  const { values, errors } = onceMore(props, "assignment");
  return (
    <Form t={t} action={`/cases/${id}/assignment`} errors={errors}>
      <SelectField
        t={t}
        name="ownerRole"
        label={t("case.role")}
        options={WORKING_ROLES.map((value) => ({ value, label: t(`case.role.${value}`) }))}
        value={values["ownerRole"] ?? ownerRole}
        error={errors?.["ownerRole"]}
      />
      <Checkbox name="take" label={t("case.take")} checked={values["take"] !== undefined} />
      <div>
        <Submit tone="plain">{t("case.assign.submit")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/closure with `reason`. */
function ClosureForm(props: CaseFormsProps) {
  const { t, id } = props;
  const { values, errors } = onceMore(props, "closure");
  return (
    <Form t={t} action={`/cases/${id}/closure`} errors={errors}>
      <TextField
        t={t}
        name="reason"
        label={t("case.closeReason")}
        value={values["reason"]}
        error={errors?.["reason"]}
        maxlength={WORDS_MAX}
      />
      <div>
        <Submit tone="plain">{t("case.close.submit")}</Submit>
      </div>
    </Form>
  );
}
