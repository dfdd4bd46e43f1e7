import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { FieldError, RowRefusal } from "./field-error";
import { type RowDraft, readText, requireAmount, requireDay, requireText } from "./read-field";

export type PaymentRow = Readonly<{
  externalId: string;
  loanExternalId: string;
  amount: Minor;
  /** The amount as written, in major units: for a loan whose currency is not known yet. */
  amountText: string;
  paidOn: BusinessDate;
  method: string | null;
  /** Who paid, where the file tells it. */
  payerName: string | null;
}>;

/**
 * Reads one payment. Its amount is in the currency of its loan, which `currencyOf` knows (the
 * lender's own for a loan that is not there). Whether it can be posted is for the payment.
 */
export function parsePaymentRow(
  values: Readonly<Record<string, string>>,
  options: Readonly<{ currencyOf: (loanExternalId: string) => string }>,
  known: readonly FieldError[] = [],
): Result<PaymentRow, RowRefusal> {
  const row: RowDraft = { values, errors: [...known] };
  const externalId = requireText(row, "externalId");
  const loanExternalId = requireText(row, "loanExternalId");
  const currency = options.currencyOf(loanExternalId ?? "");
  const amount = requireAmount(row, "amount", { currency, least: 1 });
  const amountText = (values.amount ?? "").trim();
  const paidOn = requireDay(row, "paidOn");
  const method = readText(row, "method", 60) ?? null;
  const payerName = readText(row, "payerName", 200) ?? null;
  if (row.errors.length > 0 || !externalId || !loanExternalId || !amount || !paidOn) {
    return refuse({ code: "import.row_invalid", errors: row.errors });
  }
  return ok({ externalId, loanExternalId, amount, amountText, paidOn, method, payerName });
}
