/** So many digits every number of ours keeps; one with more is kept as it is written. */
const DIGITS_MAX = 15;

type Source = Readonly<{ source?: string }>;

/**
 * Reads JSON without losing a digit: a number that a binary fraction may not hold comes as its text,
 * so that long ids and amounts stay what was signed. Undefined: it is no JSON, or nested too deep.
 */
export function parseExact(text: string): unknown {
  try {
    return JSON.parse(text, function (this: unknown, _key: string, value: unknown, at?: Source) {
      if (typeof value !== "number" || at?.source === undefined) return value;
      return digitsOf(at.source) > DIGITS_MAX ? at.source : value;
    });
  } catch {
    return undefined;
  }
}

function digitsOf(written: string): number {
  const [mantissa = ""] = written.split(/e/i);
  return mantissa.replace(/\D/g, "").replace(/^0+/, "").length;
}
