import { type Minor, subtract } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { ScheduleRefusal } from "./build-schedule";
import { isSameInstallment, levelInstallment, periodInterest } from "./level-installment";
import type { PeriodRate } from "./period-rate";
import type { LoanTerms } from "./terms";

/** One installment's share of the principal, and its interest. */
export type Part = Readonly<{ principal: Minor; interest: Minor }>;

/**
 * Level installments, the last one taking the difference. A quoted installment that is ours up to
 * rounding is used instead of ours; it is refused as a mismatch also when rounding it over the whole
 * term would end the loan early or leave more than two installments for the last one.
 */
export function annuityParts(
  terms: Pick<LoanTerms, "principal" | "installmentCount" | "installment">,
  rate: PeriodRate,
): Result<readonly Part[], ScheduleRefusal> {
  const { principal, installmentCount, installment: given } = terms;
  const expected = levelInstallment(principal, rate, installmentCount, "half-up");
  if (given !== null) {
    const parts = isSameInstallment(expected, given) ? amortize(terms, rate, given) : undefined;
    const last = parts?.at(-1);
    if (parts && last && last.principal + last.interest <= 2 * given) return ok(parts);
    return refuse({ code: "loan.installment_mismatch", expected, given });
  }

  // Rounded up, the installments of a very small loan can pay it back before its last due date.
  const lower = levelInstallment(principal, rate, installmentCount, "down");
  const parts = amortize(terms, rate, expected) ?? amortize(terms, rate, lower);
  if (parts) return ok(parts);
  const interest = periodInterest(principal, rate);
  return refuse({ code: "loan.installment_below_interest", installment: expected, interest });
}

/** Undefined when some installment would pay no principal, as the last one after an early end. */
function amortize(
  terms: Pick<LoanTerms, "principal" | "installmentCount">,
  rate: PeriodRate,
  level: Minor,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  let balance = terms.principal;
  for (let number = 1; number <= terms.installmentCount; number += 1) {
    const interest = periodInterest(balance, rate);
    const isLast = number === terms.installmentCount;
    const principal = isLast ? balance : subtract(level, interest);
    if (principal <= 0) return undefined;
    parts.push({ principal, interest });
    balance = subtract(balance, principal);
  }
  return parts;
}
