import type { FieldError } from "../../domain/import/field-error";
import { unreachable } from "../../kernel/assert";
import type { PostRefusal } from "../payment/outcome";

/** A refusal of a payment as an error of the field that caused it, with what to do. */
export function explainPayment(refusal: PostRefusal): FieldError {
  const [field, advice] = adviceFor(refusal);
  return { field, code: refusal.code, detail: `${field} ${advice}` };
}

function adviceFor(refusal: PostRefusal): readonly [field: string, advice: string] {
  switch (refusal.code) {
    case "payment.amount_not_positive":
      return ["amount", "is not more than zero: take a payment back with a reversal instead"];
    case "payment.amount_not_readable":
      return ["amount", `is not an amount in ${refusal.currency}: write a plain decimal number`];
    case "payment.paid_in_future":
      return ["paidOn", `lies after today, ${refusal.today}: send it when it is paid`];
    case "payment.paid_before_disbursement":
      return ["paidOn", `lies before the loan was paid out, ${refusal.disbursedOn}: correct it`];
    case "payment.covered_by_opening":
      return [
        "paidOn",
        `is not after ${refusal.openingAsOf}, up to which openingPaid of the loan counts: leave it out`,
      ];
    case "payment.external_id_reused":
      return ["externalId", "came before with another loan, amount or date: use a new one"];
    case "payment.dismissed":
      return ["externalId", "belongs to a payment that was dismissed: use a new one"];
    case "payment.returned":
      return ["externalId", "belongs to a payment that went back to its payer: use a new one"];
    case "loan.not_found":
      return ["loanExternalId", "names no loan that is here: send the loan first"];
    case "request.conflict":
      return ["row", "was overtaken by other changes again and again: send it once more"];
    default:
      return unreachable(refusal);
  }
}
