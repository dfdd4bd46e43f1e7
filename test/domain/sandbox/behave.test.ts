import { describe, expect, test } from "vitest";
import { MONTHLY_ROLL_PERCENT, rollChance } from "../../../src/domain/sandbox/behave";
import { openRandom } from "../../../src/domain/sandbox/random";

describe("chance", () => {
  test("is the same for the same seed and index, and another for every other", () => {
    const draw = (seed: number, index: number) => {
      const random = openRandom(seed, index);
      return Array.from({ length: 5 }, () => random.next()).join();
    };
    expect(draw(1, 0)).toBe(draw(1, 0));
    const streams = new Set<string>();
    for (let seed = 0; seed < 30; seed += 1) {
      for (let index = 0; index < 30; index += 1) streams.add(draw(seed, index));
    }
    expect(streams.size).toBe(900);
  });

  test("is spread evenly, also over the first number of neighbouring streams", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 10_000; index += 1) {
      const value = openRandom(7, index).next();
      tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  test("a number between two bounds reaches both and leaves neither", () => {
    const random = openRandom(1, 1);
    const seen = new Set(Array.from({ length: 200 }, () => random.between(-2, 2)));
    expect([...seen].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
  });
});

describe("the roll rate", () => {
  test("of a monthly loan is the published one of its bucket", () => {
    const published = [0, 30, 60, 90].map((days) => rollChance(days, 30, 1) * 100);
    expect(published.map((rate) => Number(rate.toFixed(1)))).toEqual([3.4, 42.6, 67.1, 72.1]);
  });

  test("follows from the OCC's loss factors: each is the quotient of two neighbours", () => {
    const lossFactors = [0.7, 20.6, 48.4, 72.1, 100];
    const quotients = lossFactors
      .slice(0, 4)
      .map((factor, bucket) => (factor / (lossFactors[bucket + 1] ?? 1)) * 100);
    for (const [bucket, quotient] of quotients.entries()) {
      expect(MONTHLY_ROLL_PERCENT[bucket]).toBeCloseTo(quotient, 0);
    }
  });

  test("compounds to the same for a month, however often a loan falls due in it", () => {
    expect(1 - (1 - rollChance(0, 10, 1)) ** 3).toBeCloseTo(rollChance(0, 30, 1), 10);
    expect(rollChance(45, 15, 1) ** 2).toBeCloseTo(rollChance(45, 30, 1), 10);
  });

  test("never falls with age", () => {
    let before = 0;
    for (let days = 0; days <= 400; days += 1) {
      const now = rollChance(days, 30, 1);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });
});
