import type { BusinessDate } from "../../kernel/calendar";
import type { Rules } from "./rules";
import { type Schedule, versionsInForce } from "./schedule";

/**
 * The yearly rate of a loan on a day, a decimal string: the latest that a modification in force set,
 * or that of its daily interest; null when neither says, and then it is that of the terms.
 */
export function rateInEffect(
  schedules: readonly Schedule[],
  rules: Rules,
  asOf: BusinessDate,
): string | null {
  const changed = versionsInForce(schedules, asOf).findLast(({ change }) =>
    Boolean(change?.annualRatePercent),
  );
  if (changed?.change) return changed.change.annualRatePercent;
  return rules.interest?.kind === "daily" ? rules.interest.annualRatePercent : null;
}
