import { describe, expect, it } from "vitest";
import type { Design } from "../../../src/domain/score/design";
import { cholesky, solve, solveLower } from "../../../src/domain/score/cholesky";
import { advanceFit, type Fit, startFit } from "../../../src/domain/score/fit";
import { newtonStep, type Rows, scoresOf } from "../../../src/domain/score/regression";
import { openRandom } from "../../../src/domain/sandbox/random";

function finished(design: Design, keep = (fit: Fit) => fit): Fit {
  let fit = startFit();
  while (fit.stage !== "done") {
    fit = keep(advanceFit(design, fit));
    expect(fit.coefficients).toHaveLength(fit.chosen.length + 1);
  }
  return fit;
}

/** Candidates by what each row weighs in them, and of each row whether it went bad. */
function designOfRows(
  bad: readonly number[],
  ...candidates: readonly (readonly number[])[]
): Design {
  return {
    bad: Uint8Array.from(bad),
    candidates: candidates.map((column) => {
      const weights = [...new Set(column)].toSorted((a, b) => a - b);
      return { codes: Uint8Array.from(column, (value) => weights.indexOf(value)), weights };
    }),
  };
}

/** Coefficients after Newton's steps without a prior. */
function solvedFreely(rows: Rows): readonly number[] {
  const prior = { values: Array<number>(rows.size).fill(0), ridge: 0 };
  let coefficients = prior.values as readonly number[];
  for (let step = 0; step < 20; step += 1) {
    coefficients = newtonStep(rows, prior, coefficients).coefficients;
  }
  return coefficients;
}

describe("linear equations", () => {
  // (4 2 2; 2 5 3; 2 3 6) is L times its transpose with L = (2; 1 2; 1 1 2).
  const lower = cholesky({ size: 3, cells: Float64Array.of(4, 2, 2, 2, 5, 3, 2, 3, 6) });

  it("have the triangle worked out by hand, and the solution that was put in", () => {
    expect([...lower.cells]).toEqual([2, 0, 0, 1, 2, 0, 1, 1, 2]);
    // Of 1, -2 and 3: 4 - 4 + 6, 2 - 10 + 9, 2 - 6 + 18.
    expect([...solve(lower, [6, 1, 14])]).toEqual([1, -2, 3]);
    expect([...solveLower(lower, [6, 1, 14])]).toEqual([3, -1, 6]);
  });
});

describe("a step of Newton's", () => {
  it("ends in the log odds of good of each bin: ln 4 with 20 bad of 100, ln 9 with 5 of 50", () => {
    // The first hundred rows have the intercept alone, the next fifty a coefficient more.
    const bad = Uint8Array.from({ length: 150 }, (_, row) => Number(row < 20 || row >= 145));
    const factors = Float64Array.from({ length: 300 }, (_, term) =>
      Number(term % 2 === 0 || term >= 200),
    );
    const places = Uint16Array.from({ length: 300 }, (_, term) => term % 2);
    const rows: Rows = { size: 2, terms: 2, places, factors, bad };
    const first = newtonStep(rows, { values: [0, 0], ridge: 0 }, [0, 0]);
    expect(first.moved).toBe(Math.max(...first.coefficients.map(Math.abs)));
    const [intercept, more] = solvedFreely(rows);
    expect(intercept).toBeCloseTo(Math.log(4), 10);
    expect(more).toBeCloseTo(Math.log(9) - Math.log(4), 10);
  });

  it("is halved where a whole one would make it worse, and still ends at the best", () => {
    const rows: Rows = {
      ...{ size: 1, terms: 1, bad: Uint8Array.of(1, 0, 0, 0) },
      ...{ places: new Uint16Array(4), factors: new Float64Array(4).fill(1) },
    };
    const prior = { values: [0], ridge: 0 };
    let at: readonly number[] = [6];
    const first = newtonStep(rows, prior, at);
    // A whole step from 6 would go to -94.
    expect(first.moved).toBeGreaterThan(0);
    expect(Math.abs(first.coefficients[0] ?? 0)).toBeLessThan(6);
    for (let step = 0; step < 20; step += 1) at = newtonStep(rows, prior, at).coefficients;
    expect(at[0]).toBeCloseTo(Math.log(3), 10);
  });
});

describe("what a candidate would add", () => {
  // Four rows have it, of which one is bad; four have not, of which three are.
  const rows: Rows = {
    ...{ size: 1, terms: 1, bad: Uint8Array.of(1, 0, 0, 0, 1, 1, 1, 0) },
    ...{ places: new Uint16Array(8), factors: new Float64Array(8).fill(1) },
  };
  const scoreOf = (column: (row: number) => number) =>
    scoresOf(rows, { values: [0], ridge: 0 }, [0], [column])[0];

  it("is, beside the intercept alone, Pearson's chi-square: (3 * 3 - 1 * 1)^2 * 8 / 4^4", () => {
    expect(scoreOf((row) => Number(row < 4))).toBeCloseTo(2, 12);
    // However it is told, as long as the sign is right.
    expect(scoreOf((row) => (row < 4 ? 7 : 5))).toBeCloseTo(2, 9);
  });

  it("is nothing with the wrong sign, and nothing for what never differs", () => {
    expect(scoreOf((row) => Number(row >= 4))).toBe(0);
    expect(scoreOf(() => 1)).toBe(0);
  });
});

