import type { DayCount } from "../../kernel/day-count";
import type { Rounding } from "../../kernel/money";

export type PenaltyInterestRule = Readonly<{
  /** What earns it: overdue principal, or all that is overdue of an installment but penalties. */
  base: "principal" | "installment";
  /** Its own yearly rate, or so many times the contract's. Decimal strings. */
  rate:
    | Readonly<{ kind: "own"; annualRatePercent: string }>
    | Readonly<{ kind: "multiple"; of: string; contractRatePercent: string }>;
  /** `monthly`: what is unpaid joins the base each month after the due date (复利). */
  compounding: "simple" | "monthly";
  dayCount: DayCount;
  /** None when the installment is met within so many days; afterwards it counts from the due date. */
  graceDays: number;
  /** A decimal string in percent of the loan's principal that all of it may reach; null for none. At most "100" is meaningful. */
  capPercentOfPrincipal: string | null;
  rounding: Rounding;
}>;
