import { type AgeingBook, ageing } from "../../domain/delinquency/ageing";
import { type ClockTrouble, clockTrouble } from "../../domain/scan/lateness";
import type { WorkingRole } from "../../domain/policy/step-action";
import { addDays, type BusinessDate, instant } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { NoticeState } from "../../domain/notice/state";
import type { FlowRow, RollupRow } from "../scan/book-store";
import type { ScanRun } from "../scan/run-store";

/** One closing of the book; the last one is where it stands now. */
export type BookDay = Readonly<{ on: BusinessDate; books: readonly AgeingBook[] }>;

/** Work is counted up to here; what is more is said as "more than". */
export const WORK_COUNT_MAX = 100;

/** How many things of each kind wait for a person. */
export type Waiting = Readonly<{
  /** Open tasks that are due today or should have been done, by role; none of roles without any. */
  tasksDue: readonly Readonly<{ role: WorkingRole; count: number }>[];
  /** Open cases that nobody has taken. */
  unownedCases: number;
  /** Versions of the policy that wait for a second person. */
  submittedPolicies: number;
  unmatchedPayments: number;
  setAsideLoans: number;
  deadLetters: number;
  rejectedRows: number;
  failedNotices: number;
  /** Loans and portfolio numbers that the last reconciliation found to differ from their facts. */
  drifts: number;
  /** An alert is open: for how long the next day has been due. */
  bookLateSeconds: number | null;
  clockTrouble: ClockTrouble | null;
}>;

export type Overview = Readonly<{
  bookDate: BusinessDate;
  books: readonly AgeingBook[];
  /** Oldest first; days that were never closed are left out. */
  days: readonly BookDay[];
  /** Bucket moves on the book date. */
  moves: readonly FlowRow[];
  /** The runs of the newest business date, all partitions. */
  runs: readonly ScanRun[];
  /** Notices of that business date. */
  notices: Readonly<Partial<Record<NoticeState, number>>>;
  waiting: Waiting;
}>;

export const TREND_DAYS = 30;
/** Beyond this nobody counts, they look at the list. */
const COUNT_MAX = 200;
/** Refused rows are corrected within days, or nobody will. */
const REJECTED_MS = 7 * 86_400_000;

/** The first page: all of it from numbers kept with the book, so it costs the same for any book. */
export async function readOverview(ctx: TenantContext): Promise<Overview> {
  ctx.allow("report.read");
  const bookDate = await ctx.book.bookDate();
  const [rollup, daily, moves, newest, waiting] = await Promise.all([
    ctx.book.rollup(),
    ctx.book.rollupDaily(addDays(bookDate, 1 - TREND_DAYS), bookDate),
    ctx.book.flows(bookDate, bookDate),
    ctx.runs.list(ctx.tenant.partitionCount, null),
    countWaiting(ctx),
  ]);
  const runDate = newest[0]?.businessDate ?? bookDate;
  const { books } = ageing(rollup.filter(({ loanCount }) => loanCount > 0));
  return {
    bookDate,
    books,
    days: [...closings(daily, bookDate), { on: bookDate, books }],
    moves,
    runs: newest.filter(({ businessDate }) => businessDate === runDate),
    notices: await ctx.notices.countByState(runDate),
    waiting,
  };
}

/** The closings before the book date; that day itself is still moved by what is posted on it. */
function closings(daily: readonly RollupRow[], bookDate: BusinessDate): readonly BookDay[] {
  const byDay = Map.groupBy(daily, ({ businessDate }) => businessDate);
  return [...byDay]
    .flatMap(([on, rows]) => (on !== null && on < bookDate ? [{ on, ...ageing(rows) }] : []))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

async function countWaiting(ctx: TenantContext): Promise<Waiting> {
  const failed = { state: "failed", borrowerId: null, loanId: null, after: null } as const;
  const read = await Promise.all([
    ctx.unmatched.countWaiting(),
    ctx.book.setAsideLoans(COUNT_MAX),
    ctx.access.deadLetters("open", COUNT_MAX),
    ctx.imports.rejectedTotal(instant(ctx.now - REJECTED_MS)),
    ctx.notices.list({ ...failed, limit: COUNT_MAX }),
    ctx.tasks.countWork(ctx.today, WORK_COUNT_MAX + 1),
    ctx.policies.countSubmitted(),
    readHealth(ctx),
  ]);
  const [unmatchedPayments, setAside, deadLetters, rejectedRows, notices, work, ...rest] = read;
  const [submittedPolicies, health] = rest;
  return {
    tasksDue: [...work.due].flatMap(([role, count]) => (count > 0 ? [{ role, count }] : [])),
    unownedCases: work.unownedCases,
    submittedPolicies,
    unmatchedPayments,
    setAsideLoans: setAside.length,
    deadLetters: deadLetters.length,
    rejectedRows,
    failedNotices: notices.notices.length,
    ...health,
  };
}

type Health = Pick<Waiting, "drifts" | "bookLateSeconds" | "clockTrouble">;

/** Whether the numbers can be trusted and the machines keep up. */
async function readHealth(ctx: TenantContext): Promise<Health> {
  const [reconciled, alerts, pulse] = await Promise.all([
    ctx.reconciliations.list(1, null),
    ctx.health.openAlerts(),
    ctx.health.pulse(),
  ]);
  const late = alerts.find(({ kind }) => kind === "book-late");
  const last = reconciled[0];
  return {
    drifts: last ? last.loansDrifted + last.rollupsDrifted : 0,
    bookLateSeconds: late ? Math.round((ctx.now - late.dueAt) / 1000) : null,
    clockTrouble: clockTrouble(pulse, ctx.now),
  };
}
