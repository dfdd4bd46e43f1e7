import { describe, expect, it } from "vitest";
import { previewModification } from "../../../src/domain/modification/preview";
import {
  isNearlyEqual,
  lossPercent,
  presentValue,
} from "../../../src/domain/modification/present-value";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { loanOf, NO_LIMITS } from "../../support/modifiable-loans";

const ASOF = businessDate("2025-01-01");
const flow = (dueOn: string, outstanding: number) => ({
  dueOn: businessDate(dueOn),
  outstanding: minor(outstanding),
});

describe("present value", () => {
  it.each([
    ["a year at 10 percent: 110.00 / 1.1", [flow("2026-01-01", 11_000)], "10", 10_000],
    ["two years: 121.00 / 1.21", [flow("2027-01-01", 12_100)], "10", 10_000],
    ["what is overdue counts in full", [flow("2024-06-01", 5_000)], "10", 5_000],
    ["73 days: 100.00 / 1.1^0.2", [flow("2025-03-15", 10_000)], "10", 9_811],
    ["no rate, no discount", [flow("2030-01-01", 700), flow("2031-01-01", 300)], "0", 1_000],
    ["nothing", [], "10", 0],
  ])("%s", (_, flows, rate, value) => {
    expect(presentValue(flows, ASOF, rate)).toBe(value);
  });

  it.each([
    [10_000, 9_900, "1.0000", true],
    [10_000, 9_899, "1.0100", false],
    [10_000, 10_050, "-0.5000", true],
    [30_000, 20_000, "33.3333", false],
    [0, 0, "0.0000", true],
  ])("of %i and then %i is lower by %s percent", (before, after, percent, isNear) => {
    expect(lossPercent(minor(before), minor(after))).toBe(percent);
    expect(isNearlyEqual(minor(before), minor(after))).toBe(isNear);
  });
});

describe("a preview", () => {
  const loan = loanOf("2025-11-10", [[10_662, "2025-02-01"]]);

  it("sets before and after side by side", () => {
    const preview = previewModification(
      loan,
      {
        kind: "re-age",
        reason: null,
        interest: "computed",
        installmentCount: 12,
        firstDueOn: businessDate("2025-12-01"),
      },
      { discountRatePercent: "12", limits: NO_LIMITS },
    );
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { before, after, capitalized, forgiven } = preview.value;
    // Due since March: nine installments, 253 + 1 days from 1 March to 10 November.
    expect(before).toMatchObject({
      daysPastDue: 254,
      bucket: "M7+",
      installmentsLeft: 11,
      levelInstallment: 10_662,
      endsOn: "2026-01-01",
      classification: {
        daysPastDue: 254,
        monthsSinceOrigination: 10,
        modificationCount: 0,
        isForborne: false,
      },
    });
    expect(after).toMatchObject({
      daysPastDue: 0,
      bucket: "M0",
      pastDueAmount: 0,
      installmentsLeft: 12,
      endsOn: "2026-11-01",
      classification: { daysPastDue: 0, modificationCount: 1, isForborne: true },
    });
    expect(after.reAges.map(({ count, left }) => [count, left])).toEqual([
      [1, 98],
      [1, 98],
    ]);
    expect([capitalized, forgiven]).toEqual([0, 0]);
    expect(after.interestTotal).toBeGreaterThan(before.interestTotal);
  });

  it("of what is forgiven says how much, and how much value is lost", () => {
    const preview = previewModification(
      loan,
      {
        kind: "forgive",
        reason: null,
        component: "interest",
        amount: minor(1_000),
        as: "write-off",
      },
      { discountRatePercent: "0" },
    );
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { before, after, forgiven, lossPercent: lost } = preview.value;
    expect(forgiven).toBe(1_000);
    expect(before.toPay - after.toPay).toBe(1_000);
    expect(lost).toBe(((1_000 / before.toPay) * 100).toFixed(4));
    expect(preview.value.isNearlyEqual).toBe(true);
  });

  it("says what is left to pay costs a year, before and after", () => {
    // Paid as agreed until 1 June: 1 percent a month is 12.68 a year; half a percent is 6.17.
    const paid = ["02", "03", "04", "05", "06"].map(
      (month) => [10_662, `2025-${month}-01`] as const,
    );
    const request = {
      kind: "cut-rate",
      reason: null,
      annualRatePercent: "6",
    } as const;
    const preview = previewModification(loanOf("2025-06-01", paid), request, {
      discountRatePercent: "12",
    });
    if (!preview.ok) throw new Error(preview.refusal.code);
    const { before, after } = preview.value;
    expect(Number(before.annualCostPercent)).toBeCloseTo(12.68, 1);
    expect(Number(after.annualCostPercent)).toBeCloseTo(6.17, 1);
  });
});
