import { type Instant, instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";
import { checkPage } from "./check-page";
import { checkRollup } from "./check-rollup";
import type { Drift, ReconciliationPart } from "./store";

export const PAGE_LOANS = 400;
/** As for a scan: longer than a message works, so that a lease never ends under it. */
export const LEASE_MS = 2 * 60_000;
/** Queries of one invocation are limited (platform.md 1.2); a page takes eight at most. */
const ROUND_TRIPS_MAX = 600;
/** Of one partition: beyond this nobody reads them one by one; they are still counted. */
export const DRIFTED_LOANS_KEPT = 1000;

/** "more" when time ran out on the way; "taken" when another worker is at it; "done" also before. */
export type ReconciliationEnd = "done" | "more" | "taken";

/** How a walk goes; the defaults suit everything but a test of its seams. */
export type ReconciliationPace = Readonly<{
  clock: () => Instant;
  pageLoans: number;
  driftedLoansKept: number;
}>;

/**
 * Goes on with one partition of a reconciliation, page by page in key order, until it is done or
 * time is up. What a page found is stored beside the loans first and its place is moved on after
 * that, from where it was read: a page that comes again replaces its own findings and counts once.
 */
export async function runReconciliation(
  ctx: TenantContext,
  place: Readonly<{ number: number; partition: number }>,
  deadlineAt: Instant,
  pace: Partial<ReconciliationPace> = {},
): Promise<ReconciliationEnd> {
  const {
    clock = () => ctx.now,
    pageLoans = PAGE_LOANS,
    driftedLoansKept = DRIFTED_LOANS_KEPT,
  } = pace;
  const { number, partition } = place;
  const now = clock();
  const part = await ctx.reconciliations.claim(number, partition, now, instant(now + LEASE_MS));
  if (!part) return whyNotClaimed(ctx, number);
  const hasTime = () => clock() < deadlineAt && ctx.meter.roundTrips < ROUND_TRIPS_MAX;
  try {
    return await goOn(ctx, part, { pageLoans, driftedLoansKept, hasTime, clock });
  } finally {
    // Does nothing to a partition that is finished.
    await ctx.reconciliations.release(number, partition);
  }
}

async function whyNotClaimed(ctx: TenantContext, number: number): Promise<ReconciliationEnd> {
  const run = await ctx.reconciliations.find(number);
  return run && run.state !== "finished" ? "taken" : "done";
}

type Walk = ReconciliationPace & Readonly<{ hasTime: () => boolean }>;

async function goOn(
  ctx: TenantContext,
  claimed: ReconciliationPart,
  { pageLoans, driftedLoansKept, hasTime, clock }: Walk,
): Promise<ReconciliationEnd> {
  let part = claimed;
  for (;;) {
    // Read before the page: a scan that moves it meanwhile evaluates loans later, never earlier.
    const bookDate = await ctx.book.scannedOn(part.partition);
    const page = await ctx.book.page(part.partition, part.afterId, pageLoans);
    const found = checkPage(ctx, page, bookDate);
    if (found.through !== undefined) {
      const { through, drifts, ...counts } = found;
      const kept = part.loansDrifted < driftedLoansKept ? drifts : [];
      await keep(ctx, part, { after: part.afterId, through }, kept);
      if (!(await ctx.reconciliations.advance(part, through, counts))) return "taken";
      const loansDrifted = part.loansDrifted + counts.loansDrifted;
      part = { ...part, afterId: through, loansDrifted };
    }
    if (!page.full) break;
    if (!hasTime()) return "more";
  }
  const bookDate = await ctx.book.scannedOn(part.partition);
  const rollups = await checkRollup(ctx, part.partition, bookDate);
  await keep(ctx, part, { after: -1, through: 0 }, rollups);
  const finished = await ctx.reconciliations.finish(part, rollups.length, clock());
  return finished ? "done" : "taken";
}

/** A page without a finding, as almost all are, writes nothing beside the loans. */
async function keep(
  ctx: TenantContext,
  part: ReconciliationPart,
  range: Readonly<{ after: number; through: number }>,
  drifts: readonly Drift[],
): Promise<void> {
  if (drifts.length === 0) return;
  const kept = await ctx.commit(part.partition, {
    deed: {
      action: "reconciliation.find-drift",
      subject: controlId("reconciliation", part.number),
      detail: { partition: part.partition, drifts: drifts.length },
    },
    writes: ctx.reconciliations.keepDrifts(part, range, drifts),
  });
  if (!kept.ok) throw new Outage("drifts could not be kept", 10);
}
