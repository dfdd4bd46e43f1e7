import fc from "fast-check";
import { FIRST_POLICY } from "../../src/domain/policy/first-policy";
import { type LadderStep, MATCHES, type Policy } from "../../src/domain/policy/policy";
import type { BucketRange } from "../../src/domain/delinquency/bucket-scheme";
import { buildSchedule } from "../../src/domain/loan/build-schedule";
import {
  BUSINESS_DAY_RULES,
  type BusinessDays,
  type Conventions,
} from "../../src/domain/loan/conventions";
import type { LedgerEntry } from "../../src/domain/loan/ledger";
import { COUNTINGS, type Rules } from "../../src/domain/loan/rules";
import type { Installment, Schedule } from "../../src/domain/loan/schedule";
import type { Frequency, LoanTerms } from "../../src/domain/loan/terms";
import { addDays, type BusinessDate, businessDate, instant } from "../../src/kernel/calendar";
import { DAY_COUNTS } from "../../src/kernel/day-count";
import { minor, ROUNDINGS, ZERO } from "../../src/kernel/money";

/** Where generated books begin; a leap day lies within reach. */
export const BOOK_START = businessDate("2023-11-15");

const FREQUENCIES: readonly Frequency[] = [
  "daily",
  "weekly",
  "biweekly",
  "semimonthly",
  "monthly",
  "quarterly",
  "every-10-days",
  "every-3-weeks",
  "every-2-months",
];

export function dates(daysMax = 800): fc.Arbitrary<BusinessDate> {
  return fc.integer({ min: 0, max: daysMax }).map((days) => addDays(BOOK_START, days));
}

/** Terms of every method that derives its own schedule. */
export function terms(): fc.Arbitrary<LoanTerms> {
  return fc
    .record({
      method: fc.constantFrom("annuity", "equal-principal", "flat", "interest-only", "single"),
      frequency: fc.constantFrom(...FREQUENCIES),
      principal: fc.integer({ min: 1_000, max: 50_000_000 }).map(minor),
      rateHundredths: fc.integer({ min: 0, max: 6_000 }),
      count: fc.integer({ min: 1, max: 72 }),
      disbursedOn: dates(),
      firstDueAfterDays: fc.integer({ min: 0, max: 62 }),
    })
    .map(({ rateHundredths, count, firstDueAfterDays, ...rest }) => ({
      ...rest,
      annualRatePercent: (rateHundredths / 100).toFixed(2),
      installmentCount: rest.method === "single" ? 1 : count,
      firstDueOn: addDays(rest.disbursedOn, firstDueAfterDays),
      installment: null,
      currency: "USD",
    }));
}

/** As terms, with conventions of every kind: some of them cannot be, and are refused. */
export function contracts(): fc.Arbitrary<LoanTerms & { conventions: Conventions }> {
  const count = fc.constantFrom(0, 0, 0, 1, 3);
  const event = fc.record({
    day: fc.integer({ min: 0, max: 900 }),
    share: fc.integer({ min: 1, max: 4 }),
  });
  const events = fc.oneof(fc.constant([]), fc.array(event, { maxLength: 3 }));
  return fc
    .record({
      loan: terms(),
      dayCount: fc.constantFrom("period", "period", ...DAY_COUNTS),
      firstPeriod: fc.constantFrom("regular", "actual"),
      interestRounding: fc.constantFrom(...ROUNDINGS),
      interestCarry: fc.constantFrom("rounded", "carried"),
      installmentRounding: fc.constantFrom(...ROUNDINGS),
      installmentMultiple: fc.constantFrom(...[1, 1, 1, 10, 100].map(minor)),
      remainder: fc.constantFrom("last", "smoothed"),
      dueDay: fc.constantFrom(null, null, 1, 15, 31),
      businessDays: fc.option(businessDays(), { freq: 3 }),
      principalGraceCount: count,
      interestGraceCount: count,
      interestGrace: fc.constantFrom("deferred", "waived"),
      paidOut: events,
      rates: fc.uniqueArray(event, { maxLength: 3, selector: ({ day }) => day }),
    })
    .map(({ loan, paidOut, rates, ...rest }) => ({
      ...loan,
      conventions: {
        ...rest,
        disbursements: disbursementsOf(loan, paidOut),
        rateChanges: rates
          .toSorted((a, b) => a.day - b.day)
          .map(({ day, share }) => ({
            from: addDays(loan.disbursedOn, day),
            annualRatePercent: String(share * 6),
          })),
      },
    }));
}

function businessDays(): fc.Arbitrary<BusinessDays> {
  return fc.record({
    rule: fc.constantFrom(...BUSINESS_DAY_RULES),
    weekend: fc.constantFrom([6, 7], [5, 6], [7]),
    holidays: fc.array(dates(), { maxLength: 8 }),
  });
}

/** A tenth for each share goes out later, the rest at once; nothing later means no parts at all. */
function disbursementsOf(
  { principal, disbursedOn }: LoanTerms,
  later: readonly Readonly<{ day: number; share: number }>[],
): Conventions["disbursements"] {
  if (later.length === 0) return [];
  const parts = later
    .toSorted((a, b) => a.day - b.day)
    .map(({ day, share }) => ({
      on: addDays(disbursedOn, day),
      amount: minor(Math.max(1, Math.floor((principal * share) / 20))),
    }));
  const rest = parts.reduce((left, { amount }) => left - amount, principal as number);
  return [{ on: disbursedOn, amount: minor(rest) }, ...parts];
}

