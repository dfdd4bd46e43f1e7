import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ADVANCES,
  ALLOCATIONS,
  type Allocation,
  type AllocationName,
  type AllocationStep,
  TIMINGS,
  validateAllocation,
} from "../../../src/domain/loan/allocation";
import { COMPONENTS } from "../../../src/domain/loan/components";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { LoanState } from "../../../src/domain/loan/state";
import { addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { entry, payment } from "../../support/arbitraries";

const FIRST_DUE_ON = businessDate("2025-02-01");

/** Four installments of 100.00: 80.00 principal, 15.00 interest, 5.00 fee. */
const SCHEDULE = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: [0, 1, 2, 3].map((month) => ({
    number: month + 1,
    dueOn: addMonths(FIRST_DUE_ON, month),
    principal: minor(8_000),
    interest: minor(1_500),
    fee: minor(500),
  })),
};

/** Two are past due, the third is due on this day, the fourth lies ahead. */
const ON = "2025-04-01";
/** Of the first installment: it is asked in February. */
const PENALTY = entry("late-fee", 1, 300, "2025-02-10");

function paidBy(
  allocation: Allocation | AllocationName,
  amount: number,
  ledger: readonly LedgerEntry[] = [PENALTY],
): LoanState {
  return replay({
    schedules: [SCHEDULE],
    ledger: [...ledger, payment(9, amount, ON)],
    rules: { toleranceAmount: ZERO, graceDays: 0, allocation },
    asOf: businessDate(ON),
  });
}

/** Per installment: penalty, fee, interest, principal paid. */
function table(state: LoanState): readonly (readonly number[])[] {
  return state.installments.map(({ paid }) => COMPONENTS.map((component) => paid[component]));
}

describe("presets", () => {
  it.each<[AllocationName, number, readonly (readonly number[])[]]>([
    // The oldest whole: 3 + 5 + 15 + 80 = 103.00; of the next 5 fee and 2 interest.
    ["oldest-first", 11_000, [[300, 500, 1500, 8000], [0, 500, 200, 0], [], []]],
    // Past due first: fees 5 + 5, penalty 3, interest 15 + 15, then 17 of principal.
    ["costs-interest-principal", 6_000, [[300, 500, 1500, 1700], [0, 500, 1500, 0], [], []]],
    // Fees 5 + 5, then principal: all 60 - 10 = 50.00 of the oldest.
    ["costs-principal-interest", 6_000, [[0, 500, 0, 5000], [0, 500, 0, 0], [], []]],
    // Interest 15 + 15, then 30.00 of principal, no charges.
    ["interest-principal-charges", 6_000, [[0, 0, 1500, 3000], [0, 0, 1500, 0], [], []]],
    // Principal 80 + 80 first, then 15 of interest.
    ["principal-interest-charges", 17_500, [[0, 0, 1500, 8000], [0, 0, 0, 8000], [], []]],
  ])("%s pays %i as its source says", (name, amount, expected) => {
    const full = expected.map((row) => (row.length === 0 ? [0, 0, 0, 0] : [...row]));
    expect(table(paidBy(name, amount))).toEqual(full);
  });

  it.each(Object.entries(ALLOCATIONS))("%s is complete and names its source", (_, allocation) => {
    expect(validateAllocation(allocation).ok).toBe(true);
    expect(allocation.source.length).toBeGreaterThan(20);
  });

  it("vertical comes to what is due today only after all that is past due", () => {
    const state = paidBy("costs-interest-principal", 300 + 20_000 + 500);
    expect(table(state)[2]).toEqual([0, 500, 0, 0]);
  });
});

describe("money in advance", () => {
  const current = 300 + 30_000;
  const advance = (kind: Allocation["advance"], amount: number) =>
    paidBy({ ...ALLOCATIONS["oldest-first"], advance: kind }, current + amount).installments;

  /** Six more installments ahead, so that the ways differ. */
  const long = {
    ...SCHEDULE,
    installments: [0, 1, 2, 3, 4, 5].map((month) => ({
      number: month + 1,
      dueOn: addMonths(FIRST_DUE_ON, month),
      principal: minor(8_000),
      interest: minor(0),
      fee: minor(0),
    })),
  };
  const ahead = (kind: Allocation["advance"], amount: number) =>
    replay({
      schedules: [long],
      ledger: [payment(1, amount, "2025-02-01")],
      rules: {
        toleranceAmount: ZERO,
        graceDays: 0,
        allocation: { ...ALLOCATIONS["oldest-first"], advance: kind },
      },
      asOf: businessDate("2025-02-01"),
    });
  const principals = (state: LoanState) => state.installments.map(({ paid }) => paid.principal);

  it("pays the next installment", () => {
    expect(principals(ahead("next-installment", 18_000))).toEqual([8000, 8000, 2000, 0, 0, 0]);
  });

  it("pays the last installment: the loan gets shorter", () => {
    expect(principals(ahead("last-installment", 18_000))).toEqual([8000, 0, 0, 0, 2000, 8000]);
  });

  it("is spread evenly, the remainder at the end: the installments get smaller", () => {
    // 100.03 over five: 20.00 each and 20.03 at the end.
    expect(principals(ahead("re-amortize", 18_003))).toEqual([8000, 2000, 2000, 2001, 2001, 2001]);
  });

  it("is spread over installments that ask something, not over those that ask nothing", () => {
    const installments = long.installments.map((one) =>
      one.number === 3 ? { ...one, principal: minor(0) } : one,
    );
    const state = replay({
      schedules: [{ ...long, installments }],
      ledger: [payment(1, 16_000, "2025-02-01")],
      rules: {
        toleranceAmount: minor(0),
        graceDays: 0,
        allocation: { ...ALLOCATIONS["oldest-first"], advance: "re-amortize" },
      },
      asOf: businessDate("2025-02-01"),
    });
    expect(principals(state)).toEqual([8000, 2000, 0, 2000, 2000, 2000]);
  });

  it("waits as credit and pays what falls due on its day", () => {
    const early = ahead("credit", 18_000);
    expect(principals(early)).toEqual([8000, 0, 0, 0, 0, 0]);
    expect(early.credit).toBe(10_000);
    const later = replay({
      schedules: [long],
      ledger: [payment(1, 18_000, "2025-02-01")],
      rules: {
        toleranceAmount: ZERO,
        graceDays: 0,
        allocation: { ...ALLOCATIONS["oldest-first"], advance: "credit" },
      },
      asOf: businessDate("2025-04-10"),
    });
    expect(principals(later)).toEqual([8000, 8000, 2000, 0, 0, 0]);
    expect(later).toMatchObject({ credit: 0, daysPastDue: 9, pastDueAmount: 6_000 });
    expect(later.installments[1]?.settledOn).toBe("2025-03-01");
  });

  it.each(ADVANCES)("%s touches nothing while something is due", (kind) => {
    expect(advance(kind, 0)[3]?.paid).toEqual({ penalty: 0, fee: 0, interest: 0, principal: 0 });
  });
});

