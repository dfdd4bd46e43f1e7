import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { settle, type SettleRefusal } from "./settle";
import type { Task } from "./store";

/** Marks a task as done, with what came of it. */
export function finishTask(
  ctx: TenantContext,
  { id, outcome }: Readonly<{ id: number; outcome: string }>,
): Promise<Result<Task, SettleRefusal>> {
  return settle(ctx, { id, state: "done", action: "task.finish", outcome });
}
