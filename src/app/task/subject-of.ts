import { latestOf } from "../loan/latest";
import type { Loan } from "../loan/store";

/** What work is about when nobody says: the loan that is late the longest, else one that runs. */
export function subjectOf(loans: readonly Loan[]): Loan | undefined {
  return latestOf(loans) ?? loans.find(({ status }) => status === "active") ?? loans[0];
}