describe("a fit", () => {
  const random = openRandom(7, 0);
  const rows = 4000;
  const draw = (levels: readonly number[]) =>
    Array.from({ length: rows }, () => random.pick(levels));
  const drawBad = (odds: (row: number) => number) =>
    Array.from({ length: rows }, (_, row) =>
      Number(random.next() > 1 / (1 + Math.exp(-odds(row)))),
    );
  const [one, two, noise] = [draw([-1, 0, 1]), draw([-1, 0, 1]), draw([-1, 1])];
  const at = (column: readonly number[], row: number) => column[row] ?? 0;

  it("chooses what says something, the strongest first, and finds its coefficients", () => {
    const bad = drawBad((row) => 1 + 1.5 * at(one, row) + 0.5 * at(two, row));
    const fit = finished(designOfRows(bad, noise, two, one));
    expect(fit.chosen).toEqual([2, 1]);
    expect(fit.coefficients[1]).toBeCloseTo(1.5, 0);
    expect(fit.coefficients[2]).toBeCloseTo(0.5, 0);
  });

  it("takes a copy of what it has for nothing new, and what points the wrong way not at all", () => {
    const bad = drawBad((row) => 1 + 1.5 * at(one, row));
    const turned = one.map((value) => -value);
    expect(finished(designOfRows(bad, one, one, turned)).chosen).toEqual([0]);
  });

  it("drops for good what comes out with the wrong sign once others are in", () => {
    // The mixture says most alone; beside its parts only its noise is left, which says the opposite.
    const mixture = one.map((value, row) => value + at(two, row) + 0.5 * at(noise, row));
    const bad = drawBad(
      (row) => 1 + 1.5 * at(one, row) + 1.5 * at(two, row) - 0.4 * at(noise, row),
    );
    const fit = finished(designOfRows(bad, mixture, one, two));
    expect(fit.dropped).toEqual([0]);
    expect(fit.chosen.toSorted()).toEqual([1, 2]);
    for (const coefficient of fit.coefficients.slice(1)) expect(coefficient).toBeGreaterThan(0);
  });

  it("of separated rows ends, with finite coefficients", () => {
    const fit = finished(
      designOfRows(
        one.map((value) => Number(value < 0)),
        one,
        noise,
      ),
    );
    expect(fit.chosen).toContain(0);
    for (const value of [...fit.coefficients, ...fit.binOdds])
      expect(Math.abs(value)).toBeLessThan(30);
  });

  it("chooses nothing among noise", () => {
    expect(
      finished(
        designOfRows(
          drawBad(() => 1),
          noise.map((value) => value * 0.01),
        ),
      ),
    ).toMatchObject({
      chosen: [],
      coefficients: [expect.closeTo(1, 0)],
    });
  });

  it("has at most one attribute for ten rows of the rarer kind", () => {
    const few = Array.from({ length: 1000 }, (_, row) => Number(row % 50 === 0));
    const telling = Array.from({ length: 6 }, (_, which) =>
      few.map((bad, row) => (bad === 1 && (row / 50) % 6 !== which ? -1 : 1)),
    );
    expect(finished(designOfRows(few, ...telling)).chosen).toHaveLength(2);
    const many = few.map((bad) => 1 - bad);
    const turned = telling.map((column) => column.map((weight) => -weight));
    expect(finished(designOfRows(many, ...turned)).chosen).toHaveLength(2);
  });

  it("moves a bin away from its weight as far as its rows insist", () => {
    // The weights say -1, 0 and 1; the rows say -1, 0.8 and 1.
    const bad = drawBad((row) => [-1, 0.8, 1][at(one, row) + 1] ?? 0);
    const fit = finished(designOfRows(bad, one));
    const [, low = 0, middle = 0, high = 0] = fit.binOdds;
    expect(middle).toBeGreaterThan(0.05);
    expect(middle).toBeLessThan(high);
    expect(low).toBeLessThan(0);
  });

  it("leaves a bin without rows where its weight puts it", () => {
    const bad = drawBad((row) => 1 + at(one, row));
    const { candidates, ...design } = designOfRows(bad, one);
    const [candidate] = candidates;
    if (!candidate) throw new Error("no candidate");
    const more = { ...candidate, weights: [...candidate.weights, 5] };
    const fit = finished({ ...design, candidates: [more] });
    expect(fit.binOdds[4]).toBeCloseTo(5 * (fit.coefficients[1] ?? 0), 12);
  });

  it("ends the same when it is kept as JSON after each step", () => {
    const bad = drawBad((row) => 1 + at(one, row) + at(two, row));
    const design = designOfRows(bad, one, noise, two);
    const kept = finished(design, (fit) => JSON.parse(JSON.stringify(fit)) as Fit);
    expect(kept).toEqual(finished(design));
    expect(advanceFit(design, kept)).toBe(kept);
  });
});
