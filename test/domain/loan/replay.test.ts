import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules } from "../../../src/domain/loan/rules";
import type { LoanState } from "../../../src/domain/loan/state";
import type { Schedule } from "../../../src/domain/loan/schedule";
import { businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { adjustment, payment, reversal } from "../../support/arbitraries";

const RULES: Rules = { toleranceAmount: minor(100), allocation: "oldest-first", graceDays: 0 };

/** Three installments of 100.00: 80.00 principal, 15.00 interest, 5.00 fee. */
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: ["2025-02-01", "2025-03-01", "2025-04-01"].map((dueOn, index) => ({
    number: index + 1,
    dueOn: businessDate(dueOn),
    principal: minor(8_000),
    interest: minor(1_500),
    fee: minor(500),
  })),
};

function stateOn(asOf: string, ledger: readonly LedgerEntry[] = [], rules = RULES): LoanState {
  return replay({ schedules: [SCHEDULE], ledger, rules, asOf: businessDate(asOf) });
}

function paidOf(state: LoanState): readonly (readonly number[])[] {
  return state.installments.map(({ paid }) => [paid.fee, paid.interest, paid.principal]);
}

describe("days past due", () => {
  it.each([
    ["the day before the due date", "2025-01-31", 0, 0],
    ["the due date, which is day 0", "2025-02-01", 0, 0],
    ["the day after the due date", "2025-02-02", 1, 10_000],
    ["the next due date, itself not yet past due", "2025-03-01", 28, 10_000],
    ["the day after the next due date", "2025-03-02", 29, 20_000],
    ["DPD 30, the last day of M1", "2025-03-03", 30, 20_000],
    ["a year later", "2026-02-01", 365, 30_000],
  ])("on %s (%s) is %i with %i past due", (_, asOf, daysPastDue, pastDueAmount) => {
    expect(stateOn(asOf)).toMatchObject({ daysPastDue, pastDueAmount });
  });

  it("counts through a leap day", () => {
    const dueOn = businessDate("2024-02-28");
    const installments = SCHEDULE.installments.slice(0, 1).map((one) => ({ ...one, dueOn }));
    const schedules = [{ ...SCHEDULE, installments }];
    const asOf = businessDate("2024-03-01");
    expect(replay({ schedules, ledger: [], rules: RULES, asOf }).daysPastDue).toBe(2);
  });

  it("starts again from the next due date only when the oldest is fully paid", () => {
    const partly = [payment(1, 9_899, "2025-03-05")];
    expect(stateOn("2025-03-10", partly)).toMatchObject({
      daysPastDue: 37,
      oldestUnpaidDueOn: "2025-02-01",
      pastDueAmount: 10_101,
    });
    expect(stateOn("2025-03-10", [payment(1, 10_000, "2025-03-05")])).toMatchObject({
      daysPastDue: 9,
      oldestUnpaidDueOn: "2025-03-01",
      pastDueAmount: 10_000,
    });
  });
});

describe("tolerance", () => {
  it.each([
    ["at the tolerance", 9_900, 0, 0],
    ["one minor unit above it", 9_899, 9, 101],
    ["one minor unit", 9_999, 0, 0],
  ])("a shortfall %s: paid %i gives %i days and %i past due", (_, paid, days, amount) => {
    const state = stateOn("2025-02-10", [payment(1, paid, "2025-02-01")]);
    expect(state).toMatchObject({ daysPastDue: days, pastDueAmount: amount });
    expect(state.outstanding.total).toBe(30_000 - paid);
  });

  it("lends no age to a later installment: the loan is one day late, not twenty-nine", () => {
    const state = stateOn("2025-03-02", [payment(1, 9_950, "2025-02-01")]);
    expect(state).toMatchObject({
      daysPastDue: 1,
      oldestUnpaidDueOn: "2025-03-01",
      pastDueAmount: 10_050,
    });
  });

  it("is of the whole loan: two small shortfalls add up", () => {
    const rules = { ...RULES, toleranceAmount: minor(10_000) };
    expect(stateOn("2025-02-10", [], rules).daysPastDue).toBe(0);
    expect(stateOn("2025-03-10", [], rules)).toMatchObject({
      daysPastDue: 9,
      oldestUnpaidDueOn: "2025-03-01",
      pastDueAmount: 20_000,
    });
  });
});

describe("grace", () => {
  it("holds back the delinquent mark and nothing else", () => {
    const rules = { ...RULES, graceDays: 5 };
    expect(stateOn("2025-02-06", [], rules)).toMatchObject({ daysPastDue: 5, delinquent: false });
    expect(stateOn("2025-02-06", [], rules).pastDueAmount).toBe(10_000);
    expect(stateOn("2025-02-07", [], rules)).toMatchObject({ daysPastDue: 6, delinquent: true });
  });
});

