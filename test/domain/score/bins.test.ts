import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BINS_MAX, binAttribute, codesOf } from "../../../src/domain/score/bin-attribute";
import { boundsOf, textOf } from "../../../src/domain/score/bounds";
import { binCount, binOf, type Value } from "../../../src/domain/score/cuts";
import { neverFalling } from "../../../src/domain/score/isotonic";
import { mergeRanges, type Range } from "../../../src/domain/score/merge-ranges";

const RULE = { trend: "free", shareMin: 0, binsMax: 100, chiSquareMin: 0 } as const;
const ranges = (...all: readonly (readonly [goods: number, bads: number])[]): Range[] =>
  all.map(([goods, bads], index) => ({ goods, bads, upTo: index + 1 }));
const limits = (merged: readonly Range[]) => merged.map(({ upTo }) => upTo);

/** A history of one column. */
function of(values: Float64Array | readonly (string | null)[], bad: ArrayLike<number>) {
  return { columns: new Map([["x", values]]), bad: Uint8Array.from(bad) };
}

describe("merging neighbours", () => {
  it("joins those whose odds hardly differ, and keeps those whose odds do", () => {
    // Chi-square of (50, 50) and (52, 48): (50*48 - 50*52)^2 * 200 / (102 * 98 * 100 * 100) = 0.08;
    // of (102, 98) and (20, 80): 29.8.
    const merged = mergeRanges(ranges([50, 50], [52, 48], [20, 80]), {
      ...RULE,
      chiSquareMin: 3.8,
    });
    expect(merged).toEqual([
      { goods: 102, bads: 98, upTo: 2 },
      { goods: 20, bads: 80, upTo: 3 },
    ]);
  });

  it.each([
    ["0.0800 is enough for 0.07", 0.07, [1, 2, 3]],
    ["and not for 0.09", 0.09, [2, 3]],
  ])("at its limit: %s", (_, chiSquareMin, expected) => {
    const fine = ranges([50, 50], [52, 48], [20, 80]);
    expect(limits(mergeRanges(fine, { ...RULE, chiSquareMin }))).toEqual(expected);
  });

  it("gives what is too small to the neighbour with the nearer odds", () => {
    const fine = ranges([90, 10], [4, 4], [50, 50]);
    expect(limits(mergeRanges(fine, { ...RULE, shareMin: 0.1 }))).toEqual([1, 3]);
  });

  it("pools what goes against the trend, and leaves what goes with it", () => {
    const fine = ranges([90, 10], [70, 30], [80, 20], [50, 50]);
    expect(limits(mergeRanges(fine, { ...RULE, trend: "rising" }))).toEqual([1, 3, 4]);
    expect(limits(mergeRanges(fine, { ...RULE, trend: "falling" }))).toEqual([4]);
    const level = ranges([90, 10], [90, 10]);
    expect(limits(mergeRanges(level, { ...RULE, trend: "rising" }))).toEqual([1, 2]);
    expect(limits(mergeRanges(level, { ...RULE, trend: "falling" }))).toEqual([1, 2]);
  });

  it("lets no bin without rows hide what goes against the trend", () => {
    const fine = ranges([90, 10], [0, 0], [50, 50], [0, 0]);
    expect(mergeRanges(fine, { ...RULE, trend: "falling" })).toEqual([
      { goods: 140, bads: 60, upTo: 3 },
    ]);
    expect(mergeRanges(ranges([0, 0]), RULE)).toEqual([]);
  });

  it("loses no row, keeps to the most bins, and to the trend", () => {
    const fine = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 30 });
    const trend = fc.constantFrom("rising", "falling", "free");
    fc.assert(
      fc.property(fine, trend, fc.integer({ min: 1, max: 8 }), (cells, way, binsMax) => {
        const before = ranges(...cells);
        const merged = mergeRanges(before, { ...RULE, trend: way, binsMax });
        const total = (all: readonly Range[], kind: "goods" | "bads") =>
          all.reduce((sum, one) => sum + one[kind], 0);
        expect(total(merged, "goods")).toBe(total(before, "goods"));
        expect(total(merged, "bads")).toBe(total(before, "bads"));
        expect(merged.length).toBeLessThanOrEqual(binsMax);
        for (const [index, one] of merged.slice(1).entries()) {
          const last = merged[index] ?? one;
          const rise = one.bads * last.goods - last.bads * one.goods;
          if (way === "rising") expect(rise).toBeGreaterThanOrEqual(0);
          if (way === "falling") expect(rise).toBeLessThanOrEqual(0);
        }
      }),
    );
  });
});

