const DECIMAL = /^(-?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{0,12}))?$/;

/**
 * The exact sum of decimal numbers written as text ("984.14" + "1015.19"); empty ones count as
 * nothing, and nothing but empty ones gives "". Answers undefined when one is not a number.
 */
export function addDecimals(texts: readonly string[]): string | undefined {
  const parts: Decimal[] = [];
  for (const text of texts) {
    if (text === "") continue;
    const part = parse(text);
    if (!part) return undefined;
    parts.push(part);
  }
  if (parts.length === 0) return "";
  const decimals = Math.max(...parts.map((part) => part.decimals));
  let total = 0n;
  for (const part of parts) total += part.digits * 10n ** BigInt(decimals - part.decimals);
  return write(total, decimals);
}

type Decimal = Readonly<{ digits: bigint; decimals: number }>;

function parse(text: string): Decimal | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const decimals = match[3] ?? "";
  const digits = BigInt(`${(match[2] ?? "").replaceAll(",", "")}${decimals}`);
  return { digits: match[1] === "-" ? -digits : digits, decimals: decimals.length };
}

function write(total: bigint, decimals: number): string {
  const sign = total < 0n ? "-" : "";
  const digits = String(total < 0n ? -total : total).padStart(decimals + 1, "0");
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
