import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgedLoan, ageing } from "../../../src/domain/delinquency/ageing";
import { BUCKETS } from "../../../src/domain/delinquency/bucket";
import { minor } from "../../../src/kernel/money";

function loan(bucket: number, balance: number, pastDueAmount = 0, currency = "USD"): AgedLoan {
  return { currency, bucket, balance: minor(balance), pastDueAmount: minor(pastDueAmount) };
}

const loans = fc.array(
  fc.record({
    currency: fc.constantFrom("CNY", "USD"),
    bucket: fc.integer({ min: 0, max: 8 }),
    balance: fc.integer({ min: 0, max: 9_000_000_000 }).map(minor),
    pastDueAmount: fc.integer({ min: 0, max: 9_000_000 }).map(minor),
  }),
);

describe("the ageing of a book", () => {
  it("without loans has no books", () => {
    expect(ageing([])).toEqual({ books: [] });
  });

  it("always has all nine buckets, and sums", () => {
    const [book] = ageing([loan(0, 700), loan(1, 200, 50), loan(1, 50, 10), loan(8, 50, 50)]).books;
    expect(book?.buckets.map(({ bucket }) => bucket)).toEqual([...BUCKETS]);
    expect(book?.buckets[1]).toEqual({
      bucket: "M1",
      loanCount: 2,
      pastDueAmount: 60,
      balance: 250,
    });
    expect(book?.total).toEqual({ loanCount: 4, pastDueAmount: 110, balance: 1_000 });
  });

  it("counts whole balances beyond 0, 30, 60 and 90 days in PAR1, PAR30, PAR60 and PAR90", () => {
    const rows = [loan(0, 500), loan(1, 250), loan(2, 125), loan(3, 75), loan(4, 30), loan(8, 20)];
    expect(ageing(rows).books[0]?.par).toEqual({
      par1: "50.0000",
      par30: "25.0000",
      par60: "12.5000",
      par90: "5.0000",
    });
  });

  it.each([
    ["a third", 1, 2, "33.3333"],
    ["two thirds", 2, 1, "66.6667"],
    ["all", 5, 0, "100.0000"],
    ["less than a millionth", 1, 3_000_000, "0.0000"],
    ["half of the last digit, to even", 1, 1_999_999, "0.0000"],
    ["three halves of the last digit, to even", 3, 1_999_997, "0.0002"],
  ])("writes %s as a percentage with four decimals", (_, late, current, par1) => {
    expect(ageing([loan(1, late), loan(0, current)]).books[0]?.par.par1).toBe(par1);
  });

  it("of loans without balance is 0.0000", () => {
    expect(ageing([loan(1, 0, 20)]).books[0]?.par.par1).toBe("0.0000");
  });

  it("keeps currencies apart, in order", () => {
    const { books } = ageing([loan(0, 1, 0, "USD"), loan(1, 2, 1, "CNY"), loan(2, 3, 1, "JPY")]);
    expect(books.map(({ currency, total }) => [currency, total.balance])).toEqual([
      ["CNY", 2],
      ["JPY", 3],
      ["USD", 1],
    ]);
  });

  it("is the same from loans and from rollups of them", () => {
    fc.assert(
      fc.property(loans, (rows) => {
        const rollups = ageing(rows).books.flatMap(({ currency, buckets }) =>
          buckets.map((figures, bucket) => ({ ...figures, currency, bucket })),
        );
        expect(ageing(rollups)).toEqual(ageing(rows));
      }),
    );
  });

  it("never has a narrower PAR above a wider one", () => {
    fc.assert(
      fc.property(loans, (rows) => {
        for (const { par } of ageing(rows).books) {
          const shares = [par.par1, par.par30, par.par60, par.par90].map(Number);
          expect(shares.toSorted((a, b) => b - a)).toEqual(shares);
        }
      }),
    );
  });
});
