import type { LedgerEntry } from "../../domain/loan/ledger";
import type { BusinessDate } from "../../kernel/calendar";
import { partitionOf } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { CaseEvent } from "../case/store";
import type { TenantContext } from "../context";
import type { Flag } from "../flag/store";
import type { Hold } from "../hold/store";
import type { Loan, Transition } from "../loan/store";
import type { PromiseEvent, PromiseToPay } from "../promise/store";
import type { Notice } from "../notice/store";
import type { Task } from "../task/store";

/** One thing that happened with a borrower, on a business date. */
export type TimelineEntry = Readonly<{ on: BusinessDate }> &
  Readonly<
    | { kind: "case"; event: CaseEvent }
    | { kind: "task"; moment: "planned" | "done" | "cancelled"; task: Task }
    | { kind: "promise"; event: PromiseEvent; promise: PromiseToPay }
    | { kind: "hold"; moment: "begins" | "ends"; hold: Hold }
    | { kind: "flag"; moment: "set" | "ends"; flag: Flag }
    | { kind: "notice"; notice: Notice }
    | { kind: "move"; transition: Transition }
    | { kind: "payment"; loanId: number; entry: LedgerEntry }
  >;

export type BorrowerTimeline = Readonly<{
  loans: readonly Loan[];
  holds: readonly Hold[];
  flags: readonly Flag[];
  /** Newest first. */
  tasks: readonly Task[];
  /** Newest first. */
  entries: readonly TimelineEntry[];
  /** Whether older ones were left out. */
  hasMore: boolean;
}>;

/** So many of each kind, and of all together. */
const EACH_MAX = 100;
const ALL_MAX = 200;

/** Everything that happened with a borrower and their loans until today, newest first. */
export async function readTimeline(
  ctx: TenantContext,
  borrowerId: number,
): Promise<Result<BorrowerTimeline, Readonly<{ code: "borrower.not_found" }>>> {
  for (const permission of [
    "borrower.read",
    "case.read",
    "task.read",
    "promise.read",
    "hold.read",
    "flag.read",
  ] as const) {
    ctx.allow(permission);
  }
  const loans = await ctx.loans.ofBorrower(borrowerId);
  if (loans.length === 0 && !(await ctx.borrowers.find(borrowerId))) {
    return refuse({ code: "borrower.not_found" });
  }
  const partition = partitionOf(borrowerId);
  const ids = loans.map(({ id }) => id);
  const newest = { limit: EACH_MAX, after: null, state: null, loanId: null, borrowerId };
  const [told, tasks, holds, flags, { notices }, records, ...transitions] = await Promise.all([
    Promise.all([
      ctx.cases.eventsOf(borrowerId, EACH_MAX),
      ctx.promises.ofLoans(partition, ids),
      ctx.promises.eventsOfLoans(partition, ids, EACH_MAX),
    ]),
    ctx.tasks.ofBorrower(borrowerId, EACH_MAX),
    ctx.holds.ofLoans(partition, ids),
    ctx.flags.ofLoans(partition, ids),
    ctx.notices.list(newest),
    ctx.loans.records(partition, ids),
    ...ids.map((id) => ctx.loans.transitions(id)),
  ]);
  const [events, promises, promised] = told;
  const entries: TimelineEntry[] = [
    ...events.map((event) => ({ on: event.on, kind: "case", event }) as const),
    ...tasks.flatMap(ofTask),
    ...promised.flatMap((event) => ofPromise(event, promises)),
    ...holds.flatMap(ofHold),
    ...flags.flatMap(ofFlag),
    ...notices.map((notice) => ({ on: notice.businessDate, kind: "notice", notice }) as const),
    ...transitions
      .flat()
      .map((transition) => ({ on: transition.businessDate, kind: "move", transition }) as const),
    ...records.flatMap(({ loan, ledger }) => ofLedger(loan.id, ledger)),
  ];
  const past = entries.filter(({ on }) => on <= ctx.today).toSorted(newestFirst);
  const shown = past.slice(0, ALL_MAX);
  const hasMore = past.length > shown.length;
  return ok({ loans, holds, flags, tasks, entries: shown, hasMore });
}

/** On one day, what a policy or a person did stands above what it followed from. */
const ORDER = ["case", "task", "promise", "hold", "flag", "notice", "move", "payment"] as const;

function newestFirst(a: TimelineEntry, b: TimelineEntry): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  if (a.kind === "case" && b.kind === "case") {
    return b.event.caseId - a.event.caseId || b.event.sequence - a.event.sequence;
  }
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
}

function ofTask(task: Task): TimelineEntry[] {
  const planned = { on: task.plannedOn, kind: "task", moment: "planned", task } as const;
  if (task.state === "open" || task.doneOn === null) return [planned];
  return [planned, { on: task.doneOn, kind: "task", moment: task.state, task }];
}

function ofPromise(event: PromiseEvent, promises: readonly PromiseToPay[]): TimelineEntry[] {
  const promise = promises.find(({ id }) => id === event.promiseId);
  return promise ? [{ on: event.on, kind: "promise", event, promise }] : [];
}

/** One that was lifted before it began never held. */
function ofHold(hold: Hold): TimelineEntry[] {
  const { from, to } = hold;
  if (to !== null && to <= from) return [];
  const begins = { on: from, kind: "hold", moment: "begins", hold } as const;
  return to === null ? [begins] : [begins, { on: to, kind: "hold", moment: "ends", hold }];
}

function ofFlag(flag: Flag): TimelineEntry[] {
  const set = { on: flag.setOn, kind: "flag", moment: "set", flag } as const;
  return flag.endsOn === null
    ? [set]
    : [set, { on: flag.endsOn, kind: "flag", moment: "ends", flag }];
}

function ofLedger(loanId: number, ledger: readonly LedgerEntry[]): TimelineEntry[] {
  return ledger
    .filter(({ type }) => type === "payment" || type === "reversal")
    .slice(-EACH_MAX)
    .map((entry) => ({ on: entry.effectiveOn, kind: "payment", loanId, entry }));
}
