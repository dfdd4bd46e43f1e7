import type { Translator } from "../../../web/locales/translate";
import type { SuggestionRow } from "../../../web/pages/payment-suggestion";
import type { ComeAmount } from "../../../web/pages/payments-unmatched";
import { readAmount } from "../../app/payment/amount-text";
import type { AssignRefusal } from "../../app/payment/assign-unmatched";
import type { SplitPaymentRefusal } from "../../app/payment/split-unmatched";
import type { SuggestedMatch } from "../../app/payment/suggest-matches";
import type { UnmatchedPayment } from "../../app/payment/unmatched-store";
import { publicId } from "../../kernel/ids";
import { formatMajor } from "../../kernel/money";

/** Until a loan says otherwise an amount is taken for the lender's own currency. */
export function cameAs({ amountText }: UnmatchedPayment, currency: string): ComeAmount {
  const isMinor = amountText.startsWith("minor:");
  const minor = isMinor ? readAmount(amountText, currency) : undefined;
  return minor === undefined ? { text: amountText } : { minor, currency };
}

export function suggestionRow({ strength, reasons, parts }: SuggestedMatch): SuggestionRow {
  return {
    strength,
    reasons,
    parts: parts.map(({ loan, borrower, amount }) => ({
      loanId: publicId("loan", loan.id),
      loanExternalId: loan.externalId,
      borrowerName: borrower.contact.name,
      amount,
      currency: loan.currency,
      written: formatMajor(amount, loan.currency),
    })),
  };
}

/** Why a decision was refused, in words; `loan` as it was typed. */
export function refusalWords(
  t: Translator,
  refusal: AssignRefusal | SplitPaymentRefusal,
  loan: string,
): string {
  switch (refusal.code) {
    case "loan.not_found":
      return t("payments.error.loan", { loan });
    case "payment.unmatched_not_found":
    case "payment.unmatched_resolved":
    case "payment.dismissed":
    case "payment.returned":
      return t("payments.error.gone");
    case "payment.amount_not_positive":
      return t("payments.error.amount", { amount: "0", loan });
    case "payment.amount_not_readable":
      return t("payments.error.amount", { amount: refusal.amount.replace(/^minor:/, ""), loan });
    case "payment.external_id_reused":
      return t("payments.error.reused", { payment: refusal.externalId });
    case "payment.paid_before_disbursement":
      return t("payments.error.beforeLoan", { loan });
    case "payment.covered_by_opening":
      return t("payments.error.inOpening", { loan });
    case "payment.paid_in_future":
      return t("payments.error.future");
    case "payment.split_currency_differs":
      return t("payments.error.currency", { loan, currency: refusal.currency });
    case "payment.split_loan_twice":
      return t("payments.error.twice", { loan });
    case "payment.split_not_whole":
      return t("payments.error.notWhole");
    case "request.conflict":
      return t("payments.error.again");
  }
}

/** What was said about how it ended, or why it goes on waiting, in words. */
export function reasonWords(
  t: Translator,
  { state, resolution, loanExternalId }: UnmatchedPayment,
): string | null {
  if (resolution === null || state === "applied" || state === "posting") return null;
  if (state !== "waiting") return resolution === "" ? null : resolution;
  switch (resolution) {
    case "payment.amount_not_readable":
      return t("payments.waiting.amount");
    case "payment.external_id_reused":
      return t("payments.waiting.reused");
    case "payment.paid_before_disbursement":
      return t("payments.error.beforeLoan", { loan: loanExternalId });
    case "payment.covered_by_opening":
      return t("payments.error.inOpening", { loan: loanExternalId });
    case "payment.paid_in_future":
      return t("payments.error.future");
    default:
      return t("payments.waiting.refused");
  }
}