describe("an order of its own", () => {
  const recovery = { ...ALLOCATIONS["principal-interest-charges"] };
  const allocation: Allocation = { ...ALLOCATIONS["oldest-first"], byType: { recovery } };

  it("counts for its type of entry alone", () => {
    const rules = { toleranceAmount: ZERO, graceDays: 0, allocation };
    const asOf = businessDate(ON);
    const ledger = [PENALTY, entry("recovery", 2, 9_000, ON)];
    const recovered = replay({ schedules: [SCHEDULE], ledger, rules, asOf });
    expect(table(recovered)[0]).toEqual([0, 0, 0, 8000]);
    expect(recovered).toMatchObject({ recoveredTotal: 9_000, paidTotal: 9_000 });
    expect(table(paidBy(allocation, 9_000))[0]).toEqual([300, 500, 1500, 6700]);
  });

  it.each([
    ["missing", (steps: readonly AllocationStep[]) => steps.slice(1), "allocation.step_missing"],
    [
      "repeated",
      (steps: readonly AllocationStep[]) => [...steps, ...steps.slice(0, 1)],
      "allocation.step_repeated",
    ],
  ])("is refused with a step %s", (_, change, code) => {
    const { steps } = ALLOCATIONS["oldest-first"];
    const broken = { ...ALLOCATIONS["oldest-first"], steps: change(steps) };
    const expected = { ok: false, refusal: { code, timing: "past-due", component: "penalty" } };
    expect(validateAllocation(broken)).toEqual(expected);
    const nested = { ...ALLOCATIONS["oldest-first"], byType: { recovery: broken } };
    expect(validateAllocation(nested)).toEqual(expected);
  });
});

describe("whatever the order", () => {
  const pairs = TIMINGS.flatMap((timing) => COMPONENTS.map((component) => ({ timing, component })));
  const orders = fc.record({
    walk: fc.constantFrom("horizontal" as const, "vertical" as const),
    steps: fc.shuffledSubarray(pairs, { minLength: pairs.length, maxLength: pairs.length }),
    advance: fc.constantFrom(...ADVANCES),
  });
  const amounts = fc.integer({ min: 1, max: 60_000 });

  it("what was paid and the credit sum to the payments", () => {
    fc.assert(
      fc.property(orders, amounts, amounts, (allocation, first, second) => {
        const earlier = payment(2, first, "2025-02-20");
        const state = paidBy(allocation, second, [PENALTY, earlier]);
        const paid = table(state).flat();
        expect(paid.reduce((sum, one) => sum + one, 0) + state.credit).toBe(first + second);
      }),
    );
  });

  it("a payment split in two on one day changes nothing, unless it is spread", () => {
    fc.assert(
      fc.property(orders, amounts, amounts, (allocation, first, second) => {
        fc.pre(allocation.advance !== "re-amortize");
        const split = paidBy(allocation, second, [PENALTY, payment(2, first, ON)]);
        const whole = paidBy(allocation, first + second);
        expect({ ...split, postings: [] }).toEqual({ ...whole, postings: [] });
      }),
    );
  });

  it("nothing is paid beyond what is asked, and credit is left only when nothing due is unpaid", () => {
    fc.assert(
      fc.property(orders, amounts, (allocation, amount) => {
        const state = paidBy(allocation, amount);
        for (const one of state.installments) {
          for (const component of COMPONENTS) {
            expect(one.paid[component]).toBeLessThanOrEqual(one[component]);
          }
        }
        if (state.credit > 0) {
          const due = state.installments.filter(({ dueOn }) => dueOn <= ON);
          expect(due.every(({ outstanding }) => outstanding === 0)).toBe(true);
        }
      }),
    );
  });
});
