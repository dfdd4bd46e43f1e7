import { codewordsOf, versionFor } from "./qr-codewords";

type Draw = (x: number, y: number, dark: boolean) => void;
type Grid = Readonly<{ size: number; dark: boolean[][]; fixed: boolean[][] }>;

const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * The rows of a QR code, `1` dark and `0` light, without the quiet zone around it; undefined when
 * the text is too long. No service is asked for the picture: the text is a secret.
 */
export function qrRows(text: string): readonly string[] | undefined {
  const bytes = new TextEncoder().encode(text);
  const version = versionFor(bytes.length);
  if (version === undefined) return undefined;
  const codewords = codewordsOf(bytes, version);
  const candidates = MASKS.map((_, mask) => symbol(version, codewords, mask));
  return candidates.sort((a, b) => penalty(a) - penalty(b))[0];
}

function symbol(version: number, codewords: readonly number[], mask: number): readonly string[] {
  const size = version * 4 + 17;
  const blank = () => Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const grid: Grid = { size, dark: blank(), fixed: blank() };
  const draw: Draw = (x, y, dark) => {
    const [row, fixed] = [grid.dark[y], grid.fixed[y]];
    if (!row || !fixed || x < 0 || x >= size) return;
    row[x] = dark;
    fixed[x] = true;
  };
  drawPatterns(draw, size, version);
  drawFormat(draw, size, mask);
  if (version >= 7) drawVersion(draw, size, version);
  placeCodewords(grid, codewords, mask);
  return grid.dark.map((row) => row.map((dark) => (dark ? "1" : "0")).join(""));
}

function drawPatterns(draw: Draw, size: number, version: number): void {
  for (let index = 0; index < size; index += 1) {
    draw(6, index, index % 2 === 0);
    draw(index, 6, index % 2 === 0);
  }
  const far = size - 4;
  for (const [x, y] of [
    [3, 3],
    [far, 3],
    [3, far],
  ] as const)
    drawRings(draw, x, y, 4, [2, 4]);
  const places = alignmentPlaces(version, size);
  const last = places.length - 1;
  places.forEach((x, i) => {
    places.forEach((y, j) => {
      const corner = (i === 0 && (j === 0 || j === last)) || (i === last && j === 0);
      if (!corner) drawRings(draw, x, y, 2, [1]);
    });
  });
}

/** A square of rings around a centre; the named rings are light, the others dark. */
function drawRings(draw: Draw, x: number, y: number, radius: number, light: number[]): void {
  for (let dy = -radius; dy <= radius; dy += 1) {
    for (let dx = -radius; dx <= radius; dx += 1) {
      draw(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

function alignmentPlaces(version: number, size: number): readonly number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = Math.ceil((size - 13) / (count * 2 - 2)) * 2;
  const rest = Array.from({ length: count - 1 }, (_, index) => size - 7 - index * step);
  return [6, ...rest.reverse()];
}

/** Level M is 00, so the five bits are the mask alone. */
function drawFormat(draw: Draw, size: number, mask: number): void {
  const bits = ((mask << 10) | remainderOf(mask, 10, 0x537)) ^ 0x5412;
  const bit = (index: number) => ((bits >>> index) & 1) === 1;
  for (let index = 0; index <= 5; index += 1) draw(8, index, bit(index));
  draw(8, 7, bit(6));
  draw(8, 8, bit(7));
  draw(7, 8, bit(8));
  for (let index = 9; index < 15; index += 1) draw(14 - index, 8, bit(index));
  for (let index = 0; index < 8; index += 1) draw(size - 1 - index, 8, bit(index));
  for (let index = 8; index < 15; index += 1) draw(8, size - 15 + index, bit(index));
  draw(8, size - 8, true);
}

function drawVersion(draw: Draw, size: number, version: number): void {
  const bits = (version << 12) | remainderOf(version, 12, 0x1f25);
  for (let index = 0; index < 18; index += 1) {
    const dark = ((bits >>> index) & 1) === 1;
    const [near, far] = [Math.floor(index / 3), size - 11 + (index % 3)];
    draw(far, near, dark);
    draw(near, far, dark);
  }
}

/** Remainder of the BCH codes that protect format and version. */
function remainderOf(value: number, length: number, polynomial: number): number {
  let remainder = value;
  for (let step = 0; step < length; step += 1) {
    remainder = (remainder << 1) ^ ((remainder >>> (length - 1)) * polynomial);
  }
  return remainder;
}

/** In pairs of columns from the right, up and down in turn, around everything that is fixed. */
function placeCodewords({ size, dark, fixed }: Grid, codewords: readonly number[], mask: number) {
  const masked = MASKS[mask];
  let place = 0;
  for (let pair = 0; pair < (size - 1) / 2; pair += 1) {
    // Column 6 is the timing pattern: what is left of it moves by one.
    const right = size - 1 - pair * 2 <= 6 ? size - 2 - pair * 2 : size - 1 - pair * 2;
    for (let step = 0; step < size; step += 1) {
      const y = pair % 2 === 0 ? size - 1 - step : step;
      for (const x of [right, right - 1]) {
        const row = dark[y];
        if (!row || fixed[y]?.[x]) continue;
        const bit = ((codewords[place >>> 3] ?? 0) >>> (7 - (place & 7))) & 1;
        row[x] = (bit === 1) !== (masked?.(x, y) ?? false);
        place += 1;
      }
    }
  }
}

/** The four rules of the standard; fewer points are easier to read for a camera. */
function penalty(rows: readonly string[]): number {
  const size = rows.length;
  const columns = rows.map((_, x) => rows.map((row) => row[x]).join(""));
  let points = 0;
  for (const line of [...rows, ...columns]) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) points += run.length - 2;
    points += [...line.matchAll(/(?=10111010000|00001011101)/g)].length * 40;
  }
  for (let y = 0; y + 1 < size; y += 1) {
    for (let x = 0; x + 1 < size; x += 1) {
      const four = `${rows[y]?.slice(x, x + 2)}${rows[y + 1]?.slice(x, x + 2)}`;
      if (four === "0000" || four === "1111") points += 3;
    }
  }
  const dark = rows.join("").replaceAll("0", "").length / (size * size);
  return points + Math.floor(Math.abs(dark * 20 - 10)) * 10;
}
