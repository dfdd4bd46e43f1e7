import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payOn } from "../../../src/domain/behaviour/pay-on";
import type { BehaviourScript, Pays, RuleLoans } from "../../../src/domain/behaviour/script";
import { behaviourOf } from "../../../src/domain/behaviour/templates";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { Rules } from "../../../src/domain/loan/rules";
import type { Schedule } from "../../../src/domain/loan/schedule";
import type { LoanState } from "../../../src/domain/loan/state";
import {
  addDays,
  addMonths,
  type BusinessDate,
  businessDate,
  daysBetween,
} from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { dates, ledgers, payment, rules, schedules } from "../../support/arbitraries";

const FIRST_DUE = businessDate("2026-02-01");
const LOAN = { externalId: "L-1", borrowerExternalId: "B-1", product: "Car loan" };
const RULES: Rules = { toleranceAmount: ZERO, graceDays: 0, allocation: "oldest-first" };

/** Three monthly installments of 100.00 from 1 February on. */
const SCHEDULE: Schedule = {
  version: 1,
  effectiveOn: businessDate("2026-01-01"),
  installments: [0, 1, 2].map((month) => ({
    number: month + 1,
    dueOn: addMonths(FIRST_DUE, month),
    principal: minor(9_000),
    interest: minor(1_000),
    fee: ZERO,
  })),
};

function stateOn(asOf: BusinessDate, ledger: readonly LedgerEntry[] = []): LoanState {
  return replay({ schedules: [SCHEDULE], ledger, rules: RULES, asOf });
}

function script(pays: Pays, loans: RuleLoans = {}, seed = 7): BehaviourScript {
  return { seed, rules: [{ loans, pays }] };
}

/** Lives through the days one by one; what was paid on which day. */
function live(by: BehaviourScript, until: BusinessDate, loan = LOAN): string[] {
  const ledger: LedgerEntry[] = [];
  const told: string[] = [];
  for (let day = businessDate("2026-01-25"); day <= until; day = addDays(day, 1)) {
    const amount = payOn(by, loan, stateOn(day, ledger), day);
    if (amount === null) continue;
    ledger.push(payment(ledger.length + 1, amount, day));
    told.push(`${day} ${amount}`);
  }
  return told;
}

describe("what a loan pays", () => {
  const END = businessDate("2026-06-15");
  const cases: readonly [string, Pays, readonly string[]][] = [
    ["nothing", { kind: "nothing" }, []],
    [
      "each installment on its due date",
      { kind: "on-due-date", lateDays: 0 },
      ["2026-02-01 10000", "2026-03-01 10000", "2026-04-01 10000"],
    ],
    [
      "each installment some days late",
      { kind: "on-due-date", lateDays: 40 },
      ["2026-03-13 10000", "2026-04-10 10000", "2026-05-11 10000"],
    ],
    [
      "a part of each, and further parts every thirty days once the last has fallen due",
      { kind: "part", percent: 60, lateDays: 5 },
      [
        "2026-02-06 6000",
        "2026-03-06 6000",
        "2026-04-06 6000",
        "2026-05-06 6000",
        "2026-06-05 6000",
      ],
    ],
    [
      "the first two installments, then stops",
      { kind: "stops", afterInstallments: 2 },
      ["2026-02-01 10000", "2026-03-01 10000"],
    ],
    [
      "until the day on which it stops, that day not included",
      { kind: "stops", on: businessDate("2026-03-01") },
      ["2026-02-01 10000"],
    ],
    [
      "everything past due once it is so many days late, again and again",
      { kind: "catches-up", onDaysPastDue: 35 },
      ["2026-03-08 20000", "2026-05-06 10000"],
    ],
    [
      "everything when nobody ever rolls, on the day that chance draws for each turn",
      { kind: "rolls", monthlyPercent: [0] },
      ["2026-02-02 10000", "2026-03-01 10000", "2026-04-01 10000"],
    ],
  ];
  it.each(cases)("%s", (_, pays, told) => {
    expect(live(script(pays), END)).toEqual(told);
  });

  it("pays all that had fallen due, not the last installment alone", () => {
    const late = stateOn(addMonths(FIRST_DUE, 1));
    expect(payOn(behaviourOf("all-pay-on-due-date"), LOAN, late, late.asOf)).toBe(20_000);
  });

  it("a loan that has been paid back, or was charged off, pays no more", () => {
    const on = addMonths(FIRST_DUE, 2);
    const paid = stateOn(on, [payment(1, 30_000, on)]);
    expect(payOn(behaviourOf("all-pay-on-due-date"), LOAN, paid, on)).toBeNull();
    const off: LoanState = { ...stateOn(on), chargedOffOn: on };
    expect(payOn(behaviourOf("all-pay-on-due-date"), LOAN, off, on)).toBeNull();
  });
});

