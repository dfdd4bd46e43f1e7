import { WORKING_ROLES, type WorkingRole } from "../../domain/policy/step-action";
import { type BorrowerName, nameBorrowers } from "../borrower/name";
import type { TenantContext } from "../context";
import { loansOf } from "../loan/of-borrowers";
import type { Loan } from "../loan/store";
import type { Task, TaskPlace, TaskQueue } from "./store";

export type NamedTask = Readonly<{ task: Task; borrower: BorrowerName }>;
export type ListedTask = NamedTask & Readonly<{ loan: Loan }>;

/** Whose worklist: a role's, a person's own (`person:…`), or everybody's. */
export type Worklist = Readonly<{ role: WorkingRole | null; assignee: string | null }>;

/** A person's own tasks are theirs whatever role they are for. */
export function queueOf({ role, assignee }: Worklist): TaskQueue {
  if (assignee !== null) return { assignee };
  return { roles: role === null ? WORKING_ROLES : [role] };
}

/** The worklist: open tasks with their loans, what is due first first. */
export async function listTasks(
  ctx: TenantContext,
  query: Worklist & Readonly<{ limit: number; after: TaskPlace | null }>,
): Promise<Readonly<{ tasks: readonly ListedTask[]; next: TaskPlace | null }>> {
  ctx.allow("task.read");
  const { limit, after } = query;
  const found = await ctx.tasks.listOpen({ queue: queueOf(query), limit: limit + 1, after });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const ids = shown.map(({ borrowerId }) => borrowerId);
  const [names, loans] = await Promise.all([nameBorrowers(ctx, ids), loansOf(ctx, ids)]);
  const tasks = shown.flatMap((task) => {
    const borrower = names.get(task.borrowerId);
    const loan = loans.get(task.loanId)?.loan;
    return borrower && loan ? [{ task, borrower, loan }] : [];
  });
  return { tasks, next: last ? { dueOn: last.dueOn, id: last.id } : null };
}
