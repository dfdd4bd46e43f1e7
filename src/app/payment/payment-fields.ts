import { z } from "zod";
import { AMOUNT_MAX, REFERENCE_LENGTH_MAX } from "../../domain/import/read-field";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { type Minor, minor } from "../../kernel/money";

// The fields of a payment as API and webhook take them; a file's have the same bounds.

/** Printable: what a database or a page could not keep letter for letter is refused at the edge. */
function printable(text: string): boolean {
  return !/\p{Cc}/u.test(text) && text.isWellFormed();
}
const NOT_PRINTABLE = "has control characters: remove them";

export const Reference = z
  .string()
  .trim()
  .min(1, "is empty")
  .max(REFERENCE_LENGTH_MAX)
  .refine(printable, NOT_PRINTABLE);

export const Amount = z
  .int("is an integer in minor units, such as 1250 for 12.50")
  .min(1, "is more than zero")
  .max(AMOUNT_MAX)
  .transform((value): Minor => minor(value));

export const PaidOn = z.string().transform((text, context): BusinessDate => {
  const date = parseDate(text);
  if (date) return date;
  context.addIssue({ code: "custom", message: "is not a calendar day as YYYY-MM-DD" });
  return z.NEVER;
});

export const Method = z.string().trim().min(1).max(60).refine(printable, NOT_PRINTABLE);

export const PayerName = z.string().trim().min(1).max(200).refine(printable, NOT_PRINTABLE);

export const Reason = z.string().trim().max(500).refine(printable, NOT_PRINTABLE);
