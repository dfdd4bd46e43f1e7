import fc from "fast-check";
import type { CountingRule } from "../../src/domain/delinquency/days-past-due";
import type { OwedInstallment } from "../../src/domain/delinquency/owed-installment";
import { addDays } from "../../src/kernel/calendar";
import type { Interval } from "../../src/kernel/interval";
import { minor, ZERO } from "../../src/kernel/money";
import { BOOK_START } from "./arbitraries";

/** Installments in due order with uneven gaps, some of one date, some met, some that ask nothing. */
export function owedLists(): fc.Arbitrary<readonly OwedInstallment[]> {
  const row = fc.record({
    gapDays: fc.integer({ min: 0, max: 45 }),
    asked: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60_000 })),
    paidShare: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0.95, max: 1, noNaN: true })),
  });
  return fc.array(row, { maxLength: 12 }).map((rows) => {
    let dueOn = BOOK_START;
    return rows.map(({ gapDays, asked, paidShare }, index): OwedInstallment => {
      dueOn = addDays(dueOn, gapDays);
      const unpaid = minor(asked - Math.floor(asked * paidShare));
      return { number: index + 1, dueOn, asked: minor(asked), unpaid };
    });
  });
}

export function countingRules(): fc.Arbitrary<CountingRule> {
  const tolerance = fc.oneof(
    fc.record({ toleranceAmount: fc.constantFrom(ZERO, minor(100), minor(5_000)) }),
    fc.record({
      toleranceAmount: fc.constantFrom(ZERO, minor(100)),
      tolerancePercent: fc.constantFrom("0.5", "2", "10"),
      tolerancePercentMax: fc.constantFrom(minor(300), minor(4_000)),
    }),
  );
  return fc
    .tuple(tolerance, fc.constantFrom(0 as const, 1 as const), fc.constantFrom(0, 3, 15))
    .map(([one, dueDateIsDay, graceDays]) => ({ ...one, dueDateIsDay, graceDays }));
}

/** Pauses that overlap, touch and enclose each other, now and then one without an end. */
export function pauseLists(): fc.Arbitrary<readonly Interval[]> {
  const length = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 0, max: 90 }) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const pause = fc.tuple(fc.integer({ min: -30, max: 600 }), length).map(([start, days]) => {
    const from = addDays(BOOK_START, start);
    return { from, to: days === null ? null : addDays(from, days) };
  });
  return fc.array(pause, { maxLength: 5 });
}
