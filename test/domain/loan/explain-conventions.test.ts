import { describe, expect, it } from "vitest";
import { explainRefusal } from "../../../src/app/loan/explain-refusal";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";

describe("a refusal of a convention names its field, the facts and what to do", () => {
  it.each([
    [
      { code: "loan.convention_invalid", field: "dueDay", value: "32" },
      "dueDay cannot be 32: correct it, or leave it out",
    ],
    [
      { code: "loan.grace_too_long", field: "interestGraceCount", installmentCount: 12 },
      "interestGraceCount leaves none of 12 installments to ask: write less",
    ],
    [
      { code: "loan.disbursements_mismatch", expected: minor(120_000), given: minor(119_999) },
      "disbursements sum to 1199.99 but the principal is 1200.00",
    ],
    [
      { code: "loan.disbursements_out_of_order", on: businessDate("2025-04-01") },
      "disbursements have one on 2025-04-01 in the wrong place",
    ],
    [
      {
        code: "loan.disbursement_after_last_due",
        on: businessDate("2026-01-15"),
        lastDueOn: businessDate("2026-01-15"),
      },
      "the last due date is 2026-01-15",
    ],
    [
      { code: "loan.due_dates_collide", dueOn: businessDate("2025-02-17") },
      "businessDays moves two installments to 2025-02-17",
    ],
    [
      { code: "loan.installment_multiple_too_large", multiple: minor(50_000) },
      "installmentMultiple of 500.00 leaves nothing",
    ],
    [
      {
        code: "loan.rate_above_ceiling",
        annualRatePercent: "24",
        ceilingPercent: "15.4",
        source: "art. 25",
      },
      "annualRatePercent of 24 is above the 15.4 the law allows (art. 25)",
    ],
  ] as const)("%o", (refusal, words) => {
    const { code, field, detail } = explainRefusal(refusal, "USD");
    expect(code).toBe(refusal.code);
    expect(detail.startsWith(field)).toBe(true);
    expect(detail).toContain(words);
  });
});
