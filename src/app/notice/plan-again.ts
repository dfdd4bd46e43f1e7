import { instant } from "../../kernel/calendar";
import { partitionOf } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { PLANNED_MS } from "./store";

/**
 * Plans notices that have failed again, before a person's replay sends their message: should that
 * message be lost or its first consumer die, the tick asks for them as for any planned notice.
 */
export async function planNoticesAgain(ctx: TenantContext, ids: readonly number[]): Promise<void> {
  ctx.allow("scan.repair");
  for (const [partition, own] of Map.groupBy(ids, partitionOf)) {
    const outcome = await contend(async () => {
      const found = await ctx.notices.byIds(partition, own);
      const sendAfter = instant(ctx.now + PLANNED_MS);
      const changes = found
        .filter(({ state }) => state === "failed")
        .map((before) => ({ before, after: { ...before, state: "planned" as const, sendAfter } }));
      if (changes.length === 0) return undefined;
      const committed = await ctx.commit(partition, {
        deed: { action: "notice.plan-again", subject: `${changes.length} notices`, detail: {} },
        writes: ctx.notices.change(changes, ctx.now),
      });
      return committed.ok ? undefined : LOST;
    });
    if (outcome === LOST) throw new Outage("the notices change too fast", 10);
  }
}
