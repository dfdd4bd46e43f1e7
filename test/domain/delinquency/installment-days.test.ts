import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { M_SCHEME } from "../../../src/domain/delinquency/bucket-scheme";
import { type CountingRule, countDaysPastDue } from "../../../src/domain/delinquency/days-past-due";
import { installmentDays } from "../../../src/domain/delinquency/installment-days";
import type { OwedInstallment } from "../../../src/domain/delinquency/owed-installment";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import type { Interval } from "../../../src/kernel/interval";
import { minor, sum } from "../../../src/kernel/money";
import { BOOK_START } from "../../support/arbitraries";
import { countingRules, owedLists, pauseLists } from "../../support/delinquency-arbitraries";

const RULE: CountingRule = { dueDateIsDay: 0, toleranceAmount: minor(100), graceDays: 0 };

/** Due on the first of February, March and April. */
function owed(...unpaid: readonly number[]): readonly OwedInstallment[] {
  return unpaid.map((amount, index) => ({
    number: index + 1,
    dueOn: businessDate(`2025-0${index + 2}-01`),
    asked: minor(10_000),
    unpaid: minor(amount),
  }));
}

function days(
  installments: readonly OwedInstallment[],
  rule: Partial<CountingRule> = {},
  pauses: readonly Interval[] = [],
) {
  const asOf = businessDate("2025-04-05");
  const input = { installments, rule: { ...RULE, ...rule }, pauses, asOf, scheme: M_SCHEME };
  return installmentDays(input).map(({ number, daysPastDue, daysAfterPause, bucket }) => [
    number,
    daysPastDue,
    daysAfterPause,
    bucket,
  ]);
}

describe("the days of each installment on 5 April", () => {
  // From 1 February: 27 + 31 + 4 + 1 = 63. From 1 March: 35. From 1 April: 4.
  it("count from its own due date", () => {
    expect(days(owed(10_000, 10_000, 10_000))).toEqual([
      [1, 63, 63, "M3"],
      [2, 35, 35, "M2"],
      [3, 4, 4, "M1"],
    ]);
  });

  it("leave out what is met and what is not due", () => {
    expect(days(owed(0, 10_000, 0, 10_000))).toEqual([[2, 35, 35, "M2"]]);
  });

  it("by day 1 are one more, and so may be the bucket", () => {
    expect(days(owed(0, 10_000, 10_000), { dueDateIsDay: 1 })).toEqual([
      [2, 36, 36, "M2"],
      [3, 5, 5, "M1"],
    ]);
  });

  it("have the grace for each: 4 days in a grace of 5 are no mark yet", () => {
    expect(days(owed(0, 10_000, 10_000), { graceDays: 5 })).toEqual([
      [2, 35, 35, "M2"],
      [3, 4, 4, "M0"],
    ]);
  });

  it("have the pause for each, from its own due date on", () => {
    const pauses = [{ from: businessDate("2025-03-20"), to: businessDate("2025-04-03") }];
    // 14 days of it lie after 1 March, 2 after 1 April.
    expect(days(owed(0, 10_000, 10_000), {}, pauses)).toEqual([
      [2, 35, 21, "M1"],
      [3, 4, 2, "M1"],
    ]);
  });

  it("give a tolerated shortfall no age, and list it", () => {
    expect(days(owed(60, 10_000, 0))).toEqual([
      [1, 0, 0, "M0"],
      [2, 35, 35, "M2"],
    ]);
  });

  it("are none when all is tolerated", () => {
    expect(days(owed(60, 40, 0))).toEqual([]);
  });
});

describe("installments and their loan", () => {
  const input = fc.record({
    installments: owedLists(),
    rule: countingRules(),
    pauses: pauseLists(),
    asOf: fc.nat(700).map((offset) => addDays(BOOK_START, offset)),
  });

  it("agree: the greatest days are the loan's, the amounts sum to its amount past due", () => {
    fc.assert(
      fc.property(input, (one) => {
        const loan = countDaysPastDue(one);
        const each = installmentDays({ ...one, scheme: M_SCHEME });
        expect(Math.max(0, ...each.map(({ daysPastDue }) => daysPastDue))).toBe(loan.daysPastDue);
        const afterPause = each.map(({ daysAfterPause }) => daysAfterPause);
        expect(Math.max(0, ...afterPause)).toBe(loan.daysAfterPause);
        expect(sum(each.map(({ unpaid }) => unpaid))).toBe(loan.pastDueAmount);
        expect(each.some(({ isDelinquent }) => isDelinquent)).toBe(loan.isDelinquent);
      }),
    );
  });
});
