import type { MessageKey } from "../../../web/locales/translate";
import { addTask, type AddRefusal, type NewTask } from "../../app/task/add";
import { Reason } from "../../app/payment/payment-fields";
import { WORKING_ROLES } from "../../domain/policy/step-action";
import { TITLE_LENGTH_MAX } from "../../domain/task/task";
import { parseDate } from "../../kernel/calendar";
import { isMember, membersOf } from "../auth/people";
import type { PageContext } from "./page";

type Values = Readonly<Record<string, string>>;
export type Wrong = Readonly<Record<string, MessageKey>>;

/** The people of the lender, as a form offers them. */
export async function peopleOf(c: PageContext) {
  const members = await membersOf(c.env, c.get("tenant").tenant.organizationId);
  return members.map(({ personId, name }) => ({ value: `person:${personId}`, label: name }));
}

/** A task from the fields of a case's page; what is wrong with them, by field, when it was not added. */
export async function addTaskFrom(
  c: PageContext,
  borrowerId: number,
  { title = "", taskRole = "", assignee = "", dueOn = "" }: Values,
): Promise<Wrong | null> {
  const ctx = c.get("tenant");
  ctx.allow("task.write");
  const words = Reason.min(1).max(TITLE_LENGTH_MAX).safeParse(title);
  if (!words.success) return { title: "task.error.title" };
  const day = parseDate(dueOn);
  if (!day) return { dueOn: "task.error.dueOn" };
  const role = WORKING_ROLES.find((one) => one === taskRole) ?? "officer";
  const person = assignee === "" ? null : assignee;
  if (person !== null && !(await isMember(c.env, ctx.tenant.organizationId, person))) {
    return { assignee: "task.error.person" };
  }
  const task: NewTask = {
    borrower: { id: borrowerId },
    loanId: null,
    title: words.data,
    role,
    assignee: person,
    dueOn: day,
  };
  const added = await addTask(ctx, task);
  if (added.ok) return null;
  return {
    [added.refusal.code === "task.due_out_of_range" ? "dueOn" : ""]: WRONG[added.refusal.code],
  };
}

const WRONG: Readonly<Record<AddRefusal["code"], MessageKey>> = {
  "task.due_out_of_range": "task.error.dueOn",
  "task.no_loan": "task.error.noLoan",
  "borrower.not_found": "task.error.noLoan",
  "loan.not_found": "task.error.noLoan",
  "request.conflict": "task.error.again",
};
