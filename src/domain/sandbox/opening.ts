import type { BusinessDate } from "../../kernel/calendar";
import { add, greatest, least, type Minor, minor, subtract, ZERO } from "../../kernel/money";
import type { Installment } from "../loan/schedule";
import type { Random } from "./random";

export type SandboxOpening = Readonly<{ asOf: BusinessDate; paid: Minor; principal: Minor | null }>;

/** How many lenders' systems know the principal, and how many of them are some cents off. */
const STATES_PRINCIPAL = 0.5;
const ROUNDED_OTHERWISE = 0.15;

/**
 * What another system says of a loan it hands over. Half of them name the principal, and a few name
 * one that rounding has moved by cents: that is what opening adjustments are for.
 */
export function openingOf(
  at: Readonly<{ asOf: BusinessDate; installments: readonly Installment[]; paid: Minor }>,
  random: Random,
): SandboxOpening {
  const { asOf, installments, paid } = at;
  if (!random.chance(STATES_PRINCIPAL)) return { asOf, paid, principal: null };
  const exact = principalAfter(installments, paid);
  const drift = random.chance(ROUNDED_OTHERWISE) ? random.between(-9, 9) : 0;
  return { asOf, paid, principal: greatest(ZERO, minor(exact + drift)) };
}

/** Principal left after money went oldest due first, interest before principal. */
function principalAfter(installments: readonly Installment[], paid: Minor): Minor {
  let money = paid;
  let left = ZERO;
  for (const { fee, interest, principal } of installments) {
    money = greatest(ZERO, minor(money - fee - interest));
    const repaid = least(money, principal);
    money = subtract(money, repaid);
    left = add(left, subtract(principal, repaid));
  }
  return left;
}
