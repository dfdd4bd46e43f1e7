import { describe, expect, it } from "vitest";
import {
  type ConsolidatedLoan,
  type ConsolidateRequest,
  consolidate,
} from "../../../src/domain/modification/consolidate";
import { businessDate } from "../../../src/kernel/calendar";
import {
  applied,
  CHARGES,
  loanOf,
  PLAIN_RULES,
  stateOf,
  TERMS,
} from "../../support/modifiable-loans";

const OWN = { borrower: "B1", currency: "USD" };
const FIRST: ConsolidatedLoan = {
  ...loanOf("2025-05-11", [[10_662, "2025-02-01"]]),
  ...OWN,
  reference: "L1",
};
const SECOND: ConsolidatedLoan = {
  ...loanOf("2025-05-11", [], {
    terms: { ...TERMS, method: "equal-principal" },
    rules: { ...PLAIN_RULES, charges: CHARGES },
  }),
  ...OWN,
  reference: "L2",
};
const REQUEST: ConsolidateRequest = {
  kind: "consolidate",
  reference: "L3",
  terms: {
    annualRatePercent: "9",
    installmentCount: 24,
    frequency: "monthly",
    method: "annuity",
    firstDueOn: businessDate("2025-06-11"),
  },
  interest: { kind: "by-days" },
  penalties: "waived",
  reason: "one payment instead of two",
};

function made(loans: readonly ConsolidatedLoan[], request = REQUEST) {
  const consolidated = consolidate(loans, request);
  if (!consolidated.ok) throw new Error(consolidated.refusal.code);
  return consolidated.value;
}

describe("a consolidation", () => {
  it("owes what pays off the old loans, and closes each by a payment that names it", () => {
    const { terms, schedule, closings } = made([FIRST, SECOND]);
    expect(terms.principal).toBe(closings.reduce((sum, { amount }) => sum + amount, 0));
    expect(schedule.installments).toHaveLength(24);
    expect(closings.map(({ reference }) => reference)).toEqual(["L1", "L2"]);
    for (const [index, { modification }] of closings.entries()) {
      const loan = [FIRST, SECOND][index];
      if (!loan) throw new Error("no loan");
      const closed = stateOf(applied(loan, modification));
      expect(closed).toMatchObject({ status: "closed", credit: 0 });
      expect(modification.schedule.change).toMatchObject({ kind: "consolidate", replaces: 1 });
      expect(modification.entries.find(({ type }) => type === "payment")).toMatchObject({
        externalId: "L3",
        method: "consolidation",
      });
    }
  });

  it("asks principal, overdue interest and ten days of the running month of the first", () => {
    // 1,105.38 of principal; 11.05 + 10.10 + 9.13 overdue; 8.16 × 10 / 31 = 2.63.
    const [first] = made([FIRST, SECOND]).closings;
    expect(first?.amount).toBe(110_538 + 1_105 + 1_010 + 913 + 263);
  });

  it("carries penalties along only when told to", () => {
    const { penalty } = stateOf(SECOND).outstanding;
    const carried = made([FIRST, SECOND], { ...REQUEST, penalties: "carried" });
    expect(penalty).toBeGreaterThan(0);
    expect(carried.terms.principal).toBe(made([FIRST, SECOND]).terms.principal + penalty);
  });

  it.each([
    ["one loan", [FIRST], { code: "modification.too_few_loans", count: 1 }],
    [
      "two currencies",
      [FIRST, { ...SECOND, currency: "EUR" }],
      { code: "modification.currencies_differ", reference: "L2", currency: "EUR" },
    ],
    [
      "two borrowers",
      [FIRST, { ...SECOND, borrower: "B2" }],
      { code: "modification.borrowers_differ", reference: "L2" },
    ],
    [
      "a loan that owes nothing",
      [FIRST, { ...SECOND, ...loanOf("2025-05-11", [[127_943, "2025-01-05"]]) }],
      { code: "modification.nothing_owed" },
    ],
  ])("is refused for %s", (_, loans, refusal) => {
    expect(consolidate(loans, REQUEST)).toEqual({ ok: false, refusal });
  });
});
