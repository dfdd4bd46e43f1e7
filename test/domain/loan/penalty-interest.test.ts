import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { type PenaltyInterestRule, penaltyRate } from "../../../src/domain/loan/penalty-interest";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules, Stop, StopKind } from "../../../src/domain/loan/rules";
import type { LoanState } from "../../../src/domain/loan/state";
import { addDays, addMonths, businessDate } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { entry, payment, reversal } from "../../support/arbitraries";

const DUE_ON = businessDate("2025-02-01");

/** 1.5 times 6 % is 9 % a year over 360 days: 25 fen a day on 1,000.00. */
const CHINA: PenaltyInterestRule = {
  base: "principal",
  rate: { kind: "multiple", of: "1.5", contractRatePercent: "6" },
  compounding: "simple",
  dayCount: "act-360",
  graceDays: 0,
  capPercentOfPrincipal: null,
  rounding: "half-even",
};

/** Two installments of 10,000.00 principal and 500.00 interest, due 1 February and 1 March. */
const SCHEDULE = {
  version: 1,
  effectiveOn: businessDate("2025-01-01"),
  installments: [0, 1].map((month) => ({
    number: month + 1,
    dueOn: addMonths(DUE_ON, month),
    principal: minor(1_000_000),
    interest: minor(50_000),
    fee: minor(0),
  })),
};

type Setting = Readonly<{
  rule?: Partial<PenaltyInterestRule>;
  ledger?: readonly LedgerEntry[];
  stops?: readonly Stop[];
  stoppedBy?: readonly StopKind[];
}>;

function stateOn(asOf: string, setting: Setting = {}): LoanState {
  const rules: Rules = {
    toleranceAmount: ZERO,
    graceDays: 0,
    allocation: "oldest-first",
    charges: {
      lateFee: null,
      penaltyInterest: { ...CHINA, ...setting.rule },
      stoppedBy: setting.stoppedBy ?? ["hold", "charge-off"],
    },
  };
  const { ledger = [], stops = [] } = setting;
  return replay({ schedules: [SCHEDULE], ledger, rules, stops, asOf: businessDate(asOf) });
}

const penaltyOn = (asOf: string, setting?: Setting) => stateOn(asOf, setting).outstanding.penalty;

describe("the rate", () => {
  it.each<[string, PenaltyInterestRule["rate"], number]>([
    ["its own", { kind: "own", annualRatePercent: "18.25" }, 0.1825],
    ["1.3 times 4.35 %", { kind: "multiple", of: "1.3", contractRatePercent: "4.35" }, 0.05655],
    ["1.5 times 6 %", { kind: "multiple", of: "1.5", contractRatePercent: "6" }, 0.09],
    ["2 times 0", { kind: "multiple", of: "2", contractRatePercent: "0" }, 0],
  ])("is %s", (_, rate, expected) => {
    const { numerator, denominator } = penaltyRate({ ...CHINA, rate });
    expect(numerator / denominator).toBeCloseTo(expected, 12);
  });
});

describe("penalty interest", () => {
  it.each([
    ["on the due date", "2025-02-01", 0],
    // 1,000,000 × 9 % × 1 / 360 = 250.
    ["after one day", "2025-02-02", 250],
    // 28 days: 7,000.
    ["after 28 days, when the next falls due", "2025-03-01", 7_000],
    // 33 and 5 days: 8,250 + 1,250.
    ["of both from then on", "2025-03-06", 9_500],
  ])("%s (%s) is %i", (_, asOf, amount) => {
    expect(penaltyOn(asOf)).toBe(amount);
  });

  it.each<[string, Partial<PenaltyInterestRule>, number]>([
    // 1,050,000 × 9 % × 10 / 360 = 2,625.
    ["on all that is overdue", { base: "installment" }, 2_625],
    // 1,000,000 × 9 % × 10 / 365 = 2,465.75…
    ["over 365 days", { dayCount: "act-365f" }, 2_466],
    ["rounded down", { dayCount: "act-365f", rounding: "down" }, 2_465],
    // 1 to 11 February is ten days of thirty-day months too.
    ["in months of thirty days", { dayCount: "30e-360" }, 2_500],
    ["at its own rate of 36.5 %", { rate: { kind: "own", annualRatePercent: "36.5" } }, 10_139],
  ])("counts %s", (_, rule, amount) => {
    expect(penaltyOn("2025-02-11", { rule })).toBe(amount);
  });

  it("runs on what is left after a partial payment", () => {
    // 10 days on 1,000,000: 2,500. The payment of 302,500 pays it, 50,000 interest and 250,000
    // principal; 10 days on 750,000: 1,875.
    const setting = { ledger: [payment(1, 302_500, "2025-02-11")] };
    expect(stateOn("2025-02-21", setting)).toMatchObject({
      outstanding: { penalty: 1_875 },
      charges: [{ kind: "penalty-interest", number: 1, occurrence: 1, amount: 4_375 }],
    });
  });

  it("is undone by a payment told late, and comes back when that is reversed", () => {
    const late = payment(1, 1_050_000, "2025-02-01");
    expect(penaltyOn("2025-02-20", { ledger: [late] })).toBe(0);
    expect(stateOn("2025-02-20", { ledger: [late, reversal(2, late)] })).toEqual(
      stateOn("2025-02-20"),
    );
  });

  it("is rounded once over the whole time, however often somebody looks or pays", () => {
    // 333 at 9 % is 0.08325 a day: after 12 days 0.999, one fen; day by day it would be none.
    const small = { ...SCHEDULE, installments: SCHEDULE.installments.slice(0, 1) };
    const schedules = [
      {
        ...small,
        installments: small.installments.map((one) => ({ ...one, principal: minor(333) })),
      },
    ];
    const charges = { lateFee: null, penaltyInterest: CHINA, stoppedBy: [] };
    const rules: Rules = {
      toleranceAmount: ZERO,
      graceDays: 0,
      allocation: "interest-principal-charges",
      charges,
    };
    const ledger = Array.from({ length: 11 }, (_, day) =>
      payment(day + 1, 1, addDays(DUE_ON, day + 1)),
    );
    const state = replay({ schedules, ledger, rules, asOf: addDays(DUE_ON, 12) });
    expect(state.outstanding.penalty).toBe(1);
  });
});

