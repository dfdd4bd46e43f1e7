import type { ModificationRefusal } from "../../domain/modification/modification";
import type { ConsolidationRefusal } from "../../domain/modification/consolidate";
import { formatMajor, type Minor } from "../../kernel/money";

type Advice = readonly [field: string, advice: string];

/** A refusal of a modification as an error of the field that caused it, with what to do. */
export function explainModification(
  refusal: ModificationRefusal,
  currency: string,
): Readonly<{ field: string; detail: string }> {
  const [field, advice] = adviceFor(refusal, (amount) => formatMajor(amount, currency));
  return { field, detail: `${field.split("/").at(-1)} ${advice}` };
}

/** As explainModification, for several loans that are to be one. */
export function explainConsolidation(
  refusal: ConsolidationRefusal,
): Readonly<{ field: string; detail: string }> {
  switch (refusal.code) {
    case "modification.too_few_loans":
      return { field: "loans", detail: "loans are too few: send two or more" };
    case "modification.currencies_differ":
      return {
        field: "loans",
        detail: `loans differ: ${refusal.reference} is in ${refusal.currency}`,
      };
    case "modification.borrowers_differ":
      return { field: "loans", detail: `loans differ: ${refusal.reference} is another borrower's` };
    case "modification.nothing_owed":
      return { field: "loans", detail: "loans are there that owe nothing: leave them out" };
    default:
      return { field: "terms", detail: "terms give no schedule for all that is owed" };
  }
}

function adviceFor(refusal: ModificationRefusal, say: (amount: Minor) => string): Advice {
  switch (refusal.code) {
    case "modification.due_too_early":
      return ["request", `leads to a due date of ${refusal.dueOn}: all lie after ${refusal.after}`];
    case "modification.due_dates_collide":
      return ["request/to", `leads to two installments on ${refusal.dueOn}: choose another`];
    case "modification.no_installments_left":
      return ["request", `asks more installments than there are ahead, ${refusal.count}`];
    case "modification.terms_missing":
      return ["terms", "are missing or custom: without them no installment can be computed again"];
    case "modification.rate_not_lower":
      return [
        "request/annualRatePercent",
        `is not below the rate in effect, ${refusal.annualRatePercent}`,
      ];
    case "modification.installment_not_reachable": {
      const { installmentMin } = refusal;
      return ["request/by/installmentMax", `is below ${say(installmentMin)}, the least there is`];
    }
    case "modification.nothing_to_capitalize":
      return ["request/components", "name nothing that is overdue"];
    case "modification.beyond_owed":
      return ["request/amount", `is more than ${say(refusal.owed)}, the ${refusal.component} owed`];
    case "modification.settlement_not_less":
      return ["request/payments", `sum to no less than what is owed, ${say(refusal.owed)}`];
    default:
      return adviceForState(refusal);
  }
}

/** Refusals that no other request of the kind would change. */
function adviceForState(refusal: ModificationRefusal): Advice {
  switch (refusal.code) {
    case "modification.not_past_due":
      return ["asOf", "is a day on which nothing is past due"];
    case "modification.nothing_owed":
      return ["ledger", "leaves nothing owed"];
    case "modification.charged_off":
      return ["ledger", `charges the loan off on ${refusal.chargedOffOn}`];
    case "modification.loan_too_young":
      return ["asOf", `lies before ${refusal.eligibleOn}, when the loan is old enough`];
    case "modification.too_few_payments":
      return [
        "ledger",
        `has ${refusal.paymentCount} payments of the ${refusal.paymentCountMin} it takes`,
      ];
    case "modification.too_often": {
      const { reAgeCount, withinMonths, eligibleOn } = refusal;
      return [
        "reAgedOn",
        `has ${reAgeCount} within ${withinMonths} months: wait until ${eligibleOn}`,
      ];
    }
    default:
      return ["request", "leads to a schedule that its terms do not give"];
  }
}
