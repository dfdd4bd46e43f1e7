import type { BorrowerLoanRow } from "../../../web/pages/borrower-loans";
import type { Loan } from "../../app/loan/store";
import { type BusinessDate, daysBetween } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";

export function toLoanRow(loan: Loan, today: BusinessDate): BorrowerLoanRow {
  const { bucket, pastDueSince, pastDueAmount, principalBalance } = loan.projection;
  const { nextDueOn, nextDueAmount } = loan.projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    product: loan.product,
    currency: loan.currency,
    status: loan.status,
    bucket,
    daysPastDue: pastDueSince === null ? 0 : daysBetween(pastDueSince, today),
    pastDueAmount,
    balance: principalBalance,
    nextDueOn,
    nextDueAmount,
  };
}
