import type { Lateness } from "../../../web/components/lateness";
import { lateDaysOf, type Today } from "../../app/loan/late-days";
import type { Loan } from "../../app/loan/store";

/** How late a loan is today, as lists of work say it. */
export function latenessOf(loan: Loan, now: Today): Lateness {
  const { pastDueAmount: amount, bucket } = loan.projection;
  const { daysPastDue: days } = lateDaysOf(now, loan);
  return { days, amount, currency: loan.currency, bucket };
}
