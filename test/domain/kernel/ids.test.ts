import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Fault } from "../../../src/kernel/assert";
import {
  controlId,
  endpointId,
  internalId,
  PARTITION_COUNT_MAX,
  parseControlId,
  parseEndpointId,
  parsePublicId,
  partitionOf,
  partitionOfKey,
  publicId,
  type TenantId,
} from "../../../src/kernel/ids";

const partitions = fc.integer({ min: 0, max: PARTITION_COUNT_MAX - 1 });
const sequences = fc.integer({ min: 1, max: 2 ** 40 - 1 });

describe("a public id", () => {
  it("carries its partition and comes back as the same id", () => {
    fc.assert(
      fc.property(partitions, sequences, (partition, sequence) => {
        const id = internalId(partition, sequence);
        expect(partitionOf(id)).toBe(partition);
        expect(parsePublicId("loan", publicId("loan", id))).toBe(id);
      }),
    );
  });

  it("is of one noun only", () => {
    const id = publicId("loan", internalId(3, 77));
    expect(id).toBe("loan_32d");
    expect(parsePublicId("notice", id)).toBeUndefined();
  });

  it("has exactly one spelling: what can be read is what is written", () => {
    const texts = fc.string({
      unit: fc.constantFrom(..."0123456789abcdefghijklmnopqrstuvwxyzA-_"),
      maxLength: 12,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const id = parsePublicId("loan", `loan_${text}`);
        if (id !== undefined) expect(publicId("loan", id)).toBe(`loan_${text}`);
      }),
    );
  });

  it.each([
    "",
    "loan_",
    "loan_0",
    "loan_00",
    "loan_001",
    "loan_0I",
    "LOAN_01",
    "loan_0zzzzzzzzz",
    "bor_01",
  ])("%j is none of a loan", (text) => expect(parsePublicId("loan", text)).toBeUndefined());

  it("exists for no sequence or partition out of range", () => {
    expect(() => internalId(32, 1)).toThrow(Fault);
    expect(() => internalId(0, 0)).toThrow(Fault);
    expect(() => internalId(0, 2 ** 40)).toThrow(Fault);
  });
});

describe("an id of the control database", () => {
  it("comes back as the same number", () => {
    fc.assert(
      fc.property(sequences, (id) => {
        expect(parseControlId("import", controlId("import", id))).toBe(id);
      }),
    );
  });

  it("of a webhook endpoint says whose it is", () => {
    const tenant = 5 as TenantId;
    expect(parseEndpointId(endpointId(tenant, 3))).toEqual({ tenant: 5, number: 3 });
    expect(parseEndpointId("whk_0")).toBeUndefined();
    expect(parseEndpointId("imp_5")).toBeUndefined();
  });
});

describe("the partition of a borrower", () => {
  // Published FNV-1a test vectors; stored ids depend on them for ever.
  it.each([
    ["", 0x811c9dc5],
    ["a", 0xe40c292c],
    ["foobar", 0xbf9cf968],
  ])("of %j is the FNV-1a hash %i modulo the count", (key, hash) => {
    for (const count of [1, 7, 8, 32]) expect(partitionOfKey(key, count)).toBe(hash % count);
  });

  it("is in range, and spreads a book evenly", () => {
    const counts = Array<number>(8).fill(0);
    for (let number = 0; number < 8_000; number += 1) {
      const partition = partitionOfKey(`borrower-${number}`, 8);
      counts[partition] = (counts[partition] ?? 0) + 1;
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(8_000);
    expect(Math.min(...counts)).toBeGreaterThan(800);
  });
});
