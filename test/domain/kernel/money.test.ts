import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "../../../src/kernel/assert";
import {
  add,
  currencyExponent,
  formatMajor,
  greatest,
  least,
  minor,
  multiplyDivide,
  parseMajor,
  type Rounding,
  roundBigQuotient,
  splitEvenly,
  subtract,
  sum,
} from "../../../src/kernel/money";

const amounts = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }).map(minor);

describe("an amount", () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])("%d is none", (value) => {
    expect(() => minor(value)).toThrow(Fault);
  });

  it("has one zero", () => {
    expect(Object.is(minor(-0), 0)).toBe(true);
    expect(Object.is(subtract(minor(5), minor(5)), 0)).toBe(true);
  });

  it("that is no longer exact is a fault, never a rounded sum", () => {
    const most = minor(Number.MAX_SAFE_INTEGER);
    expect(() => add(most, minor(1))).toThrow(Fault);
    expect(() => sum([most, minor(1)])).toThrow(Fault);
  });
});

it.each([
  [3, 7],
  [7, 3],
  [-3, 7],
  [5, 5],
])("the least and the greatest of %d and %d", (a, b) => {
  expect(least(minor(a), minor(b))).toBe(Math.min(a, b));
  expect(greatest(minor(a), minor(b))).toBe(Math.max(a, b));
});

describe("a rounded quotient", () => {
  it.each<[number, Rounding, number]>([
    [25, "half-even", 2],
    [35, "half-even", 4],
    [-25, "half-even", -2],
    [26, "half-even", 3],
    [25, "half-up", 3],
    [-25, "half-up", -3],
    [24, "half-up", 2],
    [21, "up", 3],
    [-21, "up", -3],
    [20, "up", 2],
    [29, "down", 2],
    [-29, "down", -2],
  ])("%i ÷ 10 rounded %s is %i", (amount, rounding, expected) => {
    expect(multiplyDivide(minor(amount), 1, 10, rounding)).toBe(expected);
    expect(roundBigQuotient(BigInt(amount), 10n, rounding)).toBe(expected);
  });

  it("is exact where floating point is not", () => {
    expect(multiplyDivide(minor(9_007_199_254_740_991), 3, 9, "down")).toBe(3_002_399_751_580_330);
    expect(multiplyDivide(minor(9_007_199_254_740_991), 999, 1000, "half-even")).toBe(
      8_998_192_055_486_250,
    );
  });

  it("is within one of the exact value, and nearest rounding within half", () => {
    const factors = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amounts, factors, factors, (amount, a, b) => {
        const [numerator, denominator] = a < b ? [a, b] : [b, a];
        const exact = BigInt(amount) * BigInt(numerator);
        for (const rounding of ["half-even", "half-up", "up", "down"] as const) {
          const rounded = BigInt(multiplyDivide(amount, numerator, denominator, rounding));
          const error = rounded * BigInt(denominator) - exact;
          const magnitude = error < 0n ? -error : error;
          const limit = rounding.startsWith("half") ? magnitude * 2n : magnitude;
          expect(limit <= BigInt(denominator)).toBe(true);
        }
      }),
    );
  });
});

describe("an even split", () => {
  it("sums to the whole in parts that differ by one at most, larger first", () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 400 }), (total, count) => {
        const parts = splitEvenly(total, count);
        const sizes = parts.map(Math.abs);
        expect(parts.length).toBe(count);
        expect(sum(parts)).toBe(total);
        expect(sizes.toSorted((a, b) => b - a)).toEqual(sizes);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([0, -1, 1.5])("into %d parts is a fault", (parts) => {
    expect(() => splitEvenly(minor(10), parts)).toThrow(Fault);
  });
});

describe("an amount in words of major units", () => {
  it.each([
    ["1234.5", "USD", 123_450],
    ["1,234.50", "USD", 123_450],
    ["-7", "USD", -700],
    [" 0.01 ", "USD", 1],
    ["12.", "USD", 1_200],
    ["0.500000", "USD", 50],
    ["1500", "JPY", 1_500],
    ["1.234", "KWD", 1_234],
  ])("%j %s is %i minor units", (text, currency, expected) => {
    expect(parseMajor(text, currency)).toBe(expected);
  });

  it.each([
    ["", "USD"],
    ["1.001", "USD"],
    ["1.5", "JPY"],
    ["1,23", "USD"],
    ["1.234,50", "USD"],
    ["$5", "USD"],
    ["1e3", "USD"],
    ["--5", "USD"],
    [".5", "USD"],
    ["99999999999999999", "USD"],
  ])("%j %s is none", (text, currency) => {
    expect(parseMajor(text, currency)).toBeUndefined();
  });

  it("comes back as it was written", () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom("USD", "JPY", "KWD"), (amount, currency) => {
        expect(parseMajor(formatMajor(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  it("has the decimals of its currency (ISO 4217)", () => {
    expect(["USD", "CNY", "JPY", "KWD"].map(currencyExponent)).toEqual([2, 2, 0, 3]);
    expect(formatMajor(minor(-5), "USD")).toBe("-0.05");
    expect(formatMajor(minor(1_234), "KWD")).toBe("1.234");
    expect(formatMajor(minor(1_234), "JPY")).toBe("1234");
  });
});
