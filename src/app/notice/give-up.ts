import { partitionOf } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";

/** After the last retry: what is still unsent has failed, with the reason, until a person replays it. */
export async function giveUpNotices(
  ctx: TenantContext,
  ids: readonly number[],
  reason: string,
): Promise<void> {
  ctx.allow("notice.send");
  for (const [partition, own] of Map.groupBy(ids, partitionOf)) {
    await contend(async () => {
      const found = await ctx.notices.byIds(partition, own);
      const changes = found
        .filter(({ state }) => state === "planned")
        .map((before) => ({
          before,
          after: { ...before, state: "failed" as const, failure: reason },
        }));
      if (changes.length === 0) return undefined;
      const committed = await ctx.commit(partition, {
        deed: {
          action: "notice.give-up",
          subject: `${changes.length} notices`,
          detail: { reason },
        },
        writes: ctx.notices.change(changes, ctx.now),
      });
      return committed.ok ? undefined : LOST;
    });
  }
}
