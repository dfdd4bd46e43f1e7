import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { settle, type SettleRefusal } from "./settle";
import type { Task } from "./store";

/** Drops a task that is not to be done any more, with why. */
export function cancelTask(
  ctx: TenantContext,
  { id, reason }: Readonly<{ id: number; reason: string }>,
): Promise<Result<Task, SettleRefusal>> {
  return settle(ctx, { id, state: "cancelled", action: "task.cancel", outcome: reason });
}
