import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildSchedule } from "../../../src/domain/loan/build-schedule";
import { type Conventions, PLAIN } from "../../../src/domain/loan/conventions";
import { dueDates } from "../../../src/domain/loan/due-dates";
import type { Installment } from "../../../src/domain/loan/schedule";
import type { LoanTerms } from "../../../src/domain/loan/terms";
import { yearShare } from "../../../src/kernel/day-count";
import { minor } from "../../../src/kernel/money";
import { ratePercent } from "../../../src/kernel/rate";
import { contracts, terms } from "../../support/arbitraries";
import { interestsOf, principalsOf, sumOf, totalsOf } from "../../support/contract";

const RUNS = { numRuns: 400 };

function built(loan: LoanTerms): readonly Installment[] | null {
  const result = buildSchedule(loan);
  return result.ok ? result.value : null;
}

describe("any contract", () => {
  it("is refused with a reason or pays its principal back, never more than was paid out", () => {
    let accepted = 0;
    fc.assert(
      fc.property(contracts(), (loan) => {
        const rows = built(loan);
        if (rows === null) return;
        accepted += 1;
        const { disbursements } = loan.conventions;
        const paidOutBefore = (date: string) =>
          disbursements.length === 0
            ? loan.principal
            : sumOf(disbursements.filter(({ on }) => on < date).map(({ amount }) => amount));
        let repaid = 0;
        let previousDueOn = "";
        for (const { dueOn, principal, interest, fee } of rows) {
          expect(Math.min(principal, interest, fee)).toBeGreaterThanOrEqual(0);
          repaid += principal;
          // Money of the first day is out before a due date on that day.
          const paidOut = dueOn === loan.disbursedOn ? repaid : paidOutBefore(dueOn);
          expect(repaid).toBeLessThanOrEqual(paidOut);
          expect(dueOn > previousDueOn).toBe(true);
          previousDueOn = dueOn;
        }
        expect(rows.length).toBe(loan.installmentCount);
        expect(rows.map(({ dueOn }) => dueOn)).toEqual(dueDates(loan));
        expect(repaid).toBe(loan.principal);
      }),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(500);
  });

  it("with plain conventions spelled out is a plain loan", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        expect(buildSchedule({ ...loan, conventions: PLAIN })).toEqual(buildSchedule(loan));
        expect(buildSchedule({ ...loan, conventions: {} })).toEqual(buildSchedule(loan));
      }),
      RUNS,
    );
  });

  it("of an annuity without events is level but for grace and the last installment", () => {
    fc.assert(
      fc.property(contracts(), (loan) => {
        const conventions: Conventions = {
          ...loan.conventions,
          disbursements: [],
          rateChanges: [],
          interestGraceCount: 0,
        };
        const rows = built({ ...loan, method: "annuity", conventions });
        if (rows === null) return;
        const level = totalsOf(rows).slice(conventions.principalGraceCount, -1);
        expect(new Set(level).size).toBeLessThanOrEqual(1);
        const [first = 0] = level;
        expect(first % conventions.installmentMultiple).toBe(0);
      }),
      RUNS,
    );
  });

  it("defers interest without changing its sum, and asks none in grace", () => {
    fc.assert(
      fc.property(contracts(), fc.integer({ min: 1, max: 4 }), (loan, interestGraceCount) => {
        const at = (count: number) =>
          built({
            ...loan,
            conventions: {
              ...loan.conventions,
              interestGrace: "deferred",
              interestGraceCount: count,
            },
          });
        const [deferred, asked] = [at(interestGraceCount), at(0)];
        if (deferred === null || asked === null) return;
        expect(sumOf(interestsOf(deferred))).toBe(sumOf(interestsOf(asked)));
        expect(principalsOf(deferred)).toEqual(principalsOf(asked));
        expect(sumOf(interestsOf(deferred).slice(0, interestGraceCount))).toBe(0);
      }),
      RUNS,
    );
  });
});

