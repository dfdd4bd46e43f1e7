import { assert } from "../../kernel/assert";
import { binRows, candidateAt, type Design, weightRows } from "./design";
import { newtonStep, type Prior, scoresOf } from "./regression";

/**
 * Where a fit stands, as plain JSON: who runs out of time keeps it and goes on later. `solve`: the
 * coefficients of the chosen weights are looked for. `choose`: they are found, and the next candidate
 * is. `refine`: none is left, and each bin leaves its weight as far as its rows insist.
 */
export type Fit = Readonly<{
  stage: "solve" | "choose" | "refine" | "done";
  /** Positions of candidates, in the order in which they came in. */
  chosen: readonly number[];
  /** Came out with the wrong sign beside the others; they do not come back. */
  dropped: readonly number[];
  /** The intercept, then one for each chosen candidate; log odds of good. */
  coefficients: readonly number[];
  /** The intercept, then one for each bin of each chosen candidate; empty before `refine`. */
  binOdds: readonly number[];
  steps: number;
}>;

/** A candidate comes in when chance alone would let it in one time in twenty. */
const ENTRY_CHI_SQUARE = 3.841;
const ATTRIBUTES_MAX = 20;
/** A model has at most one attribute for so many rows of the rarer kind. Source: Peduzzi (1996). */
const EVENTS_PER_ATTRIBUTE = 10;
/** Keeps a coefficient finite, and is forgotten beside any real number of rows. */
const COEFFICIENT_RIDGE = 1;
/** Where a fifth of the rows is bad, a bin with three thousand goes half of the way that they insist on. */
const BIN_RIDGE = 500;
const MOVED_MIN = 1e-8;
const STEPS_MAX = 10_000;

export function startFit(): Fit {
  const none = { chosen: [], dropped: [], binOdds: [], steps: 0 };
  return { stage: "solve", coefficients: [0], ...none };
}

/** One step of a fit: of Newton's, or the choice of a candidate. A fit that is done stays as it is. */
export function advanceFit(design: Design, fit: Fit): Fit {
  assert(fit.steps < STEPS_MAX, "a fit that does not end");
  const counted = { ...fit, steps: fit.steps + 1 };
  if (fit.stage === "solve") return solved(design, counted);
  if (fit.stage === "choose") return withNext(design, counted);
  return fit.stage === "refine" ? refined(design, counted) : fit;
}

function solved(design: Design, fit: Fit): Fit {
  const rows = weightRows(design, fit.chosen);
  const { coefficients, moved } = newtonStep(rows, coefficientPrior(fit), fit.coefficients);
  if (moved > MOVED_MIN) return { ...fit, coefficients };
  const wrong = Math.min(...coefficients.slice(1));
  if (!(wrong <= 0)) return { ...fit, coefficients, stage: "choose" };
  const place = coefficients.indexOf(wrong, 1);
  return {
    ...fit,
    chosen: fit.chosen.toSpliced(place - 1, 1),
    dropped: [...fit.dropped, ...fit.chosen.slice(place - 1, place)],
    coefficients: coefficients.toSpliced(place, 1),
  };
}

function withNext(design: Design, fit: Fit): Fit {
  const isFull = fit.chosen.length >= attributesMax(design);
  const indexes = design.candidates.flatMap((_, index) => {
    return isFull || fit.chosen.includes(index) || fit.dropped.includes(index) ? [] : [index];
  });
  const scores = scoresOf(
    weightRows(design, fit.chosen),
    coefficientPrior(fit),
    fit.coefficients,
    indexes.map((index) => {
      const { codes, weights } = candidateAt(design, index);
      return (row) => weights[codes[row] ?? 0] ?? 0;
    }),
  );
  const best = Math.max(...scores);
  const index = indexes[scores.indexOf(best)];
  if (index === undefined || best < ENTRY_CHI_SQUARE) {
    return { ...fit, stage: "refine", binOdds: oddsByWeight(design, fit) };
  }
  const chosen = [...fit.chosen, index];
  return { ...fit, stage: "solve", chosen, coefficients: [...fit.coefficients, 0] };
}

function refined(design: Design, fit: Fit): Fit {
  const rows = binRows(design, fit.chosen);
  const prior = { values: oddsByWeight(design, fit), ridge: BIN_RIDGE };
  const { coefficients: binOdds, moved } = newtonStep(rows, prior, fit.binOdds);
  return { ...fit, binOdds, stage: moved > MOVED_MIN ? "refine" : "done" };
}

/** What each bin adds to the log odds by its weight and the coefficient of its attribute. */
function oddsByWeight(design: Design, { chosen, coefficients }: Fit): readonly number[] {
  const bins = chosen.flatMap((index, place) => {
    const { weights } = candidateAt(design, index);
    return weights.map((weight) => weight * (coefficients[place + 1] ?? 0));
  });
  return [...coefficients.slice(0, 1), ...bins];
}

function coefficientPrior({ coefficients }: Fit): Prior {
  return { values: coefficients.map(() => 0), ridge: COEFFICIENT_RIDGE };
}

function attributesMax({ bad }: Design): number {
  const bads = bad.reduce((sum, one) => sum + one, 0);
  const rarer = Math.min(bads, bad.length - bads);
  return Math.min(ATTRIBUTES_MAX, Math.floor(rarer / EVENTS_PER_ATTRIBUTE));
}
