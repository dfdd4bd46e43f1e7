import type { TenantContext } from "../context";
import { queueOf, type Worklist } from "./list";
import type { Task } from "./store";

export type Neighbours = Readonly<{ previous: Task | null; next: Task | null }>;

/** The open tasks that stand before and after a task in a worklist, whether or not it stands there. */
export async function neighboursOf(
  ctx: Pick<TenantContext, "allow" | "tasks">,
  { dueOn, id }: Pick<Task, "dueOn" | "id">,
  worklist: Worklist,
): Promise<Neighbours> {
  ctx.allow("task.read");
  const queue = queueOf(worklist);
  const place = { dueOn, id };
  const [previous, [next]] = await Promise.all([
    ctx.tasks.before(queue, place),
    ctx.tasks.listOpen({ queue, limit: 1, after: place }),
  ]);
  return { previous: previous ?? null, next: next ?? null };
}
