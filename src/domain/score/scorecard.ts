import { assert } from "../../kernel/assert";
import type { Binned } from "./bin-attribute";
import type { Cuts } from "./cuts";
import { sumOf, type Tally } from "./evidence";
import type { Fit } from "./fit";
import { neverFalling } from "./isotonic";

/**
 * How log odds become points. At `baseScore` there are `baseOdds` goods to one bad, and every
 * `pointsToDouble` points there are twice as many. A higher score is safer.
 */
export type Scaling = Readonly<{ baseScore: number; baseOdds: number; pointsToDouble: number }>;

/** The worked example of Siddiqi, Credit Risk Scorecards (2006), ch. 6. */
export const SCALING: Scaling = { baseScore: 600, baseOdds: 50, pointsToDouble: 20 };

export type ScoredBin = Tally & Readonly<{ weight: number; points: number }>;

export type ScoredAttribute = Readonly<{
  name: string;
  cuts: Cuts;
  informationValue: number;
  bins: readonly ScoredBin[];
}>;

/** A model as it is stored: plain JSON, every number whole or cut to fixed decimals. */
export type Scorecard = Readonly<{
  format: 1;
  scaling: Scaling;
  /** The rows it learned from. */
  trainedOn: Tally;
  /** The score of a borrower who has in everything what the rows it learned from have on average. */
  averageScore: number;
  attributes: readonly ScoredAttribute[];
}>;

export function pointsPerLogOdds({ pointsToDouble }: Scaling): number {
  return pointsToDouble / Math.LN2;
}

/**
 * The scorecard of a fit that is done. Points are whole and say how far a bin lies from the average of
 * its attribute: a score is their exact sum above `averageScore`, and what is below 0 was lost against
 * the average borrower. An attribute with a trend keeps it: bins that the fit put out of order are
 * levelled. A bin of which nothing is known has 0.
 */
export function scorecardOf(binned: readonly Binned[], fit: Fit, scaling: Scaling): Scorecard {
  const factor = pointsPerLogOdds(scaling);
  let average = fit.binOdds[0] ?? 0;
  let first = 1;
  const attributes = fit.chosen.map((index): ScoredAttribute => {
    const one = binned[index];
    assert(one, `nothing binned at ${index}`);
    const { name, cuts, informationValue, bins } = one;
    const odds = inTrend(one, fit.binOdds.slice(first, first + bins.length));
    first += bins.length;
    const mean = meanOf(odds, bins.map(rowsOf));
    average += mean;
    const scored = bins.map((bin, place) => {
      const isKnown = rowsOf(bin) > 0 || bin.weight !== 0;
      return { ...bin, points: isKnown ? whole(factor * ((odds[place] ?? 0) - mean)) : 0 };
    });
    return { name, cuts, informationValue, bins: scored };
  });
  const offset = scaling.baseScore - factor * Math.log(scaling.baseOdds);
  const averageScore = whole(offset + factor * average);
  return { format: 1, scaling, trainedOn: sumOf(binned[0]?.bins ?? []), averageScore, attributes };
}

/** Log odds of the bins with those of the ranges levelled to the trend; what is missing has no order. */
function inTrend({ cuts, trend, bins }: Binned, odds: readonly number[]): readonly number[] {
  if (cuts.kind !== "numeric" || trend === "free") return odds;
  // Rising risk is falling odds of good.
  const sign = trend === "rising" ? -1 : 1;
  const ranges = odds.slice(0, -1).map((one) => one * sign);
  const levelled = neverFalling(ranges, bins.map(rowsOf)).map((one) => one * sign);
  return [...levelled, ...odds.slice(-1)];
}

function meanOf(values: readonly number[], weights: readonly number[]): number {
  const sum = values.reduce((total, value, index) => total + value * (weights[index] ?? 0), 0);
  return sum / weights.reduce((total, weight) => total + weight, 0);
}

function rowsOf({ goods, bads }: Tally): number {
  return goods + bads;
}

/** Never -0, which JSON reads back as 0. */
function whole(value: number): number {
  return Math.round(value) + 0;
}
