import type { PaymentPromise } from "../../domain/promise/promise";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfLoans, promiseEvents, promiseMade } from "../event/of-loans";
import { type LoanChange, reprojectLoan, writesOf } from "../loan/reproject";
import type { LoanRecord } from "../loan/store";
import type { Write } from "../write";
import type { PromiseToPay } from "./store";

/**
 * Commits a promise together with the copy that its loan keeps and the day on which the scan looks at
 * the loan for it. Answers LOST when somebody changed the loan or the scan the book's day.
 */
export async function commitPromise(
  ctx: TenantContext,
  input: Readonly<{
    record: LoanRecord;
    promises: readonly PaymentPromise[];
    action: "promise.make" | "promise.cancel";
    promise: PromiseToPay;
    /** With the day the loan stands at. */
    writes: (stoodOn: BusinessDate) => readonly Write[];
  }>,
): Promise<typeof LOST | null> {
  const { record, promises, action, promise, writes } = input;
  const { partition, treatment, holds } = record.loan;
  const bookDate = await ctx.book.scannedOn(partition);
  const change = reprojectLoan({
    record,
    newEntries: [],
    newSchedules: [],
    asOf: bookDate,
    timeline: ctx.timeline,
    // A promise moves no due date; if the loan changes its bucket, the day that was scanned did it.
    cause: "scan",
    progress: { treatment, holds, promises },
  });
  const { amount, currency, madeOn, dueOn, note, cancelReason } = promise;
  const committed = await ctx.commit(partition, {
    deed: {
      action,
      subject: publicId("loan", record.loan.id),
      detail: {
        promise: promise.promise,
        amount,
        currency,
        madeOn,
        dueOn,
        note,
        cancelReason,
        businessDate: ctx.today,
      },
    },
    writes: [...writesOf(ctx, partition, bookDate, [change]), ...writes(change.stoodOn)],
    events: [...eventsOfLoans([change]), ...toldOf(action, change, promise)],
    bookDate,
  });
  return committed.ok ? null : LOST;
}

function toldOf(
  action: "promise.make" | "promise.cancel",
  change: LoanChange,
  promise: PromiseToPay,
) {
  return action === "promise.make"
    ? [promiseMade(change, promise)]
    : promiseEvents(change, promise);
}
