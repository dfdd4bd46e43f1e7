/** What people leave out of a reference, put into it or change in it; `reference_key` of the database drops the same. */
const SEPARATORS = /[-\s/._#:]/g;
const WORDS_JOINED_MAX = 5;
const READINGS_MAX = 40;
const KEY_LENGTH_MIN = 3;
const SLIP_LENGTH_MAX = 24;
const SLIP_DIGITS_MIN = 4;
const SLIP_READINGS_MAX = 2;
const PADDED_DIGITS_MAX = 10;

/** A reference without separators and case: what loans and borrowers are looked up by. */
export function referenceKey(text: string): string {
  return upper(text.normalize("NFKC").replace(SEPARATORS, ""));
}

/** ASCII alone, as the database does it. */
function upper(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}

/**
 * The keys under which a reference may stand in a text: the whole of it, and its words alone or
 * joined to the next ones. Only what has a digit and three characters says anything.
 */
export function readingsOf(text: string): readonly string[] {
  const words = text.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? [];
  const found = new Set([referenceKey(text)]);
  for (let length = 1; length <= WORDS_JOINED_MAX; length += 1) {
    for (let start = 0; start + length <= words.length; start += 1) {
      found.add(upper(words.slice(start, start + length).join("")));
    }
  }
  const telling = [...found].filter((key) => key.length >= KEY_LENGTH_MIN && /\d/.test(key));
  return telling.slice(0, READINGS_MAX);
}

/** A reference with the zeros in front of each of its numbers left out. */
export function withoutZeros(text: string): string {
  const runs = text.normalize("NFKC").match(/\d+|\p{L}+/gu) ?? [];
  return upper(runs.map((run) => run.replace(/^0+(?=\d)/, "")).join(""));
}

/** Keys at which a loan may lie whose reference was written with one slip or with other zeros. */
export function keysNear(text: string): readonly string[] {
  const readings = readingsOf(text);
  const near = new Set([withoutZeros(text), ...paddings(text)]);
  for (const reading of slippery(readings)) {
    for (const slip of slipsOf(reading)) near.add(slip);
  }
  for (const reading of readings) near.delete(reading);
  return [...near];
}

/** The readings in which a slip can be told from another reference: those with the most digits. */
export function slippery(readings: readonly string[]): readonly string[] {
  return readings
    .filter((key) => digitsOf(key) >= SLIP_DIGITS_MIN && key.length <= SLIP_LENGTH_MAX)
    .toSorted((a, b) => digitsOf(b) - digitsOf(a) || a.length - b.length)
    .slice(0, SLIP_READINGS_MAX);
}

function digitsOf(key: string): number {
  return key.replace(/\D/g, "").length;
}

/** The last number with zeros put in front. */
function paddings(text: string): string[] {
  const [, head = "", number = ""] = /^(.*?)0*(\d+)\D*$/su.exec(text.normalize("NFKC")) ?? [];
  if (number === "") return [];
  const start = referenceKey(head);
  const count = Math.max(0, PADDED_DIGITS_MAX - number.length);
  return Array.from({ length: count }, (_, zeros) => start + "0".repeat(zeros + 1) + number);
}

const DIGITS = [..."0123456789"];

function slipsOf(key: string): string[] {
  const slips: string[] = [];
  for (let at = 0; at <= key.length; at += 1) {
    const [before, here = "", next = ""] = [key.slice(0, at), key[at], key[at + 1]];
    const isDigit = /\d/.test(here);
    // A digit is missed beside another one.
    const beside = isDigit || /\d$/.test(before);
    if (beside) slips.push(...DIGITS.map((digit) => before + digit + key.slice(at)));
    if (isDigit) {
      slips.push(...DIGITS.map((digit) => before + digit + key.slice(at + 1)));
      slips.push(before + key.slice(at + 1));
    }
    if (next !== "" && next !== here) slips.push(before + next + here + key.slice(at + 2));
  }
  return slips;
}

/** Whether two keys differ by one digit that is wrong, missing or too many, or by two swapped characters. */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let at = 0;
  while (at < short.length && long[at] === short[at]) at += 1;
  const isDigit = (character: string | undefined) => /^\d$/.test(character ?? "");
  if (long.length > short.length) {
    return isDigit(long[at]) && long.slice(at + 1) === short.slice(at);
  }
  const [one, other] = [long.slice(at), short.slice(at)];
  if (one.slice(1) === other.slice(1)) return isDigit(one[0]) && isDigit(other[0]);
  const swapped = one[0] === other[1] && one[1] === other[0];
  return swapped && one.slice(2) === other.slice(2);
}
