import type { BusinessDate } from "../../kernel/calendar";

/** A loan of a borrower on a business date; null when nothing of it is past due. */
export type LoanLateness = Readonly<{ loanId: number; pastDueSince: BusinessDate | null }>;

/**
 * Which loan an open case follows instead of one whose step would move it: of the borrower's loans
 * the one that is late the longest, when that one is later by any day. Null when the step may move the
 * case: its loan is as late as any other, or it alone is late. So a younger delinquency never takes a
 * case back to an early stage; once the older one is cured, the next step of the younger does.
 */
export function followedInstead(
  loanId: number,
  loans: readonly LoanLateness[],
): (LoanLateness & Readonly<{ pastDueSince: BusinessDate }>) | null {
  const own = loans.find((one) => one.loanId === loanId)?.pastDueSince ?? null;
  const later = loans
    .flatMap(({ pastDueSince, ...rest }) =>
      pastDueSince === null ? [] : [{ ...rest, pastDueSince }],
    )
    .filter(({ pastDueSince }) => own === null || pastDueSince < own);
  return later.reduce<(typeof later)[number] | null>(
    (latest, one) => (latest === null || one.pastDueSince < latest.pastDueSince ? one : latest),
    null,
  );
}
