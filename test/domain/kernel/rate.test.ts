import { describe, expect, it } from "vitest";
import { Fault } from "../../../src/kernel/assert";
import { parseRatePercent, ratePercent } from "../../../src/kernel/rate";

describe("a rate in percent", () => {
  it.each([
    ["14.07", 1_407, 10_000],
    ["0", 0, 100],
    ["9.4822", 94_822, 1_000_000],
    ["5.10", 51, 1_000],
    ["5.00", 5, 100],
    ["9999.99999999", 999_999_999_999, 10_000_000_000],
  ])("%s is exactly %i / %i", (text, numerator, denominator) => {
    expect(parseRatePercent(text)).toEqual({ numerator, denominator });
  });

  it.each(["", "-1", "5%", "1.", "1,5", "10000", "1.123456789", "1e2", "NaN"])(
    "%j is none",
    (text) => {
      expect(parseRatePercent(text)).toBeUndefined();
      expect(() => ratePercent(text)).toThrow(Fault);
    },
  );
});
