import { WORKING_ROLES, type WorkingRole } from "../../domain/policy/step-action";
import { type BorrowerName, nameBorrowers } from "../borrower/name";
import type { TenantContext } from "../context";
import type { Task, TaskPlace } from "./store";

export type NamedTask = Readonly<{ task: Task; borrower: BorrowerName }>;

/** The worklist: open tasks of a role, or of all, what is due first first. */
export async function listTasks(
  ctx: TenantContext,
  query: Readonly<{ role: WorkingRole | null; limit: number; after: TaskPlace | null }>,
): Promise<Readonly<{ tasks: readonly NamedTask[]; next: TaskPlace | null }>> {
  ctx.allow("task.read");
  const { role, limit, after } = query;
  const roles = role === null ? WORKING_ROLES : [role];
  const found = await ctx.tasks.listOpen({ roles, limit: limit + 1, after });
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const names = await nameBorrowers(
    ctx,
    shown.map(({ borrowerId }) => borrowerId),
  );
  const tasks = shown.flatMap((task) => {
    const borrower = names.get(task.borrowerId);
    return borrower ? [{ task, borrower }] : [];
  });
  return { tasks, next: last ? { dueOn: last.dueOn, id: last.id } : null };
}
