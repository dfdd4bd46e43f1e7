import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareModels } from "../../../src/domain/score/compare";
import { aucOf, discriminationOf } from "../../../src/domain/score/discrimination";
import { judge } from "../../../src/domain/score/judge";
import { scoreStability, stabilityOf } from "../../../src/domain/score/stability";

const risksOf = (...risks: number[]) => Float64Array.from(risks);
const badOf = (...bad: number[]) => Uint8Array.from(bad);

/** Risks with ties, two rows of each kind at least. */
const judged = fc
  .array(fc.tuple(fc.nat(9), fc.nat(9), fc.constantFrom(0, 1)), { minLength: 4, maxLength: 40 })
  .filter((rows) => {
    const bads = rows.filter(([, , bad]) => bad === 1).length;
    return bads > 1 && rows.length - bads > 1;
  })
  .map((rows) => ({
    risks: Float64Array.from(rows, ([risk]) => risk),
    others: Float64Array.from(rows, ([, other]) => other),
    bad: Uint8Array.from(rows, ([, , bad]) => bad),
  }));

/** Of all pairs of a bad and a good row, what `tell` says of each on average. */
function overPairs(bad: Uint8Array, tell: (bad: number, good: number) => number): number {
  let [sum, pairs] = [0, 0];
  for (const [row, isBad] of bad.entries()) {
    for (const [other, otherBad] of bad.entries()) {
      if (isBad === 0 || otherBad === 1) continue;
      sum += tell(row, other);
      pairs += 1;
    }
  }
  return sum / pairs;
}

function wins(risks: Float64Array, row: number, other: number): number {
  const [one = 0, two = 0] = [risks[row], risks[other]];
  return one > two ? 1 : one === two ? 0.5 : 0;
}

describe("telling bad rows from good ones", () => {
  it.each([
    // Pairs (bad, good): 0.35 over 0.1 but not 0.4, 0.8 over both: three of four.
    ["three pairs of four", risksOf(0.1, 0.4, 0.35, 0.8), badOf(0, 0, 1, 1), 0.75, 0.5],
    ["all in order", risksOf(1, 2, 3), badOf(0, 1, 1), 1, 1],
    ["all the wrong way", risksOf(3, 2, 1), badOf(0, 0, 1), 0, 1],
    ["all the same", risksOf(5, 5, 5), badOf(0, 1, 0), 0.5, 0],
    // 2 ties with 2 (half), beats 1; so 1.5 of 2. Shares up to 1: 0 and 1/2; up to 2: 1 and 1.
    ["a tie is half", risksOf(1, 2, 2), badOf(0, 0, 1), 0.75, 0.5],
  ])("%s", (_, risks, bad, auc, ks) => {
    expect(discriminationOf(risks, bad)).toEqual({ auc, gini: 2 * auc - 1, ks });
  });

  it("is the share of pairs in order, counted one by one", () => {
    fc.assert(
      fc.property(judged, ({ risks, bad }) => {
        const counted = overPairs(bad, (row, other) => wins(risks, row, other));
        expect(aucOf(risks, bad)).toBeCloseTo(counted, 12);
      }),
    );
  });

  it("stays as it is when risks are told otherwise in the same order, and turns with the order", () => {
    fc.assert(
      fc.property(judged, ({ risks, bad }) => {
        const told = discriminationOf(risks, bad);
        expect(
          discriminationOf(
            risks.map((risk) => Math.exp(risk / 3) - 7),
            bad,
          ),
        ).toEqual(told);
        const turned = discriminationOf(
          risks.map((risk) => -risk),
          bad,
        );
        expect(turned.auc).toBeCloseTo(1 - told.auc, 12);
        expect(turned.ks).toBeCloseTo(told.ks, 12);
      }),
    );
  });

  it("has the largest gap of the two shares, over every limit", () => {
    fc.assert(
      fc.property(judged, ({ risks, bad }) => {
        const shareUpTo = (limit: number, kind: number) => {
          const all = [...risks].filter((_, row) => bad[row] === kind);
          return all.filter((risk) => risk <= limit).length / all.length;
        };
        const gaps = [...risks].map((limit) => Math.abs(shareUpTo(limit, 1) - shareUpTo(limit, 0)));
        expect(discriminationOf(risks, bad).ks).toBeCloseTo(Math.max(...gaps), 12);
      }),
    );
  });
});

