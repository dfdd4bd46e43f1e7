import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../../src/domain/loan/build-schedule";
import type { Installment } from "../../../src/domain/loan/schedule";
import type { Frequency, LoanTerms } from "../../../src/domain/loan/terms";
import { businessDate } from "../../../src/kernel/calendar";
import { type Minor, minor } from "../../../src/kernel/money";
import { terms } from "../../support/arbitraries";

const TERMS: LoanTerms = {
  principal: minor(120_000),
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: businessDate("2025-01-15"),
  firstDueOn: businessDate("2025-02-15"),
  installment: null,
  currency: "USD",
};

function build(changes: Partial<LoanTerms>): readonly Installment[] {
  const built = buildSchedule({ ...TERMS, ...changes });
  if (!built.ok) throw new Error(built.refusal.code);
  return built.value;
}

function totals(installments: readonly Installment[]): readonly number[] {
  return installments.map(({ principal, interest, fee }) => principal + interest + fee);
}

function sumOf(installments: readonly Installment[], part: "principal" | "interest"): number {
  return installments.reduce((sum, installment) => sum + installment[part], 0);
}

/** LendingClub's 2018 Q1 file: loan_amount, term, interest_rate, installment. */
const LENDING_CLUB: readonly (readonly [number, number, string, number])[] = [
  [28_000_00, 60, "14.07", 652_53],
  [5_000_00, 36, "12.61", 167_54],
  [2_000_00, 36, "17.09", 71_40],
  [21_600_00, 36, "6.72", 664_19],
  [23_000_00, 36, "14.07", 786_87],
  [5_000_00, 36, "6.72", 153_75],
];

describe("annuity", () => {
  it.each(LENDING_CLUB)(
    "of %i over %i at %s %% is the market's %i up to its rounding",
    (...row) => {
      const [principal, installmentCount, annualRatePercent, installment] = row;
      const loan = { principal: minor(principal), installmentCount, annualRatePercent };
      const [computed] = totals(build(loan));
      expect(Math.abs(Number(computed) - installment)).toBeLessThanOrEqual(1);

      const quoted = totals(build({ ...loan, installment: minor(installment) }));
      expect(new Set(quoted.slice(0, -1))).toEqual(new Set([installment]));
      expect(quoted.at(-1)).toBeLessThanOrEqual(installment + 100);
    },
  );

  it("splits as LendingClub did: 984.14 principal in three installments of 652.53", () => {
    const loan = { principal: minor(28_000_00), installmentCount: 60, annualRatePercent: "14.07" };
    const paid = build({ ...loan, installment: minor(652_53) }).slice(0, 3);
    expect(sumOf(paid, "principal")).toBe(984_14);
    expect(sumOf(paid, "interest")).toBe(973_45);
  });

  it("without interest splits the principal, the last installment taking the difference", () => {
    const loan = { principal: minor(100_00), installmentCount: 3, annualRatePercent: "0" };
    expect(totals(build(loan))).toEqual([3_333, 3_333, 3_334]);
  });

  it("of a loan so small that rounding up would pay it back early rounds down", () => {
    const loan = { principal: minor(100), installmentCount: 36, annualRatePercent: "0" };
    expect(sumOf(build(loan), "principal")).toBe(100);
    expect(Math.min(...totals(build(loan)))).toBeGreaterThan(0);
  });

  it("in one installment pays all with one period's interest", () => {
    expect(build({ installmentCount: 1 })).toMatchObject([{ principal: 120_000, interest: 1_200 }]);
  });
});

describe("other methods, 1,200.00 at 12 % over twelve months", () => {
  it("equal-principal: level principal, interest on the balance", () => {
    const rows = build({ method: "equal-principal" });
    expect(rows.every(({ principal }) => principal === 10_000)).toBe(true);
    expect(rows.map(({ interest }) => interest).slice(0, 3)).toEqual([1_200, 1_100, 1_000]);
    expect(sumOf(rows, "interest")).toBe(7_800);
  });

  it("flat: interest on the original principal, in level installments", () => {
    const rows = build({ method: "flat" });
    expect(sumOf(rows, "interest")).toBe(14_400);
    expect(new Set(totals(rows))).toEqual(new Set([11_200]));
  });

  it("flat with remainders in both parts stays level within one minor unit", () => {
    const sums = totals(build({ method: "flat", principal: minor(100_050), installmentCount: 7 }));
    expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(1);
  });

  it("interest-only: the principal comes with the last installment", () => {
    const rows = build({ method: "interest-only" });
    expect(totals(rows).slice(0, 11)).toEqual(Array(11).fill(1_200));
    expect(rows.at(-1)).toMatchObject({ principal: 120_000, interest: 1_200 });
  });

  it.each<[Frequency, string, string, number, string]>([
    ["monthly", "2025-01-15", "2026-01-15", 14_400, "a whole year, 360/360"],
    ["monthly", "2025-01-31", "2025-02-28", 1_120, "28 of 360 days, 30/360 from the 30th"],
    ["quarterly", "2025-01-15", "2025-04-15", 3_600, "90/360"],
    ["weekly", "2025-01-01", "2025-01-15", 554, "two fifty-seconds"],
    ["daily", "2025-01-01", "2025-01-15", 552, "14/365"],
    ["monthly", "2025-01-15", "2025-01-15", 0, "no time at all"],
  ])("single, %s from %s to %s: %i interest, %s", (frequency, from, to, interest) => {
    const rows = build({
      method: "single",
      installmentCount: 1,
      frequency,
      disbursedOn: businessDate(from),
      firstDueOn: businessDate(to),
    });
    expect(rows).toEqual([{ number: 1, dueOn: to, principal: 120_000, interest, fee: 0 }]);
  });
});

