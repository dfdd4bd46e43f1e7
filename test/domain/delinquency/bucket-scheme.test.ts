import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUCKETS, bucketName, bucketOf } from "../../../src/domain/delinquency/bucket";
import {
  type BucketRange,
  bucketAt,
  bucketScheme,
  M_SCHEME,
  validateBuckets,
} from "../../../src/domain/delinquency/bucket-scheme";
import { Fault } from "../../../src/kernel/assert";

function range(name: string, from: number, to: number | null): BucketRange {
  return { name, from, to };
}

/** RBI: standard, SMA-0 of 1 to 30, SMA-1 of 31 to 60, SMA-2 of 61 to 90, NPA of more than 90. */
const RBI = [
  range("standard", 0, 0),
  range("SMA-0", 1, 30),
  range("SMA-1", 31, 60),
  range("SMA-2", 61, 90),
  range("NPA", 91, null),
];

/** China's card business rules, article 92: 1-90, 91-120, 121-180, beyond 180. */
const CARD = [
  range("normal", 0, 0),
  range("special mention", 1, 90),
  range("substandard", 91, 120),
  range("doubtful", 121, 180),
  range("loss", 181, null),
];

describe("a scheme of buckets", () => {
  it.each([
    ["RBI's", RBI],
    ["one bucket for all", [range("all", 0, null)]],
    ["the classes of China's card rules, article 92", CARD],
    ["buckets in any order", RBI.toReversed()],
  ])("takes %s", (_, ranges) => {
    expect(validateBuckets(ranges).ok).toBe(true);
  });

  it("puts its buckets in order", () => {
    expect(bucketScheme(RBI.toReversed())).toEqual(RBI);
  });

  it.each([
    ["no buckets", [], { code: "bucket.empty", name: null }],
    [
      "one that ends before it begins",
      [range("a", 0, 9), range("b", 10, 5), range("c", 10, null)],
      { code: "bucket.empty", name: "b" },
    ],
    ["half a day", [range("a", 0, 1.5)], { code: "bucket.day_invalid", name: "a", day: 1.5 }],
    [
      "a day that is no number",
      [range("a", Number.NaN, null)],
      { code: "bucket.day_invalid", name: "a", day: Number.NaN },
    ],
    [
      "a name twice",
      [range("a", 0, 3), range("a", 4, null)],
      { code: "bucket.name_repeated", name: "a" },
    ],
    [
      "a first bucket from 1 (Fineract: nothing holds the day 0, FINERACT-1721)",
      [range("1-3", 1, 3), range("4+", 4, null)],
      { code: "bucket.not_from_zero", name: "1-3", from: 1 },
    ],
    [
      "one that begins before day 0",
      [range("early", -5, 0), range("late", 1, null)],
      { code: "bucket.day_invalid", name: "early", day: -5 },
    ],
    [
      "a gap of one day",
      [range("a", 0, 30), range("b", 32, null)],
      { code: "bucket.gap", after: "a", before: "b", from: 31, to: 31 },
    ],
    [
      "a gap between the later two, given in another order",
      [range("c", 61, null), range("a", 0, 30), range("b", 31, 50)],
      { code: "bucket.gap", after: "b", before: "c", from: 51, to: 60 },
    ],
    [
      "an edge in two buckets",
      [range("a", 0, 30), range("b", 30, null)],
      { code: "bucket.overlap", first: "a", second: "b", from: 30, to: 30 },
    ],
    [
      "one that lies within another",
      [range("a", 0, 100), range("b", 10, 20), range("c", 101, null)],
      { code: "bucket.overlap", first: "a", second: "b", from: 10, to: 20 },
    ],
    [
      "an open one that is not the last",
      [range("a", 0, null), range("b", 10, 20)],
      { code: "bucket.overlap", first: "a", second: "b", from: 10, to: 20 },
    ],
    [
      "two open ones",
      [range("a", 0, 9), range("b", 10, null), range("c", 20, null)],
      { code: "bucket.overlap", first: "b", second: "c", from: 20, to: null },
    ],
    [
      "two with the same days",
      [range("a", 0, 9), range("b", 0, 9), range("c", 10, null)],
      { code: "bucket.overlap", first: "a", second: "b", from: 0, to: 9 },
    ],
    [
      "a last bucket that ends",
      [range("a", 0, 30), range("b", 31, 60)],
      { code: "bucket.not_open_ended", name: "b", to: 60 },
    ],
  ])("refuses %s", (_, ranges, refusal) => {
    expect(validateBuckets(ranges)).toEqual({ ok: false, refusal });
    expect(() => bucketScheme(ranges)).toThrow(Fault);
  });

  it("holds every count exactly once, and only then is taken", () => {
    const edges = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 8 });
    fc.assert(
      fc.property(edges, fc.nat(500), (inner, days) => {
        const scheme = bucketScheme(partition(inner));
        const holding = scheme.filter(({ from, to }) => from <= days && days <= (to ?? days));
        expect(holding.map(({ name }) => name)).toEqual([bucketAt(scheme, days).name]);
      }),
    );
  });

  it("is none any more when an edge is moved", () => {
    const edges = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(edges, fc.nat(), fc.constantFrom(-1, 1), (inner, pick, by) => {
        const ranges = partition(inner);
        const moved = 1 + (pick % (ranges.length - 1));
        const broken = ranges.map((one, index) =>
          index === moved ? { ...one, from: one.from + by } : one,
        );
        expect(validateBuckets(broken).ok).toBe(false);
      }),
    );
  });
});

describe("the house scheme", () => {
  it("is that of bucketOf for every count", () => {
    expect(M_SCHEME.map(({ name }) => name)).toEqual([...BUCKETS]);
    for (let days = -2; days <= 800; days += 1) {
      expect(bucketAt(M_SCHEME, days)).toMatchObject({
        index: bucketOf(days),
        name: bucketName(bucketOf(days)),
      });
    }
  });
});

function partition(inner: readonly number[]): readonly BucketRange[] {
  const floors = [0, ...inner.toSorted((a, b) => a - b)];
  return floors.map((from, index) => {
    const next = floors[index + 1];
    return range(`from ${from}`, from, next === undefined ? null : next - 1);
  });
}