/** The schedule of terms that are known to have one: a refusal is a broken test. */
export function scheduleOf(loan: LoanTerms): Schedule {
  const built = buildSchedule(loan);
  if (!built.ok) throw new Error(`no schedule: ${built.refusal.code}`);
  return { version: 1, effectiveOn: loan.disbursedOn, installments: built.value };
}

/** Short schedules with uneven gaps and amounts, also rows of one date and rows that ask nothing. */
export function schedules(): fc.Arbitrary<Schedule> {
  const amounts = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 60_000 })).map(minor);
  const row = fc.record({
    gapDays: fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 5, max: 45 })),
    principal: amounts,
    interest: amounts,
    fee: fc.oneof(fc.constant(minor(0)), amounts),
  });
  return fc.array(row, { minLength: 1, maxLength: 12 }).map((rows) => {
    let dueOn = BOOK_START;
    const installments = rows.map(({ gapDays, ...amount }, index): Installment => {
      dueOn = addDays(dueOn, gapDays);
      return { number: index + 1, dueOn, ...amount };
    });
    return { version: 1, effectiveOn: BOOK_START, installments };
  });
}

/** Payments in the order of posting, with effective dates in any order: most are backdated. */
export function payments(countMax = 10): fc.Arbitrary<readonly LedgerEntry[]> {
  const one = fc.record({
    amount: fc.integer({ min: 1, max: 90_000 }),
    afterDays: fc.integer({ min: 0, max: 500 }),
  });
  return fc
    .array(one, { maxLength: countMax })
    .map((drafts) =>
      drafts.map(({ amount, afterDays }, index) =>
        payment(index + 1, amount, addDays(BOOK_START, afterDays)),
      ),
    );
}

/** Payments of which some are reversed, each on its own date. */
export function ledgers(): fc.Arbitrary<readonly LedgerEntry[]> {
  return fc.tuple(payments(), fc.array(fc.boolean(), { maxLength: 10 })).map(([paid, choices]) => {
    const reversed = paid.filter((_, index) => choices[index]);
    return [...paid, ...reversed.map((entry, index) => reversal(paid.length + index + 1, entry))];
  });
}

export function rules(): fc.Arbitrary<Rules> {
  return fc.record({
    toleranceAmount: fc.constantFrom(ZERO, minor(100), minor(5_000)),
    allocation: fc.constant("oldest-first" as const),
    graceDays: fc.constantFrom(0, 0, 3, 15),
  });
}

/** The first policy with other days, tolerance and grace: some steps fall on a due date itself. */
export function policies(): fc.Arbitrary<Policy> {
  const day = fc.oneof(fc.integer({ min: -12, max: 0 }), fc.integer({ min: 1, max: 215 }));
  const days = fc.uniqueArray(day, { maxLength: 8 });
  const match = fc.constantFrom(...MATCHES);
  const counting = fc.constantFrom(...COUNTINGS, "day-after-due" as const);
  return fc.tuple(rules(), days, match, counting).map(([counts, chosen, match, counting]) => ({
    ...FIRST_POLICY,
    match,
    toleranceAmount: counts.toleranceAmount,
    graceDays: counts.graceDays,
    counting,
    ladder: chosen.toSorted((a, b) => a - b).map(stepOn),
  }));
}

/** Buckets of a lender's own: day 0 alone, then some. */
export function bucketSchemes(): fc.Arbitrary<readonly BucketRange[]> {
  return fc.uniqueArray(fc.integer({ min: 2, max: 215 }), { maxLength: 6 }).map((edges) => {
    const floors = [0, 1, ...edges.toSorted((a, b) => a - b)];
    return floors.map((from, index): BucketRange => {
      const next = floors[index + 1];
      return { name: `B${index}`, from, to: next === undefined ? null : next - 1 };
    });
  });
}

/** A step for each bucket that a loan can enter. */
export function enteredSteps(buckets: readonly BucketRange[]): readonly LadderStep[] {
  return buckets.slice(1).map(({ name: bucket }) => ({
    step: `enters-${bucket.toLowerCase()}`,
    on: { event: "bucket-entered", bucket },
    actions: [],
  }));
}

function stepOn(day: number): LadderStep {
  return {
    step: `step${day}`,
    day,
    // Days that can be divided by three come again.
    ...(day > 0 && day % 3 === 0 && { repeat: { everyDays: 1 + (day % 7), timesMax: 3 } }),
    actions: [{ kind: "notice", channels: ["email"], template: "past-due" }],
  };
}

export function payment(sequence: number, amount: number, on: string): LedgerEntry {
  return {
    sequence,
    type: "payment",
    amount: minor(amount),
    effectiveOn: businessDate(on),
    postedAt: instant(sequence),
    externalId: `p${sequence}`,
    reverses: null,
    method: null,
    origin: "api",
  };
}

/** An entry of any type, as a person posts it. */
export function entry(
  type: LedgerEntry["type"],
  sequence: number,
  amount: number,
  on: string,
  more: Partial<LedgerEntry> = {},
): LedgerEntry {
  return { ...payment(sequence, amount, on), type, externalId: null, ...more };
}

export function adjustment(sequence: number, amount: number, on: string): LedgerEntry {
  return entry("adjustment", sequence, amount, on);
}

export function reversal(sequence: number, of: LedgerEntry): LedgerEntry {
  return {
    ...payment(sequence, of.amount, of.effectiveOn),
    type: "reversal",
    externalId: null,
    reverses: of.sequence,
  };
}
