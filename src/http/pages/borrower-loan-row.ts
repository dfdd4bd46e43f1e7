import { lateDaysOf, type Today } from "../../app/loan/late-days";
import type { BorrowerLoanRow } from "../../../web/pages/borrower-loans";
import type { Loan } from "../../app/loan/store";
import { publicId } from "../../kernel/ids";

export function toLoanRow(loan: Loan, now: Today): BorrowerLoanRow {
  const { bucket, pastDueAmount, principalBalance } = loan.projection;
  const { nextDueOn, nextDueAmount } = loan.projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    product: loan.product,
    currency: loan.currency,
    status: loan.status,
    bucket,
    daysPastDue: lateDaysOf(now, loan).daysPastDue,
    pastDueAmount,
    balance: principalBalance,
    nextDueOn,
    nextDueAmount,
  };
}
