type Family = 4 | 6;

/** One address (the prefix is as long as it) or a network: the first `prefix` bits of `network` count. */
export type AddressRange = Readonly<{ family: Family; network: bigint; prefix: number }>;

const BITS: Readonly<Record<Family, number>> = { 4: 32, 6: 128 };
const TEXT_LENGTH_MAX = 50;
/** The first 96 bits of ::ffff:0:0/96, in which IPv4 addresses are written as IPv6 (RFC 4291 2.5.5.2). */
const MAPPED = 0xffffn;

/**
 * Reads an IPv4 or IPv6 address, alone or as a network with its prefix (`203.0.113.0/24`). Undefined
 * for anything else, and for a network with bits behind its prefix: `203.0.113.9/24` is one address or
 * 256, and only its writer knows which.
 */
export function parseRange(text: string): AddressRange | undefined {
  if (text.length > TEXT_LENGTH_MAX) return undefined;
  const [address = "", length, ...more] = text.split("/");
  const parsed = parseAddress(address);
  if (!parsed || more.length > 0) return undefined;
  const bits = BITS[parsed.family];
  if (length !== undefined && !/^(0|[1-9]\d{0,2})$/.test(length)) return undefined;
  const isMapped = parsed.family === 4 && address.includes(":");
  const prefix = length === undefined ? bits : Number(length) - (isMapped ? 96 : 0);
  if (prefix < 0 || prefix > bits) return undefined;
  const range = { family: parsed.family, network: parsed.value, prefix };
  return firstBits(parsed.value, range) === parsed.value ? range : undefined;
}

/** Whether an address as a request tells it lies in one of the ranges; what is no address lies nowhere. */
export function isInRanges(address: string, ranges: readonly AddressRange[]): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  return ranges.some(
    (range) => range.family === parsed.family && firstBits(parsed.value, range) === range.network,
  );
}

/** Whether everything in `inner` lies in one of the ranges. */
export function isWithinRanges(inner: AddressRange, ranges: readonly AddressRange[]): boolean {
  return ranges.some(
    (range) =>
      range.family === inner.family &&
      range.prefix <= inner.prefix &&
      firstBits(inner.network, range) === range.network,
  );
}

/** The one way to write a range: RFC 5952 for IPv6, without a prefix where it is one address. */
export function writeRange({ family, network, prefix }: AddressRange): string {
  const address = family === 4 ? writeV4(network) : writeV6(network);
  return prefix === BITS[family] ? address : `${address}/${prefix}`;
}

function firstBits(value: bigint, { family, prefix }: AddressRange): bigint {
  const rest = BigInt(BITS[family] - prefix);
  return (value >> rest) << rest;
}

type Address = Readonly<{ family: Family; value: bigint }>;

function parseAddress(text: string): Address | undefined {
  if (!text.includes(":")) {
    const value = parseV4(text);
    return value === undefined ? undefined : { family: 4, value };
  }
  const value = parseV6(text);
  if (value === undefined) return undefined;
  // The same machine, however its address was carried to us.
  if (value >> 32n === MAPPED) return { family: 4, value: value & 0xffffffffn };
  return { family: 6, value };
}

/** Four decimal parts; a leading zero is refused, since some read it as octal. */
function parseV4(text: string): bigint | undefined {
  const parts = text.split(".");
  const isWrong = (part: string) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255;
  if (parts.length !== 4 || parts.some(isWrong)) return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

const GROUPS = 8;

function parseV6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (!head || (halves.length === 2 && !tail)) return undefined;
  const missing = GROUPS - head.length - (tail?.length ?? 0);
  // "::" stands for one group of zeros or more.
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** `isLast`: an address may end in an IPv4 address. */
function groupsOf(half: string, isLast: boolean): readonly number[] | undefined {
  if (half === "") return [];
  const parts = half.split(":");
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (isLast && index === parts.length - 1 && part.includes(".")) {
      const value = parseV4(part);
      if (value === undefined) return undefined;
      groups.push(Number(value >> 16n), Number(value & 0xffffn));
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else {
      return undefined;
    }
  }
  return groups;
}

function writeV4(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join(".");
}

function writeV6(value: bigint): string {
  const groups = Array.from({ length: GROUPS }, (_, index) =>
    ((value >> BigInt(16 * (GROUPS - 1 - index))) & 0xffffn).toString(16),
  );
  const zeros = longestZeros(groups);
  if (zeros.length < 2) return groups.join(":");
  const head = groups.slice(0, zeros.start).join(":");
  return `${head}::${groups.slice(zeros.start + zeros.length).join(":")}`;
}

function longestZeros(groups: readonly string[]): Readonly<{ start: number; length: number }> {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < groups.length; start += 1) {
    let length = 0;
    while (groups[start + length] === "0") length += 1;
    if (length > best.length) best = { start, length };
  }
  return best;
}
