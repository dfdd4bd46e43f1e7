import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";

export type PaymentRefusal =
  | Readonly<{ code: "payment.amount_not_positive" }>
  | Readonly<{ code: "payment.paid_in_future"; today: BusinessDate }>
  | Readonly<{ code: "payment.paid_before_disbursement"; disbursedOn: BusinessDate }>
  | Readonly<{ code: "payment.covered_by_opening"; openingAsOf: BusinessDate }>;

/**
 * Whether a payment may enter the ledger of a loan: some money, on a day from the disbursement to
 * the tenant's business date. How early, late or much it is never matters; replay puts it in place.
 * A loan that came in mid-life brought the sum of all payments up to its opening day, so one of such
 * a day would count twice and is refused.
 */
export function checkPayment(
  payment: Readonly<{
    amount: Minor;
    paidOn: BusinessDate;
    today: BusinessDate;
    loan: Readonly<{
      currency: string;
      disbursedOn: BusinessDate;
      openingAsOf: BusinessDate | null;
    }>;
  }>,
): Result<null, PaymentRefusal> {
  const { amount, paidOn, today, loan } = payment;
  if (amount <= 0) return refuse({ code: "payment.amount_not_positive" });
  if (paidOn > today) return refuse({ code: "payment.paid_in_future", today });
  const { disbursedOn, openingAsOf } = loan;
  if (paidOn < disbursedOn) {
    return refuse({ code: "payment.paid_before_disbursement", disbursedOn });
  }
  if (openingAsOf !== null && paidOn <= openingAsOf) {
    return refuse({ code: "payment.covered_by_opening", openingAsOf });
  }
  return ok(null);
}
