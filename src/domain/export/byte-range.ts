/** Bytes from `first` on, `length` of them. */
export type ByteRange = Readonly<{ first: number; length: number }>;

/**
 * What a Range header asks of a file (RFC 9110, 14.1.2): null for the whole file, which also answers
 * a header of another unit, of several ranges or without sense; "outside" when nothing of it is there.
 */
export function readRange(header: string | null, size: number): ByteRange | "outside" | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.replaceAll(" ", "") ?? "");
  if (!asked) return null;
  const [, from = "", to = ""] = asked;
  if (from === "") {
    if (to === "") return null;
    const length = Math.min(Number(to), size);
    return length === 0 ? "outside" : { first: size - length, length };
  }
  const first = Number(from);
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < first) return null;
  return first >= size ? "outside" : { first, length: last - first + 1 };
}

/** The pieces of a file that a range touches, each with what of it is asked for. */
export function slicesOf<Piece extends Readonly<{ bytes: number }>>(
  pieces: readonly Piece[],
  { first, length }: ByteRange,
): readonly Readonly<{ piece: Piece; range: ByteRange }>[] {
  const slices: { piece: Piece; range: ByteRange }[] = [];
  let start = 0;
  for (const piece of pieces) {
    const from = Math.max(first, start);
    const end = Math.min(first + length, start + piece.bytes);
    if (from < end) slices.push({ piece, range: { first: from - start, length: end - from } });
    start += piece.bytes;
  }
  return slices;
}
