import { describe, expect, test } from "vitest";
import { qrRows } from "../../src/http/auth/qr-code";
import { codewordsOf, correctionOf } from "../../src/http/auth/qr-codewords";

/** ISO/IEC 18004, format information of level M by mask, most significant bit first. */
const FORMATS = [
  "101010000010010",
  "101000100100101",
  "101111001111100",
  "101101101001011",
  "100010111111001",
  "100000011001110",
  "100111110010111",
  "100101010100000",
];
/** Table E.1: centres of the alignment patterns. */
const ALIGNMENTS: Readonly<Record<number, readonly number[]>> = {
  1: [],
  2: [6, 18],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  10: [6, 28, 50],
  14: [6, 26, 46, 66],
  15: [6, 26, 48, 70],
};
/** Table 9, level M: codewords in all, data codewords of the blocks in order. */
const BLOCKS: Readonly<Record<number, readonly number[]>> = {
  1: [16],
  2: [28],
  6: [27, 27, 27, 27],
  7: [31, 31, 31, 31],
  8: [38, 38, 39, 39],
  10: [43, 43, 43, 43, 44],
  14: [40, 40, 40, 40, 41, 41, 41, 41, 41],
  15: [41, 41, 41, 41, 41, 42, 42, 42, 42, 42],
};
const MASKS = [
  (row: number, column: number) => (row + column) % 2,
  (row: number) => row % 2,
  (_: number, column: number) => column % 3,
  (row: number, column: number) => (row + column) % 3,
  (row: number, column: number) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2,
  (row: number, column: number) => ((row * column) % 2) + ((row * column) % 3),
  (row: number, column: number) => (((row * column) % 2) + ((row * column) % 3)) % 2,
  (row: number, column: number) => (((row + column) % 2) + ((row * column) % 3)) % 2,
];

/** Reads a symbol back the way a scanner does, from the tables of the standard above. */
function read(rows: readonly string[]): { version: number; text: string } {
  const size = rows.length;
  const version = (size - 17) / 4;
  const at = (row: number, column: number) => rows[row]?.[column] === "1";
  const near = [0, 1, 2, 3, 4, 5, 7, 8].map((column) => at(8, column));
  const format = [...near, at(7, 8), ...[5, 4, 3, 2, 1, 0].map((row) => at(row, 8))];
  const mask = FORMATS.indexOf(format.map((dark) => (dark ? "1" : "0")).join(""));
  expect(mask).toBeGreaterThanOrEqual(0);
  const bits: boolean[] = [];
  let upward = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step += 1) {
      const row = upward ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFixed(version, size, row, column)) continue;
        bits.push(at(row, column) !== (MASKS[mask]?.(row, column) === 0));
      }
    }
    upward = !upward;
  }
  const codewords = (
    bits
      .map((dark) => (dark ? "1" : "0"))
      .join("")
      .match(/.{8}/g) ?? []
  ).map((byte) => Number.parseInt(byte, 2));
  return { version, text: textOf(version, codewords) };
}

function textOf(version: number, codewords: readonly number[]): string {
  const lengths = BLOCKS[version] ?? [];
  const blocks: number[][] = lengths.map(() => []);
  let place = 0;
  for (let index = 0; index < Math.max(...lengths); index += 1) {
    lengths.forEach((length, block) => {
      if (index >= length) return;
      blocks[block]?.push(codewords[place] ?? 0);
      place += 1;
    });
  }
  const data = blocks.flat().map((byte) => byte.toString(2).padStart(8, "0"));
  const stream = data.join("");
  expect(stream.slice(0, 4)).toBe("0100");
  const start = version < 10 ? 12 : 20;
  const length = Number.parseInt(stream.slice(4, start), 2);
  const bytes = stream.slice(start, start + length * 8).match(/.{8}/g) ?? [];
  return new TextDecoder().decode(Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 2)));
}

function isFixed(version: number, size: number, row: number, column: number): boolean {
  if (row === 6 || column === 6) return true;
  if (row <= 8 && (column <= 8 || column >= size - 8)) return true;
  if (row >= size - 8 && column <= 8) return true;
  if (version >= 7 && row < 6 && column >= size - 11) return true;
  if (version >= 7 && column < 6 && row >= size - 11) return true;
  const centres = ALIGNMENTS[version] ?? [];
  const last = centres.at(-1);
  return centres.some((y) =>
    centres.some((x) => {
      const onFinder = (y === 6 && (x === 6 || x === last)) || (y === last && x === 6);
      return !onFinder && Math.abs(y - row) <= 2 && Math.abs(x - column) <= 2;
    }),
  );
}

describe("a QR code", () => {
  test.each([
    [1, 14],
    [2, 26],
    [6, 106],
    [7, 122],
    [8, 152],
    [10, 213],
    [14, 362],
    [15, 412],
  ])("of version %i holds %i bytes and reads back", (version, length) => {
    const fitting = "otpauth://x7/%Q".repeat(30).slice(0, length);
    expect(read(qrRows(fitting) ?? [])).toEqual({ version, text: fitting });
  });

  test("says text beyond ASCII as UTF-8", () => {
    expect(read(qrRows("罚息 é") ?? []).text).toBe("罚息 é");
  });

  test("there is none for text that no version of ours holds", () => {
    expect(qrRows("x".repeat(413))).toBeUndefined();
  });

  test("corrects with the codewords the standard's worked example has", () => {
    // "HELLO WORLD", 1-M, of the widely published walk-through of ISO/IEC 18004.
    const data = [32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17];
    const correction = [196, 35, 39, 119, 235, 215, 231, 226, 93, 23];
    expect(correctionOf(data, 10)).toEqual(correction);
  });

  test("interleaves blocks of unequal length, the longer ones last", () => {
    const codewords = codewordsOf(new Uint8Array(152).fill(0xff), 8);
    expect(codewords).toHaveLength(242);
  });

  test("has its three finders, its timing and its version where a camera looks", () => {
    const rows = qrRows("x".repeat(120)) ?? [];
    const finder = ["1111111", "1000001", "1011101", "1011101", "1011101", "1000001", "1111111"];
    const corner = (row: number, column: number) =>
      rows.slice(row, row + 7).map((line) => line.slice(column, column + 7));
    expect(corner(0, 0)).toEqual(finder);
    expect(corner(0, 38)).toEqual(finder);
    expect(corner(38, 0)).toEqual(finder);
    expect(rows[6]?.slice(8, 37)).toBe("10".repeat(14).concat("1"));
    // Version 7 is 000111110010010100, least significant bit first from the top left.
    const version = rows.slice(0, 6).map((line) => line.slice(34, 37));
    expect([...version.join("")].reverse().join("")).toBe("000111110010010100");
    expect(rows[37]?.[8]).toBe("1");
  });
});
