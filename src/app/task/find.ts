import { ok, type Result, refuse } from "../../kernel/result";
import { nameBorrowers } from "../borrower/name";
import type { TenantContext } from "../context";
import type { NamedTask } from "./list";

/** One task with whose it is. */
export async function findTask(
  ctx: TenantContext,
  id: number,
): Promise<Result<NamedTask, Readonly<{ code: "task.not_found" }>>> {
  ctx.allow("task.read");
  const task = await ctx.tasks.find(id);
  if (!task) return refuse({ code: "task.not_found" });
  const borrower = (await nameBorrowers(ctx, [task.borrowerId])).get(task.borrowerId);
  return borrower ? ok({ task, borrower }) : refuse({ code: "task.not_found" });
}