describe("carried interest", () => {
  it("differs from rounded interest by one minor unit a line at most where principal is fixed", () => {
    const method = fc.constantFrom<LoanTerms["method"]>("equal-principal", "interest-only");
    fc.assert(
      fc.property(contracts(), method, (loan, chosen) => {
        const at = (interestCarry: Conventions["interestCarry"]) => {
          const nearest = { interestRounding: "half-even", interestCarry } as const;
          const conventions = { ...loan.conventions, ...nearest, interestGraceCount: 0 };
          return built({ ...loan, method: chosen, conventions });
        };
        const [rounded, carried] = [at("rounded"), at("carried")];
        if (rounded === null || carried === null) return;
        for (const [index, interest] of interestsOf(rounded).entries()) {
          expect(Math.abs(interest - (interestsOf(carried)[index] ?? 0))).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it("is that of exact fractions: every balance of an annuity, by the days of its months", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        const conventions = { dayCount: "act-365f", interestCarry: "carried" } as const;
        const contract: LoanTerms = { ...loan, method: "annuity", conventions };
        const rows = built(contract);
        if (rows === null) return;
        expect(shownBalances(rows, loan.principal)).toEqual(exactBalances(contract, rows));
      }),
      { numRuns: 150 },
    );
  });
});

function shownBalances(rows: readonly Installment[], principal: number): readonly number[] {
  let balance = principal;
  return principalsOf(rows).map((part) => {
    balance -= part;
    return balance;
  });
}

/** The same by fractions that are never rounded: owed / whole, and whole grows with each period. */
function exactBalances(loan: LoanTerms, rows: readonly Installment[]): readonly number[] {
  const rate = ratePercent(loan.annualRatePercent);
  const unit = BigInt(rate.denominator) * 365n;
  let [owed, whole] = [BigInt(loan.principal), 1n];
  let [from, charged, paid] = [loan.disbursedOn, 0, 0];
  return rows.map(({ dueOn, principal, interest }) => {
    const days = yearShare("act-365f", from, dueOn).numerator;
    const before = owed;
    owed = owed * unit + before * BigInt(rate.numerator) * BigInt(days);
    whole *= unit;
    // All interest so far: what is owed and was paid, less the principal; rounded half to even.
    const sum = owed + BigInt(paid - loan.principal) * whole;
    const floor = sum / whole;
    const twice = (sum % whole) * 2n;
    const isUp = twice > whole || (twice === whole && floor % 2n === 1n);
    charged = Number(floor) + (isUp ? 1 : 0);
    owed -= BigInt(principal + interest) * whole;
    paid += principal + interest;
    from = dueOn;
    return loan.principal + charged - paid;
  });
}

describe("scale", () => {
  it("ten times the principal is ten times each installment where nothing is rounded", () => {
    const exact = fc.record({
      method: fc.constantFrom<LoanTerms["method"]>("equal-principal", "flat", "interest-only"),
      hundreds: fc.integer({ min: 1, max: 1_000 }),
      exponent: fc.constantFrom(1, 2, 3),
    });
    fc.assert(
      fc.property(terms(), exact, (loan, { method, hundreds, exponent }) => {
        const at = (scale: number) =>
          built({
            ...loan,
            method,
            annualRatePercent: "12",
            frequency: "monthly",
            installmentCount: 10,
            // A tenth of it and a hundredth of each balance are whole.
            principal: minor(hundreds * 1_000 * scale),
          });
        const [one, scaled] = [at(1), at(10 ** exponent)];
        if (one === null || scaled === null) throw new Error("no schedule");
        const unscaled = scaled.map((row) => ({
          ...row,
          principal: row.principal / 10 ** exponent,
          interest: row.interest / 10 ** exponent,
        }));
        expect(unscaled).toEqual(one);
      }),
      RUNS,
    );
  });

  it("else the installments of a finer minor unit differ by less than one of the coarser", () => {
    fc.assert(
      fc.property(terms(), (loan) => {
        const at = (scale: number) =>
          built({ ...loan, method: "interest-only", principal: minor(loan.principal * scale) });
        const [coarse, fine] = [at(1), at(10)];
        if (coarse === null || fine === null) return;
        for (const [index, { interest }] of coarse.entries()) {
          expect(Math.abs(interest - (fine[index]?.interest ?? 0) / 10)).toBeLessThan(1);
        }
      }),
      RUNS,
    );
  });
});

describe("smoothing", () => {
  it("never leaves a larger gap in the last installment", () => {
    fc.assert(
      fc.property(contracts(), (loan) => {
        const gapOf = (remainder: Conventions["remainder"]) => {
          const conventions = { ...loan.conventions, remainder, interestGraceCount: 0 };
          const rows = built({ ...loan, method: "annuity", conventions });
          const totals = rows && totalsOf(rows);
          return totals && Math.abs((totals.at(-1) ?? 0) - (totals.at(-2) ?? 0));
        };
        if (loan.installmentCount - loan.conventions.principalGraceCount < 2) return;
        const [last, smoothed] = [gapOf("last"), gapOf("smoothed")];
        if (last === null || smoothed === null) return;
        expect(smoothed).toBeLessThanOrEqual(last);
      }),
      RUNS,
    );
  });
});
