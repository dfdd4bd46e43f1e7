import { describe, expect, test } from "vitest";
import { foresee } from "../../src/app/loan/foresee";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import { replay } from "../../src/domain/loan/replay";
import type { Schedule } from "../../src/domain/loan/schedule";
import { FIRST_POLICY } from "../../src/domain/policy/first-policy";
import { businessDate, instant } from "../../src/kernel/calendar";
import { minor, ZERO } from "../../src/kernel/money";
import { installmentRowsOf } from "../../src/http/pages/loan-view";

const DUE = ["2026-01-15", "2026-02-15", "2026-03-15"];

const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-12-15"),
  installments: DUE.map((dueOn, index) => ({
    number: index + 1,
    dueOn: businessDate(dueOn),
    principal: minor(90_00),
    interest: minor(10_00),
    fee: ZERO,
  })),
};

function stateOn(asOf: string, ...paid: readonly (readonly [string, number])[]) {
  const ledger = paid.map(
    ([on, amount], index): LedgerEntry => ({
      sequence: index + 1,
      type: "payment",
      amount: minor(amount),
      effectiveOn: businessDate(on),
      postedAt: instant(index),
      externalId: null,
      reverses: null,
      method: null,
      origin: "api",
    }),
  );
  const { toleranceAmount, allocation, graceDays } = FIRST_POLICY;
  const rules = { toleranceAmount, allocation, graceDays };
  return replay({ schedules: [SCHEDULE], ledger, rules, asOf: businessDate(asOf) });
}

describe("the next thing to happen to a loan", () => {
  test.each([
    [
      "well before a due date it is the reminder",
      "2026-01-02",
      [],
      { kind: "reminder", on: "2026-01-10" },
    ],
    [
      "after the reminder it is the installment",
      "2026-01-10",
      [],
      { kind: "installment", on: "2026-01-15", amount: 100_00 },
    ],
    [
      "on the due date, still unpaid, it is the notice of the day after",
      "2026-01-15",
      [],
      { kind: "notice", step: "notice-1", on: "2026-01-16" },
    ],
    [
      "past due it is the next step of the ladder",
      "2026-01-18",
      [],
      { kind: "notice", step: "notice-7", on: "2026-01-22" },
    ],
    [
      "who is late is sent the next letter and no reminder beside it",
      "2026-01-31",
      [],
      { kind: "notice", step: "notice-30", on: "2026-02-14" },
    ],
    [
      "what is paid ahead is not reminded of",
      "2026-01-02",
      [["2026-01-01", 100_00]],
      { kind: "reminder", on: "2026-02-10" },
    ],
    [
      "a loan paid off has nothing ahead",
      "2026-01-20",
      [["2026-01-02", 300_00]],
      { kind: "nothing" },
    ],
  ] as const)("%s", (_name, asOf, paid, expected) => {
    expect(foresee(stateOn(asOf, ...paid), FIRST_POLICY, false)).toEqual(expected);
  });

  test("a borrower who asked for a stop is sent nothing, but still owes the next installment", () => {
    const next = foresee(stateOn("2026-01-18"), FIRST_POLICY, true);
    expect(next).toEqual({ kind: "installment", on: "2026-02-15", amount: 100_00 });
  });
});

describe("the schedule as an officer reads it", () => {
  const states = (...input: Parameters<typeof stateOn>) =>
    installmentRowsOf(stateOn(...input), new Map()).map(({ state }) => state);

  test.each([
    ["nothing is late on the due date itself", "2026-01-15", [], ["open", "open", "open"]],
    ["the day after it is", "2026-01-16", [], ["late", "open", "open"]],
    [
      "part of it paid leaves it late",
      "2026-01-16",
      [["2026-01-16", 40_00]],
      ["late", "open", "open"],
    ],
    [
      "a shortfall within the tolerance is not late",
      "2026-01-16",
      [["2026-01-15", 99_50]],
      ["part", "open", "open"],
    ],
    [
      "money ahead shows where it went",
      "2026-01-16",
      [["2026-01-15", 130_00]],
      ["paid", "part", "open"],
    ],
  ] as const)("%s", (_name, asOf, paid, expected) => {
    expect(states(asOf, ...paid)).toEqual(expected);
  });

  test("what is due less what is paid is what is open, for each installment", () => {
    const state = stateOn("2026-02-20", ["2026-01-20", 133_33]);
    const rows = installmentRowsOf(state, new Map());
    rows.forEach((row, index) => {
      const due = row.principal + row.interest + row.fee;
      const paid = row.principalPaid + row.interestPaid + row.feePaid;
      expect(due - paid).toBe(state.installments[index]?.outstanding);
    });
  });
});
