import type { ScheduleRowsRefusal } from "../../domain/import/check-schedule-rows";
import type { FieldError } from "../../domain/import/field-error";
import type { RateCeilingRefusal } from "../../domain/loan/rate-ceiling";
import { formatMajor, type Minor } from "../../kernel/money";
import type { ScheduleAdditionRefusal } from "./add-schedule";
import { adviceForConvention, type ConventionRefusal } from "./explain-conventions";
import type { LoanRefusal } from "./loan-outcome";

type Explained = LoanRefusal | ScheduleAdditionRefusal | RateCeilingRefusal;
type Advice = readonly [field: string, advice: string];

/** A refusal of a loan or its schedule as an error of the field that caused it, with what to do. */
export function explainRefusal(refusal: Explained, currency: string): FieldError {
  const [field, advice] = adviceFor(refusal, (amount) => formatMajor(amount, currency));
  return { field, code: refusal.code, detail: `${field} ${advice}` };
}

/** Calls another loan by its name: this one would be counted twice or changed in silence. */
const AGAIN = "a loan keeps its terms when it is sent again";

function adviceFor(refusal: Explained, say: (amount: Minor) => string): Advice {
  switch (refusal.code) {
    case "loan.terms_differ": {
      const stored = refusal.stored === null ? "nothing" : refusal.stored;
      return [refusal.field, `is ${refusal.given} but was ${stored} before: ${AGAIN}`];
    }
    case "loan.installment_mismatch": {
      const { expected, given } = refusal;
      const advice = `is ${say(given)} but these terms give ${say(expected)}: correct the terms, or leave it empty`;
      return ["installment", advice];
    }
    case "loan.installment_below_interest": {
      const { installment, interest } = refusal;
      const advice = `of ${say(installment)} does not pay the interest of ${say(interest)}: the loan would never end`;
      return ["installment", advice];
    }
    case "loan.opening_beyond_tolerance": {
      const { adjustment, toleranceAmount } = refusal;
      const advice = `differs by ${say(adjustment)} from what openingPaid leads to, more than the ${say(toleranceAmount)} you allow: correct it, or allow more with openingTolerancePercent`;
      return ["openingPrincipal", advice];
    }
    case "loan.opening_overpaid": {
      const advice = `is ${say(refusal.credit)} more than the loan asks for: correct it or openingPrincipal`;
      return ["openingPaid", advice];
    }
    case "loan.opening_in_future":
      return ["openingAsOf", `lies after today, ${refusal.today}: write a day that has been`];
    case "loan.first_due_before_disbursement":
      return ["firstDueOn", `lies before disbursedOn, ${refusal.disbursedOn}: correct one of them`];
    case "loan.single_has_one_installment":
      return ["installmentCount", "does not fit the method single: write 1 or use another method"];
    case "loan.schedule_not_derivable":
      return ["method", "is custom: its installments come as rows, not from terms"];
    default:
      return adviceForBounds(refusal, say);
  }
}

type Bounded = Exclude<
  Explained,
  Readonly<{
    code:
      | "loan.terms_differ"
      | "loan.installment_mismatch"
      | "loan.installment_below_interest"
      | "loan.opening_beyond_tolerance"
      | "loan.opening_overpaid"
      | "loan.opening_in_future"
      | "loan.first_due_before_disbursement"
      | "loan.single_has_one_installment"
      | "loan.schedule_not_derivable";
  }>
>;

function adviceForBounds(refusal: Bounded, say: (amount: Minor) => string): Advice {
  switch (refusal.code) {
    case "loan.principal_too_small": {
      const advice = `is too small for ${refusal.installmentCount} installments: write more, or fewer installments`;
      return ["principal", advice];
    }
    case "loan.amount_too_large":
      return ["principal", "with its interest is beyond what can be counted exactly: write less"];
    case "loan.schedule_too_long":
      return ["installmentCount", "leads to due dates after the year 2199: write fewer"];
    case "loan.schedule_mismatch":
      return [refusal.field, mismatch(refusal)];
    case "loan.schedule_exists":
      return ["loanExternalId", "names a loan that has a schedule already: leave these rows out"];
    case "loan.not_found":
      return ["loanExternalId", "names no loan that is here: send the loan first"];
    case "request.conflict":
      return ["row", "was overtaken by other changes again and again: send it once more"];
    default:
      return adviceForConvention(refusal satisfies ConventionRefusal, say);
  }
}

function mismatch(
  refusal: Extract<ScheduleRowsRefusal, { code: "loan.schedule_mismatch" }>,
): string {
  const { field, number, expected, given } = refusal;
  const place = number === null ? "" : ` of installment ${number}`;
  if (field === "principal") {
    return `of all rows sums to ${given} minor units but the loan's principal is ${expected}: correct the rows`;
  }
  if (field === "number" && number === null) {
    return `runs over ${given} rows but the loan has ${expected} installments: send all rows of a loan one after the other`;
  }
  return `${place.trim()} is ${given} where ${expected} should be: correct the row`.trim();
}
