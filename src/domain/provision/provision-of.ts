import {
  add,
  least,
  type Minor,
  multiplyDivide,
  type Rounding,
  subtract,
  ZERO,
} from "../../kernel/money";
import { ratePercent } from "../../kernel/rate";
import { EXPOSURE_PARTS, type Exposure } from "../classification/facts";
import type { ProvisionRate } from "../classification/scheme";

export type Provision = Readonly<{
  amount: Minor;
  /** The same by what it is set aside for; they sum to `amount`. */
  parts: Exposure;
}>;

/**
 * What is set aside for one loan, in minor units. Security covers principal first, then interest,
 * then penalty; what it does not cover has the rate for that where the scheme names one. Each amount
 * of the running total is rounded by the named rule and a part is the difference of two, so the
 * parts always sum to the whole.
 */
export function provisionOf(
  rate: ProvisionRate,
  exposure: Exposure,
  cover: Readonly<{ security: Minor; isUnsecuredFromStart: boolean }>,
  rounding: Rounding,
): Provision {
  const parts = { principal: ZERO, interest: ZERO, penalty: ZERO };
  let exposed = ZERO;
  let before = ZERO;
  for (const part of EXPOSURE_PARTS) {
    exposed = add(exposed, exposure[part]);
    const amount = amountOn(rate, exposed, cover, rounding);
    parts[part] = subtract(amount, before);
    before = amount;
  }
  return { amount: before, parts };
}

function amountOn(
  rate: ProvisionRate,
  exposed: Minor,
  { security, isUnsecuredFromStart }: Readonly<{ security: Minor; isUnsecuredFromStart: boolean }>,
  rounding: Rounding,
): Minor {
  if (isUnsecuredFromStart && rate.unsecuredFromStartPercent !== undefined) {
    return percentOf(exposed, rate.unsecuredFromStartPercent, rounding);
  }
  const covered = least(exposed, security);
  return add(
    percentOf(covered, rate.percent, rounding),
    percentOf(subtract(exposed, covered), rate.unsecuredPercent ?? rate.percent, rounding),
  );
}

function percentOf(amount: Minor, percent: string, rounding: Rounding): Minor {
  const { numerator, denominator } = ratePercent(percent);
  return multiplyDivide(amount, numerator, denominator, rounding);
}