describe("calibration", () => {
  // Ten rows at 0.2 of which three went bad, ten at 0.6 of which six did.
  const probabilities = Float64Array.from({ length: 20 }, (_, row) => (row < 10 ? 0.2 : 0.6));
  const bad = Uint8Array.from({ length: 20 }, (_, row) => Number(row < 3 || row >= 14));

  it("says what was expected beside what happened, and never parts equal probabilities", () => {
    const told = judge(probabilities, bad);
    if (!told.ok) throw new Error(told.refusal.code);
    const { groups, brier, hosmerLemeshow, rows, bads } = told.value;
    expect({ rows, bads }).toEqual({ rows: 20, bads: 9 });
    expect(groups.map((group) => [group.rows, group.from, group.upTo, group.bads])).toEqual([
      [10, 0.2, 0.2, 3],
      [10, 0.6, 0.6, 6],
    ]);
    expect(groups.map(({ expectedBads }) => expectedBads)).toEqual(
      [2, 6].map((n) => expect.closeTo(n, 12)),
    );
    // (3 - 2)^2 / (10 * 0.2 * 0.8), and nothing for the other group.
    expect(hosmerLemeshow).toBeCloseTo(0.625, 12);
    // (3 * 0.64 + 7 * 0.04 + 6 * 0.16 + 4 * 0.36) / 20
    expect(brier).toBeCloseTo(0.23, 12);
  });

  it("has ten groups of as many rows when all probabilities differ", () => {
    const spread = Float64Array.from({ length: 100 }, (_, row) => ((row * 37) % 100) / 100);
    const told = judge(
      spread,
      Uint8Array.from(spread, (_, row) => row % 2),
    );
    expect(told.ok && told.value.groups.map(({ rows }) => rows)).toEqual(Array(10).fill(10));
    expect(told.ok && told.value.groups.map(({ from }) => from)).toEqual(
      Array.from({ length: 10 }, (_, group) => group / 10),
    );
  });

  it.each([
    [1, { code: "score.one_class", goods: 0, bads: 2 }],
    [0, { code: "score.one_class", goods: 2, bads: 0 }],
  ])("is refused when all rows ended as %i", (end, refusal) => {
    expect(judge(risksOf(0.1, 0.2), badOf(end, end))).toEqual({ ok: false, refusal });
  });
});

describe("champion and challenger", () => {
  it("are told apart by the paired error of their difference", () => {
    // Bads at 3 and 2 among goods at 1 and 2.5: placements 1 and 0.5, of the goods 1 and 0.5.
    // The challenger has 1 everywhere. Gains 0 and 0.5 of either kind: variance 0.125, halved twice.
    const told = compareModels(risksOf(3, 2, 1, 2.5), risksOf(4, 3, 1, 2), badOf(1, 1, 0, 0));
    expect(told).toMatchObject({ championAuc: 0.75, challengerAuc: 1, difference: 0.25 });
    expect(told.standardError).toBeCloseTo(Math.sqrt(0.125), 12);
    expect(told.interval).toEqual([expect.closeTo(-0.442952, 6), expect.closeTo(0.942952, 6)]);
    expect(told.challengerIs).toBe("same");
  });

  it("are better or worse once the interval leaves 0 out", () => {
    const bad = Uint8Array.from({ length: 200 }, (_, row) => row % 2);
    const sharp = Float64Array.from(bad, (one, row) => one * 50 + (row % 70));
    const blunt = Float64Array.from(bad, (one, row) => one * 5 + (row % 71));
    expect(compareModels(blunt, sharp, bad).challengerIs).toBe("better");
    expect(compareModels(sharp, blunt, bad).challengerIs).toBe("worse");
  });

  it("have the error of DeLong's components, computed from all pairs", () => {
    fc.assert(
      fc.property(judged, ({ risks, others, bad }) => {
        const gain = (row: number, other: number) =>
          wins(others, row, other) - wins(risks, row, other);
        const rowsOf = (kind: number) => [...bad.keys()].filter((row) => bad[row] === kind);
        const mean = (all: readonly number[]) => all.reduce((a, b) => a + b, 0) / all.length;
        const [goods, bads] = [rowsOf(0), rowsOf(1)];
        const byBad = bads.map((row) => mean(goods.map((other) => gain(row, other))));
        const byGood = goods.map((other) => mean(bads.map((row) => gain(row, other))));
        const spread = (all: readonly number[]) =>
          all.reduce((sum, one) => sum + (one - mean(all)) ** 2, 0) / (all.length - 1) / all.length;
        const told = compareModels(risks, others, bad);
        expect(told.difference).toBeCloseTo(mean(byBad), 10);
        expect(told.standardError).toBeCloseTo(Math.sqrt(spread(byBad) + spread(byGood)), 10);
      }),
    );
  });

  it("are the same when they are one", () => {
    const risks = risksOf(1, 3, 2, 4);
    const told = compareModels(risks, risks, badOf(0, 1, 0, 1));
    expect(told).toMatchObject({ difference: 0, interval: [0, 0], challengerIs: "same" });
  });
});

