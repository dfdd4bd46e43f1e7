import { type CallBack, type CallBackRefusal, checkCallBack } from "../../domain/task/call-back";
import { internalId, partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { subjectOf } from "./subject-of";
import type { TaskDraft } from "./store";

export type AskCallBackRefusal =
  | CallBackRefusal
  | Readonly<{
      code: "borrower.not_found" | "task.call_asked_already" | "task.no_loan";
    }>;

const TASKS_MAX = 100;

/** A call that the borrower wants, as a task of that title for an officer on that day; one at a time. */
export async function askCallBack(
  ctx: TenantContext,
  borrowerId: number,
  { title, ...wish }: CallBack & Readonly<{ title: string }>,
): Promise<Result<CallBack, AskCallBackRefusal>> {
  ctx.allow("contact.write");
  const { window } = ctx.timeline.of(borrowerId).on(ctx.today).contact;
  const checked = checkCallBack(wish, ctx.today, window);
  if (!checked.ok) return checked;
  const [borrower, loans, tasks] = await Promise.all([
    ctx.borrowers.find(borrowerId),
    ctx.loans.ofBorrower(borrowerId),
    ctx.tasks.ofBorrower(borrowerId, TASKS_MAX),
  ]);
  if (!borrower) return refuse({ code: "borrower.not_found" });
  const { name: plannedBy } = ctx.actor;
  if (tasks.some((task) => task.state === "open" && task.plannedBy === plannedBy)) {
    return refuse({ code: "task.call_asked_already" });
  }
  const loan = subjectOf(loans);
  if (!loan) return refuse({ code: "task.no_loan" });
  const partition = partitionOf(borrowerId);
  const id = internalId(partition, await ctx.reserve(partition, 1));
  const draft: TaskDraft = {
    ...{ id, borrowerId, loanId: loan.id, role: "officer", assignee: null, title, plannedBy },
    ...{ dueOn: wish.on, state: "open", plannedOn: ctx.today, outcome: null, doneBy: null },
    ...{ doneOn: null, createdAt: ctx.now, updatedAt: ctx.now },
  };
  const committed = await ctx.commit(partition, {
    deed: {
      action: "task.ask-call-back",
      subject: publicId("task", id),
      detail: { ...wish, borrower: publicId("borrower", borrowerId) },
    },
    writes: ctx.tasks.addAlone(draft, ctx.now),
  });
  // Nothing else can undo it: the form was sent twice.
  return committed.ok ? ok(wish) : refuse({ code: "task.call_asked_already" });
}