describe("one period's interest of 1,200.00 at 12 %", () => {
  it.each<[Frequency, number, string]>([
    ["monthly", 1_200, "1/12"],
    ["quarterly", 3_600, "3/12"],
    ["semimonthly", 600, "1/24"],
    ["weekly", 277, "1/52"],
    ["every-1-weeks", 277, "as weekly"],
    ["every-7-days", 277, "as weekly"],
    ["biweekly", 554, "1/26"],
    ["daily", 39, "1/365"],
    ["every-10-days", 395, "10/365"],
    ["every-2-months", 2_400, "2/12"],
  ])("%s is %i: %s", (frequency, interest) => {
    expect(build({ method: "interest-only", frequency })[0]?.interest).toBe(interest);
  });

  it("is rounded half to even", () => {
    const loan = { method: "interest-only", annualRatePercent: "12" } as const;
    expect(build({ ...loan, principal: minor(1_050) })[0]?.interest).toBe(10);
    expect(build({ ...loan, principal: minor(1_150) })[0]?.interest).toBe(12);
  });
});

describe("refusals", () => {
  const huge = minor(Number.MAX_SAFE_INTEGER) as Minor;
  it.each([
    [
      "a custom loan has no rule to derive from",
      { method: "custom" },
      "loan.schedule_not_derivable",
    ],
    ["a quote one percent too high", { installment: minor(10_768) }, "loan.installment_mismatch"],
    ["a quote one percent too low", { installment: minor(10_555) }, "loan.installment_mismatch"],
    [
      "a quote that pays 30 years back months early",
      { installmentCount: 360, installment: minor(1_240) },
      "loan.installment_mismatch",
    ],
    [
      "a quote that leaves a balloon",
      { installmentCount: 360, installment: minor(1_230) },
      "loan.installment_mismatch",
    ],
    [
      "a quote that is not the first flat installment",
      { method: "flat", installment: minor(12_000) },
      "loan.installment_mismatch",
    ],
    [
      "an installment eaten up by interest",
      { annualRatePercent: "1200", installmentCount: 60 },
      "loan.installment_below_interest",
    ],
    ["more installments than cents", { principal: minor(11) }, "loan.principal_too_small"],
    ["amounts beyond exact integers", { principal: huge }, "loan.amount_too_large"],
    ["a bullet in parts", { method: "single" }, "loan.single_has_one_installment"],
    [
      "a first due date before the money",
      { firstDueOn: businessDate("2025-01-14") },
      "loan.first_due_before_disbursement",
    ],
    [
      "an end beyond 2199",
      { installmentCount: 1200, frequency: "every-999-months" },
      "loan.schedule_too_long",
    ],
    [
      "an end beyond 9999",
      { installmentCount: 1200, frequency: "every-999-weeks" },
      "loan.schedule_too_long",
    ],
  ] as const)("%s", (_, changes, code) => {
    expect(buildSchedule({ ...TERMS, ...changes })).toMatchObject({ ok: false, refusal: { code } });
  });

  it("says what the installment should have been", () => {
    expect(buildSchedule({ ...TERMS, installment: minor(20_000) })).toEqual({
      ok: false,
      refusal: { code: "loan.installment_mismatch", expected: 10_662, given: 20_000 },
    });
  });
});

describe("any schedule", () => {
  it("returns the principal exactly, in dated parts that are never negative", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        const built = buildSchedule(loan);
        if (!built.ok) {
          expect(built.refusal.code).toBe("loan.installment_below_interest");
          return;
        }
        const rows = built.value;
        expect(rows.length).toBe(loan.installmentCount);
        expect(rows[0]?.dueOn).toBe(loan.firstDueOn);
        expect(sumOf(rows, "principal")).toBe(loan.principal);
        let previousDueOn = "";
        for (const { number, dueOn, principal, interest } of rows) {
          expect(rows[number - 1]?.dueOn).toBe(dueOn);
          expect(dueOn > previousDueOn).toBe(true);
          expect(Math.min(principal, interest)).toBeGreaterThanOrEqual(0);
          previousDueOn = dueOn;
        }
      }),
    );
  });

  it("of an annuity is level but for the last installment", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        const built = buildSchedule({ ...loan, method: "annuity" });
        if (!built.ok) return;
        const level = totals(built.value).slice(0, -1);
        expect(new Set(level).size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("costs more at a higher rate, never less", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        const cheap = buildSchedule({ ...loan, annualRatePercent: "5" });
        const dear = buildSchedule({ ...loan, annualRatePercent: "6" });
        if (!cheap.ok || !dear.ok) return;
        const rounding = loan.installmentCount;
        expect(sumOf(dear.value, "interest")).toBeGreaterThanOrEqual(
          sumOf(cheap.value, "interest") - rounding,
        );
      }),
    );
  });
});
