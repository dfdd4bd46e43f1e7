import { asKnown } from "../../domain/loan/ledger";
import type { TenantContext } from "../context";
import { foldLoan } from "../loan/fold";
import type { LoanRecord } from "../loan/store";
import type { SendingDecision } from "./decide";

/**
 * How many of a borrower's loans are past due on the day of a sending decision. They are folded at that day as
 * the notice's own loan is: their stored numbers may stand at another one, where the scan is ahead
 * of the letters. One that cannot be folded waits for a person and is not counted.
 */
export function countLate(
  ctx: Pick<TenantContext, "timeline">,
  { state: { asOf } }: SendingDecision,
  loans: readonly LoanRecord[],
): number {
  const policy = ctx.timeline.on(asOf);
  return loans.filter((record) => {
    const ledger = asKnown(record.ledger, { effectiveThrough: asOf });
    try {
      return foldLoan(policy, { ...record, ledger }, asOf).oldestUnpaidDueOn !== null;
    } catch {
      return false;
    }
  }).length;
}
