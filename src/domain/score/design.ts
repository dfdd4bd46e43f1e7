import { assert } from "../../kernel/assert";
import type { History } from "./attribute";
import { type Binned, codesOf } from "./bin-attribute";
import type { Rows } from "./regression";

/** One binned attribute as the fit sees it: of each row its bin, and of each bin its weight. */
export type Candidate = Readonly<{ codes: Uint8Array; weights: readonly number[] }>;

/** All that a fit is made from, the rows in an order that depends on nothing but what they say. */
export type Design = Readonly<{ candidates: readonly Candidate[]; bad: Uint8Array }>;

/**
 * The rows of a history by their bins, sorted. A sum of fractions depends on its order by a hair, and
 * rounding can make a point of a hair; sorted, the same rows give the same model in any order.
 */
export function designOf(binned: readonly Binned[], history: History): Design {
  const codes = binned.map(({ name, cuts }) => codesOf(name, cuts, history.columns));
  const order = sortedRows([...codes, history.bad]);
  const inOrder = (column: Uint8Array) => Uint8Array.from(order, (row) => column[row] ?? 0);
  const candidates = codes.map((column, index) => {
    const weights = binned[index]?.bins.map(({ weight }) => weight) ?? [];
    return { codes: inOrder(column), weights };
  });
  return { candidates, bad: inOrder(history.bad) };
}

/** Terms of a regression on weights: the intercept, then of each chosen candidate its weight. */
export function weightRows(design: Design, chosen: readonly number[]): Rows {
  return rowsOf(design, chosen, chosen.length + 1, (weights, place) => {
    return { places: weights.map(() => place + 1), factors: weights };
  });
}

/** Terms of a regression on bins: the intercept, then of each chosen candidate the bin of the row. */
export function binRows(design: Design, chosen: readonly number[]): Rows {
  const first = firstPlaces(design, chosen);
  return rowsOf(design, chosen, first.at(-1) ?? 1, (weights, place) => {
    const places = weights.map((_, bin) => (first[place] ?? 0) + bin);
    return { places, factors: weights.map(() => 1) };
  });
}

/** Where the bins of each chosen candidate begin after the intercept, and where the last ends. */
function firstPlaces(design: Design, chosen: readonly number[]): readonly number[] {
  const places = [1];
  for (const index of chosen) {
    places.push((places.at(-1) ?? 1) + candidateAt(design, index).weights.length);
  }
  return places;
}

export function candidateAt({ candidates }: Design, index: number): Candidate {
  const candidate = candidates[index];
  assert(candidate, `no candidate ${index}`);
  return candidate;
}

function rowsOf(
  design: Design,
  chosen: readonly number[],
  size: number,
  termsOf: (
    weights: readonly number[],
    place: number,
  ) => Readonly<{ places: readonly number[]; factors: readonly number[] }>,
): Rows {
  const terms = chosen.length + 1;
  const places = new Uint16Array(design.bad.length * terms);
  const factors = new Float64Array(design.bad.length * terms).fill(1);
  for (const [place, index] of chosen.entries()) {
    const { codes, weights } = candidateAt(design, index);
    const byBin = termsOf(weights, place);
    for (let row = 0; row < codes.length; row += 1) {
      const [at, bin] = [row * terms + place + 1, codes[row] ?? 0];
      places[at] = byBin.places[bin] ?? 0;
      factors[at] = byBin.factors[bin] ?? 0;
    }
  }
  return { size, terms, places, factors, bad: design.bad };
}

function sortedRows(columns: readonly Uint8Array[]): Uint32Array {
  const rows = Uint32Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => row);
  return rows.sort((a, b) => {
    for (const column of columns) {
      const difference = (column[a] ?? 0) - (column[b] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}
