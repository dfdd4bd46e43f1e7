import { instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import { type Notice, PLANNED_MS } from "./store";

/**
 * Leaves notices planned that nobody can carry now; their message comes again. Only those that the tick
 * would ask for meanwhile are written, so that it does not ask for the same ones each time. False when
 * they have moved meanwhile.
 */
export async function layBack(
  ctx: TenantContext,
  partition: number,
  open: readonly Notice[],
  reason: string,
): Promise<boolean> {
  const sendAfter = instant(ctx.now + PLANNED_MS);
  const changes = open
    .filter((before) => (before.sendAfter ?? 0) < ctx.now + PLANNED_MS / 2)
    .map((before) => ({
      before,
      after: { ...before, state: "planned" as const, sendAfter, failure: reason },
    }));
  if (changes.length === 0) return true;
  const committed = await ctx.commit(partition, {
    deed: { action: "notice.lay-back", subject: `${changes.length} notices`, detail: { reason } },
    writes: ctx.notices.change(changes, ctx.now),
  });
  return committed.ok;
}
