import type { BorrowerDifference } from "./difference";
import { addEqualities, type Equality, NOTHING_COMPARED } from "./equality";
import { addCounts, NO_TALLY, type SideTally } from "./tally";

/** What a lot of borrowers adds up to, by the version that is tested and by the one in force. */
export type PartReport = Readonly<{
  borrowers: number;
  loans: number;
  /** Not simulated: they wait for a person, or could not be read. */
  loansPassed: number;
  tested: SideTally;
  inForce: SideTally;
  borrowersDiffering: number;
  differences: readonly BorrowerDifference[];
  /** Of a test on the past. */
  equality: Equality | null;
}>;

/** Borrowers of one simulation that are listed one by one; the others are counted. */
export const DIFFERENCES_LISTED = 500;

export const EMPTY_REPORT: PartReport = {
  borrowers: 0,
  loans: 0,
  loansPassed: 0,
  tested: NO_TALLY,
  inForce: NO_TALLY,
  borrowersDiffering: 0,
  differences: [],
  equality: null,
};

/** Two lots together; of their differences as many as are listed. */
export function addReports(a: PartReport, b: PartReport, listed = DIFFERENCES_LISTED): PartReport {
  return {
    borrowers: a.borrowers + b.borrowers,
    loans: a.loans + b.loans,
    loansPassed: a.loansPassed + b.loansPassed,
    tested: addCounts(a.tested, b.tested),
    inForce: addCounts(a.inForce, b.inForce),
    borrowersDiffering: a.borrowersDiffering + b.borrowersDiffering,
    differences: [...a.differences, ...b.differences].slice(0, listed),
    equality:
      a.equality === null && b.equality === null
        ? null
        : addEqualities(a.equality ?? NOTHING_COMPARED, b.equality ?? NOTHING_COMPARED),
  };
}
