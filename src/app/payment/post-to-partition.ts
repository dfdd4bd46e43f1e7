import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfLoans } from "../event/of-loans";
import { type LoanChange, reprojectLoan, writesOf } from "../loan/reproject";
import type { Loan, LoanRecord } from "../loan/store";
import type { Deed } from "../write";
import { type PostOutcome, refusedWith } from "./outcome";
import {
  type LoanPayment,
  type PostedReferences,
  type PostingPlan,
  planPosting,
} from "./plan-posting";

/**
 * Posts payments to loans of one partition, all in one commit: ledger entries, the loans' new
 * numbers, their moves between buckets. One outcome for each row, in order. `posted` is what the
 * caller read already of these references; after a lost race it is read again.
 */
export async function postToPartition(
  ctx: TenantContext,
  partition: number,
  rows: readonly LoanPayment[],
  posted?: PostedReferences,
): Promise<readonly PostOutcome[]> {
  let known = posted;
  const outcome = await contend(async () => {
    const references = known ?? (await ctx.loans.postedReferences(rows.map((r) => r.externalId)));
    known = undefined;
    return attempt(ctx, partition, rows, references);
  });
  if (outcome !== LOST) return outcome;
  return rows.map(() => refusedWith({ code: "request.conflict" }));
}

async function attempt(
  ctx: TenantContext,
  partition: number,
  rows: readonly LoanPayment[],
  posted: PostedReferences,
): Promise<readonly PostOutcome[] | typeof LOST> {
  const [bookDate, found] = await Promise.all([
    ctx.book.scannedOn(partition),
    ctx.loans.records(partition, [...new Set(rows.map(({ loanId }) => loanId))]),
  ]);
  const records = new Map(found.map((record) => [record.loan.id, record]));
  const plan = planPosting(ctx, rows, records, posted);
  if (plan.entries.size === 0) return plan.outcomes;
  const changes = await commitPlan(ctx, { partition, bookDate, records, plan });
  return changes === LOST ? LOST : withNewNumbers(plan, changes);
}

/**
 * Commits what was planned for loans of one partition: entries, numbers and moves together. Answers
 * LOST when somebody changed one of the loans, or the scan the book's day, since they were read.
 */
export async function commitPlan(
  ctx: TenantContext,
  planned: Readonly<{
    partition: number;
    bookDate: BusinessDate;
    records: ReadonlyMap<number, LoanRecord>;
    plan: PostingPlan;
  }>,
): Promise<readonly LoanChange[] | typeof LOST> {
  const { partition, bookDate, records, plan } = planned;
  const changes: LoanChange[] = [];
  for (const [loanId, newEntries] of plan.entries) {
    const record = records.get(loanId);
    if (record) {
      changes.push(
        reprojectLoan({
          record,
          newEntries,
          newSchedules: [],
          asOf: bookDate,
          timeline: ctx.timeline,
          cause: "payment",
        }),
      );
    }
  }
  const committed = await ctx.commit(partition, {
    deed: deedOf(plan),
    writes: writesOf(ctx, partition, bookDate, changes),
    events: eventsOfLoans(changes),
    bookDate,
  });
  return committed.ok ? changes : LOST;
}

function deedOf(plan: PostingPlan): Deed {
  const posted = [...plan.entries].flatMap(([loanId, entries]) =>
    entries.map(({ sequence, externalId, amount }) => ({
      loan: publicId("loan", loanId),
      sequence,
      externalId,
      amount,
    })),
  );
  const [first] = posted;
  const subject = posted.length === 1 && first ? first.loan : `${posted.length} payments`;
  return { action: "payment.post", subject, detail: { payments: posted } };
}

/** The loans of the outcomes as the commit left them. */
function withNewNumbers(plan: PostingPlan, changes: readonly LoanChange[]): readonly PostOutcome[] {
  const after = new Map(changes.map(({ move }) => [move.loan.id, loanAfter(move)]));
  return plan.outcomes.map((outcome) =>
    "loan" in outcome ? { ...outcome, loan: after.get(outcome.loan.id) ?? outcome.loan } : outcome,
  );
}

export function loanAfter(move: LoanChange["move"]): Loan {
  const { loan, status, projection, scheduleVersion, entryCount } = move;
  return { ...loan, status, projection, scheduleVersion, entryCount, version: loan.version + 1 };
}