describe("levelling", () => {
  it("replaces values that fall by their weighted mean", () => {
    expect(neverFalling([1, 3, 2, 4], [1, 1, 3, 1])).toEqual([1, 2.25, 2.25, 4]);
    expect(neverFalling([3, 2, 1], [1, 1, 1])).toEqual([2, 2, 2]);
    expect(neverFalling([2, 1], [0, 0])).toEqual([2, 2]);
  });

  it("leaves the weighted sum, and values that never fall as they are", () => {
    const values = fc.array(
      fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 })),
    );
    fc.assert(
      fc.property(values, (pairs) => {
        const [given, weights] = [pairs.map(([value]) => value), pairs.map(([, weight]) => weight)];
        const levelled = neverFalling(given, weights);
        const sum = (all: readonly number[]) =>
          all.reduce((total, one, index) => total + one * (weights[index] ?? 0), 0);
        expect(sum(levelled)).toBeCloseTo(sum(given), 9);
        expect(levelled).toEqual(levelled.toSorted((a, b) => a - b));
        expect(neverFalling(levelled, weights)).toEqual(levelled);
      }),
    );
  });
});

describe("a numeric attribute", () => {
  const numeric = { kind: "numeric", name: "x", trend: "free" } as const;
  // A hundred rows each of 1 to 4; of ten, one, five, five and nine went bad.
  const values = Float64Array.from({ length: 400 }, (_, row) => 1 + (row % 4));
  const bad = Array.from(values, (value, row) => {
    const tenth = Math.floor(row / 4) % 10;
    return Number(tenth < ([1, 5, 5, 9][value - 1] ?? 0));
  });

  it("is cut where its odds change; the last bin is open and the missing come after it", () => {
    const { cuts, bins, trend } = binAttribute({ ...numeric, trend: "rising" }, of(values, bad));
    expect(trend).toBe("rising");
    expect(cuts).toEqual({ kind: "numeric", upTo: [1, 3] });
    expect(bins.map(({ goods, bads }) => [goods, bads])).toEqual([
      [90, 10],
      [100, 100],
      [10, 90],
      [0, 0],
    ]);
    expect(bins.at(-1)?.weight).toBe(0);
  });

  it("keeps the missing apart, with a weight of their own", () => {
    const missing = values.map((value) => (value === 1 ? Number.NaN : value));
    const { cuts, bins } = binAttribute(numeric, of(missing, bad));
    expect(cuts).toEqual({ kind: "numeric", upTo: [3] });
    expect(bins.at(-1)).toMatchObject({ goods: 90, bads: 10 });
    expect(bins.at(-1)?.weight).toBeGreaterThan(1);
  });

  it("has one bin when it has one value, or none", () => {
    const same = binAttribute(numeric, of(new Float64Array(400).fill(7), bad));
    expect(same.cuts).toEqual({ kind: "numeric", upTo: [] });
    const none = binAttribute(numeric, of(new Float64Array(400).fill(Number.NaN), bad));
    expect(none).toMatchObject({ cuts: { upTo: [] }, informationValue: 0 });
  });

  it.each([
    ["a third", 1 / 3, 0.3334],
    ["a number of four digits", 0.07, 0.07],
    ["a large amount", 123_456, 123_500],
    ["an amount below 0", -123_456, -123_400],
    ["nothing", 0, 0],
  ])("has limits that can be told, never below the value: %s", (_, value, limit) => {
    const two = Float64Array.from({ length: 400 }, (__, row) => (row % 2 ? value : value + 1e6));
    const told = binAttribute(
      numeric,
      of(
        two,
        Array.from(two, (__, row) => row % 2),
      ),
    );
    expect(told.cuts).toEqual({ kind: "numeric", upTo: [limit] });
  });

  it("has limits of four digits, and no more bins than may be", () => {
    const many = Float64Array.from({ length: 5000 }, (_, row) => row * 1.2345678);
    const waves = Array.from(many, (_, row) => Number(row % 10 < (Math.floor(row / 250) % 2) * 9));
    const { cuts } = binAttribute(numeric, of(many, waves));
    if (cuts.kind !== "numeric") throw new Error(cuts.kind);
    expect(cuts.upTo.map((limit) => Number(limit.toPrecision(4)))).toEqual(cuts.upTo);
    expect(cuts.upTo.length).toBeGreaterThan(5);
    expect(cuts.upTo.length).toBeLessThan(BINS_MAX);
  });
});

