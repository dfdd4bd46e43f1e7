import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { replay } from "../../../src/domain/loan/replay";
import type { LoanState } from "../../../src/domain/loan/state";
import { addDays } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import {
  adjustment,
  BOOK_START,
  dates,
  ledgers,
  payment,
  payments,
  reversal,
  rules,
  schedules,
} from "../../support/arbitraries";

const loans = () => ({ schedule: schedules(), rules: rules(), asOf: dates(700) });

function allocated(state: LoanState): number {
  return state.installments.reduce(
    (sum, { paid }) => sum + paid.fee + paid.interest + paid.principal,
    0,
  );
}

describe("replay", () => {
  it("loses no money: allocations and credit are the sum of the payments", () => {
    const loan = fc.record({ ...loans(), ledger: ledgers() });
    fc.assert(
      fc.property(loan, ({ schedule, ...rest }) => {
        const state = replay({ schedules: [schedule], ...rest });
        expect(allocated(state) + state.credit).toBe(state.paidTotal);
      }),
    );
  });

  it("splits every installment into paid and outstanding, never below zero", () => {
    const loan = fc.record({
      ...loans(),
      ledger: payments(),
      amount: fc.integer({ min: -200_000, max: 50_000 }),
      on: dates(500),
    });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, amount, on, ...rest }) => {
        const adjusted = [...ledger, adjustment(ledger.length + 1, amount, on)];
        const state = replay({ schedules: [schedule], ledger: adjusted, ...rest });
        for (const { principal, interest, fee, paid, outstanding } of state.installments) {
          const parts = [principal - paid.principal, interest - paid.interest, fee - paid.fee];
          expect(
            Math.min(...parts, paid.principal, paid.interest, paid.fee),
          ).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((sum, part) => sum + part)).toBe(outstanding);
        }
        const total = state.installments.reduce((sum, { outstanding }) => sum + outstanding, 0);
        const { principal, interest, fee } = state.outstanding;
        expect(state.outstanding.total).toBe(total);
        expect(principal + interest + fee).toBe(total);
        expect(state.credit).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("moves the net principal by exactly the adjustment", () => {
    const loan = fc.record({
      schedule: schedules(),
      rules: rules(),
      paid: fc.integer({ min: 1, max: 200_000 }),
      amount: fc.integer({ min: -100_000, max: 100_000 }),
    });
    fc.assert(
      fc.property(loan, ({ schedule, rules, paid, amount }) => {
        const asOf = addDays(BOOK_START, 60);
        const ledger = [payment(1, paid, asOf)];
        const before = replay({ schedules: [schedule], ledger, rules, asOf });
        const adjusted = [...ledger, adjustment(2, amount, asOf)];
        const after = replay({ schedules: [schedule], ledger: adjusted, rules, asOf });
        expect(after.outstanding.principal - after.credit).toBe(
          before.outstanding.principal - before.credit + amount,
        );
      }),
    );
  });

  it("does not care in which order payments were posted", () => {
    const loan = fc.record({ ...loans(), ledger: payments(), seed: fc.infiniteStream(fc.nat()) });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, seed, ...rest }) => {
        const shuffled = ledger
          .map((entry) => ({ entry, rank: seed.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ entry }, index): LedgerEntry => ({ ...entry, sequence: index + 1 }));
        expect(replay({ schedules: [schedule], ledger: shuffled, ...rest })).toEqual(
          replay({ schedules: [schedule], ledger, ...rest }),
        );
      }),
    );
  });

  it("a payment never raises the amount or the days past due", () => {
    const loan = fc.record({
      ...loans(),
      ledger: ledgers(),
      amount: fc.integer({ min: 1, max: 90_000 }),
      on: dates(700),
    });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, amount, on, ...rest }) => {
        const before = replay({ schedules: [schedule], ledger, ...rest });
        const more = [...ledger, payment(ledger.length + 1, amount, on)];
        const after = replay({ schedules: [schedule], ledger: more, ...rest });
        expect(after.pastDueAmount).toBeLessThanOrEqual(before.pastDueAmount);
        expect(after.daysPastDue).toBeLessThanOrEqual(before.daysPastDue);
        expect(after.outstanding.total).toBeLessThanOrEqual(before.outstanding.total);
      }),
    );
  });

  it("a reversal restores the state without the payment, on every day", () => {
    const loan = fc.record({ ...loans(), ledger: payments(), pick: fc.nat() });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, pick, ...rest }) => {
        const target = ledger[pick % Math.max(ledger.length, 1)];
        if (!target) return;
        const reversed = [...ledger, reversal(ledger.length + 1, target)];
        const without = ledger.filter((entry) => entry !== target);
        const { nextChangeOn: _, ...state } = replay({
          schedules: [schedule],
          ledger: reversed,
          ...rest,
        });
        expect(replay({ schedules: [schedule], ledger: without, ...rest })).toMatchObject(state);
      }),
    );
  });

  it("never gets younger with no payment: days and amount past due only grow", () => {
    const loan = fc.record({
      ...loans(),
      ledger: ledgers(),
      days: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, days, asOf, rules }) => {
        const known = ledger.filter(({ effectiveOn }) => effectiveOn <= asOf);
        const input = { schedules: [schedule], ledger: known, rules };
        const before = replay({ ...input, asOf });
        const after = replay({ ...input, asOf: addDays(asOf, days) });
        expect(after.daysPastDue).toBeGreaterThanOrEqual(before.daysPastDue);
        expect(after.pastDueAmount).toBeGreaterThanOrEqual(before.pastDueAmount);
      }),
    );
  });

  it("is a pure function: the same facts give the same state and stay as they were", () => {
    const loan = fc.record({ ...loans(), ledger: ledgers() });
    fc.assert(
      fc.property(loan, ({ schedule, ...rest }) => {
        const facts = structuredClone({ schedule, ...rest });
        const first = replay({ schedules: [schedule], ...rest });
        expect(replay({ schedules: [schedule], ...rest })).toEqual(first);
        expect({ schedule, ...rest }).toEqual(facts);
      }),
    );
  });

  it("is past due exactly when more than the tolerance is unpaid of what was due", () => {
    const loan = fc.record({ ...loans(), ledger: ledgers() });
    fc.assert(
      fc.property(loan, ({ schedule, ledger, rules, asOf }) => {
        const state = replay({ schedules: [schedule], ledger, rules, asOf });
        const due = state.installments.filter(({ dueOn }) => dueOn < asOf);
        const unpaid = due.reduce((sum, { outstanding }) => sum + outstanding, 0);
        const late = unpaid > rules.toleranceAmount;
        expect(state.pastDueAmount).toBe(minor(late ? unpaid : 0));
        expect(state.daysPastDue > 0).toBe(late);
        expect(state.oldestUnpaidDueOn !== null).toBe(late);
      }),
    );
  });
});
