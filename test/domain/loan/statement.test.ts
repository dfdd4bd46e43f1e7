import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules } from "../../../src/domain/loan/rules";
import type { LoanState } from "../../../src/domain/loan/state";
import { closingDates, type StatementTerms } from "../../../src/domain/loan/statement";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { entry, payment } from "../../support/arbitraries";

/** 18.25 % over 365 days is 0.05 % a day; closes on the 5th, due 25 days later. */
const CARD: StatementTerms = {
  annualRatePercent: "18.25",
  dayCount: "act-365f",
  openedOn: businessDate("2025-01-01"),
  closingDay: 5,
  dueAfterDays: 25,
  minimum: { amountMin: minor(2_500), percentOfBalance: "2" },
  interestFreeWhenPaidInFull: true,
};
const RULES: Rules = { toleranceAmount: ZERO, graceDays: 0, allocation: "oldest-first" };

function stateOn(
  asOf: string,
  ledger: readonly LedgerEntry[],
  terms: Partial<StatementTerms> = {},
): LoanState {
  const statement = { ...CARD, ...terms };
  return replay({ schedules: [], ledger, rules: RULES, statement, asOf: businessDate(asOf) });
}

const bought = entry("disbursement", 1, 100_000, "2025-01-10");

describe("closings", () => {
  it.each([
    [5, "2025-04-10", ["2025-01-05", "2025-02-05", "2025-03-05", "2025-04-05"]],
    [31, "2025-04-10", ["2025-01-31", "2025-02-28", "2025-03-31"]],
    [1, "2025-03-01", ["2025-02-01", "2025-03-01"]],
  ])("on day %i until %s are %j", (closingDay, through, expected) => {
    expect(closingDates({ ...CARD, closingDay }, businessDate(through))).toEqual(expected);
  });
});

describe("a statement", () => {
  it("owes nothing before anything was bought", () => {
    expect(stateOn("2025-01-09", [])).toMatchObject({ status: "closed", daysPastDue: 0 });
  });

  it("asks nothing until the first closing after the purchase", () => {
    expect(stateOn("2025-02-04", [bought])).toMatchObject({
      status: "active",
      outstanding: { principal: 100_000, total: 100_000 },
      nextDueOn: null,
      nextChangeOn: "2025-02-05",
    });
  });

  it("asks the larger of the smallest amount and the percentage", () => {
    // 2 % of 1,000.00 is 20.00, so 25.00 are asked; no interest, nothing was carried before.
    const state = stateOn("2025-02-05", [bought]);
    expect(state.statements.at(-1)).toMatchObject({
      closedOn: "2025-02-05",
      dueOn: "2025-03-02",
      previousBalance: 0,
      purchases: 100_000,
      interest: 0,
      balance: 100_000,
      minimumPayment: 2_500,
    });
    expect(state).toMatchObject({ nextDueOn: "2025-03-02", nextDueAmount: 2_500 });
  });

  it("costs interest on the average daily balance once a statement was not paid in full", () => {
    const ledger = [bought, payment(2, 40_000, "2025-02-15")];
    // Cycle 5 February to 5 March: 10 days on 100,000 and 18 on 60,000, 0.05 % a day: 500 + 540.
    // The due date, 2 March, lies within this cycle: the 40,000 were not all, so it costs interest.
    expect(stateOn("2025-03-05", ledger).statements.at(-1)).toMatchObject({
      previousBalance: 100_000,
      payments: 40_000,
      interest: 1_040,
      balance: 61_040,
      // 2 % of 610.40 rounded up is 12.21, with the interest 22.61: below 25.00.
      minimumPayment: 2_500,
    });
  });

  it("costs nothing while each is paid in full by its due date", () => {
    const ledger = [
      bought,
      payment(2, 100_000, "2025-03-02"),
      entry("disbursement", 3, 5_000, "2025-03-03"),
    ];
    expect(stateOn("2025-03-05", ledger).statements.at(-1)).toMatchObject({
      interest: 0,
      balance: 5_000,
    });
  });

  it("ages from its due date when the minimum is not paid", () => {
    const state = stateOn("2025-03-12", [bought]);
    expect(state).toMatchObject({
      daysPastDue: 10,
      oldestUnpaidDueOn: "2025-03-02",
      pastDueAmount: 2_500,
    });
    // 28 days on 100,000 at 0.05 %: 1,400. The next minimum shows the one past due as well.
    expect(state.statements.at(-1)).toMatchObject({
      interest: 1_400,
      minimumPayment: 2_500 + 3_428,
    });
  });

  it("is met by the minimum; more lowers what no statement asked yet", () => {
    const state = stateOn("2025-03-03", [bought, payment(2, 30_000, "2025-02-20")]);
    expect(state).toMatchObject({ daysPastDue: 0, outstanding: { principal: 70_000 } });
  });

  it("takes fees and penalties with the next closing", () => {
    const ledger = [
      bought,
      entry("fee", 2, 900, "2025-02-10"),
      entry("late-fee", 3, 700, "2025-03-04"),
    ];
    const state = stateOn("2025-03-05", ledger);
    expect(state.statements.at(-1)).toMatchObject({ fees: 1_600 });
    expect(state.installments.at(-1)).toMatchObject({ fee: 900, penalty: 700 });
  });

  it("keeps what was paid too much as credit and spends it on the next purchase", () => {
    const ledger = [bought, payment(2, 120_000, "2025-02-20")];
    expect(stateOn("2025-02-21", ledger)).toMatchObject({ credit: 20_000, status: "closed" });
    const more = [...ledger, entry("disbursement", 3, 50_000, "2025-02-22")];
    expect(stateOn("2025-02-22", more)).toMatchObject({
      credit: 0,
      outstanding: { principal: 30_000 },
    });
  });
});

it("never loses money: what was bought and charged is what is owed, paid, or lies as credit", () => {
  const fact = fc.record({
    type: fc.constantFrom("disbursement" as const, "payment" as const, "fee" as const),
    amount: fc.integer({ min: 1, max: 90_000 }),
    day: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(fact, { maxLength: 10 }), (facts) => {
      const ledger = facts.map(({ type, amount, day }, index) =>
        entry(type, index + 1, amount, addDays(CARD.openedOn, day)),
      );
      const state = stateOn("2025-12-05", ledger);
      const sumOf = (type: LedgerEntry["type"]) =>
        ledger.reduce((sum, one) => sum + (one.type === type ? one.amount : 0), 0);
      const interest = state.statements.reduce((sum, one) => sum + one.interest, 0);
      const owed = state.outstanding.total - state.credit;
      expect(owed).toBe(sumOf("disbursement") + sumOf("fee") + interest - sumOf("payment"));
      expect(state.outstanding.principal).toBeGreaterThanOrEqual(0);
      expect(state.statements).toHaveLength(12);
    }),
  );
});
