import { type Instant, instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { Reset } from "./store";

const PAGE_ROWS = 1000;
/** Longer than a message works, so that a lease never ends under it. */
const LEASE_MS = 2 * 60_000;
/** Queries of one invocation are limited (platform.md 1.2); a page takes three. */
const PAGES_MAX = 250;

/** "more" when time ran out on the way; "taken" when another worker is at it; "done" also before. */
export type ResetEnd = "done" | "more" | "taken";

/**
 * Empties the book page by page and opens it again. Every part of it may happen twice: what is gone
 * is gone, and nobody can write until the end, when all who began before it are outdated.
 */
export async function runReset(
  ctx: TenantContext,
  deadlineAt: Instant,
  clock: () => Instant,
  pageRows: number = PAGE_ROWS,
): Promise<ResetEnd> {
  const lease = () => instant(clock() + LEASE_MS);
  const reset = await ctx.resets.claim(clock(), lease());
  if (!reset) {
    const latest = await ctx.resets.latest();
    return latest && latest.state !== "finished" ? "taken" : "done";
  }
  try {
    await ctx.resets.freeze();
    const hasTime = () => clock() < deadlineAt;
    if (!(await removeAll(ctx, reset, { pageRows, hasTime, lease }))) return "more";
    await ctx.resets.beginAgain(reset.clockOn);
    await ctx.resets.finish(reset.number, clock());
    return "done";
  } finally {
    // Does nothing to one that is finished.
    await ctx.resets.release(reset.number);
  }
}

type Walk = Readonly<{ pageRows: number; hasTime: () => boolean; lease: () => Instant }>;

/** False when time ran out. A kind of row is done when a page of it comes back empty. */
async function removeAll(ctx: TenantContext, { number }: Reset, walk: Walk): Promise<boolean> {
  let pages = 0;
  for (let step = 0; step < ctx.resets.stepCount; ) {
    const removed = await ctx.resets.remove(step, walk.pageRows);
    if (removed.rows > 0) await ctx.resets.note(number, removed, walk.lease());
    if (removed.rows < walk.pageRows) step += 1;
    pages += 1;
    if (pages >= PAGES_MAX || !walk.hasTime()) return false;
  }
  return true;
}
