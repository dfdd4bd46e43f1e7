import type { LoanHold } from "../../domain/treatment/treatment";
import { publicId } from "../../kernel/ids";
import { LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfLoans } from "../event/of-loans";
import { reprojectLoan, writesOf } from "../loan/reproject";
import type { LoanRecord } from "../loan/store";
import type { Write } from "../write";
import type { Hold } from "./store";

/**
 * Commits a loan's holds together with what they move: the copy that the fold and the scan read,
 * the loan's numbers, and the day on which its next step waits. Answers LOST when somebody changed
 * the loan or the scan the book's day.
 */
export async function commitHolds(
  ctx: TenantContext,
  input: Readonly<{
    record: LoanRecord;
    holds: readonly LoanHold[];
    action: "hold.place" | "hold.lift";
    hold: Hold;
    writes: readonly Write[];
  }>,
): Promise<Hold | typeof LOST> {
  const { record, holds, action, hold, writes } = input;
  const { partition, treatment, promises } = record.loan;
  const bookDate = await ctx.book.scannedOn(partition);
  const change = reprojectLoan({
    record,
    newEntries: [],
    newSchedules: [],
    asOf: bookDate,
    timeline: ctx.timeline,
    // A hold moves no due date; if the loan changes its bucket, the day that was scanned did it.
    cause: "scan",
    progress: { treatment, holds, promises },
  });
  const { stops, from, to, owner, holdReason, legalBasis, liftReason, openEndReason } = hold;
  const committed = await ctx.commit(partition, {
    deed: {
      action,
      subject: publicId("loan", record.loan.id),
      detail: {
        number: hold.number,
        stops,
        from,
        to,
        owner,
        reason: holdReason,
        legalBasis,
        openEndReason,
        liftReason,
        businessDate: ctx.today,
      },
    },
    writes: [...writesOf(ctx, partition, bookDate, [change]), ...writes],
    events: eventsOfLoans([change]),
    bookDate,
  });
  return committed.ok ? hold : LOST;
}
