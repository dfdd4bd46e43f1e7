import type { Lateness } from "../../../web/components/lateness";
import type { Loan } from "../../app/loan/store";
import { type BusinessDate, daysBetween } from "../../kernel/calendar";

/** How late a loan is today, as lists of work say it. */
export function latenessOf(
  { projection, currency }: Pick<Loan, "projection" | "currency">,
  today: BusinessDate,
): Lateness {
  const { pastDueSince, pastDueAmount: amount, bucket } = projection;
  const days = pastDueSince === null ? 0 : daysBetween(pastDueSince, today);
  return { days, amount, currency, bucket };
}
