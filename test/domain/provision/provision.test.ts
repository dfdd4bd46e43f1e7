import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCHEMES } from "../../../src/domain/classification/schemes/all";
import { forecastLosses } from "../../../src/domain/provision/loss-factors";
import { provisionOf } from "../../../src/domain/provision/provision-of";
import { minor, ROUNDINGS } from "../../../src/kernel/money";
import { ratePercent } from "../../../src/kernel/rate";
import { schemeOf } from "../../support/classified";

const amount = fc.nat(10 ** 9).map((value) => minor(value));
const exposure = fc.record({ principal: amount, interest: amount, penalty: amount });
const rates = SCHEMES.flatMap(({ provisions }) => provisions);

describe("a provision", () => {
  it("has parts that sum to the whole, none below zero and none beyond what is owed", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rates),
        exposure,
        amount,
        fc.boolean(),
        fc.constantFrom(...ROUNDINGS),
        (rate, owed, security, isUnsecuredFromStart, rounding) => {
          const cover = { security, isUnsecuredFromStart };
          const { amount: whole, parts } = provisionOf(rate, owed, cover, rounding);
          expect(parts.principal + parts.interest + parts.penalty).toBe(whole);
          expect(Math.min(...Object.values(parts))).toBeGreaterThanOrEqual(0);
          expect(whole).toBeLessThanOrEqual(owed.principal + owed.interest + owed.penalty + 1);
        },
      ),
    );
  });

  it.each([
    ["RBI: doubtful up to a year, 25 % covered and 100 % not", "doubtful-1", 60_000, false, 55_000],
    ["RBI: doubtful one to three years, 40 % and 100 %", "doubtful-2", 60_000, false, 64_000],
    ["RBI: substandard 15 %", "substandard", 60_000, false, 15_000],
    ["RBI: substandard, unsecured from the start 25 %", "substandard", 0, true, 25_000],
  ] as const)("%s", (_, name, security, isUnsecuredFromStart, expected) => {
    const rate = schemeOf("in-iracp").provisions.find((one) => one.class === name);
    if (!rate) throw new Error(name);
    const owed = { principal: minor(100_000), interest: minor(0), penalty: minor(0) };
    const cover = { security: minor(security), isUnsecuredFromStart };
    expect(provisionOf(rate, owed, cover, "half-up").amount).toBe(expected);
  });
});

describe("loss factors", () => {
  it("are the product of a bucket's roll and all after it: the OCC's 0.70 to 100 %", () => {
    // Rolls worked back from the published factors, each the quotient of two of them.
    const rolls = ["3.4", "42.57", "67.12", "72.12", "100"];
    const buckets = rolls.map((percent, index) => {
      return { name: `M${index}`, outstanding: minor(100_000), roll: ratePercent(percent) };
    });
    const told = forecastLosses(buckets, "half-up");
    const factors = told.buckets.map((one) => (one.factorMillionths / 10_000).toFixed(2));
    expect(factors).toEqual(["0.70", "20.61", "48.41", "72.12", "100.00"]);
    expect(told.loss).toBe(told.buckets.reduce((all, one) => all + one.loss, 0));
  });
});
