const LANES = 100;
/** Knuth's multiplicative constant: neighbours spread evenly over the lanes. */
const SPREAD = 2_654_435_761;

/**
 * Which of a hundred lanes a borrower is in, for ever: a canary of n percent is lanes 0 to n - 1. By the
 * borrower's number in its partition and the partition, so that all loans of one borrower agree.
 */
export function laneOf(borrowerId: number): number {
  const folded = (borrowerId % 2 ** 32) ^ Math.floor(borrowerId / 2 ** 32);
  return (Math.imul(folded, SPREAD) >>> 0) % LANES;
}

/** Who is in no canary: what counts for a lender as a whole. */
export const NO_LANE = LANES;
