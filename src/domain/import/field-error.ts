import type { Refusal } from "../../kernel/result";

/**
 * Why one field of a row was refused: by the reader of the row or by a rule, whose code it then has.
 * `detail` names the field and says what to write instead.
 */
export type FieldError = Readonly<{
  field: string;
  code: FieldErrorCode | Refusal["code"];
  detail: string;
}>;

export const FIELD_ERROR_CODES = [
  "missing",
  "too-long",
  "not-text",
  "not-an-amount",
  "not-a-number",
  "not-a-rate",
  "not-a-date",
  "not-an-email",
  "not-a-phone",
  "not-a-timezone",
  "not-a-currency",
  "unknown-word",
  "out-of-range",
  "inconsistent",
  "too-many-cells",
  "unclosed-quote",
  "incomplete",
] as const;
export type FieldErrorCode = (typeof FIELD_ERROR_CODES)[number];

/** A row that is not taken over; always all of its errors, never only the first. */
export type RowRefusal = Readonly<{ code: "import.row_invalid"; errors: readonly FieldError[] }>;
