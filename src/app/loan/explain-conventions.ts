import type { ConventionsRefusal } from "../../domain/loan/check-conventions";
import type { ScheduleRefusal } from "../../domain/loan/build-schedule";
import type { RateCeilingRefusal } from "../../domain/loan/rate-ceiling";
import type { Minor } from "../../kernel/money";

/** What only a loan with conventions of its own is refused for. */
export type ConventionRefusal =
  | ConventionsRefusal
  | RateCeilingRefusal
  | Extract<
      ScheduleRefusal,
      Readonly<{
        code:
          | "loan.installment_multiple_too_large"
          | "loan.disbursement_after_last_due"
          | "loan.due_dates_collide";
      }>
    >;

/** The convention that caused a refusal, and what to do about it. */
export function adviceForConvention(
  refusal: ConventionRefusal,
  say: (amount: Minor) => string,
): readonly [field: string, advice: string] {
  switch (refusal.code) {
    case "loan.convention_invalid":
      return [refusal.field, `cannot be ${refusal.value}: correct it, or leave it out`];
    case "loan.grace_too_long": {
      const advice = `leaves none of ${refusal.installmentCount} installments to ask: write less`;
      return [refusal.field, advice];
    }
    case "loan.disbursements_mismatch": {
      const { given, expected } = refusal;
      return ["disbursements", `sum to ${say(given)} but the principal is ${say(expected)}`];
    }
    case "loan.disbursements_out_of_order": {
      const advice = `have one on ${refusal.on} in the wrong place: the first is on disbursedOn, the others follow by date`;
      return ["disbursements", advice];
    }
    case "loan.disbursement_after_last_due": {
      const advice = `have one on ${refusal.on} when nothing is due any more: the last due date is ${refusal.lastDueOn}`;
      return ["disbursements", advice];
    }
    case "loan.due_dates_collide": {
      const advice = `moves two installments to ${refusal.dueOn}: use a rhythm without days that have no business`;
      return ["businessDays", advice];
    }
    case "loan.installment_multiple_too_large": {
      const advice = `of ${say(refusal.multiple)} leaves nothing or far too much for the last installment: write less`;
      return ["installmentMultiple", advice];
    }
    case "loan.rate_above_ceiling": {
      const { annualRatePercent, ceilingPercent, source } = refusal;
      const advice = `of ${annualRatePercent} is above the ${ceilingPercent} the law allows (${source})`;
      return ["annualRatePercent", advice];
    }
  }
}
