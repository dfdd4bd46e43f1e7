import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chinaPrivateLendingCeiling,
  checkRateCeiling,
  type RateCeiling,
} from "../../../src/domain/loan/rate-ceiling";
import { businessDate } from "../../../src/kernel/calendar";

// One-year LPR of 20 August 2020: 3.85 %; four times it is 15.4 % (the first ceiling under art. 25).
const CHINA = chinaPrivateLendingCeiling("3.85");
const FIXED: RateCeiling = { referencePercent: "36", multiple: 1, source: "10 U.S.C. 987(b)" };

describe("a statutory rate ceiling", () => {
  it.each<[string, string, RateCeiling, boolean]>([
    ["at it", "15.4", CHINA, true],
    ["at it, written longer", "15.40000000", CHINA, true],
    ["a hundred-millionth above it", "15.40000001", CHINA, false],
    ["below it", "15.39", CHINA, true],
    ["far above it", "24", CHINA, false],
    ["at a fixed one", "36", FIXED, true],
    ["above a fixed one", "36.01", FIXED, false],
    ["no rate at all", "0", FIXED, true],
  ])("%s, %s %%: allowed %s", (_, annualRatePercent, ceiling, isAllowed) => {
    expect(checkRateCeiling({ annualRatePercent }, ceiling).ok).toBe(isAllowed);
  });

  it("says the rate, the ceiling and where it is written", () => {
    expect(checkRateCeiling({ annualRatePercent: "18.5" }, CHINA)).toEqual({
      ok: false,
      refusal: {
        code: "loan.rate_above_ceiling",
        annualRatePercent: "18.5",
        ceilingPercent: "15.4",
        source: CHINA.source,
      },
    });
    expect(CHINA.source).toContain("art. 25");
  });

  it("holds for every rate a contract changes to", () => {
    const rateChanges = [{ from: businessDate("2026-01-01"), annualRatePercent: "36.5" }];
    const terms = { annualRatePercent: "12", conventions: { rateChanges } };
    expect(checkRateCeiling(terms, FIXED)).toMatchObject({
      refusal: { annualRatePercent: "36.5", ceilingPercent: "36" },
    });
  });

  it("holds for the effective rate, where fees or flat interest make it higher", () => {
    const terms = { annualRatePercent: "20" };
    expect(checkRateCeiling(terms, FIXED, "35.9").ok).toBe(true);
    expect(checkRateCeiling(terms, FIXED, "36.1").ok).toBe(false);
  });

  it("compares as the numbers do", () => {
    const cents = fc.integer({ min: 0, max: 9_999 });
    fc.assert(
      fc.property(cents, cents, fc.integer({ min: 1, max: 5 }), (rate, reference, multiple) => {
        const referencePercent = (reference / 100).toFixed(2);
        const ceiling = { referencePercent, multiple, source: "law" };
        const allowed = checkRateCeiling({ annualRatePercent: (rate / 100).toFixed(2) }, ceiling);
        expect(allowed.ok).toBe(rate <= reference * multiple);
      }),
    );
  });
});
