import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backTest } from "../../../src/domain/forecast/back-test";
import { expectationOf, forecastFrom, stockOf } from "../../../src/domain/forecast/forecast";
import { standingCode } from "../../../src/domain/standing/standing";
import type { MonthMove } from "../../../src/domain/transition/matrix";
import { minor } from "../../../src/kernel/money";

const move = (
  from: string,
  to: string,
  loanCount: number,
  openingBalance = loanCount * 100,
  closingBalance = openingBalance,
): MonthMove => ({
  from: standingCode(from as never),
  to: standingCode(to as never),
  loanCount,
  openingBalance: minor(openingBalance),
  closingBalance: minor(closingBalance),
});

/** Half of M0 rolls on, half of what is late comes back; a tenth of M0 is repaid. */
const MONTH = [
  move("M0", "M0", 50, 5000, 4000),
  move("M0", "M1", 50, 5000, 5000),
  move("M1", "M0", 10),
  move("M1", "M2", 10),
];

describe("a forecast", () => {
  const expectation = expectationOf(MONTH, 1);
  const start = [
    { loans: 100, balance: 10_000 },
    { loans: 0, balance: 0 },
    ...Array.from({ length: 7 }, () => ({ loans: 0, balance: 0 })),
  ];

  it("sends each month's stock the ways of the months it is made of", () => {
    const [first, second] = forecastFrom(start, expectation, { months: 2, withNew: false });
    expect(first?.buckets.slice(0, 3)).toMatchObject([
      { standing: "M0", loanCount: 50, balance: 4000 },
      { standing: "M1", loanCount: 50, balance: 5000 },
      { standing: "M2", loanCount: 0, balance: 0 },
    ]);
    // M0: half of 50 stays, half of M1's 50 comes back. Balances: 0.4 of 4,000 and 0.5 of 5,000.
    expect(second?.buckets.slice(0, 3)).toMatchObject([
      { loanCount: 50, balance: 4100 },
      { loanCount: 25, balance: 2000 },
      { loanCount: 25, balance: 2500 },
    ]);
  });

  it("counts as lost what goes beyond seven months or is charged off, once", () => {
    const moves = [
      move("M7", "M7+", 1),
      move("M7", "M7", 3),
      move("M7+", "M7+", 5),
      move("M6", "charged-off", 1),
    ];
    const at = (bucket: number) => start.map((_, index) => stockAt(index === bucket));
    const lost = (bucket: number) =>
      forecastFrom(at(bucket), expectationOf(moves, 1), { months: 2, withNew: false }).map(
        (month) => month.lost.balance,
      );
    // A quarter, and then a quarter of the rest.
    expect(lost(7)).toEqual([250, 438]);
    // It is there already.
    expect(lost(8)).toEqual([0, 0]);
    expect(lost(6)).toEqual([1000, 1000]);
  });

  it("lets as much come as came, or nothing", () => {
    const moves = [...MONTH, move("outside", "M0", 6, 0, 600), move("closed", "M1", 2, 0, 200)];
    const [own] = forecastFrom(start, expectationOf(moves, 2), { months: 1, withNew: true });
    const [none] = forecastFrom(start, expectationOf(moves, 2), { months: 1, withNew: false });
    expect(own?.buckets[0]).toMatchObject({ loanCount: 53, balance: 4300 });
    expect(own?.buckets[1]).toMatchObject({ loanCount: 51, balance: 5100 });
    expect(none?.buckets[0]).toMatchObject({ loanCount: 50, balance: 4000 });
  });

  it("keeps loans in a bucket of which nothing is known", () => {
    const there = start.map((_, index) => stockAt(index === 4));
    const [month] = forecastFrom(there, expectation, { months: 1, withNew: false });
    expect(month?.buckets[4]).toMatchObject({ loanCount: 10, balance: 1000 });
  });

  it("of a month from what it began with is what came: its own moves", () => {
    const code = fc.integer({ min: -1, max: 10 });
    const amount = fc.integer({ min: 0, max: 1e6 }).map(minor);
    const one = fc.record({
      from: code,
      to: code,
      loanCount: fc.integer({ min: 1, max: 1000 }),
      openingBalance: amount.map((value) => minor(value + 1)),
      closingBalance: amount,
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (moves) => {
        const opening = start.map((_, bucket) => {
          const own = moves.filter(({ from }) => from === bucket);
          return {
            loans: own.reduce((sum, { loanCount }) => sum + loanCount, 0),
            balance: own.reduce((sum, { openingBalance }) => sum + openingBalance, 0),
          };
        });
        const asked = { months: 1, withNew: true };
        const [month] = forecastFrom(opening, expectationOf(moves, 1), asked);
        const came = stockOf(moves);
        expect(month?.buckets.map(({ loanCount }) => loanCount)).toEqual(
          came.map(({ loans }) => loans),
        );
        for (const [index, { balance }] of came.entries()) {
          expect(Math.abs((month?.buckets[index]?.balance ?? 0) - balance)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

function stockAt(isHere: boolean) {
  return isHere ? { loans: 10, balance: 1000 } : { loans: 0, balance: 0 };
}

describe("a back-test", () => {
  /** A book whose months are all alike, and at rest: what comes in goes out. */
  const steady = [
    move("M0", "M0", 80),
    move("M0", "M1", 20),
    move("M1", "M0", 10),
    move("M1", "M2", 10),
    move("M2", "M0", 5),
    move("M2", "closed", 5),
    move("outside", "M0", 5, 0, 500),
  ];

  it("finds no error where every month is like the one before", () => {
    const errors = backTest(Array.from({ length: 12 }, () => ({ moves: steady })));
    expect(errors.map(({ ahead, compared }) => [ahead, compared])).toEqual([
      [1, 6],
      [2, 5],
      [3, 4],
      [4, 3],
      [5, 2],
      [6, 1],
    ]);
    for (const { meanPercent, meanSizePercent } of errors) {
      expect([Number(meanPercent), meanSizePercent]).toEqual([0, "0.00"]);
    }
  });

  it("says by how much a month that was worse than those before was missed", () => {
    const worse = steady.map((one) =>
      one.to === 2 ? { ...one, closingBalance: minor(2 * one.closingBalance) } : one,
    );
    const months = [...Array.from({ length: 6 }, () => ({ moves: steady })), { moves: worse }];
    // Half of what came was expected.
    expect(backTest(months)).toEqual([
      { ahead: 1, compared: 1, meanPercent: "-50.00", meanSizePercent: "50.00" },
    ]);
  });

  it("is none with fewer than seven months, and none where nothing was late", () => {
    expect(backTest(Array.from({ length: 6 }, () => ({ moves: steady })))).toEqual([]);
    const sound = Array.from({ length: 12 }, () => ({ moves: [move("M0", "M0", 10)] }));
    expect(backTest(sound)).toEqual([]);
  });
});
