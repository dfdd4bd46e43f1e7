import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ADVANCES, ALLOCATIONS, type AllocationName } from "../../../src/domain/loan/allocation";
import { COMPONENTS } from "../../../src/domain/loan/components";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { type ReplayInput, replay } from "../../../src/domain/loan/replay";
import type { Charges, InterestRule, Rules, Stop } from "../../../src/domain/loan/rules";
import type { Schedule } from "../../../src/domain/loan/schedule";
import type { LoanState } from "../../../src/domain/loan/state";
import { addDays } from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import { BOOK_START, dates, entry, payment, reversal, schedules } from "../../support/arbitraries";

// The laws of a replay under every rule there is: orders of allocation, charges, daily interest,
// stops, and every type of entry that a person posts.

const charges: fc.Arbitrary<Charges> = fc.record({
  lateFee: fc.option(
    fc.record({
      basis: fc.constantFrom(
        { kind: "flat" as const, amount: minor(700) },
        { kind: "percent" as const, percent: "7.5", of: "overdue" as const },
      ),
      amountMin: fc.constantFrom(null, minor(200)),
      amountMax: fc.constantFrom(null, minor(2_000)),
      graceDays: fc.constantFrom(0, 5),
      recurring: fc.constantFrom(null, { everyDays: 10, times: 3 }),
      capPerInstallment: fc.constantFrom(null, minor(1_500)),
      capPerLoan: fc.constantFrom(null, minor(5_000)),
      rounding: fc.constantFrom("half-even" as const, "up" as const),
    }),
  ),
  penaltyInterest: fc.option(
    fc.record({
      base: fc.constantFrom("principal" as const, "installment" as const),
      rate: fc.constant({ kind: "own" as const, annualRatePercent: "24" }),
      compounding: fc.constantFrom("simple" as const, "monthly" as const),
      dayCount: fc.constantFrom("act-360" as const, "act-act-isda" as const),
      graceDays: fc.constantFrom(0, 4),
      capPercentOfPrincipal: fc.constantFrom(null, "20"),
      rounding: fc.constantFrom("half-even" as const, "down" as const),
    }),
  ),
  stoppedBy: fc.constantFrom([], ["hold" as const], ["hold" as const, "charge-off" as const]),
});

const interest: fc.Arbitrary<InterestRule> = fc.constantFrom(
  { kind: "scheduled" },
  { kind: "daily", annualRatePercent: "12", dayCount: "act-365f", from: BOOK_START },
);

const names = Object.keys(ALLOCATIONS) as AllocationName[];
const rules: fc.Arbitrary<Rules> = fc
  .record({
    toleranceAmount: fc.constantFrom(ZERO, minor(100)),
    graceDays: fc.constantFrom(0, 3),
    name: fc.constantFrom(...names),
    advance: fc.constantFrom(...ADVANCES),
    interest,
    charges,
  })
  .map(({ name, advance, ...rest }) => ({
    ...rest,
    allocation: { ...ALLOCATIONS[name], advance },
  }));

const stops: fc.Arbitrary<readonly Stop[]> = fc.array(
  fc.tuple(dates(400), fc.integer({ min: 1, max: 60 })).map(([from, days]) => ({
    kind: "hold" as const,
    from,
    to: addDays(from, days),
  })),
  { maxLength: 2 },
);

const loans = fc.record({ schedule: schedules(), rules, stops, asOf: dates(600) });
type Loan = Readonly<{
  schedule: Schedule;
  rules: Rules;
  stops: readonly Stop[];
  asOf: ReplayInput["asOf"];
}>;

const payments = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 0, max: 500 })), {
    maxLength: 6,
  })
  .map((drafts) =>
    drafts.map(([amount, day], index) => payment(index + 1, amount, addDays(BOOK_START, day))),
  );

const TYPES = [
  "payment",
  "fee",
  "late-fee",
  "waiver",
  "write-off",
  "discount",
  "refund",
  "chargeback",
  "charge-off",
  "adjustment",
] as const;
const ledgers = fc
  .array(
    fc.tuple(
      fc.constantFrom(...TYPES),
      fc.integer({ min: 1, max: 60_000 }),
      fc.integer({ min: 0, max: 500 }),
    ),
    { maxLength: 9 },
  )
  .map((drafts) =>
    drafts.map(([type, amount, day], index) =>
      entry(type, index + 1, amount, addDays(BOOK_START, day), {
        reverses: type === "chargeback" ? 1 : null,
      }),
    ),
  );

function isSpread({ allocation }: Rules): boolean {
  return typeof allocation !== "string" && allocation.advance === "re-amortize";
}

function isSentToLast({ allocation }: Rules): boolean {
  return typeof allocation !== "string" && allocation.advance === "last-installment";
}

function stateOf({ schedule, ...loan }: Loan, ledger: readonly LedgerEntry[]): LoanState {
  return replay({ ...loan, schedules: [schedule], ledger });
}

const paidOf = (state: LoanState) =>
  state.installments.reduce(
    (sum, { paid }) => sum + paid.penalty + paid.fee + paid.interest + paid.principal,
    0,
  );

