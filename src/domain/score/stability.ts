import { assert } from "../../kernel/assert";
import { codesOf } from "./bin-attribute";
import type { Columns } from "./attribute";
import { rangeOf } from "./cuts";
import type { Scorecard } from "./scorecard";

/** From here a population is watched. Convention of the field: Siddiqi, Credit Risk Scorecards (2006), ch. 9. */
const SHIFT_WATCHED = 0.1;
/** From here the model is built anew. Same source. */
const SHIFT_ALARMING = 0.25;

export type Stability = Readonly<{ index: number; level: "stable" | "watched" | "alarming" }>;

const BANDS = 10;
/** Stands for an empty bin beside one that is not. */
const EMPTY_ROWS = 0.5;

/**
 * Population stability index: how far the rows of one population have moved between the same bins. The
 * difference of the two shares of each bin times the logarithm of their quotient, summed; 0 when all
 * shares are equal. A bin that is empty in both says nothing. Both populations have rows.
 */
export function stabilityOf(baseline: readonly number[], current: readonly number[]): Stability {
  const [rowsBefore, rowsNow] = [sum(baseline), sum(current)];
  assert(rowsBefore > 0 && rowsNow > 0, "a population without rows");
  const parts = baseline.map((before, bin) => {
    const now = current[bin] ?? 0;
    if (before === 0 && now === 0) return 0;
    const shareBefore = (before || EMPTY_ROWS) / rowsBefore;
    const shareNow = (now || EMPTY_ROWS) / rowsNow;
    return (shareNow - shareBefore) * Math.log(shareNow / shareBefore);
  });
  const index = sum(parts);
  const level =
    index >= SHIFT_ALARMING ? "alarming" : index >= SHIFT_WATCHED ? "watched" : "stable";
  return { index, level };
}

/** Of scores: by tenths of the baseline. */
export function scoreStability(baseline: Float64Array, current: Float64Array): Stability {
  const sorted = baseline.toSorted();
  const limits = Array.from({ length: BANDS - 1 }, (_, index) => {
    return sorted[Math.ceil(((index + 1) * sorted.length) / BANDS) - 1] ?? 0;
  });
  const upTo = [...new Set(limits)];
  const counts = (scores: Float64Array) =>
    countsOf(
      scores.map((score) => rangeOf(upTo, score)),
      upTo.length + 1,
    );
  return stabilityOf(counts(baseline), counts(current));
}

/** Characteristic stability index: of each attribute, from the rows that the model learned from until now. */
export function attributeStability(
  { attributes }: Scorecard,
  columns: Columns,
): readonly (Stability & Readonly<{ attribute: string }>)[] {
  return attributes.map(({ name, cuts, bins }) => {
    const baseline = bins.map(({ goods, bads }) => goods + bads);
    const current = countsOf(codesOf(name, cuts, columns), bins.length);
    return { attribute: name, ...stabilityOf(baseline, current) };
  });
}

function countsOf(places: ArrayLike<number>, count: number): readonly number[] {
  const counts = Array<number>(count).fill(0);
  for (const place of Array.from(places)) counts[place] = (counts[place] ?? 0) + 1;
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, one) => total + one, 0);
}
