import { instant } from "../../kernel/calendar";
import { partitionOf } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfNotices } from "../event/of-notices";
import { type Notice, PLANNED_MS } from "./store";

/** So long a provider may be down before its letters are a person's to send. */
export const GIVE_UP_MS = 24 * 3_600_000;

/**
 * After the last retry of a message: letters that have waited for less than a day stay planned, and the
 * tick asks for them again; older ones have failed, with the reason, until a person replays them.
 * Answers whether any has.
 */
export async function giveUpNotices(
  ctx: TenantContext,
  ids: readonly number[],
  reason: string,
): Promise<boolean> {
  ctx.allow("notice.send");
  let hasFailed = false;
  for (const [partition, own] of Map.groupBy(ids, partitionOf)) {
    await contend(async () => {
      const found = await ctx.notices.byIds(partition, own);
      const changes = found
        .filter(({ state }) => state === "planned")
        .map((before) => ({ before, after: afterLastRetry(ctx, before, reason) }));
      const failed = changes.filter(({ after }) => after.state === "failed").length;
      if (changes.length === 0) return undefined;
      const committed = await ctx.commit(partition, {
        deed: {
          action: "notice.give-up",
          subject: `${changes.length} notices`,
          detail: { reason, failed },
        },
        writes: ctx.notices.change(changes, ctx.now),
        events: eventsOfNotices(changes, ctx.today),
      });
      if (!committed.ok) return LOST;
      hasFailed ||= failed > 0;
      return undefined;
    });
  }
  return hasFailed;
}

function afterLastRetry({ now }: TenantContext, before: Notice, failure: string): Notice {
  if (now - before.createdAt >= GIVE_UP_MS) return { ...before, state: "failed", failure };
  return { ...before, sendAfter: instant(now + PLANNED_MS), failure };
}
