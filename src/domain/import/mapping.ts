import { z } from "zod";
import { CANONICAL_COLUMNS, DATE_COLUMNS } from "./columns";
import { DATE_FORMATS } from "./read-date";

export const IMPORT_KINDS = ["loans", "schedules", "payments", "standings"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

const COLUMN_NAME_MAX = 200;
const SUM_COLUMNS_MAX = 20;
const VALUES_MAX = 500;

const ColumnName = z.string().trim().min(1).max(COLUMN_NAME_MAX);
const BlankWhen = z.strictObject({ column: ColumnName, equals: z.string().max(200) });

/** A cell of the lender's file, and how to read it. */
const ColumnSource = z.strictObject({
  column: ColumnName,
  /** For dates; without it the mapping's own format, and without that YYYY-MM-DD. */
  dateFormat: z.enum(DATE_FORMATS).optional(),
  /** Calendar months added to the date, month ends kept. */
  addMonths: z.int().min(-1200).max(1200).optional(),
  /** For a month that is written as a number of months from this one, such as 0, -1, -2. */
  monthsFrom: z
    .string()
    .regex(/^\d{4}-(0[1-9]|1[0-2])$/, "is a month such as 2026-10")
    .optional(),
  /** The lender's words for ours; a word that is not listed passes as it is. */
  values: z
    .record(z.string().max(200), z.string().max(200))
    .refine((values) => Object.keys(values).length <= VALUES_MAX)
    .optional(),
  /** Leaves the value out on rows where another column says this. */
  blankWhen: BlankWhen.optional(),
  /** Text taken out wherever it stands, such as "%", "$" or " months". */
  strip: z.string().min(1).max(20).optional(),
});

/** Amounts of several columns, added as exact decimals; empty cells count as nothing. */
const SumSource = z.strictObject({
  sum: z.array(ColumnName).min(1).max(SUM_COLUMNS_MAX),
  blankWhen: BlankWhen.optional(),
  strip: z.string().min(1).max(20).optional(),
});

const ConstantSource = z.strictObject({ constant: z.string().max(200) });

/** The number of the row in the file, the first one below the header being 1. */
const RowNumberSource = z.strictObject({ rowNumber: z.literal(true) });

export const Source = z.union([ColumnSource, SumSource, ConstantSource, RowNumberSource]);
export type Source = z.infer<typeof Source>;

/** How the columns of a lender's own file become canonical ones; saved by name and used again. */
export const Mapping = z
  .strictObject({
    kind: z.enum(IMPORT_KINDS),
    columns: z.record(z.string(), Source),
    dateFormat: z.enum(DATE_FORMATS).optional(),
  })
  .superRefine((mapping, context) => {
    const known: readonly string[] = CANONICAL_COLUMNS[mapping.kind];
    for (const [field, source] of Object.entries(mapping.columns)) {
      const path = ["columns", field];
      if (!known.includes(field)) {
        const message = `${field} is not a column of ${mapping.kind}; use ${known.join(", ")}`;
        context.addIssue({ code: "custom", path, message });
      }
      if (readsDate(source) && !DATE_COLUMNS.has(field)) {
        const message = `${field} is not a date; leave dateFormat, addMonths and monthsFrom out`;
        context.addIssue({ code: "custom", path, message });
      }
    }
  });
export type Mapping = z.infer<typeof Mapping>;

function readsDate(source: Source): boolean {
  if (!("column" in source)) return false;
  const { dateFormat, addMonths, monthsFrom } = source;
  return dateFormat !== undefined || addMonths !== undefined || monthsFrom !== undefined;
}

/** The columns of the lender's file that a source reads. */
export function columnsOf(source: Source): readonly string[] {
  const condition = "blankWhen" in source && source.blankWhen ? [source.blankWhen.column] : [];
  if ("column" in source) return [source.column, ...condition];
  if ("sum" in source) return [...source.sum, ...condition];
  return [];
}
