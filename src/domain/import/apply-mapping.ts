import { addMonths, parseDate } from "../../kernel/calendar";
import { parseMonth } from "../../kernel/month";
import { addDecimals } from "./add-decimals";
import { DATE_COLUMNS } from "./columns";
import type { FieldError } from "./field-error";
import type { ImportPlan, PlannedField } from "./header";
import { type DateFormat, readDate } from "./read-date";

/** A row under canonical names, values as text; a field with an error or without a value is absent. */
export type MappedRow = Readonly<{
  values: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
}>;

/**
 * Turns the cells of one row into canonical values. `rowNumber` counts rows below the header from 1.
 * Reports what the mapping itself cannot read (a date in another format, a sum of words, more cells
 * than columns); what the values mean is for the row parsers.
 */
export function applyMapping(
  plan: ImportPlan,
  cells: readonly string[],
  rowNumber: number,
): MappedRow {
  const values: Record<string, string> = {};
  const errors: FieldError[] = [];
  if (
    cells.length > plan.columnCount &&
    cells.slice(plan.columnCount).some((cell) => cell !== "")
  ) {
    errors.push(tooManyCells(cells.length, plan.columnCount));
  }
  for (const planned of plan.fields) {
    const read = readField(plan, planned, cells, rowNumber);
    if (typeof read !== "string") errors.push(read);
    else if (read !== "") values[planned.field] = read;
  }
  return { values, errors };
}

function readField(
  plan: ImportPlan,
  planned: PlannedField,
  cells: readonly string[],
  rowNumber: number,
): string | FieldError {
  const { source, field } = planned;
  if ("constant" in source) return source.constant.trim();
  if ("rowNumber" in source) return String(rowNumber);
  if (isLeftOut(planned, cells)) return "";
  const own = planned.cells.map((place) => stripped(cells[place] ?? "", source.strip));
  if ("sum" in source) return addDecimals(own) ?? notASum(field, source.sum);

  const text = own[0] ?? "";
  const meant =
    source.values && Object.hasOwn(source.values, text) ? (source.values[text] ?? text) : text;
  if (meant === "" || !DATE_COLUMNS.has(field)) return meant;
  // A month alone is understood without a format.
  if (field === "month" && parseMonth(meant) && source.addMonths === undefined) return meant;
  if (source.monthsFrom !== undefined) return monthFrom(field, meant, source.monthsFrom);
  return readDateField(field, meant, {
    format: source.dateFormat ?? plan.mapping?.dateFormat ?? "YYYY-MM-DD",
    months: source.addMonths ?? 0,
  });
}

function isLeftOut(planned: PlannedField, cells: readonly string[]): boolean {
  const { source, conditionCell } = planned;
  if (conditionCell === null || !("blankWhen" in source) || !source.blankWhen) return false;
  return (cells[conditionCell] ?? "").trim() === source.blankWhen.equals.trim();
}

function stripped(cell: string, strip: string | undefined): string {
  const text = cell.trim();
  return strip === undefined ? text : text.replaceAll(strip, "").trim();
}

function readDateField(
  field: string,
  text: string,
  how: Readonly<{ format: DateFormat; months: number }>,
): string | FieldError {
  const date = readDate(text, how.format);
  if (date) return how.months === 0 ? date : addMonths(date, how.months);
  const detail = `${field} is not a day written as ${how.format}: write it so, or name the format of your file in the mapping`;
  return { field, code: "not-a-date", detail };
}

const MONTHS_APART = /^-?\d{1,4}$/;

function monthFrom(field: string, text: string, from: string): string | FieldError {
  const start = parseDate(`${from}-01`);
  if (start && MONTHS_APART.test(text)) return addMonths(start, Number(text));
  const detail = `${field} is not a whole number of months from ${from}: write 0, -1, -2 and so on`;
  return { field, code: "not-a-number", detail };
}

function notASum(field: string, columns: readonly string[]): FieldError {
  const detail = `${field} adds up ${columns.join(", ")}: write plain decimal numbers there, such as 1250.00`;
  return { field, code: "not-a-number", detail };
}

function tooManyCells(found: number, columnCount: number): FieldError {
  const detail = `row has ${found} cells under ${columnCount} columns: put text that contains the separator in quotes, or remove the extra cells`;
  return { field: "row", code: "too-many-cells", detail };
}
