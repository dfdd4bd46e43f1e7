import type { BorrowerLoanRow } from "../../../web/pages/borrower-loans";
import type { Loan } from "../../app/loan/store";
import { countLateDays } from "../../domain/delinquency/counted-days";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";

export function toLoanRow(loan: Loan, today: BusinessDate): BorrowerLoanRow {
  const { bucket, pastDueAmount, principalBalance } = loan.projection;
  const { nextDueOn, nextDueAmount } = loan.projection;
  return {
    id: publicId("loan", loan.id),
    externalId: loan.externalId,
    product: loan.product,
    currency: loan.currency,
    status: loan.status,
    bucket,
    daysPastDue: countLateDays(loan, today).daysPastDue,
    pastDueAmount,
    balance: principalBalance,
    nextDueOn,
    nextDueAmount,
  };
}