describe("grace", () => {
  const rule = { graceDays: 3 };
  it.each([
    ["within the grace nothing is asked", "2025-02-04", 0],
    ["after it, all of it from the due date", "2025-02-05", 1_000],
  ])("%s", (_, asOf, amount) => {
    expect(penaltyOn(asOf, { rule })).toBe(amount);
  });

  it("met within it, it was never late", () => {
    const ledger = [payment(1, 1_050_000, "2025-02-04")];
    expect(stateOn("2025-02-28", { rule, ledger })).toMatchObject({
      outstanding: { penalty: 0 },
      charges: [],
    });
  });
});

describe("compounding monthly (复利)", () => {
  it("lets what is unpaid join the base each month after the due date", () => {
    // 28 days on 1,000,000: 7,000. Then 31 days on 1,007,000 for the first: 7,804.25; and 31 days on
    // 1,000,000 for the second: 7,750. In all 22,554.25.
    const rule = { compounding: "monthly" } as const;
    expect(penaltyOn("2025-04-01", { rule })).toBe(22_554);
    expect(penaltyOn("2025-04-01")).toBe(7_000 + 7_750 + 7_750);
    expect(penaltyOn("2025-03-01", { rule })).toBe(7_000);
  });

  it("compounds no longer what was paid", () => {
    const rule = { compounding: "monthly" } as const;
    // 7,000 paid on 2 March, and the 250 of that day on each installment, before it earns more.
    const ledger = [payment(1, 7_000 + 252 + 250, "2025-03-02")];
    // 30 days on 1,000,000 each: 7,500 + 7,500; what is left of the day is 0.
    const state = stateOn("2025-04-01", { rule, ledger });
    expect(state.outstanding.penalty).toBe(15_250);
  });
});

describe("caps and stops", () => {
  it("never exceeds the share of the principal: total never above it", () => {
    const rule = {
      capPercentOfPrincipal: "100",
      rate: { kind: "own", annualRatePercent: "900" },
    } as const;
    expect(penaltyOn("2027-02-01", { rule })).toBe(2_000_000);
    expect(penaltyOn("2027-02-01", { rule: { ...rule, capPercentOfPrincipal: "5" } })).toBe(
      100_000,
    );
  });

  it("does not grow on the days of a hold, and goes on after it", () => {
    const stops: Stop[] = [
      { kind: "hold", from: businessDate("2025-02-06"), to: businessDate("2025-02-10") },
      // Overlapping and touching: no day is left out twice.
      { kind: "hold", from: businessDate("2025-02-08"), to: businessDate("2025-02-12") },
    ];
    // 1 to 6 and 12 to 21 February: 5 + 9 days.
    expect(penaltyOn("2025-02-21", { stops })).toBe(14 * 250);
    expect(penaltyOn("2025-02-21", { stops, stoppedBy: [] })).toBe(20 * 250);
  });

  it("ends with the charge-off; the claim stays", () => {
    const ledger = [entry("charge-off", 1, 0, "2025-02-11")];
    expect(stateOn("2025-12-31", { ledger })).toMatchObject({
      outstanding: { penalty: 2_500, principal: 2_000_000 },
      chargedOffOn: "2025-02-11",
    });
  });
});

it("one more payment never makes more of it, and it is never beyond its cap", () => {
  const draft = fc.record({
    amount: fc.integer({ min: 1, max: 900_000 }),
    day: fc.integer({ min: 0, max: 200 }),
  });
  const settings = fc.record({
    base: fc.constantFrom("principal" as const, "installment" as const),
    compounding: fc.constantFrom("simple" as const, "monthly" as const),
    graceDays: fc.constantFrom(0, 5),
    capPercentOfPrincipal: fc.constantFrom("1", null),
  });
  fc.assert(
    fc.property(fc.array(draft, { minLength: 1, maxLength: 5 }), settings, (drafts, rule) => {
      const ledger = drafts.map(({ amount, day }, index) =>
        payment(index + 1, amount, addDays(SCHEDULE.effectiveOn, day)),
      );
      const chargesOf = (entries: readonly LedgerEntry[]) =>
        stateOn("2025-09-01", { rule, ledger: entries }).charges;
      const all = (entries: readonly LedgerEntry[]) =>
        chargesOf(entries).reduce((sum, { amount }) => sum + amount, 0);
      const total = all(ledger);
      // Compounding rounds each month, and a payment can shift what is rounded by one minor unit.
      const roundings = rule.compounding === "monthly" ? 8 * chargesOf(ledger).length : 0;
      expect(total).toBeLessThanOrEqual(all(ledger.slice(1)) + roundings);
      if (rule.capPercentOfPrincipal !== null) expect(total).toBeLessThanOrEqual(20_000);
    }),
  );
});
