import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { M_SCHEME } from "../../../src/domain/delinquency/bucket-scheme";
import {
  type DelinquencyFacts,
  delinquencyOn,
  delinquencyThenAndNow,
  factsAt,
  type Pause,
} from "../../../src/domain/delinquency/known-delinquency";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { type ReplayInput, replay } from "../../../src/domain/loan/replay";
import type { Schedule } from "../../../src/domain/loan/schedule";
import {
  addDays,
  type BusinessDate,
  businessDate,
  epochDay,
  instant,
} from "../../../src/kernel/calendar";
import { minor, ZERO } from "../../../src/kernel/money";
import {
  BOOK_START,
  ledgers,
  payment,
  reversal,
  rules,
  schedules,
} from "../../support/arbitraries";
import { pauseLists } from "../../support/delinquency-arbitraries";

const RULES: ReplayInput["rules"] = {
  toleranceAmount: ZERO,
  allocation: "oldest-first",
  graceDays: 0,
};

/** Three installments of 100.00 on the first of February, March and April 2025. */
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

/** Midnight of a day in UTC: what is posted on it is known by its end, which is 'known on'. */
function at(day: string) {
  return instant(epochDay(businessDate(day)) * 86_400_000);
}

function posted(entry: LedgerEntry, on: string): LedgerEntry {
  return { ...entry, postedAt: at(on) };
}

function facts(some: Partial<DelinquencyFacts> = {}): DelinquencyFacts {
  return {
    schedules: [SCHEDULE],
    ledger: [],
    rules: RULES,
    dueDateIsDay: 0,
    pauses: [],
    scheme: M_SCHEME,
    ...some,
  };
}

function thenAndNow(some: Partial<DelinquencyFacts>, on: string, knownAt: string) {
  const days = { on: businessDate(on), knownAt: at(knownAt) };
  const { knownThen, knownNow } = delinquencyThenAndNow(facts(some), days);
  return [knownThen.daysPastDue, knownNow.daysPastDue];
}

describe("10 March as known on a day and as known now", () => {
  // From 1 February 37 days (27 + 10), from 1 March 9.
  const paid = payment(1, 10_000, "2025-02-20");
  const late = posted(paid, "2025-03-15");

  it.each([
    ["a payment posted in time", [posted(paid, "2025-02-20")], "2025-03-10", [9, 9]],
    ["a payment of 20 February posted on 15 March", [late], "2025-03-10", [37, 9]],
    ["the same, once it is known", [late], "2025-03-15", [9, 9]],
    [
      "a payment taken back on 20 March",
      [posted(paid, "2025-02-20"), posted(reversal(2, paid), "2025-03-20")],
      "2025-03-10",
      [9, 37],
    ],
    [
      "the same, once that is known",
      [posted(paid, "2025-02-20"), posted(reversal(2, paid), "2025-03-20")],
      "2025-03-20",
      [37, 37],
    ],
    [
      "a payment announced before, effective on 12 March",
      [posted(payment(1, 10_000, "2025-03-12"), "2025-03-01")],
      "2025-03-10",
      [37, 37],
    ],
  ])("of %s", (_, ledger, knownAt, expected) => {
    expect(thenAndNow({ ledger }, "2025-03-10", knownAt)).toEqual(expected);
  });

  it("counts a reversal from its own effective date on, also when it was known before", () => {
    const taken = { ...reversal(2, paid), effectiveOn: businessDate("2025-03-20") };
    const ledger = [posted(paid, "2025-02-20"), posted(taken, "2025-03-01")];
    expect(thenAndNow({ ledger }, "2025-03-10", "2025-03-05")).toEqual([9, 9]);
    expect(thenAndNow({ ledger }, "2025-03-20", "2025-03-05")).toEqual([47, 47]);
  });

  it("knows a schedule from its posting on", () => {
    const moved = SCHEDULE.installments.map((one) => ({ ...one, dueOn: addDays(one.dueOn, 30) }));
    const second = {
      version: 2,
      effectiveOn: businessDate("2025-02-15"),
      installments: moved,
      postedAt: at("2025-03-15"),
    };
    // Moved to 3 March: 7 days.
    expect(thenAndNow({ schedules: [SCHEDULE, second] }, "2025-03-10", "2025-03-10")).toEqual([
      37, 7,
    ]);
  });

  it("of a loan whose first schedule was not known yet is nothing", () => {
    const first = { ...SCHEDULE, postedAt: at("2025-03-15") };
    expect(thenAndNow({ schedules: [first] }, "2025-03-10", "2025-03-14")).toEqual([0, 37]);
  });

  it("knows a pause from its posting until its withdrawal", () => {
    const pause: Pause = {
      from: businessDate("2025-02-11"),
      to: businessDate("2025-02-21"),
      postedAt: at("2025-02-25"),
      withdrawnAt: at("2025-03-20"),
    };
    const days = (knownAt: string) =>
      delinquencyOn(factsAt(facts({ pauses: [pause] }), at(knownAt)), businessDate("2025-03-10"));
    expect(["2025-02-24", "2025-02-25", "2025-03-19", "2025-03-20"].map(days)).toMatchObject([
      { daysPastDue: 37, daysAfterPause: 37 },
      { daysPastDue: 37, daysAfterPause: 27 },
      { daysPastDue: 37, daysAfterPause: 27 },
      { daysPastDue: 37, daysAfterPause: 37 },
    ]);
  });

  it("goes by days after pause for the bucket, and stays current in the grace", () => {
    const pauses = [{ from: businessDate("2025-02-11"), to: businessDate("2025-02-21") }];
    const on = businessDate("2025-03-10");
    const bucket = (some: Partial<DelinquencyFacts>) => delinquencyOn(facts(some), on).bucket;
    expect(bucket({})).toBe("M2");
    expect(bucket({ pauses })).toBe("M1");
    expect(bucket({ rules: { ...RULES, graceDays: 40 } })).toBe("M0");
  });
});

describe("known at an instant", () => {
  const someFacts = fc.record({
    schedules: schedules().map((one) => [one]),
    ledger: ledgers(),
    rules: rules(),
    dueDateIsDay: fc.constantFrom(0 as const, 1 as const),
    pauses: pauseLists(),
    scheme: fc.constant(M_SCHEME),
  });
  const days = fc.nat(600).map((offset): BusinessDate => addDays(BOOK_START, offset));

  it("after all that was posted is known now", () => {
    fc.assert(
      fc.property(someFacts, days, (one, on) => {
        const knownAt = instant(one.ledger.length);
        const { knownThen, knownNow } = delinquencyThenAndNow(one, { on, knownAt });
        expect(knownThen).toEqual(knownNow);
      }),
    );
  });

  it("is what a ledger without the later entries says", () => {
    fc.assert(
      fc.property(someFacts, days, fc.nat(20), (one, on, count) => {
        const { knownThen } = delinquencyThenAndNow(one, { on, knownAt: instant(count) });
        const ledger = one.ledger.slice(0, count);
        expect(knownThen).toEqual(delinquencyOn({ ...one, ledger }, on));
      }),
    );
  });

  it("by day 0 without a pause says what the replayed loan says of itself", () => {
    fc.assert(
      fc.property(someFacts, days, (one, on) => {
        const state = replay({ ...one, asOf: on });
        const counted = delinquencyOn({ ...one, dueDateIsDay: 0, pauses: [] }, on);
        expect(counted).toMatchObject({
          pastDueSince: state.oldestUnpaidDueOn,
          daysPastDue: state.daysPastDue,
          isDelinquent: state.delinquent,
          pastDueAmount: state.pastDueAmount,
        });
      }),
    );
  });
});
