import { policyBucket } from "../../domain/delinquency/project";
import type { LedgerEntry } from "../../domain/loan/ledger";
import type { Schedule } from "../../domain/loan/schedule";
import type { PolicyTimeline } from "../../domain/policy/timeline";
import { UNTREATED } from "../../domain/treatment/treatment";
import type { BusinessDate } from "../../kernel/calendar";
import type { TenantContext } from "../context";
import type { RollupDelta } from "../scan/book-store";
import type { Write } from "../write";
import { foldLoan } from "./fold";
import { projectAhead, rollupOf } from "./reproject";
import type { LoanDraft } from "./store";
import { sumRollup } from "./sum-deltas";

type FirstNumbers =
  | "projection"
  | "status"
  | "scheduleVersion"
  | "entryCount"
  | "treatment"
  | "holds"
  | "promises";

export type IntroducedLoan = Readonly<{
  loan: LoanDraft;
  schedules: readonly Schedule[];
  entries: readonly LedgerEntry[];
  rollup: readonly RollupDelta[];
}>;

/** A loan that comes in, with its first numbers. */
export function introduceLoan(
  input: Readonly<{
    draft: Omit<LoanDraft, FirstNumbers>;
    schedules: readonly Schedule[];
    entries: readonly LedgerEntry[];
    asOf: BusinessDate;
    timeline: PolicyTimeline;
  }>,
): IntroducedLoan {
  const { draft, schedules, entries, asOf } = input;
  const timeline = input.timeline.of(draft.borrowerId);
  const policy = timeline.on(asOf);
  const fresh = { ...draft, holds: [] };
  const state = foldLoan(policy, { loan: fresh, schedules, ledger: entries }, asOf);
  // The bucket that it comes in with is not one that it entered here.
  const treatment = { ...UNTREATED, reached: policyBucket(state).from };
  const progress = { treatment, holds: [], promises: [] };
  const { status, ...projection } = projectAhead(state, timeline, progress);
  const loan: LoanDraft = {
    ...draft,
    status,
    projection,
    ...progress,
    scheduleVersion: schedules.at(-1)?.version ?? 0,
    entryCount: entries.length,
  };
  return { loan, schedules, entries, rollup: rollupOf(loan.currency, status, projection, 1) };
}

/** The writes of new loans of one partition; their borrowers come before them in the same commit. */
export function introducedWrites(
  ctx: Pick<TenantContext, "loans" | "book" | "now">,
  partition: number,
  introduced: readonly IntroducedLoan[],
): Write[] {
  return [
    ...ctx.loans.insert(introduced.map(({ loan }) => loan)),
    ...ctx.loans.insertSchedules(
      introduced.flatMap(({ loan, schedules }) =>
        schedules.map((schedule) => ({
          loanId: loan.id,
          schedule,
          stoodOn: loan.projection.evaluatedOn,
        })),
      ),
      ctx.now,
    ),
    ...ctx.loans.append(
      introduced.flatMap(({ loan, entries }) =>
        entries.map((entry) => ({
          loanId: loan.id,
          entry,
          stoodOn: loan.projection.evaluatedOn,
        })),
      ),
    ),
    ...ctx.book.applyRollup(partition, sumRollup(introduced.flatMap(({ rollup }) => rollup))),
  ];
}
