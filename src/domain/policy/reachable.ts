import { canHold } from "../condition/can-hold";
import type { Conditions } from "../condition/open-conditions";
import type { BucketScheme } from "../delinquency/bucket-scheme";
import type { DayRange } from "./check-ladder";
import { GRACE_DAYS_MAX } from "./policy";

/**
 * False only when a condition certainly never holds on these days past due; without buckets a loan may
 * be in any.
 */
export function canConditionHold(
  conditions: Conditions,
  text: string,
  days: DayRange,
  buckets: BucketScheme | undefined,
): boolean {
  const compiled = conditions.compile(text);
  // Whatever the grace is: within its bounds a late loan may be in the first bucket.
  const pins = { daysPastDue: days, graceDays: GRACE_DAYS_MAX, ...(buckets && { buckets }) };
  return !compiled.ok || canHold(compiled.value, pins);
}
