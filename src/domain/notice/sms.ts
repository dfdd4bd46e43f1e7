// GSM 03.38: its alphabet, and the characters that cost two because of the escape before them.
const BASIC = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?" +
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const ESCAPED = new Set("\f^{}\\[~]|€");

/** How a text message travels: what it costs is its segments. */
export type SmsSize = Readonly<{
  encoding: "GSM-7" | "UCS-2";
  /** Septets or UTF-16 units. */
  length: number;
  segments: number;
  /** The first characters that make it UCS-2, to be told to whoever writes it. */
  wide: readonly string[];
}>;

/**
 * Counts a text message (3GPP TS 23.038 and 23.040): 160 septets or 70 units of UTF-16 in one
 * segment, 153 or 67 in each of several. A character is never cut in two.
 */
export function smsSizeOf(text: string): SmsSize {
  const characters = [...text];
  const wide = characters.filter((one) => !BASIC.has(one) && !ESCAPED.has(one));
  const isWide = wide.length > 0;
  const costs = characters.map((one) => (isWide ? one.length : ESCAPED.has(one) ? 2 : 1));
  const length = costs.reduce((sum, cost) => sum + cost, 0);
  const [single, each] = isWide ? [70, 67] : [160, 153];
  return {
    encoding: isWide ? "UCS-2" : "GSM-7",
    length,
    segments: length <= single ? Math.min(1, characters.length) : segmentsOf(costs, each),
    wide: [...new Set(wide)].slice(0, 5),
  };
}

function segmentsOf(costs: readonly number[], each: number): number {
  let segments = 1;
  let filled = 0;
  for (const cost of costs) {
    if (filled + cost > each) {
      segments += 1;
      filled = 0;
    }
    filled += cost;
  }
  return segments;
}
