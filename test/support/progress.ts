import { advance, type AdvanceInput } from "../../src/domain/delinquency/advance";
import type { Progress } from "../../src/domain/delinquency/project";
import { UNTREATED } from "../../src/domain/treatment/treatment";

/** A loan that no scan has looked at, on which nothing is held and nothing was promised. */
export const FRESH: Progress = { treatment: UNTREATED, holds: [], promises: [] };

/** A day of a loan without conditions, holds or missed days. */
export function advanceOn(
  input: Pick<AdvanceInput, "state" | "previous" | "policy" | "date"> & Partial<AdvanceInput>,
) {
  const judge = () => ({ holds: true, facts: {} });
  return advance({ ...FRESH, judge, isMissed: false, ...input });
}
