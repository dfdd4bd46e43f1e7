import { describe, expect, it } from "vitest";
import { businessDate } from "../../../src/kernel/calendar";
import { minor, type Rounding } from "../../../src/kernel/money";
import {
  interestsOf,
  principalsOf,
  refusalOf,
  rowsOf,
  sumOf,
  totalsOf,
} from "../../support/contract";

// The exact level installment of the contract: 120,000 × 0.01 ÷ (1 − 1.01⁻¹²) = 10,661.85….

describe("rounding of the level installment", () => {
  it.each<[Rounding, number, number]>([
    ["half-even", 1, 10_662],
    ["half-up", 1, 10_662],
    ["up", 1, 10_662],
    ["down", 1, 10_661],
    ["half-up", 100, 10_700],
    ["up", 100, 10_700],
    ["down", 100, 10_600],
    ["half-up", 500, 10_500],
    ["up", 1_000, 11_000],
  ])("%s to a multiple of %i is %i", (installmentRounding, multiple, level) => {
    const installmentMultiple = minor(multiple);
    const totals = totalsOf(rowsOf({ installmentRounding, installmentMultiple }));
    expect(new Set(totals.slice(0, -1))).toEqual(new Set([level]));
    const rows = rowsOf({ installmentRounding, installmentMultiple });
    expect(sumOf(principalsOf(rows))).toBe(120_000);
  });

  it("the last takes what is left: 12 × 10,661.85 paid as 11 × 10,700 and the rest", () => {
    // 38.15 too much eleven times, with their interest: 38.146 × (1.01¹² − 1.01) ÷ 0.01 = 445.2.
    expect(totalsOf(rowsOf({ installmentMultiple: minor(100) })).at(-1)).toBe(10_216);
  });

  it("equal principal in multiples: 11 × 10,000 of 120,050 and the last", () => {
    const rows = rowsOf(
      { installmentMultiple: minor(1_000) },
      { method: "equal-principal", principal: minor(120_050) },
    );
    expect(principalsOf(rows)).toEqual([...Array(11).fill(10_000), 10_050]);
  });

  it("flat in multiples: 11,200.42 as 11 × 11,200 and the last", () => {
    // 120,005 and twelve times 1,200.05 (14,400.6 → 14,401): 134,406 in twelve.
    const rows = rowsOf(
      { installmentMultiple: minor(100) },
      { method: "flat", principal: minor(120_005) },
    );
    expect(totalsOf(rows)).toEqual([...Array(11).fill(11_200), 11_206]);
    expect(sumOf(interestsOf(rows))).toBe(14_401);
  });

  it("flat in multiples after grace on principal", () => {
    const conventions = { installmentMultiple: minor(100), principalGraceCount: 2 };
    const rows = rowsOf(conventions, { method: "flat", principal: minor(120_005) });
    // 12,000.50 and 1,200.08 of interest: 13,200; the two first ask their interest alone.
    expect(totalsOf(rows)).toEqual([1_200, 1_200, ...Array(9).fill(13_200), 13_206]);
  });

  it.each([
    ["nothing for the others", "annuity", 50_000, "half-up"],
    ["nothing for the last", "annuity", 3_000, "up"],
    ["a balloon", "annuity", 9_000, "down"],
    ["nothing for the last equal part", "equal-principal", 11_000, "up"],
    ["a balloon of principal", "equal-principal", 9_000, "down"],
    ["nothing for the last flat one", "flat", 13_000, "up"],
  ] as const)("refuses a multiple that leaves %s", (_, method, multiple, rounding) => {
    const conventions = { installmentMultiple: minor(multiple), installmentRounding: rounding };
    expect(refusalOf(conventions, { method })).toEqual({
      code: "loan.installment_multiple_too_large",
      multiple,
    });
  });
});

