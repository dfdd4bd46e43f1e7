import { describe, expect, it } from "vitest";
import fc from "fast-check";
import type { LedgerEntry } from "../../../src/domain/loan/ledger";
import { cancelPromise, makePromise } from "../../../src/domain/promise/make-promise";
import {
  judgePromises,
  nextPromiseDay,
  type PaymentPromise,
  promiseMoves,
} from "../../../src/domain/promise/promise";
import { addDays, businessDate } from "../../../src/kernel/calendar";
import { minor } from "../../../src/kernel/money";
import { payment } from "../../support/arbitraries";

const MADE_ON = businessDate("2028-02-25");
const on = (day: number) => addDays(MADE_ON, day);
const PROMISE: PaymentPromise = {
  promise: 1,
  amount: minor(10_000),
  madeOn: MADE_ON,
  // The leap day.
  dueOn: on(4),
  afterEntry: 1,
  state: "open",
  paid: minor(0),
  settledOn: null,
};
const back = (
  type: "reversal" | "chargeback",
  sequence: number,
  day: number,
  amount = 10_000,
): LedgerEntry => ({ ...payment(sequence, amount, on(day)), type, reverses: 2 });

type Status = "active" | "closed";
const judged = (ledger: readonly LedgerEntry[], day: number, status: Status = "active") => {
  const [one] = judgePromises([PROMISE], { ledger, state: { asOf: on(day), status } });
  return [one?.state, one?.paid, one?.settledOn];
};

describe("a promise of 100.00 until the leap day", () => {
  const paid = payment(2, 10_000, on(3));
  const open = ["open", 0, null];
  const broken = ["broken", 0, "2028-03-01"];
  const kept = ["kept", 10_000, "2028-02-28"];
  const two = [payment(2, 4_000, on(0)), payment(3, 6_000, on(4))];
  const part = [payment(2, 12_000, on(3)), back("chargeback", 3, 8, 2_000)];
  it.each<[string, readonly LedgerEntry[], number, unknown[], Status?]>([
    ["is open on its last day", [], 4, open],
    ["is broken on the day after", [], 5, broken],
    ["is kept by the day of the payment", [paid], 3, kept],
    ["is kept by payments that come to it", two, 9, ["kept", 10_000, "2028-02-29"]],
    [
      "is broken with what was paid of it",
      [payment(2, 9_999, on(1))],
      5,
      ["broken", 9_999, "2028-03-01"],
    ],
    ["is not kept a day late", [payment(2, 10_000, on(5))], 5, broken],
    ["is not kept by the day before it was made", [payment(2, 10_000, on(-1))], 5, broken],
    ["is not kept by what was known when it was made", [payment(1, 10_000, on(0))], 4, open],
    ["counts no payment that was reversed", [paid, back("reversal", 3, 3)], 5, broken],
    ["is broken when the bank takes the money back", [paid, back("chargeback", 3, 8)], 8, broken],
    ["is kept until the bank does", [paid, back("chargeback", 3, 8)], 7, kept],
    ["is kept by what the bank leaves", part, 8, kept],
    [
      "is kept by a loan that owes nothing any more in time",
      [payment(2, 300, on(3))],
      9,
      ["kept", 300, on(3)],
      "closed",
    ],
    ["is broken by a loan closed late", [payment(2, 99_000, on(7))], 9, broken, "closed"],
  ])("%s", (_, ledger, day, expected, status) => {
    expect(judged(ledger, day, status)).toEqual(expected);
  });

  it("never counts more than what was paid in time, in whatever order it is told", () => {
    const one = fc.tuple(fc.integer({ min: 1, max: 8_000 }), fc.integer({ min: -3, max: 9 }));
    const lists = fc.array(one, { maxLength: 8 });
    fc.assert(
      fc.property(lists, fc.integer({ min: 0, max: 10 }), (list, day) => {
        const ledger = list.map(([amount, at], index) => payment(index + 2, amount, on(at)));
        const inTime = list.filter(([, at]) => at >= 0 && at <= 4 && at <= day);
        const total = inTime.reduce((sum, [amount]) => sum + amount, 0);
        const [state, counted] = judged(ledger, day);
        expect(counted).toBe(total);
        expect(state).toBe(total >= 10_000 ? "kept" : day <= 4 ? "open" : "broken");
        expect(judged(ledger.toReversed(), day)).toEqual(judged(ledger, day));
      }),
    );
  });

  it("moves when a payment is told late, and back when it is reversed", () => {
    const ledger = [paid, back("reversal", 3, 3)];
    const at = (known: number, before: readonly PaymentPromise[]) => {
      const state = { asOf: on(9), status: "active" } as const;
      const after = judgePromises(before, { ledger: ledger.slice(0, known), state });
      return { after, moves: promiseMoves(before, after).map(({ from, to }) => [from, to.state]) };
    };
    const first = at(0, [PROMISE]);
    const second = at(1, first.after);
    const third = at(2, second.after);
    expect([first.moves, second.moves, third.moves, at(2, third.after).moves]).toEqual([
      [["open", "broken"]],
      [["broken", "kept"]],
      [["kept", "broken"]],
      [],
    ]);
  });

  it("is looked at on the day after it, and no more once it is settled", () => {
    expect(nextPromiseDay([PROMISE], on(0))).toBe("2028-03-01");
    expect(nextPromiseDay([PROMISE], on(4))).toBe("2028-03-01");
    expect(nextPromiseDay([{ ...PROMISE, state: "kept" }], on(1))).toBeNull();
    expect(nextPromiseDay([], on(1))).toBeNull();
  });

  it("that was cancelled stays so, whatever is paid", () => {
    const cancelled = cancelPromise(PROMISE, on(1));
    if (!cancelled.ok) throw new Error(cancelled.refusal.code);
    const state = { asOf: on(9), status: "active" } as const;
    expect(judgePromises([cancelled.value], { ledger: [paid], state })).toEqual([
      { ...PROMISE, state: "cancelled", settledOn: on(1) },
    ]);
    const again = cancelPromise(cancelled.value, on(2));
    expect(again).toMatchObject({ refusal: { code: "promise.settled" } });
  });
});

describe("making a promise", () => {
  const input = {
    amount: minor(10_000),
    dueOn: on(30),
    today: MADE_ON,
    owed: minor(10_000),
    entryCount: 7,
    promises: [],
  };
  it.each([
    ["of yesterday", { dueOn: on(-1) }, "promise.due_in_past"],
    ["of more than thirty days ahead", { dueOn: on(31) }, "promise.due_too_far"],
    ["of more than the loan asks", { amount: minor(10_001) }, "promise.more_than_owed"],
    ["on a loan that owes nothing", { owed: minor(0) }, "promise.nothing_owed"],
    ["on a loan without a schedule", { owed: null }, "promise.nothing_owed"],
    ["beside an open one", { promises: [PROMISE] }, "promise.already_open"],
    [
      "beyond what a loan's row carries",
      { promises: Array.from({ length: 500 }, () => ({ ...PROMISE, state: "broken" as const })) },
      "promise.too_many",
    ],
  ])("%s is refused", (_, more, code) => {
    expect(makePromise({ ...input, ...more })).toMatchObject({ refusal: { code } });
  });

  it.each([0, 30])("%i days ahead is taken", (days) => {
    const promises = [{ ...PROMISE, state: "broken" } as const];
    expect(makePromise({ ...input, dueOn: on(days), promises })).toMatchObject({
      value: { promise: 2, madeOn: MADE_ON, afterEntry: 7, state: "open", paid: 0 },
    });
  });
});
