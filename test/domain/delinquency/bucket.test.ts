import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BUCKET_MAX,
  BUCKETS,
  bucketFloorDays,
  bucketName,
  bucketOf,
} from "../../../src/domain/delinquency/bucket";
import { Fault } from "../../../src/kernel/assert";

describe("a bucket", () => {
  it.each([
    [0, "M0"],
    [1, "M1"],
    [30, "M1"],
    [31, "M2"],
    [60, "M2"],
    [61, "M3"],
    [90, "M3"],
    [91, "M4"],
    [120, "M4"],
    [121, "M5"],
    [150, "M5"],
    [151, "M6"],
    [180, "M6"],
    [181, "M7"],
    [210, "M7"],
    [211, "M7+"],
    [3_650, "M7+"],
  ])("of %i days past due is %s", (days, name) => {
    expect(bucketName(bucketOf(days))).toBe(name);
  });

  it("begins on its floor and not a day before", () => {
    for (let bucket = 1; bucket <= BUCKET_MAX; bucket += 1) {
      expect(bucketOf(bucketFloorDays(bucket))).toBe(bucket);
      expect(bucketOf(bucketFloorDays(bucket) - 1)).toBe(bucket - 1);
    }
    expect(BUCKETS.map((_, bucket) => bucketFloorDays(bucket))).toEqual([
      0, 1, 31, 61, 91, 121, 151, 181, 211,
    ]);
  });

  it("never gets younger with more days", () => {
    fc.assert(
      fc.property(fc.nat(400), fc.nat(400), (days, more) => {
        expect(bucketOf(days + more)).toBeGreaterThanOrEqual(bucketOf(days));
      }),
    );
  });

  it.each([-1, 9, 0.5])("%d is none", (bucket) => {
    expect(() => bucketName(bucket)).toThrow(Fault);
    expect(() => bucketFloorDays(bucket)).toThrow(Fault);
  });
});
