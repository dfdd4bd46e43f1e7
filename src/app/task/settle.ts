import { settleTask } from "../../domain/task/task";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import type { Task } from "./store";

export type SettleRefusal = Readonly<{
  code: "task.not_found" | "task.settled" | "request.conflict";
}>;

/** Ends an open task for good, with the words that say how; dated with the lender's day. */
export async function settle(
  ctx: TenantContext,
  input: Readonly<{ id: number; state: "done" | "cancelled"; action: string; outcome: string }>,
): Promise<Result<Task, SettleRefusal>> {
  ctx.allow("task.write");
  const { id, state, action, outcome } = input;
  const settled = await contend(async () => {
    const before = await ctx.tasks.find(id);
    if (!before) return refuse({ code: "task.not_found" });
    const end = { state, outcome, by: ctx.actor.name, on: ctx.today };
    const ended = settleTask(before, end);
    if (!ended.ok) return ended;
    const committed = await ctx.commit(partitionOf(id), {
      deed: {
        action,
        subject: publicId("task", id),
        detail: { outcome, businessDate: ctx.today },
      },
      writes: ctx.tasks.change({ before, after: ended.value }, ctx.now),
    });
    return committed.ok
      ? ok({ ...ended.value, updatedAt: ctx.now, version: before.version + 1 })
      : LOST;
  });
  return settled === LOST ? refuse({ code: "request.conflict" }) : settled;
}
