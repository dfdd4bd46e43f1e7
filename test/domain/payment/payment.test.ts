import { describe, expect, it } from "vitest";
import { checkPayment } from "../../../src/domain/payment/post";
import { planReversal } from "../../../src/domain/payment/reverse";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { adjustment, payment, reversal } from "../../support/arbitraries";

const today = businessDate("2025-06-15");
const disbursedOn = businessDate("2025-01-10");

function check(amount: number, paidOn: string, openingAsOf: string | null = null) {
  const opening = openingAsOf === null ? null : businessDate(openingAsOf);
  const loan = { currency: "USD", disbursedOn, openingAsOf: opening };
  return checkPayment({ amount: minor(amount), paidOn: businessDate(paidOn), today, loan });
}

describe("a payment", () => {
  it.each([
    ["of one minor unit", 1, "2025-06-15"],
    ["on the day of disbursement", 100, "2025-01-10"],
    ["from months ago", 100, "2025-02-01"],
  ])("%s is accepted", (_, amount, paidOn) => {
    expect(check(amount, paidOn)).toEqual({ ok: true, value: null });
  });

  it.each([
    ["of nothing", 0, "2025-06-15", { code: "payment.amount_not_positive" }],
    ["of less than nothing", -1, "2025-06-15", { code: "payment.amount_not_positive" }],
    ["of tomorrow", 1, "2025-06-16", { code: "payment.paid_in_future", today }],
    ["before the loan", 1, "2025-01-09", { code: "payment.paid_before_disbursement", disbursedOn }],
  ])("%s is refused", (_, amount, paidOn, refusal) => {
    expect(check(amount, paidOn)).toEqual({ ok: false, refusal });
  });
});

describe("a payment of a loan that came in mid-life", () => {
  it("counts from the day after its opening; up to then the opening has it", () => {
    expect(check(100, "2025-03-02", "2025-03-01").ok).toBe(true);
    for (const paidOn of ["2025-03-01", "2025-02-01"]) {
      expect(check(100, paidOn, "2025-03-01")).toEqual({
        ok: false,
        refusal: { code: "payment.covered_by_opening", openingAsOf: "2025-03-01" },
      });
    }
  });
});

describe("a reversal", () => {
  const paid = payment(1, 5_000, "2025-03-01");
  const opening = { ...payment(2, 9_000, "2025-01-20"), origin: "opening" } as const;
  const ledger = [paid, opening, adjustment(3, -20, "2025-01-20")];

  it("is of the whole amount, on the payment's own date", () => {
    expect(planReversal(ledger, 1)).toEqual({
      ok: true,
      value: { type: "reversal", amount: 5_000, effectiveOn: "2025-03-01", reverses: 1 },
    });
  });

  it("is not made twice", () => {
    expect(planReversal([...ledger, reversal(4, paid)], 1)).toEqual({
      ok: false,
      refusal: { code: "payment.already_reversed" },
    });
  });

  it.each([
    ["the opening, which stands for many payments", 2],
    ["an adjustment", 3],
    ["a reversal", 4],
    ["an entry that is not there", 9],
  ])("of %s is refused", (_, sequence) => {
    expect(planReversal([...ledger, reversal(4, paid)], sequence)).toEqual({
      ok: false,
      refusal: { code: "payment.not_reversible" },
    });
  });
});
