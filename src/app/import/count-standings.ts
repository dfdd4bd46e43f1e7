import { controlId } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";
import type { ImportJob } from "./store";

/**
 * Counts what was told month by month once a file of it has ended, however it ended: what came in stays.
 * It counts everything anew, so that after a crash it is done again.
 */
export async function countStandings(
  ctx: TenantContext,
  { kind, dryRun, number }: Pick<ImportJob, "kind" | "dryRun" | "number">,
): Promise<void> {
  if (kind !== "standings" || dryRun) return;
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    const committed = await ctx.commit(partition, {
      deed: {
        action: "standing.count",
        subject: controlId("import", number),
        detail: { import: number },
      },
      writes: ctx.standings.countTold(partition),
    });
    if (!committed.ok) throw new Outage("the partition has moved", 30);
  }
}
