import type { WorkingRole } from "../../domain/policy/step-action";
import { checkDueDay, type DueRefusal } from "../../domain/task/task";
import type { BusinessDate } from "../../kernel/calendar";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Task, TaskDraft } from "./store";
import { subjectOf } from "./subject-of";

export type AddRefusal =
  | DueRefusal
  | Readonly<{
      code: "borrower.not_found" | "loan.not_found" | "task.no_loan" | "request.conflict";
    }>;

export type NewTask = Readonly<{
  borrower: Readonly<{ id: number } | { externalId: string }>;
  /** One of the borrower's; the one that is late the longest when left out. */
  loanId: number | null;
  title: string;
  role: WorkingRole;
  /** `person:…`; null for whoever of the role comes first. */
  assignee: string | null;
  dueOn: BusinessDate;
}>;

/** Adds work that a person thought of. It is about one of the borrower's loans, as all tasks are. */
export async function addTask(
  ctx: TenantContext,
  input: NewTask,
): Promise<Result<Task, AddRefusal>> {
  ctx.allow("task.write");
  const { borrower, title, role, assignee, dueOn } = input;
  const due = checkDueDay(dueOn, ctx.today);
  if (!due.ok) return due;
  const found =
    "id" in borrower
      ? await ctx.borrowers.find(borrower.id)
      : (await ctx.borrowers.byExternalIds([borrower.externalId])).get(borrower.externalId);
  if (!found) return refuse({ code: "borrower.not_found" });
  const borrowerId = found.id;
  const loans = await ctx.loans.ofBorrower(borrowerId);
  const loan =
    input.loanId === null ? subjectOf(loans) : loans.find(({ id }) => id === input.loanId);
  if (!loan) return refuse({ code: input.loanId === null ? "task.no_loan" : "loan.not_found" });
  const partition = partitionOf(borrowerId);
  const id = internalId(partition, await ctx.reserve(partition, 1));
  const { name: plannedBy } = ctx.actor;
  const draft: TaskDraft = {
    ...{ id, borrowerId, loanId: loan.id, role, assignee, title, plannedBy, dueOn },
    ...{ state: "open", plannedOn: ctx.today, outcome: null, doneBy: null, doneOn: null },
    ...{ createdAt: ctx.now, updatedAt: ctx.now },
  };
  const committed = await ctx.commit(partition, {
    deed: {
      action: "task.add",
      subject: publicId("task", id),
      detail: { title, role, assignee, dueOn, borrower: publicId("borrower", borrowerId) },
    },
    writes: ctx.tasks.add(draft, ctx.now),
  });
  if (!committed.ok) return refuse({ code: "request.conflict" });
  return ok({ ...draft, policyVersion: null, step: null, version: 1 });
}
