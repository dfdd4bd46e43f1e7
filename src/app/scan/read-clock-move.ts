import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { ScanEffect } from "./book-store";

export type ClockMove = Readonly<{
  daysDone: number;
  /** From the scans of the newest days; null until two are done. */
  daysPerSecond: number | null;
  effect: ScanEffect;
}>;

/** Days whose scans are read at most: a move of seven months in full. */
const DAYS_MAX = 214;

/** What the days after `from` brought, up to where the clock stands. */
export async function readClockMove(ctx: TenantContext, from: BusinessDate): Promise<ClockMove> {
  ctx.allow("clock.read");
  const daysDone = Math.max(0, daysBetween(from, ctx.today));
  const limit = Math.min(daysDone + 1, DAYS_MAX) * ctx.tenant.partitionCount;
  const listed = daysDone === 0 ? [] : await ctx.runs.list(limit, null);
  const runs = listed.filter(
    ({ businessDate, state }) =>
      businessDate > from && businessDate <= ctx.today && state === "finished",
  );
  const sum = (key: keyof ScanEffect) => runs.reduce((total, run) => total + run[key], 0);
  const startedAt = Math.min(...runs.map((run) => run.startedAt ?? run.createdAt));
  const finishedAt = Math.max(...runs.map((run) => run.finishedAt ?? run.createdAt));
  const days = new Set(runs.map(({ businessDate }) => businessDate)).size;
  const seconds = (finishedAt - startedAt) / 1000;
  return {
    daysDone,
    daysPerSecond: days < 2 || seconds <= 0 ? null : days / seconds,
    effect: {
      loansTouched: sum("loansTouched"),
      noticesPlanned: sum("noticesPlanned"),
      transitions: sum("transitions"),
      setAside: sum("setAside"),
    },
  };
}
