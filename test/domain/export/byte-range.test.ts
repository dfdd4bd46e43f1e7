import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readRange, slicesOf } from "../../../src/domain/export/byte-range";

describe("a Range header", () => {
  it.each([
    [null, 10, null],
    ["bytes=0-4", 10, { first: 0, length: 5 }],
    ["bytes=4-", 10, { first: 4, length: 6 }],
    ["bytes=-3", 10, { first: 7, length: 3 }],
    ["bytes=-30", 10, { first: 0, length: 10 }],
    ["bytes=9-99", 10, { first: 9, length: 1 }],
    ["bytes=10-", 10, "outside"],
    ["bytes=0-", 0, "outside"],
    ["bytes=-0", 10, "outside"],
    ["bytes=5-4", 10, null],
    ["bytes=0-1,3-4", 10, null],
    ["rows=0-1", 10, null],
    ["bytes=-", 10, null],
  ] as const)("%j of %i bytes", (header, size, range) => {
    expect(readRange(header, size)).toEqual(range);
  });
});

it("slices of pieces are, one after the other, what the range is of the whole", () => {
  const pieces = fc.array(fc.string({ maxLength: 9 }), { maxLength: 9 });
  fc.assert(
    fc.property(pieces, fc.nat(90), fc.nat(90), (texts, first, length) => {
      const whole = texts.join("");
      const slices = slicesOf(
        texts.map((text) => ({ text, bytes: text.length })),
        { first, length },
      );
      const read = slices.map(({ piece, range }) =>
        piece.text.slice(range.first, range.first + range.length),
      );
      expect(read.join("")).toBe(whole.slice(first, first + length));
      expect(read.every((part) => part !== "")).toBe(true);
    }),
  );
});
