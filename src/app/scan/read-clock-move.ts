import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { ScanEffect } from "./book-store";

export type ClockMove = Readonly<{
  daysDone: number;
  /** Null until the scans of two days are done. */
  daysPerSecond: number | null;
  effect: ScanEffect;
}>;

/** What the days after `from` brought, up to where the clock stands. */
export async function readClockMove(ctx: TenantContext, from: BusinessDate): Promise<ClockMove> {
  ctx.allow("clock.read");
  const { days, startedAt, finishedAt, ...effect } = await ctx.runs.totals(from, ctx.today);
  const seconds = startedAt === null || finishedAt === null ? 0 : (finishedAt - startedAt) / 1000;
  return {
    daysDone: Math.max(0, daysBetween(from, ctx.today)),
    daysPerSecond: days < 2 || seconds <= 0 ? null : days / seconds,
    effect,
  };
}
