import { countLateDays, type LateDays } from "../../domain/delinquency/counted-days";
import { delinquencyRules } from "../../domain/policy/delinquency-rules";
import type { TenantContext } from "../context";
import type { Loan } from "./store";

/** What is needed to say how late a loan is today: the policies, and which day it is. */
export type Today = Pick<TenantContext, "timeline" | "today">;

/** How late a stored loan is today, as the policy of its borrower counts it. */
export function lateDaysOf({ timeline, today }: Today, loan: Loan): LateDays {
  // Most of a book is not late, and what is not needs no policy.
  if (loan.projection.pastDueSince === null) return { daysPastDue: 0, calendarDaysPastDue: 0 };
  const policy = timeline.of(loan.borrowerId).on(today);
  return countLateDays(loan, delinquencyRules(policy, loan), today);
}