describe("allocation", () => {
  it.each([
    [
      "part of the fee",
      300,
      [
        [300, 0, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      "fee and part of the interest",
      700,
      [
        [500, 200, 0],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      "fee, interest, part of the principal",
      2_100,
      [
        [500, 1500, 100],
        [0, 0, 0],
        [0, 0, 0],
      ],
    ],
    [
      "one and the fee of the next",
      10_400,
      [
        [500, 1500, 8000],
        [400, 0, 0],
        [0, 0, 0],
      ],
    ],
  ])("pays %s with %i", (_, amount, paid) => {
    expect(paidOf(stateOn("2025-03-10", [payment(1, amount, "2025-03-10")]))).toEqual(paid);
  });

  it("prepays future installments in order and keeps the rest as credit", () => {
    const state = stateOn("2025-01-10", [payment(1, 30_250, "2025-01-10")]);
    expect(state).toMatchObject({ status: "closed", credit: 250, paidTotal: 30_250 });
    expect(state.installments.map(({ settledOn }) => settledOn)).toEqual([
      "2025-01-10",
      "2025-01-10",
      "2025-01-10",
    ]);
  });

  it("dates an installment settled by the payment that completed it", () => {
    const ledger = [payment(1, 9_000, "2025-01-20"), payment(2, 1_500, "2025-02-20")];
    const state = stateOn("2025-02-25", ledger);
    expect(state.installments.map(({ settledOn }) => settledOn)).toEqual([
      "2025-02-20",
      null,
      null,
    ]);
  });

  it("puts a backdated payment where it belongs", () => {
    const ledger = [payment(1, 10_000, "2025-03-20"), payment(2, 10_000, "2025-01-30")];
    const state = stateOn("2025-03-25", ledger);
    expect(state.installments.map(({ settledOn }) => settledOn)).toEqual([
      "2025-01-30",
      "2025-03-20",
      null,
    ]);
    expect(stateOn("2025-02-10", ledger).daysPastDue).toBe(0);
  });

  it("does not count what is effective later, and names the day it will", () => {
    const state = stateOn("2025-02-10", [payment(1, 10_000, "2025-02-11")]);
    expect(state).toMatchObject({ paidTotal: 0, daysPastDue: 9, nextChangeOn: "2025-02-11" });
  });
});

describe("what comes next", () => {
  it.each([
    ["before the first due date", "2025-01-10", [], "2025-02-01", 10_000],
    ["on a due date, that one", "2025-02-01", [], "2025-02-01", 10_000],
    ["past due, the one ahead", "2025-02-02", [], "2025-03-01", 10_000],
    [
      "partly prepaid, the rest",
      "2025-01-10",
      [payment(1, 4_000, "2025-01-05")],
      "2025-02-01",
      6_000,
    ],
    [
      "prepaid, the one after",
      "2025-01-10",
      [payment(1, 10_000, "2025-01-05")],
      "2025-03-01",
      10_000,
    ],
    ["after the last due date, nothing", "2025-04-02", [], null, 0],
  ])("is %s", (_, asOf, ledger, nextDueOn, nextDueAmount) => {
    expect(stateOn(asOf, ledger)).toMatchObject({ nextDueOn, nextDueAmount });
  });
});

it("asks on one due date for all installments of that date", () => {
  const dueOn = businessDate("2025-02-01");
  const installments = SCHEDULE.installments.map((one, index) =>
    index < 2 ? { ...one, dueOn } : one,
  );
  const schedules = [{ ...SCHEDULE, installments }];
  const state = replay({ schedules, ledger: [], rules: RULES, asOf: dueOn });
  expect(state).toMatchObject({ nextDueOn: dueOn, nextDueAmount: 20_000 });
});

describe("reversal", () => {
  const paid = payment(1, 10_000, "2025-01-30");

  it("makes the payment one that never was, on every day", () => {
    const ledger = [paid, reversal(2, paid)];
    for (const asOf of ["2025-01-30", "2025-02-10", "2025-05-01"]) {
      expect(stateOn(asOf, ledger)).toEqual(stateOn(asOf));
    }
  });

  it("moves later payments to the installments it leaves unpaid", () => {
    const later = payment(2, 10_000, "2025-02-27");
    const state = stateOn("2025-03-05", [paid, later, reversal(3, paid)]);
    expect(state.installments[0]?.settledOn).toBe("2025-02-27");
    expect(state.oldestUnpaidDueOn).toBe("2025-03-01");
  });

  it("reopens a closed loan", () => {
    const all = payment(1, 30_000, "2025-01-30");
    expect(stateOn("2025-03-05", [all]).status).toBe("closed");
    expect(stateOn("2025-03-05", [all, reversal(2, all)])).toMatchObject({
      status: "active",
      daysPastDue: 32,
    });
  });
});

describe("adjustment", () => {
  it("down lowers what is due first, then the last installments backwards", () => {
    const state = stateOn("2025-02-10", [adjustment(1, -17_000, "2025-02-10")]);
    expect(state.installments.map(({ principal }) => principal)).toEqual([0, 7_000, 0]);
    expect(state.outstanding.principal).toBe(7_000);
    expect(state.credit).toBe(0);
  });

  it("up raises the last installment", () => {
    const state = stateOn("2025-02-10", [adjustment(1, 123, "2025-02-10")]);
    expect(state.installments.map(({ principal }) => principal)).toEqual([8_000, 8_000, 8_123]);
  });

  it("down lowers also what is due on the very day", () => {
    const state = stateOn("2025-02-01", [adjustment(1, -100, "2025-02-01")]);
    expect(state.installments.map(({ principal }) => principal)).toEqual([7_900, 8_000, 8_000]);
  });

  it("up reopens a last installment that was settled", () => {
    const ledger = [payment(1, 30_000, "2025-01-10"), adjustment(2, 60, "2025-01-20")];
    const { status, installments } = stateOn("2025-01-20", ledger);
    expect(status).toBe("active");
    expect(installments.at(-1)).toMatchObject({ outstanding: 60, settledOn: null });
  });

  it("up takes its share of a credit", () => {
    const ledger = [payment(1, 30_100, "2025-01-10"), adjustment(2, 60, "2025-01-10")];
    expect(stateOn("2025-01-10", ledger)).toMatchObject({ status: "closed", credit: 40 });
    const more = [payment(1, 30_100, "2025-01-10"), adjustment(2, 160, "2025-01-10")];
    expect(stateOn("2025-01-10", more).outstanding.principal).toBe(60);
  });

  it("to no principal drops the interest of future installments, not what is past due", () => {
    const state = stateOn("2025-02-10", [adjustment(1, -24_000, "2025-02-10")]);
    expect(state.outstanding).toMatchObject({ principal: 0, interest: 1_500, fee: 1_500 });
    expect(state.pastDue).toEqual({ penalty: 0, principal: 0, interest: 1_500, fee: 500 });
  });

  it("beyond the principal there is becomes credit", () => {
    const state = stateOn("2025-02-10", [adjustment(1, -24_050, "2025-02-10")]);
    expect(state).toMatchObject({ credit: 50, outstanding: { principal: 0 } });
  });

  it("does not touch what was paid", () => {
    const ledger = [payment(1, 10_000, "2025-01-30"), adjustment(2, -16_000, "2025-02-10")];
    const state = stateOn("2025-02-10", ledger);
    expect(paidOf(state)[0]).toEqual([500, 1_500, 8_000]);
    expect(state.outstanding.principal).toBe(0);
  });
});

describe("schedules", () => {
  const asOf = businessDate("2025-02-10");

  it("keeps money for a loan that waits for its schedule", () => {
    const ledger = [payment(1, 5_000, "2025-02-01")];
    const state = replay({ schedules: [], ledger, rules: RULES, asOf });
    expect(state).toMatchObject({
      status: "awaiting-schedule",
      credit: 5_000,
      paidTotal: 5_000,
      daysPastDue: 0,
    });
  });

  it("replays all payments against the latest version in effect", () => {
    const later = businessDate("2025-02-10");
    const installments = SCHEDULE.installments.slice(1);
    const schedules = [{ version: 2, effectiveOn: later, installments }, SCHEDULE];
    const before = replay({
      schedules,
      ledger: [],
      rules: RULES,
      asOf: businessDate("2025-02-09"),
    });
    expect(before).toMatchObject({ daysPastDue: 8, nextChangeOn: "2025-02-10" });
    expect(replay({ schedules, ledger: [], rules: RULES, asOf }).daysPastDue).toBe(0);
  });

  it("uses the first version before its date as well", () => {
    expect(stateOn("2024-12-01")).toMatchObject({ status: "active", nextDueOn: "2025-02-01" });
  });

  it("stops at an entry of no known type, because skipping it would be a wrong balance", () => {
    const entry = { ...payment(1, 100, "2025-02-01"), type: "gift" } as unknown as LedgerEntry;
    expect(() => stateOn("2025-02-10", [entry])).toThrow("no replay of gift");
  });

  it.each([0, -100])("stops at a payment of %i, which nothing may have posted", (amount) => {
    const ledger = [payment(1, amount, "2025-02-01")];
    expect(() => stateOn("2025-02-10", ledger)).toThrow("a payment of");
  });
});
