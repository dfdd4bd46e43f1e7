import { assert } from "../../kernel/assert";

/** An archive is read in blocks, and ends with two empty ones (POSIX.1-2001, ustar). */
const BLOCK_BYTES = 512;
const NAME_BYTES_MAX = 100;
/** Eleven octal digits. */
const SIZE_MAX = 8 ** 11 - 1;

/** The header in front of a file in an archive: its size, so that the file itself can follow unread. */
export function tarHeader(name: string, size: number, changedSeconds: number): Uint8Array {
  assert(/^[\x21-\x7e]+$/.test(name) && name.length <= NAME_BYTES_MAX, `not a name: ${name}`);
  assert(size >= 0 && size <= SIZE_MAX, `too large for an archive: ${size}`);
  const header = new Uint8Array(BLOCK_BYTES);
  const put = (text: string, at: number) => header.set(new TextEncoder().encode(text), at);
  put(name, 0);
  put("0000644\0", 100);
  put(`${octal(0, 7)}\0${octal(0, 7)}\0`, 108);
  put(`${octal(size, 11)}\0${octal(changedSeconds, 11)}\0`, 124);
  // The sum is taken with blanks in its own place.
  put("        0", 148);
  put("ustar\u000000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(`${octal(sum, 6)}\0 `, 148);
  return header;
}

/** What fills the last block of a file. */
export function tarPadding(size: number): Uint8Array {
  return new Uint8Array((BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES);
}

export const TAR_END: Readonly<{ bytes: number }> = { bytes: 2 * BLOCK_BYTES };

function octal(value: number, digits: number): string {
  return Math.floor(value).toString(8).padStart(digits, "0");
}
