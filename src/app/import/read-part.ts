import { type Dialect, detectDialect, readRows } from "../../domain/import/read-rows";
import type { FileStore } from "../context";

/**
 * Bytes of one part: some thousands of rows, a few seconds of work. And bytes of a longer try: a row
 * that does not end within them has a quote that never closes.
 */
const PART_BYTES = [2 ** 20, 2 ** 23] as const;
const BEGINNING_BYTES = 2 ** 16;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

export type FileFailure = "file-missing" | "file-empty" | "not-utf8" | "row-endless";

export type OpenFile = Readonly<{ key: string; size: number; dialect: Dialect }>;

export type FilePart = Readonly<{
  rows: readonly (readonly string[])[];
  /** Where the part after this one begins when the first `count` rows of this one are taken. */
  byteAfter(count: number): number;
  isLast: boolean;
  /** The last row of the file has a quote that never closes. */
  unclosed: boolean;
}>;

/** What is asked of the lender's files to read one of them. */
export type ReadFiles = Pick<FileStore, "size" | "range">;

/** Looks at how a stored file is written. */
export async function openFile(files: ReadFiles, key: string): Promise<OpenFile | FileFailure> {
  const size = await files.size(key);
  if (size === undefined) return "file-missing";
  if (size === 0) return "file-empty";
  const beginning = await files.range(key, 0, Math.min(size, BEGINNING_BYTES));
  return { key, size, dialect: detectDialect(new TextDecoder().decode(beginning)) };
}

/** The whole rows that begin at a byte of the file, about a megabyte of them. */
export async function readPart(
  files: ReadFiles,
  file: OpenFile,
  fromByte: number,
  tries: readonly number[] = PART_BYTES,
): Promise<FilePart | FileFailure> {
  const { key, size, dialect } = file;
  for (const length of tries) {
    const bytes = await files.range(key, fromByte, Math.min(length, size - fromByte));
    const isLast = fromByte + bytes.length >= size;
    const skipped = fromByte === 0 && hasMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    const text = decode(bytes.subarray(skipped), isLast);
    if (text === undefined) return "not-utf8";
    const read = readRows(text, dialect, { isLast });
    if (read.rows.length === 0 && !isLast) continue;
    const byteAfter = (count: number) => {
      if (isLast && count >= read.rows.length) return size;
      const { unitsRead } =
        count >= read.rows.length ? read : readRows(text, dialect, { isLast, rowsMax: count });
      return fromByte + skipped + new TextEncoder().encode(text.slice(0, unitsRead)).length;
    };
    return { rows: read.rows, byteAfter, isLast, unclosed: read.unclosed };
  }
  return "row-endless";
}

function hasMark(bytes: Uint8Array): boolean {
  return BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte);
}

/** Undefined for bytes that are not UTF-8. A character cut off at the end is left for the next part. */
function decode(bytes: Uint8Array, isLast: boolean): string | undefined {
  const end = isLast ? bytes.length : wholeCharacters(bytes);
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(bytes.subarray(0, end));
  } catch {
    return undefined;
  }
}

function wholeCharacters(bytes: Uint8Array): number {
  // A character has at most four bytes; all but its first begin with the bits 10.
  for (let back = 1; back <= 4 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const width = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return width > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
