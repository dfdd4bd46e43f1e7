import { describe, expect, it } from "vitest";
import type { Conventions } from "../../../src/domain/loan/conventions";
import type { LoanTerms } from "../../../src/domain/loan/terms";
import { businessDate } from "../../../src/kernel/calendar";
import { minor, type Rounding } from "../../../src/kernel/money";
import { CONTRACT, interestsOf, principalsOf, rowsOf, sumOf } from "../../support/contract";

const from = (disbursedOn: string, firstDueOn: string): Partial<LoanTerms> => ({
  method: "interest-only",
  disbursedOn: businessDate(disbursedOn),
  firstDueOn: businessDate(firstDueOn),
});

describe("interest of a period by its days, 1,200.00 at 12 %: 144.00 a year", () => {
  it.each<[Conventions["dayCount"], string, string, number, string]>([
    ["act-360", "2025-01-15", "2025-02-15", 1_240, "31/360 of 14,400"],
    ["act-360", "2025-02-15", "2025-03-15", 1_120, "28/360"],
    ["act-365f", "2025-01-15", "2025-02-15", 1_223, "31/365: 1,223.01"],
    ["act-365f", "2025-02-15", "2025-03-15", 1_105, "28/365: 1,104.66"],
    ["act-365f", "2024-02-15", "2024-03-15", 1_144, "29/365 over a leap day: 1,144.11"],
    ["nl-365", "2024-02-15", "2024-03-15", 1_105, "28/365, the leap day left out"],
    ["act-act-isda", "2023-12-15", "2024-01-15", 1_222, "17/365 + 14/366: 1,221.50 and more"],
    ["act-act-isda", "2024-02-15", "2024-03-15", 1_141, "29/366: 1,140.98"],
    ["30-360-bond", "2025-01-31", "2025-02-28", 1_120, "28/360"],
    ["30e-360", "2025-01-31", "2025-02-28", 1_120, "28/360"],
    ["30e-360-isda", "2025-01-31", "2025-02-28", 1_200, "30/360: both are month ends"],
    ["30-360-us", "2024-02-29", "2024-03-31", 1_200, "30/360: from the end of February"],
    ["30-360-bond", "2024-02-29", "2024-03-31", 1_280, "32/360: the 31st stays"],
    ["period", "2025-01-15", "2025-03-20", 1_200, "a period is a period"],
  ])("%s from %s to %s is %i: %s", (dayCount, disbursedOn, firstDueOn, interest) => {
    expect(rowsOf({ dayCount }, from(disbursedOn, firstDueOn))[0]?.interest).toBe(interest);
  });

  it("runs from due date to due date, on what is outstanding then", () => {
    const rows = rowsOf({ dayCount: "act-360" }, { method: "equal-principal" });
    // 31, 28, 31 days on 120,000, 110,000 and 100,000 at 12 %: 1,240, 1,026.67, 1,033.33.
    expect(interestsOf(rows).slice(0, 3)).toEqual([1_240, 1_027, 1_033]);
  });

  it("counts to the business day a due date moves to", () => {
    const businessDays = { rule: "following", weekend: [6, 7], holidays: [] } as const;
    const rows = rowsOf({ dayCount: "act-360", businessDays }, { method: "interest-only" });
    // 15 February 2025 is a Saturday, the 17th the Monday: 33 days, then 26 to Saturday 15 March → 17th: 28.
    expect(rows.slice(0, 2).map(({ dueOn }) => dueOn)).toEqual(["2025-02-17", "2025-03-17"]);
    expect(interestsOf(rows).slice(0, 2)).toEqual([1_320, 1_120]);
  });

  it("by 30E/360 ISDA leaves February as it is where the contract ends", () => {
    const single = { method: "single", installmentCount: 1 } as const;
    const changes = { ...single, ...from("2024-08-31", "2025-02-28"), method: "single" } as const;
    // 178 days of 360, not 180.
    expect(rowsOf({ dayCount: "30e-360-isda" }, changes)[0]?.interest).toBe(7_120);
  });

  it("of a single payment is one long period", () => {
    const single = { method: "single", installmentCount: 1 } as const;
    const [row] = rowsOf(
      { dayCount: "act-360" },
      { ...single, firstDueOn: businessDate("2025-07-15") },
    );
    // 181 days: 14,400 × 181/360.
    expect(row).toMatchObject({ principal: 120_000, interest: 7_240 });
  });
});

