import type { BusinessDate } from "../../kernel/calendar";
import { endOfMonth, type Month, monthOfDate, parseMonth } from "../../kernel/month";
import { ok, type Result, refuse } from "../../kernel/result";
import { TOLD_STANDINGS, type ToldMonth } from "../standing/standing";
import type { FieldError, RowRefusal } from "./field-error";
import {
  addError,
  type RowDraft,
  readAmount,
  readCurrency,
  readDay,
  readText,
  requireText,
  requireWord,
} from "./read-field";

const PRODUCT_LENGTH_MAX = 100;

/**
 * Reads where one loan stood at the end of one month, as the lender's old system knew it. Amounts are in
 * minor units of the row's currency, which is the lender's where none is given. Refuses months that have
 * not ended on `today`, and disbursements after the month.
 */
export function parseStandingRow(
  values: Readonly<Record<string, string>>,
  options: Readonly<{ currency: string; today: BusinessDate }>,
  known: readonly FieldError[] = [],
): Result<ToldMonth, RowRefusal> {
  const row: RowDraft = { values, errors: [...known] };
  const loanExternalId = requireText(row, "loanExternalId");
  const month = requireEndedMonth(row, options.today);
  const standing = requireWord(row, "standing", TOLD_STANDINGS);
  const currency = readCurrency(row, "currency") ?? options.currency;
  const range = { currency, least: 0 } as const;
  const balance = readAmount(row, "balance", range) ?? null;
  const product = readText(row, "product", PRODUCT_LENGTH_MAX) ?? "";
  const vintage = readVintage(row, month);
  const principal = readAmount(row, "principal", range) ?? null;
  if (row.errors.length > 0 || !loanExternalId || !month || !standing) {
    return refuse({ code: "import.row_invalid", errors: row.errors });
  }
  return ok({
    ...{ loanExternalId, month, standing, balance, currency, product },
    ...{ vintage, principal },
  });
}

/** A month alone or any day of it. */
function requireEndedMonth(row: RowDraft, today: BusinessDate): Month | undefined {
  const text = requireText(row, "month");
  if (text === undefined) return undefined;
  const alone = parseMonth(text);
  const day = alone ? undefined : readDay(row, "month");
  const month = alone ?? (day && monthOfDate(day));
  if (month === undefined) return undefined;
  if (endOfMonth(month) < today) return month;
  const advice =
    "has not ended yet: give months that are over, where loans stood at their last day";
  return addError(row, "month", "out-of-range", advice);
}

function readVintage(row: RowDraft, month: Month | undefined): Month | null {
  const day = readDay(row, "disbursedOn");
  if (day === undefined) return null;
  const vintage = monthOfDate(day);
  if (month === undefined || vintage <= month) return vintage;
  const advice = "is after the month: a loan stands nowhere before it is disbursed";
  addError(row, "disbursedOn", "inconsistent", advice);
  return null;
}
