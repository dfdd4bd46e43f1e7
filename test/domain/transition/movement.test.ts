import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standingCode } from "../../../src/domain/standing/standing";
import type { MonthMove } from "../../../src/domain/transition/matrix";
import {
  type MovementSums,
  movementsOf,
  totalMovement,
} from "../../../src/domain/transition/movement";
import { minor } from "../../../src/kernel/money";

const move = (
  from: string,
  to: string,
  loanCount: number,
  openingBalance: number,
  closingBalance: number,
): MonthMove => ({
  from: standingCode(from as never),
  to: standingCode(to as never),
  loanCount,
  openingBalance: minor(openingBalance),
  closingBalance: minor(closingBalance),
});

/** What a line comes to before its closing; the last line of the table says that it is the same. */
function worked({ opening, repaid, closing, ...flows }: MovementSums) {
  const came = [flows.entered, flows.worsened, flows.improved];
  const went = [flows.leftWorse, flows.leftBetter, flows.paidOff, flows.chargedOff, flows.gone];
  const total = (of: "loanCount" | "balance") =>
    opening[of] +
    came.reduce((sum, one) => sum + one[of], 0) -
    went.reduce((sum, one) => sum + one[of], 0);
  return [{ loanCount: total("loanCount"), balance: total("balance") - repaid }, closing] as const;
}

describe("a movement", () => {
  const [m0, m1] = movementsOf([
    move("M0", "M0", 90, 9000, 8500),
    move("M0", "M1", 8, 800, 790),
    move("M0", "closed", 2, 200, 0),
    move("M1", "M0", 9, 900, 700),
    move("M1", "M1", 1, 100, 100),
    move("M1", "charged-off", 1, 50, 0),
    move("M1", "no-balance", 1, 30, 0),
    move("outside", "M0", 3, 0, 300),
    move("charged-off", "M1", 1, 0, 40),
  ]);

  it("tells what came to a bucket and what left it, with what was owed before", () => {
    expect(m0).toMatchObject({
      standing: "M0",
      opening: { loanCount: 100, balance: 10_000 },
      entered: { loanCount: 3, balance: 300 },
      improved: { loanCount: 9, balance: 900 },
      leftWorse: { loanCount: 8, balance: 800 },
      paidOff: { loanCount: 2, balance: 200 },
      closing: { loanCount: 102, balance: 9500 },
    });
    expect(m1).toMatchObject({
      worsened: { loanCount: 8, balance: 800 },
      // What comes back from a charge-off was outside the book.
      entered: { loanCount: 1, balance: 40 },
      leftBetter: { loanCount: 9, balance: 900 },
      chargedOff: { loanCount: 1, balance: 50 },
      gone: { loanCount: 1, balance: 30 },
      closing: { loanCount: 10, balance: 930 },
    });
  });

  it("says where the loans are now what they paid since", () => {
    // 500 by those that stayed in M0, 200 by those that came back to it.
    expect(m0?.repaid).toBe(700);
    expect(m1?.repaid).toBe(10);
  });

  it("adds up in each line, and in the total of all lines, whatever moved", () => {
    const code = fc.integer({ min: -1, max: 11 });
    const amount = fc.integer({ min: 0, max: 1e9 }).map(minor);
    const one = fc.record({
      from: code,
      to: code,
      loanCount: fc.integer({ min: 1, max: 1e6 }),
      openingBalance: amount,
      closingBalance: amount,
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 60 }), (moves) => {
        const movements = movementsOf(moves);
        for (const line of [...movements, totalMovement(movements)]) {
          const [came, closing] = worked(line);
          expect(came).toEqual(closing);
        }
        const { worsened, leftWorse, improved, leftBetter } = totalMovement(movements);
        expect([worsened, improved]).toEqual([leftWorse, leftBetter]);
      }),
    );
  });
});