describe("levels", () => {
  const levels = { kind: "levels", name: "x" } as const;
  const values = Array.from({ length: 300 }, (_, row) => {
    return row === 7 ? "rare" : row % 3 === 0 ? "card" : row % 3 === 1 ? "loan" : null;
  });
  const bad = values.map((value, row) => Number(value === "loan" && row % 2 === 0));
  const { cuts, bins } = binAttribute(levels, of(values, bad));

  it("have a bin each, the rare ones one together, and the missing theirs", () => {
    expect(cuts).toEqual({ kind: "levels", levels: ["card", "loan"] });
    expect(bins.map(({ goods, bads }) => goods + bads)).toEqual([100, 99, 1, 100]);
  });

  it("have one of their own from one row in a hundred on", () => {
    const hundred = Array.from({ length: 200 }, (_, row) =>
      row < 2 ? "two" : row < 3 ? "one" : "x",
    );
    const told = binAttribute(levels, of(hundred, new Uint8Array(200)));
    expect(told.cuts).toEqual({ kind: "levels", levels: ["two", "x"] });
  });

  it.each([
    ["loan", "x = loan"],
    ["rare", "x ∉ {card, loan}"],
    ["never seen", "x ∉ {card, loan}"],
    [null, "x = ?"],
    [12, "x = ?"],
  ] as const)("put %s where it is told", (value, text) => {
    expect(
      textOf(
        boundsOf(
          "x",
          cuts,
          binOf("x", cuts, () => value),
        ),
      ),
    ).toBe(text);
  });
});

describe("a place among the cuts", () => {
  const pair = { kind: "pair", of: ["a", "b"], upTo: [[0, 2], [0.5]] } as const;

  it.each([
    [0, 0.5, 0, "a ≤ 0, b ≤ 0.5"],
    [0, 0.6, 1, "a ≤ 0, b > 0.5"],
    [1, 0.5, 3, "0 < a ≤ 2, b ≤ 0.5"],
    [3, null, 8, "a > 2, b = ?"],
    [Number.NaN, 9, 10, "a = ?, b > 0.5"],
    ["0", null, 11, "a = ?, b = ?"],
  ] as const)("of a pair: %s and %s", (a, b, bin, text) => {
    const read = (name: string): Value => (name === "a" ? a : b);
    expect(binOf("a × b", pair, read)).toBe(bin);
    expect(textOf(boundsOf("a × b", pair, bin))).toBe(text);
    expect(bin).toBeLessThan(binCount(pair));
  });

  it("of a number is the first limit that is not below it, as counted one by one", () => {
    const upTo = fc
      .uniqueArray(fc.integer({ min: -20, max: 20 }))
      .map((all) => all.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(upTo, fc.integer({ min: -22, max: 22 }), (limits, value) => {
        const cuts = { kind: "numeric", upTo: limits } as const;
        const counted = limits.filter((limit) => limit < value).length;
        expect(binOf("x", cuts, () => value)).toBe(counted);
        expect(codesOf("x", cuts, new Map([["x", Float64Array.of(value)]]))[0]).toBe(counted);
      }),
    );
  });

  it("without a limit stands for every number", () => {
    expect(textOf(boundsOf("x", { kind: "numeric", upTo: [] }, 0))).toBe("x = *");
  });
});
