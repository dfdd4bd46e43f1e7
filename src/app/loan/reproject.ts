import { nextActionAcross } from "../../domain/delinquency/next-action-across";
import {
  policyBucket,
  type Progress,
  type Projection,
  project,
} from "../../domain/delinquency/project";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { Schedule } from "../../domain/loan/schedule";
import type { LoanState } from "../../domain/loan/state";
import type { Policy } from "../../domain/policy/policy";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import {
  brokenPromises,
  judgePromises,
  type PromiseMove,
  promiseMoves,
} from "../../domain/promise/promise";
import { foldedIn, forgetKept, settled } from "../../domain/treatment/treatment";
import { addDays, type BusinessDate, latest } from "../../kernel/calendar";
import { minor } from "../../kernel/money";
import type { TenantContext } from "../context";
import type { FlowDelta, RollupDelta } from "../scan/book-store";
import type { CuredBorrower } from "../task/store";
import type { Write } from "../write";
import { foldLoan } from "./fold";
import { sumFlows, sumRollup } from "./sum-deltas";
import type { LoanRecord, LoanStatus, ProjectionMove, StoredProjection, Transition } from "./store";

/** Everything that one loan's new facts change, ready to be written together. */
export type LoanChange = Readonly<{
  move: ProjectionMove;
  newEntries: readonly LedgerEntry[];
  newSchedules: readonly Schedule[];
  stoodOn: BusinessDate;
  transition: Transition | null;
  promises: readonly PromiseMove[];
  rollup: readonly RollupDelta[];
  flows: readonly FlowDelta[];
}>;

export type Reprojection = Readonly<{
  record: LoanRecord;
  newEntries: readonly LedgerEntry[];
  newSchedules: readonly Schedule[];
  /** The partition's book date. */
  asOf: BusinessDate;
  policy: Policy;
  cause: Transition["cause"];
  /** What stays when left out. */
  progress?: Progress;
}>;

/**
 * Folds a loan again with what is new and says what that moves. A loan that the running scan has
 * taken to the next day already is folded at that day: its numbers never go back.
 */
export function reprojectLoan(
  input: Omit<Reprojection, "policy"> & Readonly<{ timeline: PolicyTimeline }>,
): LoanChange {
  const { record, newEntries, newSchedules } = input;
  const { loan } = record;
  const timeline = input.timeline.of(loan.borrowerId);
  const asOf = latest(loan.projection.evaluatedOn, input.asOf);
  const policy = timeline.on(asOf);
  const schedules = [...record.schedules, ...newSchedules];
  const ledger = [...record.ledger, ...newEntries];
  const { holds, ...before } = input.progress ?? loan;
  const state = foldLoan(policy, { loan: { ...loan, holds }, schedules, ledger }, asOf);
  const promises = judgePromises(before.promises, { ledger, state });
  const kept = forgetKept(before.treatment, brokenPromises(promises));
  const folded = foldedIn(kept, policyBucket(state).from);
  const treatment = settled(folded, state.oldestUnpaidDueOn);
  const progress = { treatment, holds, promises };
  const { status, ...projection } = projectAhead(state, timeline, progress);
  return changeTo({ ...input, asOf, policy, progress }, { status, projection });
}

/** A projection whose next action also looks ahead to versions of the policy that will take effect. */
export function projectAhead(
  state: LoanState,
  timeline: PolicyTimeline,
  progress: Progress,
): Projection {
  return lookAhead(project(state, timeline.on(state.asOf), progress), state, timeline, progress);
}

/** As projectAhead, for a caller that has the projection already. */
export function lookAhead(
  projection: Projection,
  state: LoanState,
  timeline: PolicyTimeline,
  progress: Progress,
): Projection {
  const coming = timeline.after(state.asOf);
  if (coming.length === 0) return projection;
  const policy = timeline.on(state.asOf);
  return { ...projection, nextActionOn: nextActionAcross(state, policy, coming, progress) };
}

