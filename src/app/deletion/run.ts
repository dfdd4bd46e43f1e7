import { type Instant, instant } from "../../kernel/calendar";
import { sealAudit } from "../audit/seal";
import type { TenantContext } from "../context";
import type { LastSeals } from "./store";

const PAGE_ROWS = 1000;
/** Longer than a message works, so that a lease never ends under it. */
const LEASE_MS = 2 * 60_000;
/** Queries of one invocation are limited (platform.md 1.2). */
const PAGES_MAX = 250;

/** "more" when time ran out on the way; "taken" when it is not due or another worker is at it. */
export type DeletionEnd = "done" | "more" | "taken";

export type DeletionPace = Readonly<{
  clock: () => Instant;
  deadlineAt: Instant;
  pageRows?: number;
}>;

/**
 * Removes a lender: its log is sealed for the last time, the key of its personal data destroyed, its
 * book frozen for good; then files, rows page by page, and in one last batch what held them together,
 * with the certificate. Every part may happen twice, and killed anywhere it is gone on with.
 */
export async function runDeletion(ctx: TenantContext, pace: DeletionPace): Promise<DeletionEnd> {
  const { clock } = pace;
  const claimed = await ctx.deletion.claim(clock(), instant(clock() + LEASE_MS));
  if (!claimed) return (await ctx.deletion.find()) ? "taken" : "done";
  try {
    if (claimed.phase === "waiting") await begin(ctx, clock());
    if (claimed.phase !== "closing") {
      await ctx.deletion.shut();
      if (claimed.fileCount === null) await ctx.deletion.noteFiles(await ctx.files.count(""));
      await ctx.files.removeAll("");
      if (!(await removeRows(ctx, pace))) return "more";
    }
    await ctx.deletion.closeShards();
    // What a request that had begun before has still written.
    await ctx.files.removeAll("");
    await ctx.deletion.finish(clock());
    return "done";
  } finally {
    // Does nothing when it is done.
    await ctx.deletion.release();
  }
}

/** The last entry of each log says what happens now, and is under its last seal. */
async function begin(ctx: TenantContext, now: Instant): Promise<void> {
  const seals: Record<string, string> = {};
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    await ctx.commit(partition, {
      deed: { action: "tenant.delete", subject: ctx.tenant.organizationId, detail: {} },
      writes: [],
    });
    await sealAudit(ctx, partition);
    seals[partition] = (await ctx.audit.lastSeal(partition))?.hash ?? "";
  }
  await ctx.deletion.begin(seals satisfies LastSeals, now);
}

/**
 * False when time ran out. A table is done when a page of it comes back short; one that was done
 * before takes no time of a message, so that each message gets further.
 */
async function removeRows(ctx: TenantContext, pace: DeletionPace): Promise<boolean> {
  const { clock, deadlineAt, pageRows = PAGE_ROWS } = pace;
  let pages = 0;
  for (let step = 0; step < ctx.deletion.stepCount; ) {
    const removed = await ctx.deletion.remove(step, pageRows);
    if (removed < pageRows) step += 1;
    pages += 1;
    const isOver = pages >= PAGES_MAX || clock() >= deadlineAt;
    if (removed > 0 && isOver && step < ctx.deletion.stepCount) return false;
  }
  return true;
}