describe("the rule that counts", () => {
  const due = stateOn(FIRST_DUE);
  const pays = (by: BehaviourScript, loan = LOAN) => payOn(by, loan, due, FIRST_DUE);
  const all: Pays = { kind: "on-due-date", lateDays: 0 };
  const part: Pays = { kind: "part", percent: 10, lateDays: 0 };

  it("is the first one that is about the loan; without one nothing is paid", () => {
    const rest = { loans: {}, pays: all };
    const named = { loans: { externalIds: ["L-9", "L-1"] }, pays: part };
    const product = { loans: { product: "Car loan" }, pays: part };
    expect(pays({ seed: 1, rules: [named, rest] })).toBe(1_000);
    expect(pays({ seed: 1, rules: [rest, named] })).toBe(10_000);
    expect(pays({ seed: 1, rules: [product, rest] }, { ...LOAN, product: "Other" })).toBe(10_000);
    expect(pays({ seed: 1, rules: [named] }, { ...LOAN, externalId: "L-2" })).toBeNull();
    expect(pays({ seed: 1, rules: [] })).toBeNull();
  });

  it("asks that a loan meets everything it says", () => {
    const both = { loans: { externalIds: ["L-1"], product: "Other" }, pays: all };
    expect(pays({ seed: 1, rules: [both] })).toBeNull();
  });

  it("takes its share of borrowers, each with all their loans, of those the last one left", () => {
    const half = (sharing: Pays) => ({ loans: { sharePercent: 50 }, pays: sharing });
    const by = { seed: 3, rules: [half(all), half(part), { loans: {}, pays: all }] };
    const borrowers = Array.from({ length: 2_000 }, (_, index) => `B-${index}`);
    const first = (rules: BehaviourScript["rules"]) =>
      borrowers.filter((borrowerExternalId) => {
        const one = { ...LOAN, borrowerExternalId };
        const amount = pays({ seed: 3, rules }, one);
        expect(pays({ seed: 3, rules }, { ...one, externalId: "L-other" })).toBe(amount);
        return amount !== null;
      }).length;
    expect(first(by.rules.slice(0, 1)) / 2_000).toBeCloseTo(0.5, 1);
    expect(first(by.rules.slice(0, 2)) / 2_000).toBeCloseTo(0.75, 1);
  });
});

describe("rolling", () => {
  const END = businessDate("2026-05-15");
  it("pays for a turn at most once, and another seed or loan has another life", () => {
    const lives = new Set<string>();
    for (let seed = 0; seed < 60; seed += 1) {
      const told = live(script({ kind: "rolls", monthlyPercent: [50] }, {}, seed), END);
      lives.add(told.join());
      expect(told.length).toBeLessThanOrEqual(4);
    }
    expect(lives.size).toBeGreaterThan(20);
  });

  it("misses its first installment as often as the rate says", () => {
    const by = script({ kind: "rolls", monthlyPercent: [30] });
    const loans = Array.from({ length: 400 }, (_, index) => ({
      ...LOAN,
      externalId: `L-${index}`,
    }));
    const full = loans.filter((loan) =>
      live(by, addDays(FIRST_DUE, 14), loan).some((told) => told.endsWith(" 10000")),
    );
    expect(full.length / loans.length).toBeCloseTo(0.7, 1);
  });
});

const lateDays = fc.integer({ min: 0, max: 60 });
const pays: fc.Arbitrary<Pays> = fc.oneof(
  fc.constant({ kind: "nothing" } as const),
  fc.record({ kind: fc.constant("on-due-date" as const), lateDays }),
  fc.record({
    kind: fc.constant("part" as const),
    percent: fc.integer({ min: 1, max: 100 }),
    lateDays,
  }),
  fc.record({ kind: fc.constant("stops" as const), afterInstallments: fc.nat({ max: 20 }) }),
  fc.record({ kind: fc.constant("stops" as const), on: dates() }),
  fc.record({
    kind: fc.constant("catches-up" as const),
    onDaysPastDue: fc.integer({ min: 1, max: 90 }),
  }),
  fc.record({
    kind: fc.constant("rolls" as const),
    monthlyPercent: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 1, maxLength: 9 }),
  }),
);

describe("a payment by a script", () => {
  it("is never more than is owed, and the same whatever was asked before it", () => {
    const loan = fc.record({
      schedule: schedules(),
      ledger: ledgers(),
      rules: rules(),
      asOf: dates(700),
      by: fc.record({ pays, seed: fc.nat({ max: 1_000 }) }),
      days: fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 6 }),
    });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, rules: counted, asOf, by, days }) => {
        const answer = (after: number) => {
          const on = addDays(asOf, after);
          const state = replay({ schedules: [schedule], ledger, rules: counted, asOf: on });
          const amount = payOn(script(by.pays, {}, by.seed), LOAN, state, on);
          if (amount !== null) {
            expect(amount).toBeGreaterThan(0);
            expect(amount).toBeLessThanOrEqual(state.outstanding.total);
          }
          return amount;
        };
        const forth = days.map(answer);
        expect([...days].reverse().map(answer).reverse()).toEqual(forth);
      }),
    );
  });

  it("told on its day brings nobody who pays when due into arrears", () => {
    fc.assert(
      fc.property(schedules(), (schedule) => {
        const first = schedule.installments[0]?.dueOn;
        const last = schedule.installments.at(-1)?.dueOn;
        if (!first || !last || daysBetween(first, last) > 400) return;
        const ledger: LedgerEntry[] = [];
        for (let day = first; day <= addDays(last, 1); day = addDays(day, 1)) {
          const state = replay({ schedules: [schedule], ledger, rules: RULES, asOf: day });
          expect(state.daysPastDue).toBe(0);
          const amount = payOn(behaviourOf("all-pay-on-due-date"), LOAN, state, day);
          if (amount !== null) ledger.push(payment(ledger.length + 1, amount, day));
        }
      }),
      { numRuns: 20 },
    );
  });
});