describe("what rounding leaves", () => {
  const carried = { interestCarry: "carried" } as const;
  const long = { installmentCount: 60, principal: minor(1_000_000) };
  // Exact: 1,000,000 × 0.01 ÷ (1 − 1.01⁻⁶⁰) = 22,244.4477; one minor unit more or less each month is
  // 1.01⁶⁰ = 1.8167, so 81.67 at the end.

  it("comes with the last installment", () => {
    const totals = totalsOf(rowsOf({ ...carried, installmentRounding: "up" }, long));
    expect(totals[0]).toBe(22_245);
    // 0.5523 too much: 45 less at the end.
    expect(totals.at(-1)).toBe(22_200);
  });

  it("or is spread so that the last differs least", () => {
    const totals = totalsOf(
      rowsOf({ ...carried, installmentRounding: "up", remainder: "smoothed" }, long),
    );
    expect(totals[0]).toBe(22_244);
    // 0.4477 too little: 37 more at the end.
    expect(totals.at(-1)).toBe(22_281);
  });

  it("is spread by one step where its share would be too much", () => {
    // 300,000.00 at 6.875 % over 360: 1,970.7866…; a cent each month is 1,190 at the end, so the gap of
    // 788 is 2 a month by count, but 1 is the nearest.
    const loan = {
      principal: minor(300_000_00),
      annualRatePercent: "6.875",
      installmentCount: 360,
    };
    const down = { ...carried, installmentRounding: "down" } as const;
    expect(totalsOf(rowsOf(down, loan))[0]).toBe(197_078);
    expect(totalsOf(rowsOf({ ...down, remainder: "smoothed" }, loan))[0]).toBe(197_079);
  });

  it("is left alone within half a minor unit an installment", () => {
    const loan = { annualRatePercent: "0", principal: minor(1_000), installmentCount: 7 };
    const totals = totalsOf(rowsOf({ remainder: "smoothed" }, loan));
    expect(totals).toEqual([143, 143, 143, 143, 143, 143, 142]);
  });

  it("is spread in multiples", () => {
    const conventions = { installmentRounding: "down", installmentMultiple: minor(10) } as const;
    expect(totalsOf(rowsOf(conventions, long))[0]).toBe(22_240);
    const totals = totalsOf(rowsOf({ ...conventions, remainder: "smoothed" }, long));
    expect(totals.slice(0, -1).every((total) => total % 10 === 0)).toBe(true);
  });
});

describe("a quoted installment", () => {
  it("counts for the first level alone and then is not smoothed", () => {
    const totals = totalsOf(rowsOf({ remainder: "smoothed" }, { installment: minor(10_660) }));
    expect(new Set(totals.slice(0, -1))).toEqual(new Set([10_660]));
  });

  it("gives way where a rate arrives", () => {
    const rateChanges = [{ from: businessDate("2025-04-15"), annualRatePercent: "6" }];
    const totals = totalsOf(rowsOf({ rateChanges }, { installment: minor(10_700) }));
    expect(totals.slice(0, 3)).toEqual([10_700, 10_700, 10_700]);
    // 91,214 left after three, in nine payments at 0.5 %: × 0.113908 = 10,389.94.
    expect(totals.slice(3, -1)).toEqual(Array(8).fill(10_390));
  });

  it("is compared with the first installment after grace", () => {
    const grace = { principalGraceCount: 3 };
    expect(refusalOf(grace, { installment: minor(14_009) })).toBeNull();
    expect(refusalOf(grace, { installment: minor(10_662) })).toMatchObject({
      code: "loan.installment_mismatch",
      expected: 14_009,
    });
    const flat = { method: "flat", installment: minor(14_533) } as const;
    expect(refusalOf(grace, flat)).toBeNull();
  });
});

describe("minor units", () => {
  it.each(["JPY", "USD", "KWD"])(
    "of %s are counted alike, whatever they are called",
    (currency) => {
      expect(rowsOf({}, { currency })).toEqual(rowsOf({}));
    },
  );

  it("1,200 yen, dollars and dinars are the same sums at their scales", () => {
    // 12 % of 1,200 in equal principal: 100 and 12, 11, 10 … a month; nothing is rounded.
    const loan = (exponent: number) =>
      rowsOf({}, { method: "equal-principal", principal: minor(1_200 * 10 ** exponent) });
    for (const exponent of [2, 3]) {
      const scaled = loan(exponent).map(({ principal, interest }) => [
        principal / 10 ** exponent,
        interest / 10 ** exponent,
      ]);
      expect(scaled).toEqual(loan(0).map(({ principal, interest }) => [principal, interest]));
    }
  });

  it.each([
    // 1,200 × 0.01 ÷ (1 − 1.01⁻¹²) = 106.61854….
    [0, 107],
    [2, 10_662],
    [3, 106_619],
  ])("with %i decimals the level installment of 1,200 is %i", (exponent, level) => {
    const [row] = rowsOf({}, { principal: minor(1_200 * 10 ** exponent) });
    expect(row && row.principal + row.interest).toBe(level);
  });
});
