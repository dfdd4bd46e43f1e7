import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";

/** Months that one commit removes, and commits of one call: a batch has seconds, a call has thirty. */
const MONTHS_AT_ONCE = 25_000;
const COMMITS_MAX = 60;

/**
 * Removes all that was told of past months, and what was counted of it; false when some is left, for
 * another call. What was counted goes with the last of a partition, so that no report is of half of it.
 */
export async function forgetHistory(ctx: TenantContext): Promise<boolean> {
  ctx.allow("import.write");
  let commits = 0;
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    while (await ctx.standings.hasTold(partition)) {
      if (commits === COMMITS_MAX) return false;
      commits += 1;
      await commit(ctx, partition, ctx.standings.forget(partition, MONTHS_AT_ONCE));
    }
    await commit(ctx, partition, ctx.standings.countTold(partition));
  }
  return true;
}

async function commit(
  ctx: TenantContext,
  partition: number,
  writes: ReturnType<TenantContext["standings"]["forget"]>,
): Promise<void> {
  const deed = { action: "standing.forget", subject: "history", detail: { partition } };
  const committed = await ctx.commit(partition, { deed, writes });
  if (!committed.ok) throw new Outage("the partition has moved", 30);
}
