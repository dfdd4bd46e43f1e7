import { type BusinessDate, parseDate } from "../../kernel/calendar";

/** The ways of writing a day that a mapping may name; a month alone means its first day. */
export const DATE_FORMATS = [
  "YYYY-MM-DD",
  "YYYY/MM/DD",
  "YYYY.MM.DD",
  "YYYYMMDD",
  "DD/MM/YYYY",
  "DD-MM-YYYY",
  "DD.MM.YYYY",
  "MM/DD/YYYY",
  "MM-DD-YYYY",
  "DD-MMM-YYYY",
  "MMM-YYYY",
  "YYYY-MM",
  "MM/YYYY",
  "YYYY年MM月DD日",
] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

type Part = "year" | "month" | "monthName" | "day";
type Reader = Readonly<{ pattern: RegExp; parts: readonly Part[] }>;

const READERS: ReadonlyMap<DateFormat, Reader> = new Map(
  DATE_FORMATS.map((format) => [format, readerOf(format)]),
);

/**
 * Reads a day as the format says, single digits allowed where separators keep them apart. Answers
 * undefined for text of another shape and for a day that does not exist.
 */
export function readDate(text: string, format: DateFormat): BusinessDate | undefined {
  if (format === "YYYY-MM-DD") return parseDate(text);
  const reader = READERS.get(format);
  const match = reader?.pattern.exec(text);
  if (!reader || !match) return undefined;
  const found: Partial<Record<Part, string>> = {};
  for (const [index, part] of reader.parts.entries()) {
    found[part] = match[index + 1] ?? "";
  }
  const month = found.month ?? monthNumber(found.monthName ?? "");
  return parseDate(
    `${found.year}-${month.padStart(2, "0")}-${(found.day ?? "1").padStart(2, "0")}`,
  );
}

function monthNumber(name: string): string {
  return String(MONTHS.indexOf(name.toLowerCase()) + 1);
}

function readerOf(format: DateFormat): Reader {
  const parts: Part[] = [];
  const digits = format === "YYYYMMDD" ? "(\\d{2})" : "(\\d{1,2})";
  const source = format.replace(/YYYY|MMM|MM|DD|[./]/g, (token) => {
    if (token === "." || token === "/") return `\\${token}`;
    if (token === "YYYY") parts.push("year");
    else if (token === "MMM") parts.push("monthName");
    else parts.push(token === "MM" ? "month" : "day");
    if (token === "YYYY") return "(\\d{4})";
    return token === "MMM" ? "([A-Za-z]{3})" : digits;
  });
  return { pattern: new RegExp(`^${source}$`), parts };
}
