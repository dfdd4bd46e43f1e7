import type { BusinessDate } from "../../kernel/calendar";
import { type FlagSpan, isFlagged } from "../flag/flag";
import { CONTACT_FLAGS, type ContactFlag } from "./rule";

/** A mark on one of a borrower's loans. */
export type LoanMark = FlagSpan & Readonly<{ loanId: number; flag: string }>;

/** Marks that are about a loan and not about who owes it. */
const OF_A_LOAN: readonly ContactFlag[] = ["disputed", "plan-signed"];

/**
 * Which marks on a borrower's loans stop contact on a day. One about the person (an attorney, a
 * bankruptcy) counts for all their loans, one about a loan for that one; a contact about no one loan
 * is stopped by each.
 */
export function contactFlagsOn(
  marks: readonly LoanMark[],
  { loanId, on }: Readonly<{ loanId: number | null; on: BusinessDate }>,
): readonly ContactFlag[] {
  return CONTACT_FLAGS.filter((flag) =>
    marks.some(
      (mark) =>
        mark.flag === flag &&
        isFlagged(mark, on) &&
        (loanId === null || mark.loanId === loanId || !OF_A_LOAN.includes(flag)),
    ),
  );
}
