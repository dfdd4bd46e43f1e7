import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";

export type PaymentRefusal =
  | Readonly<{ code: "payment.amount_not_positive" }>
  | Readonly<{ code: "payment.paid_in_future"; today: BusinessDate }>
  | Readonly<{ code: "payment.paid_before_disbursement"; disbursedOn: BusinessDate }>;

/**
 * Whether a payment may enter the ledger of a loan: some money, on a day from the disbursement to
 * the tenant's business date. How early, late or much it is never matters; replay puts it in place.
 */
export function checkPayment(
  payment: Readonly<{
    amount: Minor;
    paidOn: BusinessDate;
    today: BusinessDate;
    loan: Readonly<{ currency: string; disbursedOn: BusinessDate }>;
  }>,
): Result<null, PaymentRefusal> {
  const { amount, paidOn, today, loan } = payment;
  if (amount <= 0) return refuse({ code: "payment.amount_not_positive" });
  if (paidOn > today) return refuse({ code: "payment.paid_in_future", today });
  const { disbursedOn } = loan;
  if (paidOn < disbursedOn)
    return refuse({ code: "payment.paid_before_disbursement", disbursedOn });
  return ok(null);
}
