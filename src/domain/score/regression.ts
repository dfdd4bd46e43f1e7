import { cholesky, type Matrix, solve, solveLower } from "./cholesky";

/**
 * Rows of a logistic regression, each a few terms: which coefficient, times what. All rows have the
 * same number of terms, the first is the intercept's.
 */
export type Rows = Readonly<{
  /** Coefficients in all. */
  size: number;
  /** Terms in a row. */
  terms: number;
  places: Uint16Array;
  factors: Float64Array;
  bad: Uint8Array;
}>;

/**
 * What is held of the coefficients beforehand: a value each, and how much curvature holds all but the
 * intercept to it. A row adds a quarter of its squared factor at most.
 */
export type Prior = Readonly<{ values: readonly number[]; ridge: number }>;

const HALVINGS_MAX = 30;
/** A candidate of which less is new says what was said before. */
const NEWS_SHARE_MIN = 1e-6;

/**
 * One step of Newton's method towards the coefficients of the log odds of good. All but the intercept
 * are drawn to their prior values, and a step that would lower the penalized likelihood is halved until
 * it does not, so that separated rows end in finite coefficients. `moved` is the largest change.
 */
export function newtonStep(
  rows: Rows,
  prior: Prior,
  coefficients: readonly number[],
): Readonly<{ coefficients: readonly number[]; moved: number }> {
  const before = likelihood(rows, prior, coefficients);
  const { slopes, curvature } = derivativesOf(rows, prior, coefficients);
  let step = solve(cholesky(curvature), slopes);
  for (let halvings = 0; halvings < HALVINGS_MAX; halvings += 1) {
    const next = coefficients.map((one, index) => one + (step[index] ?? 0));
    if (likelihood(rows, prior, next) >= before) {
      return { coefficients: next, moved: Math.max(...step.map(Math.abs)) };
    }
    step = step.map((change) => change / 2);
  }
  return { coefficients, moved: 0 };
}

/**
 * What each column would add to coefficients that are solved, as Rao's score: chi-square with one
 * degree of freedom. 0 where the column would come in with a sign below 0, or says nothing new.
 */
export function scoresOf(
  rows: Rows,
  prior: Prior,
  coefficients: readonly number[],
  columns: readonly ((row: number) => number)[],
): readonly number[] {
  const { curvature, residuals, weights } = derivativesOf(rows, prior, coefficients);
  const lower = cholesky(curvature);
  return columns.map((column) => {
    const { slope, own, crossed } = against(rows, residuals, weights, column);
    const known = solveLower(lower, crossed).reduce((sum, part) => sum + part * part, 0);
    const news = own - known;
    return slope <= 0 || news < NEWS_SHARE_MIN * own ? 0 : slope ** 2 / (news + prior.ridge);
  });
}

function likelihood(rows: Rows, prior: Prior, coefficients: readonly number[]): number {
  let sum = 0;
  for (let row = 0; row < rows.bad.length; row += 1) {
    const odds = oddsOf(rows, row, coefficients);
    const wrong = rows.bad[row] === 1 ? odds : -odds;
    // ln(1 + e^x) without an overflow.
    sum -= Math.max(wrong, 0) + Math.log1p(Math.exp(-Math.abs(wrong)));
  }
  for (let i = 1; i < rows.size; i += 1) {
    sum -= (prior.ridge / 2) * ((coefficients[i] ?? 0) - (prior.values[i] ?? 0)) ** 2;
  }
  return sum;
}

/** Slopes and curvature of the penalized likelihood, and of each row what is unexplained and its weight. */
function derivativesOf(rows: Rows, prior: Prior, coefficients: readonly number[]) {
  const { size, terms, places, factors, bad } = rows;
  const [slopes, cells] = [new Float64Array(size), new Float64Array(size * size)];
  const [residuals, weights] = [new Float64Array(bad.length), new Float64Array(bad.length)];
  for (let row = 0; row < bad.length; row += 1) {
    const good = 1 / (1 + Math.exp(-oddsOf(rows, row, coefficients)));
    const residual = 1 - (bad[row] ?? 0) - good;
    const weight = good * (1 - good);
    residuals[row] = residual;
    weights[row] = weight;
    const end = (row + 1) * terms;
    for (let a = row * terms; a < end; a += 1) {
      const [place, factor] = [places[a] ?? 0, factors[a] ?? 0];
      slopes[place] = (slopes[place] ?? 0) + residual * factor;
      const [line, scaled] = [place * size, weight * factor];
      for (let b = row * terms; b <= a; b += 1) {
        const cell = line + (places[b] ?? 0);
        cells[cell] = (cells[cell] ?? 0) + scaled * (factors[b] ?? 0);
      }
    }
  }
  for (let i = 1; i < size; i += 1) {
    slopes[i] = (slopes[i] ?? 0) - prior.ridge * ((coefficients[i] ?? 0) - (prior.values[i] ?? 0));
    cells[i * size + i] = (cells[i * size + i] ?? 0) + prior.ridge;
  }
  return { slopes, curvature: { size, cells } satisfies Matrix, residuals, weights };
}

/** Sums of a column against what is unexplained, against itself, and against each coefficient's terms. */
function against(
  { size, terms, places, factors, bad }: Rows,
  residuals: Float64Array,
  weights: Float64Array,
  column: (row: number) => number,
) {
  const crossed = new Float64Array(size);
  let [slope, own] = [0, 0];
  for (let row = 0; row < bad.length; row += 1) {
    const value = column(row);
    const weighted = value * (weights[row] ?? 0);
    slope += value * (residuals[row] ?? 0);
    own += value * weighted;
    for (let term = row * terms; term < (row + 1) * terms; term += 1) {
      const place = places[term] ?? 0;
      crossed[place] = (crossed[place] ?? 0) + weighted * (factors[term] ?? 0);
    }
  }
  return { slope, own, crossed };
}

function oddsOf(
  { terms, places, factors }: Rows,
  row: number,
  coefficients: readonly number[],
): number {
  let odds = 0;
  for (let term = row * terms; term < (row + 1) * terms; term += 1) {
    odds += (coefficients[places[term] ?? 0] ?? 0) * (factors[term] ?? 0);
  }
  return odds;
}