describe("an odd first period, 12.00 for a whole one", () => {
  it.each<[LoanTerms["frequency"], string, string, number, string]>([
    ["monthly", "2025-01-01", "2025-02-15", 1_760, "44 days of 30/360"],
    ["monthly", "2025-02-01", "2025-02-15", 560, "14 days of 30/360"],
    ["monthly", "2025-01-15", "2025-02-15", 1_200, "one month exactly"],
    ["monthly", "2025-01-31", "2025-02-28", 1_200, "month end to month end is one month"],
    ["monthly", "2025-02-28", "2025-03-31", 1_200, "and so is this"],
    ["monthly", "2025-01-31", "2025-03-31", 2_400, "two months"],
    ["daily", "2025-01-15", "2025-02-15", 1_223, "31 of 365 days, not one day"],
    ["monthly", "2025-01-05", "2025-02-28", 2_120, "53 days of 30/360"],
    ["quarterly", "2025-01-15", "2025-05-15", 4_800, "four months"],
    ["semimonthly", "2025-01-01", "2025-01-20", 760, "19 days of 30/360"],
    ["weekly", "2025-01-01", "2025-01-11", 396, "10 of 364 days: 395.60"],
    ["daily", "2025-01-01", "2025-01-11", 395, "10 of 365 days: 394.52"],
  ])("%s from %s to %s is %i: %s", (frequency, disbursedOn, firstDueOn, interest) => {
    const changes = { ...from(disbursedOn, firstDueOn), frequency };
    const rows = rowsOf({ firstPeriod: "actual" }, changes);
    expect(rows[0]?.interest).toBe(interest);
    expect(rows[1]?.interest).toBe(rowsOf({}, changes)[0]?.interest);
  });

  it("is part of a level installment", () => {
    const long = { disbursedOn: businessDate("2025-01-01") };
    const rows = rowsOf({ firstPeriod: "actual" }, long);
    // 120,000 × (1 + 0.12 × 44/360) ÷ (1 + a), a = (1 − 1.01^−11) ÷ 0.01 = 10.36763: 10,711.12.
    expect(rows[0]).toMatchObject({ interest: 1_760, principal: 10_711 - 1_760 });
  });
});

describe("rounding of interest", () => {
  it.each<[Rounding, number, number, number]>([
    ["half-even", 10, 12, 10],
    ["half-up", 11, 12, 10],
    ["up", 11, 12, 11],
    ["down", 10, 11, 10],
  ])("%s: 10.50 is %i, 11.50 is %i, 10.20 is %i", (interestRounding, ...expected) => {
    const rounded = [1_050, 1_150, 1_020].map((principal) => {
      const changes = { method: "interest-only", principal: minor(principal) } as const;
      return rowsOf({ interestRounding }, changes)[0]?.interest;
    });
    expect(rounded).toEqual(expected);
  });
});

describe("interest that is carried", () => {
  const carried = { interestCarry: "carried" } as const;

  it("shows by how much the rounded sum grew", () => {
    const loan = { method: "interest-only", principal: minor(1_050) } as const;
    // Sums: 10.50 (even: 10), 21.005, 31.50505, 42.0001…; each line is the difference.
    expect(interestsOf(rowsOf(carried, loan)).slice(0, 4)).toEqual([10, 11, 11, 10]);
    expect(interestsOf(rowsOf({}, loan)).slice(0, 4)).toEqual([10, 10, 10, 10]);
  });

  it("follows the exact balance: 120,000 × 1.01ᵏ − 10,662 × (1.01ᵏ − 1) ÷ 0.01", () => {
    // Exact balances: 110,538, 100,981.38, 91,329.1938, 81,580.485738.
    let balance = 120_000;
    const balances = principalsOf(rowsOf(carried)).map((principal) => {
      balance -= principal;
      return balance;
    });
    expect(balances.slice(0, 4)).toEqual([110_538, 100_981, 91_329, 81_580]);
    expect(balances.at(-1)).toBe(0);
  });

  it.each<[string, string, Rounding, readonly number[]]>([
    // 4 at 10 % a month is 0.40; then 0.40 × 1.25 + 4 × 0.25 = 1.50, and with 150 %: 1.00 + 6.00 = 7.
    ["a half", "300", "half-up", [0, 2]],
    ["a half", "300", "half-even", [0, 2]],
    ["a half", "300", "down", [0, 1]],
    ["a whole", "1800", "down", [0, 7]],
  ])(
    "is %s at %s %% exactly, %s, though 0.40 has no binary fraction",
    (_, rate, rounding, lines) => {
      const rateChanges = [{ from: businessDate("2025-02-15"), annualRatePercent: rate }];
      const loan = {
        method: "interest-only",
        installmentCount: 2,
        annualRatePercent: "120",
      } as const;
      const conventions = { ...carried, interestRounding: rounding, rateChanges };
      expect(interestsOf(rowsOf(conventions, { ...loan, principal: minor(4) }))).toEqual(lines);
    },
  );

  it("rounds the sum of all lines to even, not the line", () => {
    // 100 at 1 % is 1; then at 0.5 % the sum is 1.50, rounded to 2.
    const rateChanges = [{ from: businessDate("2025-02-15"), annualRatePercent: "6" }];
    const loan = { method: "interest-only", principal: minor(100), installmentCount: 2 } as const;
    expect(interestsOf(rowsOf({ ...carried, rateChanges }, loan))).toEqual([1, 1]);
  });

  it("turns an exact half of the first line by its rule", () => {
    const loan = {
      method: "interest-only",
      principal: minor(50),
      annualRatePercent: "12",
    } as const;
    expect(interestsOf(rowsOf({ ...carried, interestRounding: "half-even" }, loan))[0]).toBe(0);
    expect(interestsOf(rowsOf({ ...carried, interestRounding: "half-up" }, loan))[0]).toBe(1);
    expect(interestsOf(rowsOf({ ...carried, interestRounding: "up" }, loan))[0]).toBe(1);
  });

  it("without a rate is nothing at all", () => {
    const rows = rowsOf(carried, { annualRatePercent: "0" });
    expect(sumOf(interestsOf(rows))).toBe(0);
    expect(sumOf(principalsOf(rows))).toBe(CONTRACT.principal);
  });
});
