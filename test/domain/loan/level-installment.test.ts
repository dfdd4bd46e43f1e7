import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annuityWorth, levelInstallment } from "../../../src/domain/loan/level-installment";
import type { Period } from "../../../src/domain/loan/periods";
import { minor } from "../../../src/kernel/money";

const period = (yearParts: number, rate: number): Period => ({
  parts: yearParts * rate,
  tranches: [],
  isFresh: false,
  yearParts,
  rate,
});

describe("what level payments are worth", () => {
  it("three payments at 1 % a month: 1 + 1/1.01 + 1/1.0201 = 2.97039506911…", () => {
    const periods = [30, 30, 30].map((parts) => period(parts, 12));
    const { numerator, denominator } = annuityWorth(periods, 0, 36_000);
    // (1.0201 + 1.01 + 1) ÷ 1.0201 = 30,301 ÷ 10,201.
    expect(numerator * 10_201n).toBe(denominator * 30_301n);
  });

  it("is exact where two periods together are just beyond plain numbers", () => {
    // u = 90,000,000 and g = u + 1: (g² + g·u + u²) ÷ g², of which g² + g·u is odd and above 2⁵³.
    const worth = annuityWorth(
      [1, 1, 1].map((parts) => period(parts, 1)),
      0,
      90_000_000,
    );
    const [unit, grown] = [90_000_000n, 90_000_001n];
    const numerator = grown * grown + grown * unit + unit * unit;
    expect(worth.numerator * grown * grown).toBe(numerator * worth.denominator);
  });

  it("is exact for any periods, however large their numbers", () => {
    const parts = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 1, maxLength: 60 });
    const rate = fc.oneof(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 1, max: 10 ** 12 }),
    );
    const denominator = fc.constantFrom(
      36_000,
      3_650_000,
      365 * 366 * 10_000,
      365 * 366 * 10 ** 10,
    );
    fc.assert(
      fc.property(parts, rate, denominator, (all, yearly, whole) => {
        const periods = all.map((part) => period(part, yearly));
        const worth = annuityWorth(periods, 0, whole);
        let [numerator, unit] = [1n, 1n];
        for (const part of all.slice(1).reverse()) {
          const grown = BigInt(whole) + BigInt(part) * BigInt(yearly);
          numerator = unit * grown + numerator * BigInt(whole);
          unit *= grown;
        }
        expect(worth.numerator * unit).toBe(numerator * worth.denominator);
      }),
    );
  });
});

describe("the level installment of equal periods", () => {
  it("is rounded once, to a multiple where the contract asks for one", () => {
    const rate = { numerator: 1n, denominator: 100n };
    // 120,000 in twelve at 1 %: 10,661.85….
    const level = (rounding: "half-up" | "down" | "up", multiple: number) =>
      levelInstallment(minor(120_000), rate, 12, rounding, minor(multiple));
    expect([level("half-up", 1), level("down", 1), level("up", 1)]).toEqual([
      10_662, 10_661, 10_662,
    ]);
    expect([level("half-up", 25), level("down", 25), level("up", 25)]).toEqual([
      10_650, 10_650, 10_675,
    ]);
    expect(levelInstallment(minor(100), { numerator: 0n, denominator: 1n }, 3, "up")).toBe(34);
  });
});
