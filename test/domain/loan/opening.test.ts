import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openLoan, type Opening } from "../../../src/domain/loan/opening";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules } from "../../../src/domain/loan/rules";
import type { LoanTerms } from "../../../src/domain/loan/terms";
import { addDays, businessDate, instant } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { scheduleOf, terms } from "../../support/arbitraries";

const RULES: Rules = { toleranceAmount: minor(100), allocation: "oldest-first", graceDays: 0 };
const POSTED_AT = instant(1_750_000_000_000);

/** A month-end snapshot after three installments of a LendingClub loan issued in March 2018. */
const TERMS: LoanTerms = {
  principal: minor(28_000_00),
  annualRatePercent: "14.07",
  installmentCount: 60,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: businessDate("2018-03-01"),
  firstDueOn: businessDate("2018-04-01"),
  installment: minor(652_53),
  currency: "USD",
};
const SNAPSHOT_ON = businessDate("2018-06-30");

function open(opening: Opening | null, tolerancePercent = "1", loan = TERMS) {
  return openLoan({
    terms: loan,
    schedule: scheduleOf(loan),
    opening,
    tolerancePercent,
    postedAt: POSTED_AT,
  });
}

function opened(opening: Opening, tolerancePercent = "1", loan = TERMS) {
  const result = open(opening, tolerancePercent, loan);
  if (!result.ok) throw new Error(result.refusal.code);
  const { entries, adjustment } = result.value;
  const schedules = [scheduleOf(loan)];
  const state = replay({ schedules, ledger: entries, rules: RULES, asOf: opening.asOf });
  return { entries, adjustment, state };
}

const at = (paid: number, principal: number | null): Opening => ({
  asOf: SNAPSHOT_ON,
  paid: minor(paid),
  principal: principal === null ? null : minor(principal),
});

describe("the opening of a loan", () => {
  it("that comes in new posts nothing", () => {
    expect(open(null)).toEqual({ ok: true, value: { entries: [], adjustment: 0 } });
  });

  it("posts what was paid as one payment, known from its origin", () => {
    const { entries, state } = opened(at(1_957_59, null));
    expect(entries).toEqual([
      {
        sequence: 1,
        type: "payment",
        amount: 1_957_59,
        effectiveOn: SNAPSHOT_ON,
        postedAt: POSTED_AT,
        externalId: null,
        reverses: null,
        method: null,
        origin: "opening",
      },
    ]);
    expect(state).toMatchObject({ daysPastDue: 0, paidTotal: 1_957_59 });
  });

  it("with nothing paid and the whole principal outstanding posts nothing", () => {
    expect(opened(at(0, 28_000_00)).entries).toEqual([]);
  });

  it.each([
    // LendingClub 2018 Q1: paid_total 1999.33 of which 41.74 is interest of an odd first period.
    ["LendingClub: odd first period, equal principal", 1_999_33, 27_015_86, 0],
    ["interest rounded by the lender", 1_957_59, 27_015_90, 4],
    // Prepaid money pays the interest of the next two installments first; the lender took it as principal.
    ["a prepayment of 1000.00 that lowered the principal", 2_957_59, 26_015_86, -(316_76 + 312_82)],
    ["nothing paid, an interest-free first month", 0, 27_999_00, -1_00],
  ])("%s: outstanding principal is the lender's", (_, paid, principal, adjustment) => {
    const result = opened(at(paid, principal), "5");
    expect(result.state.outstanding.principal).toBe(principal);
    expect(result.adjustment).toBe(adjustment);
  });

  it("of a loan paid off early closes it and drops the interest that will not be earned", () => {
    const { state } = opened(at(28_700_00, 0), "100");
    expect(state).toMatchObject({ status: "closed", outstanding: { total: 0 }, credit: 0 });
  });

  it("numbers the adjustment after the payment", () => {
    const { entries } = opened(at(1_957_59, 27_015_90));
    expect(entries.map(({ sequence, type, amount }) => [sequence, type, amount])).toEqual([
      [1, "payment", 1_957_59],
      [2, "adjustment", 4],
    ]);
  });

  it("numbers an adjustment alone from one", () => {
    expect(opened(at(0, 27_999_00)).entries).toMatchObject([{ sequence: 1, type: "adjustment" }]);
  });
});

describe("refusals of an opening", () => {
  it.each([
    ["one percent of the principal is within", 27_720_00, true],
    ["one minor unit more is beyond", 27_719_99, false],
  ])("%s", (_, principal, accepted) => {
    expect(open(at(0, principal)).ok).toBe(accepted);
  });

  it("name the adjustment it would have taken", () => {
    expect(open(at(0, 20_000_00))).toEqual({
      ok: false,
      refusal: {
        code: "loan.opening_beyond_tolerance",
        adjustment: -8_000_00,
        toleranceAmount: 280_00,
      },
    });
  });

  it("follow the tolerance the lender sets", () => {
    expect(open(at(0, 20_000_00), "50").ok).toBe(true);
    expect(open(at(0, 27_999_99), "0").ok).toBe(false);
  });

  it.each([
    ["much more than the loan ever asks", 60_000_00, null],
    ["everything, with principal still outstanding", 39_200_00, 1_00],
  ])("come for %s", (_, paid, principal) => {
    expect(open(at(paid, principal))).toMatchObject({
      ok: false,
      refusal: { code: "loan.opening_overpaid" },
    });
  });
});

it("brings any loan in at exactly the lender's principal, or refuses it", () => {
  const inputs = fc.record({
    loan: terms(),
    afterDays: fc.integer({ min: 0, max: 900 }),
    paidShare: fc.integer({ min: 0, max: 120 }),
    principalShare: fc.integer({ min: 0, max: 110 }),
  });
  fc.assert(
    fc.property(inputs, ({ loan, afterDays, paidShare, principalShare }) => {
      const paid = minor(Math.round((loan.principal * paidShare) / 100));
      const principal = minor(Math.round((loan.principal * principalShare) / 100));
      const asOf = addDays(loan.disbursedOn, afterDays);
      const schedule = scheduleOf({ ...loan, method: "equal-principal" });
      const result = openLoan({
        terms: loan,
        schedule,
        opening: { asOf, paid, principal },
        tolerancePercent: "100",
        postedAt: POSTED_AT,
      });
      if (!result.ok) return;
      const ledger = result.value.entries;
      const state = replay({ schedules: [schedule], ledger, rules: RULES, asOf });
      expect(state.outstanding.principal).toBe(principal);
      expect(state.paidTotal).toBe(paid);
    }),
  );
});