describe("under every rule", () => {
  it("loses no money: what was paid and the credit sum to the payments", () => {
    fc.assert(
      fc.property(loans, payments, (loan, ledger) => {
        const state = stateOf(loan, ledger);
        expect(paidOf(state) + state.credit).toBe(state.paidTotal);
      }),
    );
  });

  it("no installment asks less than was paid of it, and its parts are what is outstanding", () => {
    fc.assert(
      fc.property(loans, ledgers, (loan, ledger) => {
        const state = stateOf(loan, ledger);
        let total = 0;
        for (const one of state.installments) {
          const unpaid = COMPONENTS.map((component) => one[component] - one.paid[component]);
          expect(Math.min(...unpaid)).toBeGreaterThanOrEqual(0);
          expect(unpaid.reduce((sum, part) => sum + part, 0)).toBe(one.outstanding);
          total += one.outstanding;
        }
        expect(state.outstanding.total).toBe(total);
        expect(state.credit).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it("does not care in which order payments arrived", () => {
    fc.assert(
      fc.property(loans, payments, fc.infiniteStream(fc.nat()), (loan, ledger, seed) => {
        // Spread evenly, the second payment of a day finds other installments than the first.
        const days = new Set(ledger.map(({ effectiveOn }) => effectiveOn));
        fc.pre(days.size === ledger.length || !isSpread(loan.rules));
        const shuffled = ledger
          .map((one) => ({ one, rank: seed.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ one }, index) => ({ ...one, sequence: index + 1 }));
        expect(stateOf(loan, shuffled)).toEqual(stateOf(loan, ledger));
      }),
    );
  });

  it("a reversal restores the state exactly, whatever it takes back", () => {
    fc.assert(
      fc.property(loans, ledgers, fc.nat(), (loan, ledger, pick) => {
        const target = ledger[pick % Math.max(ledger.length, 1)];
        if (!target) return;
        const undone = [...ledger, reversal(ledger.length + 1, target)];
        const without = ledger.filter((one) => one !== target);
        const { nextChangeOn: _, ...expected } = stateOf(loan, without);
        expect(stateOf(loan, undone)).toMatchObject(expected);
      }),
    );
  });

  it("a payment never raises what is owed, and lowers it by its amount at least", () => {
    fc.assert(
      fc.property(
        loans,
        payments,
        fc.integer({ min: 1, max: 90_000 }),
        dates(500),
        (loan, ledger, amount, on) => {
          fc.pre(on <= loan.asOf);
          const owed = (state: LoanState) => state.outstanding.total - state.credit;
          const before = stateOf(loan, ledger);
          const after = stateOf(loan, [...ledger, payment(ledger.length + 1, amount, on)]);
          // What daily interest shows of days ahead is the schedule's guess, and may move.
          fc.pre(loan.rules.interest?.kind !== "daily");
          // Spread evenly or sent to the last one, later money meets other installments, and a flat fee
          // can hang on which.
          fc.pre(!isSpread(loan.rules) && !isSentToLast(loan.rules));
          // Each charge is rounded for itself, by less than a unit: money that went another way may
          // round those of one side down and those of the other up.
          const rounding = before.charges.length + after.charges.length;
          expect(owed(after)).toBeLessThanOrEqual(owed(before) - amount + rounding);
        },
      ),
    );
  });

  it("days past due falls only when something was met", () => {
    fc.assert(
      fc.property(loans, payments, fc.integer({ min: 1, max: 60 }), (loan, ledger, days) => {
        const known = ledger.filter(({ effectiveOn }) => effectiveOn <= loan.asOf);
        fc.pre(loan.rules.interest?.kind !== "daily");
        const before = stateOf(loan, known);
        const after = stateOf({ ...loan, asOf: addDays(loan.asOf, days) }, known);
        if (before.credit > 0) return;
        expect(after.daysPastDue).toBeGreaterThanOrEqual(before.daysPastDue);
      }),
    );
  });

  it("is a pure function, and replaying twice is once", () => {
    fc.assert(
      fc.property(loans, ledgers, (loan, ledger) => {
        const facts = structuredClone({ loan, ledger });
        const first = stateOf(loan, ledger);
        expect(stateOf(loan, [...ledger])).toEqual(first);
        expect({ loan, ledger }).toEqual(facts);
      }),
    );
  });

  it("an explanation changes nothing and adds up to what was paid", () => {
    fc.assert(
      fc.property(loans, ledgers, ({ schedule, ...loan }, ledger) => {
        const input = { ...loan, schedules: [schedule], ledger };
        const { postings, ...state } = replay({ ...input, explain: true });
        const { postings: _, ...plain } = replay(input);
        expect(state).toEqual(plain);
        const paid = postings.filter(({ number }) => number !== null);
        expect(paid.reduce((sum, one) => sum + one.paid, 0)).toBe(paidOf({ ...state, postings }));
        const credit = postings.filter(({ number }) => number === null);
        expect(credit.reduce((sum, one) => sum + one.paid, 0)).toBe(state.credit);
      }),
    );
  });

  it("a minor unit is a minor unit: the currency changes nothing but its scale", () => {
    // Amounts a hundred times as large, as if of a currency with two decimals more: what is not
    // rounded (payments, adjustments, the schedule) comes out exactly a hundred times as large.
    fc.assert(
      fc.property(loans, payments, ({ schedule, asOf, rules: { allocation } }, ledger) => {
        const plain = { toleranceAmount: ZERO, graceDays: 0, allocation };
        fc.pre(typeof allocation !== "string" && allocation.advance !== "re-amortize");
        const times = (amount: number) => minor(amount * 100);
        const larger: Schedule = {
          ...schedule,
          installments: schedule.installments.map((one) => ({
            ...one,
            principal: times(one.principal),
            interest: times(one.interest),
            fee: times(one.fee),
          })),
        };
        const paidMore = ledger.map((one) => ({ ...one, amount: times(one.amount) }));
        const small = replay({ schedules: [schedule], ledger, rules: plain, asOf });
        const large = replay({ schedules: [larger], ledger: paidMore, rules: plain, asOf });
        expect(large.daysPastDue).toBe(small.daysPastDue);
        expect(large.pastDueAmount).toBe(small.pastDueAmount * 100);
        expect(large.outstanding.total).toBe(small.outstanding.total * 100);
        expect(large.credit).toBe(small.credit * 100);
      }),
    );
  });
});
