import { describe, expect, it } from "vitest";
import { type Apr, type AprBasis, calculateApr } from "../../../src/domain/apr/apr";
import type { Flow } from "../../../src/domain/apr/flow";
import { addMonths, businessDate } from "../../../src/kernel/calendar";
import { flow } from "../../support/loan-flows";

function rate(basis: AprBasis, advances: readonly Flow[], payments: readonly Flow[]): Apr {
  const apr = calculateApr({ advances, payments }, basis);
  if (!apr.ok) throw new Error(apr.refusal.code);
  return apr.value;
}

describe("the internal rate of return", () => {
  it("is compounded over the year, or not", () => {
    // 12 payments of 88.85 on 1000 are 1 % a month; of days, 1 % in a little less than a month.
    const payments = Array.from({ length: 12 }, (_, index) =>
      flow(addMonths(businessDate("2025-02-10"), index), 88_85),
    );
    const advances = [flow("2025-01-10", 1000_00)];
    expect(rate("irr-effective", advances, payments)).toMatchObject({
      percent: "12.74",
      unitPeriod: "year",
    });
    expect(rate("irr-nominal", advances, payments)).toMatchObject({
      percent: "12.05",
      unitPeriod: "month",
      unitPeriodsPerYear: 12,
    });
    expect(rate("us-reg-z", advances, payments).percent).toBe("12.00");
  });

  it("of one payment is simple when nominal: charge over principal, times 365 over days", () => {
    // 17 on 1000 over 42 days: 1.7 % × 365/42 = 14.77 %.
    const answer = rate(
      "irr-nominal",
      [flow("2025-12-06", 1000_00)],
      [flow("2026-01-17", 1017_00)],
    );
    expect(answer).toMatchObject({ percent: "14.77", unitPeriod: "term" });
  });

  it("of a fee deducted up front counts the principal actually used", () => {
    // Twelve times 1000 cost nothing on 12 000; with a fee of 600 only 11 400 are there to use.
    const payments = Array.from({ length: 12 }, (_, index) =>
      flow(addMonths(businessDate("2025-02-10"), index), 1000_00),
    );
    const withFee = [flow("2025-01-10", 600_00), ...payments];
    const advances = [flow("2025-01-10", 12_000_00)];
    expect(rate("irr-nominal", advances, payments).percent).toBe("0.00");
    expect(rate("irr-nominal", advances, withFee).percent).toBe("9.62");
    expect(rate("irr-effective", advances, withFee).percent).toBe("10.05");
  });
});
