import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LateFeeRule, lateFeeAmount, lateFeeDates } from "../../../src/domain/loan/late-fee";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules, Stop } from "../../../src/domain/loan/rules";
import type { LoanState } from "../../../src/domain/loan/state";
import { addDays, addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { entry, payment, reversal } from "../../support/arbitraries";

const DUE_ON = businessDate("2025-02-01");
const FLAT: LateFeeRule = {
  basis: { kind: "flat", amount: minor(2_500) },
  amountMin: null,
  amountMax: null,
  graceDays: 10,
  recurring: null,
  capPerInstallment: null,
  capPerLoan: null,
  rounding: "half-even",
};

/** Three installments of 100.00: 85.00 principal, 15.00 interest. */
const SCHEDULE = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: [0, 1, 2].map((month) => ({
    number: month + 1,
    dueOn: addMonths(DUE_ON, month),
    principal: minor(8_500),
    interest: minor(1_500),
    fee: minor(0),
  })),
};

function stateOn(
  asOf: string,
  rule: Partial<LateFeeRule> = {},
  ledger: readonly LedgerEntry[] = [],
  stops: readonly Stop[] = [],
): LoanState {
  const rules: Rules = {
    toleranceAmount: ZERO,
    graceDays: 0,
    allocation: "oldest-first",
    charges: {
      lateFee: { ...FLAT, ...rule },
      penaltyInterest: null,
      stoppedBy: ["hold", "arrangement", "charge-off"],
    },
  };
  return replay({ schedules: [SCHEDULE], ledger, rules, stops, asOf: businessDate(asOf) });
}

const feesOf = (state: LoanState) =>
  state.charges.map(({ number, occurrence, on, amount }) => [number, occurrence, on, amount]);

describe("a late fee", () => {
  it.each([
    ["on the last day of grace", "2025-02-11", 0],
    ["on the day after it", "2025-02-12", 2_500],
    ["once per installment, however long", "2025-02-28", 2_500],
    ["again for the next installment, due 1 March", "2025-03-12", 5_000],
  ])("%s (%s) comes to %i", (_, asOf, penalty) => {
    expect(stateOn(asOf).outstanding.penalty).toBe(penalty);
  });

  it("is owed and never ages the loan: paid but for the fee it is current", () => {
    const state = stateOn("2025-02-20", {}, [payment(1, 2_500 + 10_000, "2025-02-12")]);
    expect(state).toMatchObject({ daysPastDue: 0, pastDueAmount: 0 });
    const owing = stateOn("2025-02-20", { graceDays: 0 }, [
      payment(1, 10_000, "2025-02-01"),
      entry("late-fee", 2, 1_000, "2025-02-05"),
    ]);
    expect(owing).toMatchObject({ daysPastDue: 0, outstanding: { penalty: 1_000 } });
  });

  it("is not charged on a day that a payment within the grace made current", () => {
    expect(stateOn("2025-02-20", {}, [payment(1, 10_000, "2025-02-11")]).charges).toEqual([]);
  });

  it("is charged before the payment of the same day", () => {
    expect(feesOf(stateOn("2025-02-20", {}, [payment(1, 10_000, "2025-02-12")]))).toEqual([
      [1, 1, "2025-02-12", 2_500],
    ]);
  });

  it("is undone by a payment told late, and comes back when that is reversed", () => {
    const late = payment(1, 10_000, "2025-02-05");
    expect(stateOn("2025-02-28", {}, [late]).charges).toEqual([]);
    expect(stateOn("2025-02-28", {}, [late, reversal(2, late)])).toEqual(stateOn("2025-02-28"));
  });

  it("on the last of three lines of one day hides none of the others from the money that comes", () => {
    const { installments } = SCHEDULE;
    const together = {
      ...SCHEDULE,
      installments: installments.map((line) => ({ ...line, dueOn: DUE_ON })),
    };
    const rules: Rules = {
      toleranceAmount: ZERO,
      graceDays: 0,
      allocation: "oldest-first",
      charges: { lateFee: { ...FLAT, graceDays: 0 }, penaltyInterest: null, stoppedBy: [] },
    };
    // The first is paid ahead, so that two lines are late: both with a fee, and both are met.
    const state = replay({
      schedules: [together],
      ledger: [payment(1, 10_000, "2025-01-20"), payment(2, 25_000, "2025-02-02")],
      rules,
      asOf: businessDate("2025-02-20"),
    });
    expect(feesOf(state)).toEqual([
      [2, 1, "2025-02-02", 2_500],
      [3, 1, "2025-02-02", 2_500],
    ]);
    expect([state.outstanding.total, state.credit, state.daysPastDue]).toEqual([0, 0, 0]);
  });

  it("is not charged for a shortfall within the tolerance", () => {
    const rules: Rules = {
      toleranceAmount: minor(100),
      graceDays: 0,
      allocation: "oldest-first",
      charges: { lateFee: FLAT, penaltyInterest: null, stoppedBy: [] },
    };
    const at = (paid: number) =>
      replay({
        schedules: [SCHEDULE],
        ledger: [payment(1, paid, "2025-02-01")],
        rules,
        asOf: businessDate("2025-02-20"),
      }).charges.length;
    expect([at(9_900), at(9_899)]).toEqual([0, 1]);
  });
});

