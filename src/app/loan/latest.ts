import type { Loan } from "./store";

/** The loan that is late the longest, the first of equals; undefined when none is late. */
export function latestOf(loans: readonly Loan[]): Loan | undefined {
  let latest: Loan | undefined;
  for (const loan of loans) {
    const { pastDueSince } = loan.projection;
    if (pastDueSince === null) continue;
    const before = latest?.projection.pastDueSince ?? null;
    if (before === null || pastDueSince < before) latest = loan;
  }
  return latest;
}
