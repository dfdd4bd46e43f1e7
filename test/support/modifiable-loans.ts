import fc from "fast-check";
import { ADVANCES, ALLOCATIONS, type AllocationName } from "../../src/domain/loan/allocation";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import { replay } from "../../src/domain/loan/replay";
import type { Charges, Rules } from "../../src/domain/loan/rules";
import type { LoanState } from "../../src/domain/loan/state";
import type { LoanTerms } from "../../src/domain/loan/terms";
import {
  applyModification,
  type ModifiableLoan,
  type Modification,
} from "../../src/domain/modification/modification";
import type { ReAgeLimits } from "../../src/domain/modification/lineage";
import { addDays, type BusinessDate, businessDate, instant } from "../../src/kernel/calendar";
import { minor, ZERO } from "../../src/kernel/money";
import { payment, scheduleOf, terms } from "./arbitraries";

/** 1,200.00 over twelve months from January 2025 at 12 percent: 106.62 a month, the last 106.61. */
export const TERMS: LoanTerms = {
  principal: minor(120_000),
  annualRatePercent: "12",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: businessDate("2025-01-01"),
  firstDueOn: businessDate("2025-02-01"),
  installment: null,
  currency: "USD",
};

export const PLAIN_RULES: Rules = {
  toleranceAmount: ZERO,
  allocation: "oldest-first",
  graceDays: 0,
};

/** No limit, for tests of what a re-age does. */
export const NO_LIMITS: ReAgeLimits = {
  ageMonthsMin: 0,
  paymentCountMin: 0,
  perYearMax: 99,
  perFiveYearsMax: 99,
};

export const CHARGES: Charges = {
  lateFee: {
    basis: { kind: "percent", percent: "5", of: "overdue" },
    amountMin: minor(500),
    amountMax: null,
    graceDays: 5,
    recurring: { everyDays: 30, times: 3 },
    capPerInstallment: minor(2_000),
    capPerLoan: minor(6_000),
    rounding: "half-even",
  },
  penaltyInterest: {
    base: "installment",
    rate: { kind: "own", annualRatePercent: "18" },
    compounding: "monthly",
    dayCount: "act-365f",
    graceDays: 0,
    capPercentOfPrincipal: "20",
    rounding: "half-even",
  },
  stoppedBy: [],
};

/** A loan of these terms on a day, with payments `[amount, on]` posted in their order. */
export function loanOf(
  on: string,
  paid: readonly (readonly [amount: number, on: string])[] = [],
  given: Partial<ModifiableLoan> = {},
): ModifiableLoan {
  const own = given.terms ?? TERMS;
  return {
    terms: own,
    schedules: [scheduleOf(own)],
    ledger: paid.map(([amount, paidOn], index) => payment(index + 1, amount, paidOn)),
    rules: PLAIN_RULES,
    asOf: businessDate(on),
    ...given,
  };
}

export function stateOf(loan: ModifiableLoan, asOf: BusinessDate = loan.asOf): LoanState {
  const { schedules, ledger, rules } = loan;
  return replay({ schedules, ledger, rules, asOf });
}

export function applied(loan: ModifiableLoan, modification: Modification): ModifiableLoan {
  return applyModification(loan, modification, instant(1_000));
}

/** The loan with one more entry posted. */
export function withEntry(
  loan: ModifiableLoan,
  entry: (sequence: number) => LedgerEntry,
): ModifiableLoan {
  const last = loan.ledger.reduce((most, { sequence }) => Math.max(most, sequence), 0);
  return { ...loan, ledger: [...loan.ledger, entry(last + 1)] };
}

export function on(loan: ModifiableLoan, day: string): ModifiableLoan {
  return { ...loan, asOf: businessDate(day) };
}

/** Unpaid lines as `[dueOn, principal, interest, fee, penalty]`. */
export function unpaidOf(state: LoanState): readonly (readonly [string, ...number[]])[] {
  return state.installments
    .filter(({ outstanding }) => outstanding > 0)
    .map(({ dueOn, principal, interest, fee, penalty, paid }) => [
      dueOn,
      principal - paid.principal,
      interest - paid.interest,
      fee - paid.fee,
      penalty - paid.penalty,
    ]);
}

/** Loans of every method on any day, paid in any way, under every order and kind of charges. */
export function modifiableLoans(
  only: Partial<Readonly<{ charges: boolean; daily: boolean }>> = {},
): fc.Arbitrary<ModifiableLoan> {
  return fc
    .record({
      own: terms(),
      count: fc.integer({ min: 2, max: 24 }),
      days: fc.integer({ min: 0, max: 900 }),
      paid: fc.array(
        fc.record({
          thousandths: fc.integer({ min: 1, max: 400 }),
          afterDays: fc.integer({ min: 0, max: 900 }),
          type: fc.constantFrom("payment", "payment", "payment", "fee", "waiver" as const),
        }),
        { maxLength: 8 },
      ),
      allocation: fc.constantFrom(...(Object.keys(ALLOCATIONS) as AllocationName[])),
      advance: fc.constantFrom(...ADVANCES),
      charges: only.charges === false ? fc.constant(false) : fc.boolean(),
      daily: only.daily === undefined ? fc.boolean() : fc.constant(only.daily),
    })
    .map(({ own, count, days, paid, allocation, advance, charges, daily }) => {
      const installmentCount = own.method === "single" ? 1 : count;
      const loanTerms = { ...own, installmentCount };
      const asOf = addDays(own.disbursedOn, days);
      const ledger = paid
        .map(({ thousandths, afterDays, type }, index): LedgerEntry => {
          const share = type === "payment" ? thousandths : Math.ceil(thousandths / 100);
          const amount = Math.max(1, Math.floor((own.principal * share) / 1000));
          return { ...payment(index + 1, amount, addDays(own.disbursedOn, afterDays)), type };
        })
        .filter(({ effectiveOn }) => effectiveOn <= asOf);
      const rules: Rules = {
        ...PLAIN_RULES,
        allocation: { ...ALLOCATIONS[allocation], advance },
        ...(charges && { charges: CHARGES }),
        ...(daily && {
          interest: {
            kind: "daily",
            annualRatePercent: own.annualRatePercent,
            dayCount: "act-365f",
            from: own.disbursedOn,
          },
        }),
      };
      return { terms: loanTerms, schedules: [scheduleOf(loanTerms)], ledger, rules, asOf };
    });
}