describe("its amount", () => {
  const percent = (value: string, of: "installment" | "overdue") =>
    ({ basis: { kind: "percent", percent: value, of } }) as const;

  it.each<[string, Partial<LateFeeRule>, number]>([
    ["5 % of the installment of 100.00", percent("5", "installment"), 500],
    ["5 % of the 40.00 that is overdue", percent("5", "overdue"), 200],
    ["at least 3.00", { ...percent("5", "overdue"), amountMin: minor(300) }, 300],
    ["at most 4.00", { ...percent("5", "installment"), amountMax: minor(400) }, 400],
    ["0.125 % of 100.00 is 12.5, half-even 12", percent("0.125", "installment"), 12],
    ["half-up 13", { ...percent("0.125", "installment"), rounding: "half-up" }, 13],
    [
      "a minimum above the maximum is the maximum",
      { amountMin: minor(900), amountMax: minor(800) },
      800,
    ],
  ])("is %s", (_, rule, amount) => {
    const asked = { installment: minor(10_000), overdue: minor(4_000) };
    expect(lateFeeAmount({ ...FLAT, ...rule }, asked)).toBe(amount);
  });

  it("takes what is overdue on its own day, after part was paid", () => {
    const state = stateOn("2025-02-20", percent("5", "overdue"), [payment(1, 6_000, "2025-02-05")]);
    expect(feesOf(state)).toEqual([[1, 1, "2025-02-12", 200]]);
  });

  it("never takes a fee from a fee", () => {
    // 5 % of 100.00 each, although 5.00 of the first is unpaid when the second arises.
    const rule = { ...percent("5", "overdue"), recurring: { everyDays: 7, times: 2 } };
    expect(feesOf(stateOn("2025-02-28", rule)).map(([, , , amount]) => amount)).toEqual([500, 500]);
  });
});

describe("recurring", () => {
  const weekly = { graceDays: 0, recurring: { everyDays: 7, times: 3 } };

  it("comes again in its rhythm, numbered, and stops after its last time", () => {
    expect(lateFeeDates({ ...FLAT, ...weekly }, DUE_ON)).toEqual([
      "2025-02-02",
      "2025-02-09",
      "2025-02-16",
    ]);
    expect(feesOf(stateOn("2025-02-28", weekly))).toEqual([
      [1, 1, "2025-02-02", 2_500],
      [1, 2, "2025-02-09", 2_500],
      [1, 3, "2025-02-16", 2_500],
    ]);
  });

  it("stops when the installment is met", () => {
    const ledger = [payment(1, 2_500 + 10_000, "2025-02-05")];
    expect(stateOn("2025-02-28", weekly, ledger).charges).toHaveLength(1);
  });

  it.each<[string, Partial<LateFeeRule>, readonly number[]]>([
    ["an installment", { capPerInstallment: minor(6_000) }, [2_500, 2_500, 1_000]],
    ["the loan", { capPerLoan: minor(4_000) }, [2_500, 1_500]],
  ])("keeps the cap of %s", (_, cap, amounts) => {
    const state = stateOn("2025-02-28", { ...weekly, ...cap });
    expect(state.charges.map(({ amount }) => amount)).toEqual(amounts);
  });
});

