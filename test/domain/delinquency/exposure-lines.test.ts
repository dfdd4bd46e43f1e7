import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { M_SCHEME } from "../../../src/domain/delinquency/bucket-scheme";
import { exposureLines } from "../../../src/domain/delinquency/exposure-lines";
import type { DelinquencyFacts } from "../../../src/domain/delinquency/known-delinquency";
import { delinquencyOn } from "../../../src/domain/delinquency/known-delinquency";
import { replay } from "../../../src/domain/loan/replay";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { BOOK_START, ledgers, payment, rules, schedules } from "../../support/arbitraries";

/** 200.00 in two parts of 100.00 principal and 5.00 interest, due 1 February and 1 March. */
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: ["2025-02-01", "2025-03-01"].map((dueOn, index) => ({
    number: index + 1,
    dueOn: businessDate(dueOn),
    principal: minor(10_000),
    interest: minor(500),
    fee: minor(0),
  })),
};

const FACTS: DelinquencyFacts = {
  schedules: [SCHEDULE],
  ledger: [],
  rules: { toleranceAmount: ZERO, allocation: "oldest-first", graceDays: 0 },
  dueDateIsDay: 0,
  pauses: [],
  scheme: M_SCHEME,
};

function lines(some: Partial<DelinquencyFacts>, from: string, through: string) {
  const range = { from: businessDate(from), through: businessDate(through) };
  const told = exposureLines({ ...FACTS, ...some }, range);
  return told.ok
    ? told.value.map(({ on, pastDueAmount, exposure }) => [on, pastDueAmount, exposure])
    : told.refusal.code;
}

describe("past due and exposure", () => {
  it("interest is owed from its due date, and past due from the day after", () => {
    expect(lines({}, "2025-01-15", "2025-03-10")).toEqual([
      ["2025-01-15", 0, 20_000],
      ["2025-02-01", 0, 20_500],
      ["2025-02-02", 10_500, 20_500],
      ["2025-03-01", 10_500, 21_000],
      ["2025-03-02", 21_000, 21_000],
    ]);
  });

  it("by day 1 both begin at the close of the due date", () => {
    expect(lines({ dueDateIsDay: 1 }, "2025-01-31", "2025-02-10")).toEqual([
      ["2025-01-31", 0, 20_000],
      ["2025-02-01", 10_500, 20_500],
    ]);
  });

  it("a payment lowers both", () => {
    // 40.00 pays the interest of 5.00 and 35.00 of the principal.
    const ledger = [payment(1, 4_000, "2025-02-10")];
    expect(lines({ ledger }, "2025-02-05", "2025-02-20")).toEqual([
      ["2025-02-05", 10_500, 20_500],
      ["2025-02-10", 6_500, 16_500],
    ]);
  });

  it("refuses a range that ends before it begins", () => {
    expect(lines({}, "2025-02-02", "2025-02-01")).toBe("delinquency.history_backwards");
  });

  it("are on every day what a replay of that day says", () => {
    fc.assert(
      fc.property(schedules(), ledgers(), rules(), (schedule, ledger, rule) => {
        const facts = { ...FACTS, schedules: [schedule], ledger, rules: rule };
        const range = { from: BOOK_START, through: addDays(BOOK_START, 120) };
        const told = exposureLines(facts, range);
        if (!told.ok) throw new Error(told.refusal.code);
        for (let day = 0; day <= 120; day += 1) {
          const on = addDays(BOOK_START, day);
          const line = told.value.findLast((one) => one.on <= on);
          expect(line?.pastDueAmount).toBe(delinquencyOn(facts, on).pastDueAmount);
          const { outstanding, installments } = replay({ ...facts, asOf: on });
          const asked = installments.filter(({ dueOn }) => dueOn <= on);
          const beside = asked.map(
            ({ interest, fee, paid }) => interest + fee - paid.interest - paid.fee,
          );
          const sum = beside.reduce((total, one) => total + one, 0);
          expect(line?.exposure).toBe(outstanding.principal + sum);
        }
      }),
      { numRuns: 30 },
    );
  });
});
