/** Rows of a bin by how they ended: good, or bad (late by what the lender wants to be warned of). */
export type Tally = Readonly<{ goods: number; bads: number }>;

/** As many rows of the population's own odds are added to each bin, so that none is empty. */
const SMOOTHING_ROWS = 10;

const DECIMALS = 6;

/** What a model keeps of a number, so that it reads back from JSON as it was. */
function kept(value: number): number {
  const factor = 10 ** DECIMALS;
  // Never -0, which JSON reads back as 0.
  return Math.round(value * factor) / factor + 0;
}

export function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  return { goods: sum("goods"), bads: sum("bads") };
}

/**
 * Weight of evidence: ln of a bin's share of all goods over its share of all bads. Above 0 it is safer
 * than the population. Both shares are raised as if `SMOOTHING_ROWS` more rows of the population's own
 * odds were in the bin: a bin without bads has a finite weight, a small one is drawn towards 0, and
 * one without rows has exactly 0. Source: Siddiqi, Credit Risk Scorecards (2006), ch. 6.
 */
export function weightOfEvidence({ goods, bads }: Tally, all: Tally): number {
  const more = SMOOTHING_ROWS / (all.goods + all.bads);
  return kept(Math.log((goods / all.goods + more) / (bads / all.bads + more)));
}

/** Information value: the differences of the two shares, each weighed by its weight of evidence. */
export function informationValue(tallies: readonly Tally[], weights: readonly number[]): number {
  const all = sumOf(tallies);
  const parts = tallies.map(
    ({ goods, bads }, bin) => (goods / all.goods - bads / all.bads) * (weights[bin] ?? 0),
  );
  return kept(parts.reduce((total, part) => total + part, 0));
}

/** A cell of a pair counts as if it had so many more rows, with the odds of its row of the table. */
const CELL_ROWS = 50;

/**
 * Weights of the cells of a table of so many columns, row by row. Until a cell has rows of its own it
 * speaks as the first attribute does alone: `CELL_ROWS` rows of those odds are added to it.
 */
export function cellWeights(cells: readonly Tally[], columns: number): readonly number[] {
  const all = sumOf(cells);
  const more = SMOOTHING_ROWS / (all.goods + all.bads);
  return cells.map(({ goods, bads }, cell) => {
    const first = cell - (cell % columns);
    const row = sumOf(cells.slice(first, first + columns));
    const added = CELL_ROWS / (row.goods + row.bads + SMOOTHING_ROWS);
    const good = goods / all.goods + added * (row.goods / all.goods + more);
    const bad = bads / all.bads + added * (row.bads / all.bads + more);
    return kept(Math.log(good / bad));
  });
}
