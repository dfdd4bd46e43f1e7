import type { BusinessDate } from "../../kernel/calendar";
import { type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { FieldError, RowRefusal } from "./field-error";
import { INSTALLMENT_COUNT_MAX } from "./loan-row";
import {
  type RowDraft,
  readAmount,
  requireAmount,
  requireCount,
  requireDay,
  requireText,
} from "./read-field";

export type ScheduleRow = Readonly<{
  loanExternalId: string;
  number: number;
  dueOn: BusinessDate;
  principal: Minor;
  interest: Minor;
  fee: Minor;
}>;

/**
 * Reads one installment of a custom schedule. Its amounts are in the currency of its loan, which
 * `currencyOf` knows. Whether the rows of a loan add up is decided when all of them are there.
 */
export function parseScheduleRow(
  values: Readonly<Record<string, string>>,
  options: Readonly<{ currencyOf: (loanExternalId: string) => string }>,
  known: readonly FieldError[] = [],
): Result<ScheduleRow, RowRefusal> {
  const row: RowDraft = { values, errors: [...known] };
  const loanExternalId = requireText(row, "loanExternalId");
  const range = { currency: options.currencyOf(loanExternalId ?? ""), least: 0 } as const;
  const number = requireCount(row, "number", INSTALLMENT_COUNT_MAX);
  const dueOn = requireDay(row, "dueOn");
  const principal = requireAmount(row, "principal", range);
  const interest = requireAmount(row, "interest", range);
  const fee = readAmount(row, "fee", range) ?? ZERO;
  const incomplete = principal === undefined || interest === undefined;
  if (row.errors.length > 0 || !loanExternalId || !number || !dueOn || incomplete) {
    return refuse({ code: "import.row_invalid", errors: row.errors });
  }
  return ok({ loanExternalId, number, dueOn, principal, interest, fee });
}
