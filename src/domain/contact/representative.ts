import { ok, type Result, refuse } from "../../kernel/result";
import type { FieldError } from "../import/field-error";
import {
  addError,
  NAME_LENGTH_MAX,
  readEmail,
  readPhone,
  requireText,
  type RowDraft,
} from "../import/read-field";

/** Somebody who speaks for a borrower: a lawyer, a debt adviser, a relative. */
export type Representative = Readonly<{
  name: string;
  phone: string | null;
  email: string | null;
  /** The borrower wants to be reached through them alone. */
  isOnly: boolean;
  /**
   * The lender knows from elsewhere that it is so. Whoever has a borrower's link can name somebody, and
   * a stranger is told nothing of a debt (15 USC 1692c(b), CONC 7.9.6R).
   */
  isConfirmed: boolean;
}>;

/**
 * Reads who speaks for a borrower. Refuses with every error at its field: a name is needed, and a phone
 * number or an e-mail address to reach them by. `country`: that of numbers without a country code.
 */
export function readRepresentative(
  values: Readonly<Record<"name" | "phone" | "email", string>>,
  { isOnly, isConfirmed }: Pick<Representative, "isOnly" | "isConfirmed">,
  country: string,
): Result<
  Representative,
  Readonly<{ code: "representative.invalid"; errors: readonly FieldError[] }>
> {
  const row: RowDraft = { values, errors: [] };
  const name = requireText(row, "name", NAME_LENGTH_MAX);
  const phone = readPhone(row, "phone", country) ?? null;
  const email = readEmail(row, "email") ?? null;
  if (row.errors.length === 0 && phone === null && email === null) {
    addError(row, "phone", "missing", "and email are both empty: write how to reach them");
  }
  if (row.errors.length > 0 || name === undefined) {
    return refuse({ code: "representative.invalid", errors: row.errors });
  }
  return ok({ name, phone, email, isOnly, isConfirmed });
}
