import {
  addDays,
  type BusinessDate,
  type Instant,
  instant,
  isMonthEnd,
} from "../../kernel/calendar";
import { Outage } from "../../kernel/outage";
import type { EventDraft } from "../../domain/event/event";
import type { TenantContext } from "../context";
import { sealAudit } from "../audit/seal";
import { scanPage } from "./scan-page";
import { takeEffect } from "./take-effect";

export const PAGE_LOANS = 400;
/**
 * A message works for twenty seconds, so its lease never ends under it; and what a killed worker
 * held is free again after two minutes. Two at once would be harmless: commits are fenced.
 */
export const LEASE_MS = 2 * 60_000;
/** A message that waits longer than this for its turn counts as lost, and the tick sends another. */
export const ANNOUNCED_MS = 20 * 60_000;
const LOST_PAGES_MAX = 20;
/** Queries of one invocation are limited (platform.md 1.2); a page takes seven at most. */
export const ROUND_TRIPS_MAX = 500;

export type ScanOutcome = Readonly<{
  /** False when time ran out, or when another worker is at it: the date is not reached yet. */
  finished: boolean;
  /** Another worker holds the run; it, or the tick, brings it to its end. */
  taken: boolean;
}>;

/** How fast a scan goes; the defaults suit everything but a test of its seams. */
export type Pace = Readonly<{ clock: () => Instant; pageLoans: number }>;

/**
 * Brings one partition's book to a business date, day by day in order, also the days that were
 * missed. Each page of due loans is one commit, and a loan that was evaluated is not due any more:
 * a crash between two commits, or the same message again, repeats nothing and skips nothing.
 */
export async function runScan(
  ctx: TenantContext,
  partition: number,
  date: BusinessDate,
  deadlineAt: Instant,
  pace: Partial<Pace> = {},
): Promise<ScanOutcome> {
  const { clock = () => ctx.now, pageLoans = PAGE_LOANS } = pace;
  const isLate = () => clock() >= deadlineAt || ctx.meter.roundTrips >= ROUND_TRIPS_MAX;
  let bookDate = await ctx.book.scannedOn(partition);
  // The last day was closed, but whoever closed it may have died before saying so.
  await finishRun(ctx, partition, bookDate, clock());
  while (bookDate < date) {
    const day = addDays(bookDate, 1);
    const now = clock();
    if (!(await ctx.runs.claim(partition, day, now, instant(now + LEASE_MS)))) {
      return { finished: false, taken: true };
    }
    let closed = false;
    try {
      closed = await scanDay(ctx, { partition, day, bookDate, pageLoans, isLate });
    } finally {
      if (!closed) await ctx.runs.release(partition, day, instant(clock() + ANNOUNCED_MS));
    }
    if (!closed) return { finished: false, taken: false };
    await finishRun(ctx, partition, day, clock());
    await sealAudit(ctx, partition);
    bookDate = day;
  }
  return { finished: true, taken: false };
}

type DayScan = Readonly<{
  partition: number;
  day: BusinessDate;
  /** The day before, at which the partition stands. */
  bookDate: BusinessDate;
  pageLoans: number;
  isLate: () => boolean;
}>;

/** All pages of one day and its close; false when time ran out in between. */
async function scanDay(ctx: TenantContext, scan: DayScan): Promise<boolean> {
  const { partition, day, bookDate, pageLoans, isLate } = scan;
  await takeEffect(ctx, scan);
  let lost = 0;
  while (lost < LOST_PAGES_MAX) {
    const page = await ctx.book.due(partition, day, pageLoans);
    if (page.loans.length > 0 || page.unreadable.length > 0) {
      const effect = await scanPage(ctx, partition, day, page, bookDate);
      if (!effect) lost += 1;
      if (isLate()) return false;
      if (!effect || page.full) continue;
    }
    const closed = await ctx.commit(partition, {
      deed: { action: "scan.close-day", subject: day, detail: { partition } },
      writes: [
        ...ctx.book.closeDay(partition, day),
        ...(isMonthEnd(day) ? ctx.standings.countBook(partition, day) : []),
      ],
      events: [scanFinished(ctx, partition, day)],
      bookDate,
    });
    if (closed.ok) return true;
    // Another worker closed the day before us, or a payment made a loan due: look again.
    if ((await ctx.book.scannedOn(partition)) >= day) return true;
    lost += 1;
  }
  throw new Outage("the book changes too fast", 30);
}

function scanFinished(ctx: TenantContext, partition: number, on: BusinessDate): EventDraft {
  const { partitionCount } = ctx.tenant;
  return { type: "scan.finished", on, data: { partition, partitionCount } };
}

/** Does nothing for a run that is finished already, or that never was. */
async function finishRun(
  ctx: TenantContext,
  partition: number,
  day: BusinessDate,
  now: Instant,
): Promise<void> {
  await ctx.runs.finish(partition, day, await ctx.book.effect(partition, day), now);
}
