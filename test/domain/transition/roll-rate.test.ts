import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STANDINGS, standingCode, standingName } from "../../../src/domain/standing/standing";
import { shareInterval } from "../../../src/domain/transition/interval";
import { type MonthMove, transitionMatrix } from "../../../src/domain/transition/matrix";
import { chainedRate, rollRates } from "../../../src/domain/transition/roll-rate";
import { minor } from "../../../src/kernel/money";

type Words = readonly [from: string, to: string, loans: number, opening?: number, closing?: number];

function moves(words: readonly Words[]): readonly MonthMove[] {
  return words.map(([from, to, loanCount, opening = 0, closing = opening]) => ({
    from: standingCode(from as never),
    to: standingCode(to as never),
    loanCount,
    openingBalance: minor(opening),
    closingBalance: minor(closing),
  }));
}

/** 100 loans were current, 20 one month late; four came in new. */
const MONTH = moves([
  ["M0", "M0", 90, 9000, 8500],
  ["M0", "M1", 8, 800, 800],
  ["M0", "closed", 2, 200, 0],
  ["M1", "M0", 9, 900, 700],
  ["M1", "M1", 1, 100, 100],
  ["M1", "M2", 6, 700, 700],
  ["M1", "M3", 3, 250, 250],
  ["M1", "charged-off", 1, 50, 0],
  ["outside", "M0", 3, 0, 300],
  ["outside", "M1", 1, 0, 60],
]);

describe("a standing", () => {
  it.each(STANDINGS)("%s keeps its name through its code", (standing) => {
    expect(standingName(standingCode(standing))).toBe(standing);
  });
});

describe("the transition matrix", () => {
  it("shares out the loans of each row, and leaves out those that were outside", () => {
    const rows = transitionMatrix(MONTH);
    expect(rows.map(({ standing, loanCount }) => [standing, loanCount])).toEqual([
      ["M0", 100],
      ["M1", 20],
    ]);
    expect(rows[1]?.to.map(({ standing, percent }) => [standing, percent])).toEqual([
      ["M0", "45.0000"],
      ["M1", "5.0000"],
      ["M2", "30.0000"],
      ["M3", "15.0000"],
      ["charged-off", "5.0000"],
    ]);
    // 900 of 2,000 by balance.
    expect(rows[1]?.to[0]?.balancePercent).toBe("45.0000");
  });

  it("pools months: a loan counts once for each of them", () => {
    const [row] = transitionMatrix([...MONTH, ...MONTH]);
    expect(row?.loanCount).toBe(200);
    expect(row?.to[0]).toMatchObject({ loanCount: 180, percent: "90.0000" });
  });

  it("says of balances that are not known that there is no share", () => {
    expect(transitionMatrix(moves([["M0", "M1", 5]]))[0]?.to[0]).toMatchObject({
      percent: "100.0000",
      balancePercent: null,
    });
  });

  it("loses no loan: each row is the sum of its cells", () => {
    const code = fc.integer({ min: -1, max: 11 });
    const one = fc.record({
      from: code,
      to: code,
      loanCount: fc.integer({ min: 1, max: 1e6 }),
      openingBalance: fc.integer({ min: 0, max: 1e9 }).map(minor),
      closingBalance: fc.integer({ min: 0, max: 1e9 }).map(minor),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (list) => {
        for (const row of transitionMatrix(list)) {
          const cells = (of: "loanCount" | "openingBalance") =>
            row.to.reduce((sum, cell) => sum + cell[of], 0);
          expect(cells("loanCount")).toBe(row.loanCount);
          expect(cells("openingBalance")).toBe(row.openingBalance);
        }
      }),
    );
  });
});

describe("roll rates", () => {
  const [m0, m1] = rollRates(MONTH);

  it("count by cohort what is worse a month later, also where a bucket was passed over", () => {
    expect(m1?.cohort.loans).toEqual({ part: 10, whole: 20, percent: "50.0000" });
    expect(m1?.cohort.balance).toEqual({ part: 1000, whole: 2000, percent: "50.0000" });
    expect(m0?.cohort.loans).toEqual({ part: 8, whole: 100, percent: "8.0000" });
  });

  it("count by stock what stands in the next bucket, whoever it is", () => {
    // Eight from M0, one that stayed, one that came in: ten in M1 over a hundred that were in M0.
    expect(m0?.stock.loans).toEqual({ part: 10, whole: 100, percent: "10.0000" });
    // 800 + 100 + 60 over 10,000.
    expect(m0?.stock.balance).toEqual({ part: 960, whole: 10_000, percent: "9.6000" });
  });

  it("part the loans of a bucket into better, same and worse", () => {
    expect(m1?.better.loans.part).toBe(9);
    expect(m1?.same.loans.part).toBe(1);
    // Paid off is better than current.
    expect(m0?.better.loans.part).toBe(2);
  });

  it("have no percent over an empty base", () => {
    const [, , m2] = rollRates(MONTH);
    expect(m2?.cohort.loans).toEqual({ part: 0, whole: 0, percent: null });
    expect(m2?.cohort.interval).toBeNull();
  });

  it("end in the charge-off", () => {
    const last = rollRates(
      moves([
        ["M7+", "charged-off", 1],
        ["M7+", "M7+", 3],
      ]),
    ).at(-1);
    expect(last).toMatchObject({ from: "M7+", to: "charged-off" });
    expect(last?.cohort.loans.percent).toBe("25.0000");
  });

  it("chain to the share that ends in M7+, and to nothing where the chain is broken", () => {
    const half = Array.from({ length: 9 }, (_, bucket) => bucket).flatMap((bucket): Words[] => {
      const own = 2 ** (9 - bucket);
      const name = STANDINGS[bucket] ?? "";
      return [[name, name, own, own, own]];
    });
    const rates = rollRates(moves(half));
    // Each bucket holds half of the one before it: (1/2)^8.
    expect(chainedRate(rates, 0, "loans")).toBe("0.3906");
    expect(chainedRate(rates, 0, "balance")).toBe("0.3906");
    expect(chainedRate(rollRates(MONTH), 0, "loans")).toBeNull();
  });
});

describe("the interval of a share", () => {
  it.each([
    // Newcombe (1998), table I: the score method without correction.
    [81, 263, "25.5", "36.6"],
    [15, 148, "6.2", "16.0"],
    [0, 20, "0.0", "16.1"],
    [1, 29, "0.6", "17.2"],
  ])("of %i in %i is %s to %s", (part, whole, low, high) => {
    const interval = shareInterval(part, whole);
    expect(Number(interval?.low).toFixed(1)).toBe(low);
    expect(Number(interval?.high).toFixed(1)).toBe(high);
  });

  it("of nothing is none, and of all ends at 100", () => {
    expect(shareInterval(0, 0)).toBeNull();
    expect(shareInterval(7, 7)?.high).toBe("100.0000");
  });

  it("holds the share itself", () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (part, more) => {
        const whole = part + more;
        const interval = shareInterval(part, whole);
        if (!interval) return;
        const percent = (100 * part) / whole;
        expect(Number(interval.low)).toBeLessThanOrEqual(percent + 1e-3);
        expect(Number(interval.high)).toBeGreaterThanOrEqual(percent - 1e-3);
      }),
    );
  });
});
