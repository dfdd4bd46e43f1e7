import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smsSizeOf } from "../../../src/domain/notice/sms";

describe("what a text message costs (3GPP TS 23.038)", () => {
  test.each([
    ["nothing", "", "GSM-7", 0, 0],
    ["160 letters", "a".repeat(160), "GSM-7", 160, 1],
    ["161 letters", "a".repeat(161), "GSM-7", 161, 2],
    ["306 letters", "a".repeat(306), "GSM-7", 306, 2],
    ["307 letters", "a".repeat(307), "GSM-7", 307, 3],
    ["a euro counts twice", `${"a".repeat(159)}€`, "GSM-7", 161, 2],
    // The escape and its character stay together, so the first segment has room left.
    ["a euro on the border", `${"a".repeat(152)}€${"a".repeat(152)}`, "GSM-7", 306, 3],
    ["70 Chinese characters", "字".repeat(70), "UCS-2", 70, 1],
    ["71 Chinese characters", "字".repeat(71), "UCS-2", 71, 2],
    ["134 Chinese characters", "字".repeat(134), "UCS-2", 134, 2],
    ["135 Chinese characters", "字".repeat(135), "UCS-2", 135, 3],
    ["one curly quote makes all wide", `${"a".repeat(100)}’`, "UCS-2", 101, 2],
    ["a pair of units is not cut", `${"字".repeat(66)}😀${"字".repeat(10)}`, "UCS-2", 78, 2],
  ])("%s", (_name, text, encoding, length, segments) => {
    expect(smsSizeOf(text)).toMatchObject({ encoding, length, segments });
  });

  test("names the characters that make it wide", () => {
    expect(smsSizeOf("it’s – fine").wide).toEqual(["’", "–"]);
  });

  test("a longer text never costs less", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (one, other) => {
        const both = smsSizeOf(one + other).segments;
        expect(both).toBeGreaterThanOrEqual(smsSizeOf(one).segments);
      }),
    );
  });
});