describe("held back", () => {
  const day = businessDate("2025-02-12");
  it.each<[string, Stop | null, number]>([
    ["a hold over its day", { kind: "hold", from: day, to: addDays(day, 1) }, 0],
    ["a hold that ends before it", { kind: "hold", from: DUE_ON, to: day }, 1],
    ["a hold without end", { kind: "hold", from: DUE_ON, to: null }, 0],
    ["an arrangement", { kind: "arrangement", from: DUE_ON, to: null }, 0],
    ["a pause, which the rules do not name", { kind: "pause", from: DUE_ON, to: null }, 1],
    ["nothing", null, 1],
  ])("by %s: %i", (_, stop, count) => {
    expect(stateOn("2025-02-20", {}, [], stop ? [stop] : []).charges).toHaveLength(count);
  });

  it("by the charge-off, from its day on", () => {
    const off = entry("charge-off", 1, 0, "2025-02-12");
    // Charged at the beginning of that very day, not of a later one.
    expect(stateOn("2025-04-20", {}, [off]).charges).toHaveLength(1);
    const before = entry("charge-off", 1, 0, "2025-02-11");
    expect(stateOn("2025-04-20", {}, [before])).toMatchObject({
      charges: [],
      chargedOffOn: "2025-02-11",
      status: "active",
    });
  });

  it("by no modification: charges of before its day are those that arose then", () => {
    const rules: Rules = {
      toleranceAmount: ZERO,
      graceDays: 0,
      allocation: "oldest-first",
      charges: { lateFee: FLAT, penaltyInterest: null, stoppedBy: [] },
    };
    const changed = {
      ...SCHEDULE,
      version: 2,
      effectiveOn: businessDate("2025-03-01"),
      change: { kind: "extend", replaces: 1, annualRatePercent: null },
    } as const;
    const asOf = businessDate("2025-03-20");
    const state = replay({ schedules: [SCHEDULE, changed], ledger: [], rules, asOf });
    expect(feesOf(state)).toEqual([
      [1, 1, "2025-02-12", 2_500],
      [2, 1, "2025-03-12", 2_500],
    ]);
  });
});

it("whatever is paid and when, fees keep their caps and one more payment never adds one", () => {
  const payments = fc.array(
    fc.record({
      amount: fc.integer({ min: 1, max: 20_000 }),
      day: fc.integer({ min: 0, max: 120 }),
    }),
    { maxLength: 5 },
  );
  const rule = {
    recurring: { everyDays: 9, times: 4 },
    capPerInstallment: minor(6_100),
    capPerLoan: minor(9_900),
    basis: { kind: "percent", percent: "25", of: "overdue" },
  } as const;
  fc.assert(
    fc.property(payments, (drafts) => {
      const ledger = drafts.map(({ amount, day }, index) =>
        payment(index + 1, amount, addDays(SCHEDULE.effectiveOn, day)),
      );
      const asOf = "2025-06-01";
      const state = stateOn(asOf, rule, ledger);
      const total = state.charges.reduce((sum, { amount }) => sum + amount, 0);
      expect(total).toBeLessThanOrEqual(9_900);
      const asked = state.installments.reduce((sum, { penalty }) => sum + penalty, 0);
      expect(asked).toBe(total);
      const fewer = stateOn(asOf, rule, ledger.slice(1));
      const before = fewer.charges.reduce((sum, { amount }) => sum + amount, 0);
      if (ledger.length > 0) expect(total).toBeLessThanOrEqual(before);
    }),
  );
});
