/**
 * Data and error correction of a QR code (ISO/IEC 18004), byte mode at level M, which survives 15 %
 * of damage; versions 1 to 15, the tables of which are below.
 */
export const QR_VERSION_MAX = 15;

/** Error correction codewords per block, and blocks, by version from 1. */
const CORRECTION_PER_BLOCK = [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24];
const BLOCKS = [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10];
const BYTE_MODE = 0b0100;
const PADDING = [0xec, 0x11];

/** The smallest version that holds so many bytes; undefined when none of ours does. */
export function versionFor(byteCount: number): number | undefined {
  for (let version = 1; version <= QR_VERSION_MAX; version += 1) {
    if (4 + countBits(version) + byteCount * 8 <= dataCodewords(version) * 8) return version;
  }
  return undefined;
}

/** All codewords of a symbol in the order they are placed: blocks interleaved, data first. */
export function codewordsOf(bytes: Uint8Array, version: number): readonly number[] {
  const data = padded(bytes, version);
  const blockCount = BLOCKS[version - 1] ?? 1;
  const shortLength = Math.floor(data.length / blockCount);
  const longFrom = blockCount - (data.length % blockCount);
  const blocks: (readonly number[])[] = [];
  let start = 0;
  for (let index = 0; index < blockCount; index += 1) {
    const length = shortLength + (index >= longFrom ? 1 : 0);
    blocks.push(data.slice(start, start + length));
    start += length;
  }
  const corrections = blocks.map((block) =>
    correctionOf(block, CORRECTION_PER_BLOCK[version - 1] ?? 0),
  );
  return [...interleaved(blocks), ...interleaved(corrections)];
}

/** Reed-Solomon remainder of a block over GF(256) with the polynomial 0x11d. */
export function correctionOf(block: readonly number[], count: number): readonly number[] {
  const divisor = generator(count);
  const remainder = new Array<number>(count).fill(0);
  for (const codeword of block) {
    const factor = codeword ^ (remainder.shift() ?? 0);
    remainder.push(0);
    divisor.forEach((coefficient, index) => {
      remainder[index] = (remainder[index] ?? 0) ^ multiply(coefficient, factor);
    });
  }
  return remainder;
}

function generator(degree: number): readonly number[] {
  const coefficients = new Array<number>(degree).fill(0);
  coefficients[degree - 1] = 1;
  let root = 1;
  for (let step = 0; step < degree; step += 1) {
    for (let index = 0; index < degree; index += 1) {
      const next = index + 1 < degree ? (coefficients[index + 1] ?? 0) : 0;
      coefficients[index] = multiply(coefficients[index] ?? 0, root) ^ next;
    }
    root = multiply(root, 2);
  }
  return coefficients;
}

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >>> 7) * 0x11d);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

function padded(bytes: Uint8Array, version: number): readonly number[] {
  const capacity = dataCodewords(version);
  const head = `${binary(BYTE_MODE, 4)}${binary(bytes.length, countBits(version))}`;
  const bits = `${head}${[...bytes].map((byte) => binary(byte, 8)).join("")}0000`;
  const codewords = (bits.slice(0, capacity * 8).match(/.{1,8}/g) ?? []).map((byte) =>
    Number.parseInt(byte.padEnd(8, "0"), 2),
  );
  const missing = capacity - codewords.length;
  return [...codewords, ...Array.from({ length: missing }, (_, index) => PADDING[index % 2] ?? 0)];
}

function interleaved(blocks: readonly (readonly number[])[]): readonly number[] {
  const length = Math.max(...blocks.map((block) => block.length));
  return Array.from({ length }, (_, index) =>
    blocks.flatMap((block) => (index < block.length ? [block[index] ?? 0] : [])),
  ).flat();
}

function dataCodewords(version: number): number {
  const correction = (CORRECTION_PER_BLOCK[version - 1] ?? 0) * (BLOCKS[version - 1] ?? 0);
  return Math.floor(moduleCount(version) / 8) - correction;
}

/** Modules left for codewords when all patterns and informations are drawn. */
function moduleCount(version: number): number {
  const alignments = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const square = (16 * version + 128) * version + 64;
  const aligned = alignments === 0 ? 0 : (25 * alignments - 10) * alignments - 55;
  return square - aligned - (version >= 7 ? 36 : 0);
}

function countBits(version: number): number {
  return version < 10 ? 8 : 16;
}

function binary(value: number, length: number): string {
  return value.toString(2).padStart(length, "0");
}
