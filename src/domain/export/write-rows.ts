import { formatMajor, type Minor } from "../../kernel/money";
import type { Column } from "./columns";

export const EXPORT_FORMATS = ["csv", "ndjson"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type ExportRow = Readonly<Record<string, unknown>>;

/** The first line of a CSV file, RFC 4180; a file of JSON lines has none. */
export function headerOf(format: ExportFormat, columns: readonly Column[]): string {
  return format === "csv" ? csvLine(columns.map(({ name }) => name)) : "";
}

/**
 * Rows as lines of a file. CSV is for people and for what people use: amounts in major units beside
 * their currency. JSON lines are for machines: every field as the API has it, amounts in minor units.
 */
export function writeRows(
  format: ExportFormat,
  columns: readonly Column[],
  rows: readonly ExportRow[],
): string {
  const line = format === "csv" ? csvRow : jsonRow;
  return rows.map((row) => line(columns, row)).join("");
}

function jsonRow(columns: readonly Column[], row: ExportRow): string {
  return `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, row[name] ?? null])))}\n`;
}

function csvRow(columns: readonly Column[], row: ExportRow): string {
  return csvLine(columns.map((column) => cellOf(column, row)));
}

function cellOf({ name, type }: Column, row: ExportRow): string {
  const value = row[name];
  if (value === null || value === undefined) return "";
  switch (type) {
    case "number":
      return String(value);
    case "amount":
      return formatMajor(value as Minor, String(row["currency"]));
    case "json":
      return JSON.stringify(value);
    case "text":
      return defused(String(value));
  }
}

/**
 * A spreadsheet runs text that begins like a formula, and an external id can be anything. An
 * apostrophe in front makes it text there (OWASP, "CSV Injection"); numbers are never touched.
 */
function defused(text: string): string {
  return /^[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\r\n`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
