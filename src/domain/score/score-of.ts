import { binOf, type Value } from "./cuts";
import { type Bound, boundsOf, textOf } from "./bounds";
import type { Scaling, Scorecard } from "./scorecard";

/** What one attribute gave or took, against the average borrower, and for which values it does. */
export type Part = Readonly<{
  attribute: string;
  points: number;
  bounds: readonly Bound[];
  text: string;
}>;

export type Scored = Readonly<{
  /** Higher is safer: the average score and the points of all parts. */
  score: number;
  /** Of going bad. */
  probability: number;
  parts: readonly Part[];
  reasons: readonly Part[];
}>;

/** More are not likely to help a borrower. Source: 12 CFR 1002, Supplement I, 9(b)(2)-1. */
export const REASONS_MAX = 4;

/**
 * The score of one borrower or loan. A value that is not given is missing. Reasons are the parts that
 * lost points against the average of all that the model learned from, the most first, at most
 * `REASONS_MAX`. Source of that method: 12 CFR 1002, Supplement I, 9(b)(2)-5.
 */
export function scoreOf(
  scorecard: Scorecard,
  values: Readonly<Record<string, Value | undefined>>,
): Scored {
  const read = (name: string) => (Object.hasOwn(values, name) ? (values[name] ?? null) : null);
  const parts = scorecard.attributes.map(({ name, cuts, bins }): Part => {
    const bin = binOf(name, cuts, read);
    const bounds = boundsOf(name, cuts, bin);
    return { attribute: name, points: bins[bin]?.points ?? 0, bounds, text: textOf(bounds) };
  });
  const score = parts.reduce((sum, { points }) => sum + points, scorecard.averageScore);
  const lost = parts.filter(({ points }) => points < 0).toSorted((a, b) => a.points - b.points);
  return {
    score,
    probability: probabilityOf(score, scorecard.scaling),
    parts,
    reasons: lost.slice(0, REASONS_MAX),
  };
}

/** The probability of going bad that a score stands for. */
export function probabilityOf(score: number, scaling: Scaling): number {
  const { baseScore, baseOdds, pointsToDouble } = scaling;
  return 1 / (1 + baseOdds * 2 ** ((score - baseScore) / pointsToDouble));
}
