import { meanRanks } from "./discrimination";

/** Rows of about the same probability: how many went bad, and how many were expected to. */
export type CalibrationGroup = Readonly<{
  rows: number;
  /** Least and highest probability in it. */
  from: number;
  upTo: number;
  expectedBads: number;
  bads: number;
}>;

export type Calibration = Readonly<{
  /** The safest first; by tenths of the rows, and rows with one probability are never parted. */
  groups: readonly CalibrationGroup[];
  /** Mean square of probability less what happened. */
  brier: number;
  /**
   * Hosmer-Lemeshow's chi-square over the groups. On rows that the model did not learn from it has as
   * many degrees of freedom as there are groups, on those that it did two less.
   */
  hosmerLemeshow: number;
}>;

const GROUPS = 10;

/** Whether as many rows went bad as the probabilities said, from the safest tenth to the riskiest. */
export function calibrationOf(probabilities: Float64Array, bad: Uint8Array): Calibration {
  const ranks = meanRanks(probabilities);
  const rowsOfGroup: number[][] = Array.from({ length: GROUPS }, () => []);
  for (const [row, rank] of ranks.entries()) {
    rowsOfGroup[Math.floor(((rank - 0.5) * GROUPS) / ranks.length)]?.push(row);
  }
  const groups = rowsOfGroup
    .filter((rows) => rows.length > 0)
    .map((rows) => groupOf(rows, probabilities, bad));
  const squares = probabilities.reduce((sum, one, row) => sum + (one - (bad[row] ?? 0)) ** 2, 0);
  return {
    groups,
    brier: squares / bad.length,
    hosmerLemeshow: groups.reduce((sum, group) => sum + chiSquareOf(group), 0),
  };
}

function groupOf(
  rows: readonly number[],
  probabilities: Float64Array,
  bad: Uint8Array,
): CalibrationGroup {
  const told = rows.map((row) => probabilities[row] ?? 0);
  return {
    rows: rows.length,
    from: told.reduce((least, one) => Math.min(least, one)),
    upTo: told.reduce((most, one) => Math.max(most, one)),
    expectedBads: told.reduce((sum, one) => sum + one, 0),
    bads: rows.reduce((sum, row) => sum + (bad[row] ?? 0), 0),
  };
}

function chiSquareOf({ rows, expectedBads, bads }: CalibrationGroup): number {
  const variance = expectedBads * (1 - expectedBads / rows);
  return variance > 0 ? (bads - expectedBads) ** 2 / variance : 0;
}
