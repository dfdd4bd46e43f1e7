import { assert, unreachable } from "../../kernel/assert";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { add, type Minor, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { annuityParts } from "./annuity";
import { type ConventionsRefusal, conventionsRefusal } from "./check-conventions";
import { conventionsOf } from "./conventions";
import { dueDates } from "./due-dates";
import { equalPrincipalParts, flatParts } from "./even-principal";
import { isSameInstallment } from "./level-installment";
import { accrualOf, accrue, openOutstanding, type Part, repay } from "./outstanding";
import { layPeriods, type Periods } from "./periods";
import type { Installment } from "./schedule";
import type { LoanTerms } from "./terms";

export type ScheduleRefusal =
  | ConventionsRefusal
  /** A custom schedule comes as rows. */
  | Readonly<{ code: "loan.schedule_not_derivable" }>
  /** The quoted installment is not the one these terms give. */
  | Readonly<{ code: "loan.installment_mismatch"; expected: Minor; given: Minor }>
  /** The level installment does not even pay the interest: the loan would grow. */
  | Readonly<{ code: "loan.installment_below_interest"; installment: Minor; interest: Minor }>
  /** Not one minor unit of principal for each installment. */
  | Readonly<{ code: "loan.principal_too_small"; installmentCount: number }>
  /** Principal and interest together are beyond what can be counted exactly. */
  | Readonly<{ code: "loan.amount_too_large" }>
  | Readonly<{ code: "loan.single_has_one_installment"; installmentCount: number }>
  | Readonly<{ code: "loan.first_due_before_disbursement"; disbursedOn: BusinessDate }>
  /** What is rounded to so large a multiple leaves nothing for the last installment, or a balloon. */
  | Readonly<{ code: "loan.installment_multiple_too_large"; multiple: Minor }>
  /** Paid out when nothing is due any more. */
  | Readonly<{
      code: "loan.disbursement_after_last_due";
      on: BusinessDate;
      lastDueOn: BusinessDate;
    }>
  /** Two installments move to the same business day. */
  | Readonly<{ code: "loan.due_dates_collide"; dueOn: BusinessDate }>
  /** The last due date lies beyond the year 2199. */
  | Readonly<{ code: "loan.schedule_too_long" }>;

/**
 * Derives the installments of a loan from its terms, in minor units of its currency.
 *
 * Without conventions interest runs over equal periods whatever the calendar says (see periods), on
 * the principal outstanding before each due date, rounded half-even per installment; the first
 * period is not longer or shorter than the others. An annuity's level installment is rounded
 * half-up, as the market does; a quoted one within rounding of it takes its place. The last
 * installment takes the difference, so principal parts always sum to the principal. `flat` charges
 * interest on the original principal for all periods, in equal parts; `single` pays all at its one
 * due date. Conventions change each of these (see conventions); what they cannot be is refused.
 */
export function buildSchedule(terms: LoanTerms): Result<readonly Installment[], ScheduleRefusal> {
  assert(terms.principal > 0, "a loan has principal");
  assert(Number.isInteger(terms.installmentCount) && terms.installmentCount > 0, "no installments");
  const refusal = termsRefusal(terms) ?? conventionsRefusal(terms);
  if (refusal) return refuse(refusal);
  const dates = dueDates(terms);
  const misdated = datesRefusal(terms, dates);
  if (misdated) return refuse(misdated);
  const periods = layPeriods(terms, dates);
  if (!isCountable(terms, periods)) return refuse({ code: "loan.amount_too_large" });

  const parts = derive(terms, periods);
  if (!parts.ok) return parts;
  const misquoted = quoteRefusal(terms, parts.value);
  if (misquoted) return refuse(misquoted);
  return ok(toInstallments(withoutDeferred(terms, parts.value), dates));
}

function termsRefusal(terms: LoanTerms): ScheduleRefusal | undefined {
  const { disbursedOn, firstDueOn, installmentCount, principal, method } = terms;
  if (firstDueOn < disbursedOn) return { code: "loan.first_due_before_disbursement", disbursedOn };
  if (method === "custom") return { code: "loan.schedule_not_derivable" };
  if (method === "single" && installmentCount !== 1) {
    return { code: "loan.single_has_one_installment", installmentCount };
  }
  if (principal < installmentCount && method !== "interest-only") {
    return { code: "loan.principal_too_small", installmentCount };
  }
  return undefined;
}

function datesRefusal(
  terms: LoanTerms,
  dates: readonly BusinessDate[],
): ScheduleRefusal | undefined {
  const lastDueOn = dates.at(-1);
  if (lastDueOn === undefined || parseDate(lastDueOn) === undefined) {
    return { code: "loan.schedule_too_long" };
  }
  if (terms.conventions === undefined) return undefined;
  const { disbursedOn } = terms;
  const [firstDueOn] = dates;
  if (firstDueOn !== undefined && firstDueOn < disbursedOn) {
    return { code: "loan.first_due_before_disbursement", disbursedOn };
  }
  const repeated = dates.find((date, index) => date === dates[index + 1]);
  if (repeated !== undefined) return { code: "loan.due_dates_collide", dueOn: repeated };
  const late = conventionsOf(terms)
    .disbursements.slice(1)
    .find(({ on }) => on >= lastDueOn);
  return late && { code: "loan.disbursement_after_last_due", on: late.on, lastDueOn };
}

/** Whether all amounts and their sum stay far inside exact integers, estimated from above. */
function isCountable(terms: LoanTerms, { all, denominator }: Periods): boolean {
  let parts = 0;
  for (const period of all) parts += Number(period.parts);
  const interest = (parts / denominator) * terms.principal;
  return terms.principal + interest < Number.MAX_SAFE_INTEGER / 2;
}

function derive(terms: LoanTerms, periods: Periods): Result<readonly Part[], ScheduleRefusal> {
  switch (terms.method) {
    case "annuity":
      return annuityParts(terms, periods);
    case "equal-principal":
      return equalPrincipalParts(terms, periods);
    case "flat":
      return flatParts(terms, periods);
    case "interest-only":
    case "single":
      return ok(bulletParts(terms, periods));
    case "custom":
      return refuse({ code: "loan.schedule_not_derivable" });
    default:
      return unreachable(terms.method);
  }
}

/** Interest at each due date, all principal with the last. */
function bulletParts(terms: LoanTerms, periods: Periods): readonly Part[] {
  const accrual = accrualOf(periods, conventionsOf(terms));
  const outstanding = openOutstanding(periods);
  const last = periods.all.length - 1;
  return periods.all.map((period, index) => {
    const interest = accrue(outstanding, period, accrual);
    const principal = index === last ? outstanding.principal : ZERO;
    repay(outstanding, principal);
    return { principal, interest };
  });
}

/** Of the methods without a level installment a quote is compared with the first one after grace. */
function quoteRefusal(terms: LoanTerms, parts: readonly Part[]): ScheduleRefusal | undefined {
  const { installment: given, method } = terms;
  if (given === null || method === "annuity") return undefined;
  const { principalGraceCount, interestGraceCount } = conventionsOf(terms);
  const first = parts[Math.max(principalGraceCount, interestGraceCount)];
  if (first === undefined) return undefined;
  const expected = add(first.principal, first.interest);
  if (isSameInstallment(expected, given)) return undefined;
  return { code: "loan.installment_mismatch", expected, given };
}

/** Grace on interest that is deferred: the first installment after it asks for all of it. */
function withoutDeferred(terms: LoanTerms, parts: readonly Part[]): readonly Part[] {
  const { interestGrace, interestGraceCount } = conventionsOf(terms);
  if (interestGraceCount === 0 || interestGrace === "waived") return parts;
  let deferred = ZERO;
  return parts.map(({ principal, interest }, index) => {
    if (index > interestGraceCount) return { principal, interest };
    deferred = add(deferred, interest);
    return { principal, interest: index === interestGraceCount ? deferred : ZERO };
  });
}

function toInstallments(
  parts: readonly Part[],
  dates: readonly BusinessDate[],
): readonly Installment[] {
  return parts.map(({ principal, interest }, index) => {
    const dueOn = dates[index];
    assert(dueOn, "an installment has a due date");
    return { number: index + 1, dueOn, principal, interest, fee: ZERO };
  });
}