describe("stability", () => {
  it.each([
    // 0.1 ln 1.2 - 0.1 ln 0.8
    ["60 of 50", [50, 50], [60, 40], 0.0405465, "stable"],
    // 0.16 (ln 1.32 - ln 0.68)
    ["66 of 50", [50, 50], [66, 34], 0.106127, "watched"],
    // 0.25 (ln 1.5 - ln 0.5)
    ["75 of 50", [50, 50], [75, 25], 0.274653, "alarming"],
    // An empty bin is half a row: 0.005; the other keeps its share of 1. 0.495 ln 100 + 0.5 ln 2.
    ["none of half", [50, 50], [100, 0], 2.626133, "alarming"],
    ["a bin that nobody is in", [50, 50, 0], [5, 5, 0], 0, "stable"],
  ] as const)("%s", (_, baseline, current, index, level) => {
    const told = stabilityOf(baseline, current);
    expect(told.index).toBeCloseTo(index, 6);
    expect(told.level).toBe(level);
  });

  it("is 0 for the same population, however large, and the same both ways", () => {
    const counts = fc.array(
      fc.tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 99 })),
      {
        minLength: 1,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(counts, fc.integer({ min: 2, max: 9 }), (pairs, times) => {
        const [before, after] = [pairs.map(([one]) => one), pairs.map(([, one]) => one)];
        expect(
          stabilityOf(
            before,
            before.map((one) => one * times),
          ).index,
        ).toBeCloseTo(0, 12);
        expect(stabilityOf(before, after).index).toBeCloseTo(stabilityOf(after, before).index, 9);
        expect(stabilityOf(before, after).index).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("of scores is told by tenths of the baseline", () => {
    const baseline = Float64Array.from({ length: 1000 }, (_, row) => (row * 7) % 1000);
    expect(scoreStability(baseline, baseline)).toEqual({ index: 0, level: "stable" });
    // Half as high: of the ten tenths the lower five have a fifth of the rows each, the others none.
    // Five times (0.2 - 0.1) ln 2, and five times (0.0005 - 0.1) ln 0.005.
    const moved = scoreStability(
      baseline,
      baseline.map((score) => Math.floor(score / 2)),
    );
    // All beyond what there was: in the highest tenth.
    const beyond = scoreStability(
      baseline,
      baseline.map((score) => score + 10_000),
    );
    expect(beyond.index).toBeCloseTo(0.9 * Math.log(10) + 9 * (0.0005 - 0.1) * Math.log(0.005), 6);
    expect(moved.index).toBeCloseTo(0.5 * Math.LN2 + 5 * (0.0005 - 0.1) * Math.log(0.005), 6);
  });
});
