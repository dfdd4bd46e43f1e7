import type { Borrower } from "../borrower/store";
import {
  addReports,
  DIFFERENCES_LISTED,
  EMPTY_REPORT,
  type PartReport,
} from "../../domain/simulation/report";
import { HISTORY_DAYS } from "../../domain/contact/history-days";
import {
  addDays,
  type BusinessDate,
  EARLIEST_DATE,
  type Instant,
  instant,
  instantAt,
} from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { LoanRecord } from "../loan/store";
import { comparePolicies } from "./compare-policies";
import { standingBook, unwrittenBook } from "./open-book";
import { type Comparison, simulateAhead, simulateBack } from "./simulate-borrower";
import type { BorrowersPage, SimulationPart, SimulationPlan } from "./store";

/** A page is done in one go: small enough that a message ends in its time. */
export const PAGE_BORROWERS = 50;
/** As for a scan: longer than a message works, so that a lease never ends under it. */
export const LEASE_MS = 2 * 60_000;
/** Queries of one invocation are limited (platform.md 1.2); a page takes six at most. */
const ROUND_TRIPS_MAX = 600;

/** "more" when time ran out on the way; "taken" when another worker is at it; "done" also before. */
export type SimulationEnd = "done" | "more" | "taken";

export type SimulationPace = Readonly<{ clock: () => Instant; pageBorrowers: number }>;

/**
 * Goes on with one partition of a simulation, page by page of its borrowers, until it is done or time
 * is up. It writes its own progress and nothing of the book; a page that comes again finds its place
 * moved on and counts once.
 */
export async function runSimulation(
  ctx: TenantContext,
  place: Readonly<{ number: number; partition: number }>,
  deadlineAt: Instant,
  pace: Partial<SimulationPace> = {},
): Promise<SimulationEnd> {
  const { clock = () => ctx.now, pageBorrowers = PAGE_BORROWERS } = pace;
  const { number, partition } = place;
  const now = clock();
  const part = await ctx.simulations.claim(number, partition, now, instant(now + LEASE_MS));
  if (!part) return whyNotClaimed(ctx, number);
  const hasTime = () => clock() < deadlineAt && ctx.meter.roundTrips < ROUND_TRIPS_MAX;
  try {
    return await goOn(ctx, part, { pageBorrowers, hasTime, clock });
  } finally {
    // Does nothing to a partition that is finished.
    await ctx.simulations.release(number, partition);
  }
}

async function whyNotClaimed(ctx: TenantContext, number: number): Promise<SimulationEnd> {
  const run = await ctx.simulations.find(number);
  return run && (run.state === "queued" || run.state === "running") ? "taken" : "done";
}

type Going = SimulationPace & Readonly<{ hasTime: () => boolean }>;

async function goOn(
  ctx: TenantContext,
  claimed: SimulationPart,
  { pageBorrowers, hasTime, clock }: Going,
): Promise<SimulationEnd> {
  let part = claimed;
  const plan = await ctx.simulations.plan(part.number);
  if (!plan) return "done";
  const bookDate = await ctx.book.scannedOn(part.partition);
  const comparison = await comparePolicies(ctx, plan, part.partition, bookDate);
  const listed = Math.ceil(DIFFERENCES_LISTED / ctx.tenant.partitionCount);
  for (;;) {
    const page = await ctx.simulations.page(
      part.partition,
      part.afterId,
      pageBorrowers,
      plan.every,
    );
    if (page.through === undefined) break;
    const found = await simulatePage(ctx, { plan, comparison, bookDate, part }, page);
    const report = addReports(part.report, found, listed);
    if (!(await ctx.simulations.advance(part, page.through, report))) return "taken";
    part = { ...part, afterId: page.through, report };
    if (!hasTime()) return "more";
  }
  return (await ctx.simulations.finish(part, clock())) ? "done" : "taken";
}

type PageWork = Readonly<{
  plan: SimulationPlan;
  comparison: Comparison;
  bookDate: BusinessDate;
  part: SimulationPart;
}>;

async function simulatePage(
  ctx: TenantContext,
  { plan, comparison, bookDate, part: { partition } }: PageWork,
  page: BorrowersPage,
): Promise<PartReport> {
  const loansOf = Map.groupBy(page.records, ({ loan }) => loan.borrowerId);
  const ids = [...loansOf.keys()];
  const borrowers = await ctx.borrowers.byIds(partition, ids);
  const standing = await ctx.simulations.standing(partition, ids);
  const { timezone } = ctx.tenant;
  const isBack = plan.kind === "back-test";
  const first = isBack ? EARLIEST_DATE : addDays(bookDate, -HISTORY_DAYS);
  const since = instantAt(first, 0, timezone);
  const query = { partition, borrowerIds: ids, since, now: ctx.now };
  const contactsOf = await ctx.contacts.history(query);
  const deeds = isBack ? await ctx.simulations.deeds(partition, ids) : null;
  const stored = isBack
    ? await ctx.simulations.actNames(partition, ids, plan.fromOn)
    : new Map<number, readonly string[]>();
  const simulate = (borrower: Borrower, records: readonly LoanRecord[]) => {
    const given = { borrower, records, contacts: contactsOf.get(borrower.id) ?? [] };
    if (!deeds) return simulateAhead(standingBook(given, standing, bookDate), comparison);
    const book = unwrittenBook(given, { ...deeds, flags: standing.flags }, timezone);
    const names = (stored.get(borrower.id) ?? []).filter((name) => isBy(name, comparison));
    return simulateBack(book, comparison, names);
  };
  let report = EMPTY_REPORT;
  for (const [id, records] of loansOf) {
    const borrower = borrowers.get(id);
    const readable = borrower && !page.unreadable.includes(id);
    const waits = records.some(({ loan }) => loan.setAsideReason !== null);
    const own = readable && !waits ? tryBorrower(() => simulate(borrower, records)) : undefined;
    report = addReports(report, own ?? { ...EMPTY_REPORT, loansPassed: records.length });
  }
  return report;
}

/** The scan may have gone on since the day up to which is simulated. */
function isBy(name: string, { walk }: Comparison): boolean {
  return (name.split("|")[1] ?? "") <= walk.through;
}

/** One damaged loan stops nobody: its borrower is counted and not simulated. */
function tryBorrower(simulate: () => PartReport): PartReport | undefined {
  try {
    return simulate();
  } catch {
    return undefined;
  }
}
