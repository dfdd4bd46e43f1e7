import { assert, unreachable } from "../../kernel/assert";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { add, type Minor, splitEvenly, subtract, ZERO } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import { annuityParts, type Part } from "./annuity";
import { dueDates } from "./due-dates";
import { isSameInstallment, periodInterest } from "./level-installment";
import { bulletRate, type PeriodRate, periodRate } from "./period-rate";
import type { Installment } from "./schedule";
import type { LoanTerms } from "./terms";

export type ScheduleRefusal =
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
  /** The last due date lies beyond the year 2199. */
  | Readonly<{ code: "loan.schedule_too_long" }>;

/**
 * Derives the installments of a loan from its terms, in minor units of its currency.
 *
 * Interest runs over equal periods whatever the calendar says (see period-rate), on the principal
 * outstanding before each due date, rounded half-even per installment; the first period is not
 * longer or shorter than the others. An annuity's level installment is rounded half-up, as the
 * market does; a quoted one within rounding of it takes its place. The last installment takes the
 * difference, so principal parts always sum to the principal. `flat` charges interest on the
 * original principal for all periods, in equal parts; `single` pays all at its one due date.
 */
export function buildSchedule(terms: LoanTerms): Result<readonly Installment[], ScheduleRefusal> {
  assert(terms.principal > 0, "a loan has principal");
  assert(Number.isInteger(terms.installmentCount) && terms.installmentCount > 0, "no installments");
  const { disbursedOn, firstDueOn, installmentCount, principal } = terms;
  if (firstDueOn < disbursedOn) {
    return refuse({ code: "loan.first_due_before_disbursement", disbursedOn });
  }
  if (terms.method === "custom") return refuse({ code: "loan.schedule_not_derivable" });
  if (terms.method === "single" && installmentCount !== 1) {
    return refuse({ code: "loan.single_has_one_installment", installmentCount });
  }
  if (principal < installmentCount && terms.method !== "interest-only") {
    return refuse({ code: "loan.principal_too_small", installmentCount });
  }
  const dates = dueDates(terms);
  if (parseDate(dates.at(-1) ?? "") === undefined)
    return refuse({ code: "loan.schedule_too_long" });
  if (!isCountable(terms)) return refuse({ code: "loan.amount_too_large" });

  const parts = derive(terms);
  if (!parts.ok) return parts;
  const refusal = quoteRefusal(terms, parts.value);
  if (refusal) return refuse(refusal);
  return ok(parts.value.map((part, index) => toInstallment(part, index, dates)));
}

/** Whether all amounts and their sum stay far inside exact integers, estimated from above. */
function isCountable(terms: LoanTerms): boolean {
  const { numerator, denominator } = wholeRate(terms);
  const interest = (Number(numerator) / Number(denominator)) * terms.principal;
  return terms.principal + interest < Number.MAX_SAFE_INTEGER / 2;
}

/** The rate of all periods together. */
function wholeRate(terms: LoanTerms): PeriodRate {
  if (terms.method === "single") return bulletRate(terms);
  const { numerator, denominator } = periodRate(terms);
  return { numerator: numerator * BigInt(terms.installmentCount), denominator };
}

function derive(terms: LoanTerms): Result<readonly Part[], ScheduleRefusal> {
  switch (terms.method) {
    case "annuity":
      return annuityParts(terms, periodRate(terms));
    case "equal-principal":
      return ok(equalPrincipalParts(terms));
    case "flat":
      return ok(flatParts(terms));
    case "interest-only":
      return ok(interestOnlyParts(terms));
    case "single":
      return ok(singleParts(terms));
    case "custom":
      return refuse({ code: "loan.schedule_not_derivable" });
    default:
      return unreachable(terms.method);
  }
}

function equalPrincipalParts(terms: LoanTerms): readonly Part[] {
  const rate = periodRate(terms);
  let balance = terms.principal;
  return splitEvenly(terms.principal, terms.installmentCount).map((principal) => {
    const interest = periodInterest(balance, rate);
    balance = subtract(balance, principal);
    return { principal, interest };
  });
}

/** Principal parts larger first and interest parts larger last, so that the sums are level. */
function flatParts(terms: LoanTerms): readonly Part[] {
  const { principal, installmentCount } = terms;
  const interest = periodInterest(principal, wholeRate(terms));
  const shares = splitEvenly(interest, installmentCount).toReversed();
  return splitEvenly(principal, installmentCount).map((part, index) => ({
    principal: part,
    interest: shares[index] ?? ZERO,
  }));
}

function interestOnlyParts(terms: LoanTerms): readonly Part[] {
  const { principal, installmentCount } = terms;
  const interest = periodInterest(principal, periodRate(terms));
  return Array.from({ length: installmentCount }, (_, index) => ({
    principal: index === installmentCount - 1 ? principal : ZERO,
    interest,
  }));
}

function singleParts(terms: LoanTerms): readonly Part[] {
  const { principal } = terms;
  return [{ principal, interest: periodInterest(principal, bulletRate(terms)) }];
}

/** Of the methods without a level installment a quote is compared with the first one. */
function quoteRefusal(terms: LoanTerms, parts: readonly Part[]): ScheduleRefusal | undefined {
  const { installment: given, method } = terms;
  const first = parts[0];
  if (given === null || method === "annuity" || first === undefined) return undefined;
  const expected = add(first.principal, first.interest);
  if (isSameInstallment(expected, given)) return undefined;
  return { code: "loan.installment_mismatch", expected, given };
}

function toInstallment(
  { principal, interest }: Part,
  index: number,
  dates: readonly BusinessDate[],
): Installment {
  const dueOn = dates[index];
  assert(dueOn, `no due date for installment ${index + 1}`);
  return { number: index + 1, dueOn, principal, interest, fee: ZERO };
}
