import { describe, expect, it } from "vitest";
import { rollRates } from "../../../src/domain/simulation/roll-rates";
import { MONTHLY_ROLL_PERCENT } from "../../../src/domain/sandbox/behave";

const flow = (fromBucket: number, toBucket: number, loanCount: number) => ({
  fromBucket,
  toBucket,
  loanCount,
});

describe("the roll rates of a book", () => {
  it("are of those that came into a bucket, how many came into the next one", () => {
    const flows = [
      flow(0, 1, 400),
      flow(1, 2, 60),
      flow(2, 3, 30),
      // Brought back: no roll. Straight on by two: through the one between.
      flow(2, 0, 25),
      flow(1, 3, 10),
    ];
    const [current, one, two] = rollRates({ flows, currentLoanDays: 30_000 });
    expect(current).toEqual({ bucket: 0, entered: 1000, rolled: 70, own: true, percent: 7 });
    expect(one).toEqual({ bucket: 1, entered: 70, rolled: 40, own: true, percent: 57.14 });
    expect(two).toMatchObject({ bucket: 2, entered: 40, rolled: 0, own: true, percent: 0 });
  });

  it("are the documented ones where fewer than thirty were counted", () => {
    const rates = rollRates({ flows: [flow(1, 2, 29)], currentLoanDays: 29 * 30 });
    expect(rates.map(({ percent }) => percent)).toEqual(MONTHLY_ROLL_PERCENT.slice(0, 7));
    expect(rates.every(({ own }) => !own)).toBe(true);
  });
});