/** As reprojectLoan, for a caller that has folded the loan itself. */
export function changeTo(
  input: Reprojection,
  after: Readonly<{ status: LoanStatus; projection: StoredProjection }>,
): LoanChange {
  const { record, newEntries, newSchedules, asOf, policy, cause } = input;
  const { loan } = record;
  const { treatment, holds, promises } = input.progress ?? loan;
  const move: ProjectionMove = {
    loan,
    treatment,
    holds,
    promises,
    status: after.status,
    projection: after.projection,
    scheduleVersion: newSchedules.at(-1)?.version ?? loan.scheduleVersion,
    entryCount: loan.entryCount + newEntries.length,
  };
  const from = loan.projection.bucket;
  const to = after.projection.bucket;
  const moved = from !== to;
  const transition: Transition | null = moved
    ? {
        loanId: loan.id,
        loanVersion: loan.version + 1,
        businessDate: asOf,
        fromBucket: from,
        toBucket: to,
        pastDueAmount: after.projection.pastDueAmount,
        principalBalance: after.projection.principalBalance,
        cause,
        policyVersion: policy.version,
      }
    : null;
  const balance = loan.projection.principalBalance;
  return {
    move,
    newEntries,
    newSchedules,
    stoodOn: asOf,
    transition,
    promises: promiseMoves(loan.promises, promises),
    rollup: [
      ...rollupOf(loan.currency, loan.status, loan.projection, -1),
      ...rollupOf(loan.currency, after.status, after.projection, 1),
    ],
    flows: moved
      ? [{ currency: loan.currency, fromBucket: from, toBucket: to, loanCount: 1, balance }]
      : [],
  };
}

/** What one loan adds to the portfolio numbers; a closed or unscheduled one is not in them. */
export function rollupOf(
  currency: string,
  status: LoanStatus,
  projection: StoredProjection,
  sign: 1 | -1,
): RollupDelta[] {
  if (status !== "active") return [];
  const { bucket, pastDueAmount, principalBalance } = projection;
  return [
    {
      currency,
      bucket,
      loanCount: sign,
      pastDueAmount: minor(sign * pastDueAmount),
      balance: minor(sign * principalBalance),
    },
  ];
}

/**
 * The writes of changed loans of one partition: facts, numbers, transitions and rollups together. Moves
 * count for `on`; what stands afterwards will be counted at the close of `openDay`, which is the day that
 * is being scanned, and else the one after the book date.
 */
export function writesOf(
  ctx: Pick<TenantContext, "loans" | "promises" | "book" | "tasks" | "now">,
  partition: number,
  on: BusinessDate,
  changes: readonly LoanChange[],
  openDay: BusinessDate = addDays(on, 1),
): Write[] {
  const of = <Row>(pick: (change: LoanChange) => readonly Row[]) => changes.flatMap(pick);
  return [
    ...ctx.loans.insertSchedules(
      of(({ move, newSchedules, stoodOn }) =>
        newSchedules.map((schedule) => ({ loanId: move.loan.id, schedule, stoodOn })),
      ),
      ctx.now,
    ),
    ...ctx.loans.append(
      of(({ move, newEntries, stoodOn }) =>
        newEntries.map((entry) => ({ loanId: move.loan.id, entry, stoodOn })),
      ),
    ),
    ...ctx.loans.project(
      changes.map(({ move }) => move),
      ctx.now,
      openDay,
    ),
    ...ctx.loans.insertTransitions(of(({ transition }) => (transition ? [transition] : []))),
    ...ctx.promises.settle(
      of(({ move, promises, stoodOn }) =>
        promises.map((promise) => ({ ...promise, loanId: move.loan.id, on: stoodOn })),
      ),
      ctx.now,
    ),
    ...ctx.book.applyRollup(partition, sumRollup(of(({ rollup }) => rollup))),
    ...ctx.book.applyFlows(partition, on, sumFlows(of(({ flows }) => flows))),
    ...ctx.tasks.dropCured(of(cured), ctx.now),
  ];
}

function cured({ move, stoodOn }: LoanChange): readonly CuredBorrower[] {
  const { loan, projection } = move;
  const isCured = loan.projection.pastDueSince !== null && projection.pastDueSince === null;
  return isCured ? [{ borrowerId: loan.borrowerId, on: stoodOn }] : [];
}
