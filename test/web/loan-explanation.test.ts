import { describe, expect, it } from "vitest";
import type { LoanRecord } from "../../src/app/loan/store";
import { replay } from "../../src/domain/loan/replay";
import type { LoanState } from "../../src/domain/loan/state";
import {
  balanceExplanation,
  creditExplanation,
  installmentExplanations,
  pastDueExplanation,
} from "../../src/http/pages/loan-explanation-view";
import { addMonths, businessDate } from "../../src/kernel/calendar";
import { minor, ZERO } from "../../src/kernel/money";
import { adjustment, entry, payment } from "../support/arbitraries";

const SCHEDULE = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: [0, 1, 2].map((month) => ({
    number: month + 1,
    dueOn: addMonths(businessDate("2025-02-01"), month),
    principal: minor(8_000),
    interest: minor(1_500),
    fee: minor(0),
  })),
};
const LEDGER = [
  payment(1, 12_000, "2025-02-01"),
  entry("fee", 2, 250, "2025-02-10"),
  adjustment(3, -300, "2025-02-11"),
  entry("late-fee", 4, 700, "2025-03-05"),
];

function explained(asOf: string, ledger = LEDGER) {
  const state: LoanState = replay({
    schedules: [SCHEDULE],
    ledger,
    rules: { toleranceAmount: ZERO, graceDays: 0, allocation: "oldest-first" },
    asOf: businessDate(asOf),
    explain: true,
  });
  // What explanations read of a record: its schedules and its ledger.
  const record = { schedules: [SCHEDULE], ledger } as unknown as LoanRecord;
  return { state, record };
}

describe("the loan page explains", () => {
  it("each installment that anything happened to, to the minor unit", () => {
    const { state, record } = explained("2025-03-10");
    const explanations = installmentExplanations(record, state);
    expect([...explanations.keys()].sort()).toEqual([1, 2, 3]);
    for (const [number, { asked, paid }] of explanations) {
      const one = state.installments.find((installment) => installment.number === number);
      expect(asked - paid).toBe(one?.outstanding);
    }
  });

  it("names the entry, its reference and the component", () => {
    const { state, record } = explained("2025-03-10");
    const lines = installmentExplanations(record, state).get(2)?.lines ?? [];
    expect(
      lines.map(({ origin, component, asked, paid }) => [
        origin.kind === "entry" ? `${origin.type} ${origin.reference ?? ""}`.trim() : origin.kind,
        component,
        asked,
        paid,
      ]),
    ).toEqual([
      ["schedule", "principal", 8_000, 0],
      ["schedule", "interest", 1_500, 0],
      ["payment p1", "interest", 0, 1_500],
      ["payment p1", "principal", 0, 1_000],
      ["fee", "fee", 250, 0],
      ["late-fee", "penalty", 700, 0],
    ]);
  });

  it("the principal balance, what is past due, and the credit", () => {
    const { state, record } = explained("2025-03-10");
    const balance = balanceExplanation(record, state);
    expect(balance.asked - balance.paid).toBe(state.outstanding.principal);
    const pastDue = pastDueExplanation(record, state);
    expect(pastDue.asked - pastDue.paid).toBe(state.pastDueAmount);
    const more = explained("2025-03-10", [...LEDGER, payment(5, 90_000, "2025-03-09")]);
    const credit = creditExplanation(more.record, more.state);
    expect(credit.paid).toBe(more.state.credit);
  });

  it("an installment that only the schedule speaks of has nothing to add", () => {
    const { state, record } = explained("2025-01-10", []);
    expect(installmentExplanations(record, state).size).toBe(0);
  });
});
