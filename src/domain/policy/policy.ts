import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";
import { ok, type Result, refuse } from "../../kernel/result";
import type { ContactRules } from "../contact/gate";
import type { Allocation, AllocationName } from "../loan/allocation";

export type NoticeAction = Readonly<{ kind: "notice"; channel: "email"; template: string }>;

/** What happens on one day of a delinquency; the name is the identity that notices carry. */
export type LadderStep = Readonly<{
  step: string;
  /** Days past due. Zero or less: counted to each unpaid due date, which is day 0. */
  day: number;
  action: NoticeAction;
}>;

/** The rules in force from a date on. A version once effective is never changed. */
export type Policy = Readonly<{
  version: number;
  effectiveOn: BusinessDate;
  name: string;
  /** A loan whose whole shortfall is at or below this does not count as past due. */
  toleranceAmount: Minor;
  /** Days past due before the delinquent mark: until then the bucket stays M0. */
  graceDays: number;
  /** What loans that come in from now on agree on; those that are here keep theirs. */
  allocation: AllocationName | Allocation;
  /** In order of days. */
  ladder: readonly LadderStep[];
  contact: ContactRules;
  /** Where the rules come from. */
  sources: readonly string[];
}>;

export type PolicyRefusal =
  | Readonly<{ code: "policy.tolerance_negative" }>
  | Readonly<{ code: "policy.grace_out_of_range"; daysMax: number }>
  | Readonly<{ code: "policy.window_empty" }>
  | Readonly<{ code: "policy.step_out_of_range"; step: string; dayMin: number; dayMax: number }>
  | Readonly<{ code: "policy.step_repeated"; step: string }>
  | Readonly<{ code: "policy.day_repeated"; step: string; day: number }>
  | Readonly<{ code: "policy.ladder_unordered"; step: string }>;

export const LADDER_DAY_MIN = -60;
export const LADDER_DAY_MAX = 400;
export const GRACE_DAYS_MAX = 30;
const MINUTES_OF_DAY = 1440;

/**
 * Whether a policy can be put in force. Refuses a ladder that is out of order, names a step or a
 * day twice or leaves the range of days, a negative tolerance, a grace beyond the first bucket and
 * a contact window that never opens.
 */
export function validatePolicy(policy: Policy): Result<Policy, PolicyRefusal> {
  if (policy.toleranceAmount < 0) return refuse({ code: "policy.tolerance_negative" });
  const { graceDays } = policy;
  if (!Number.isInteger(graceDays) || graceDays < 0 || graceDays > GRACE_DAYS_MAX) {
    return refuse({ code: "policy.grace_out_of_range", daysMax: GRACE_DAYS_MAX });
  }
  const { startMinute, endMinute } = policy.contact.window;
  if (startMinute < 0 || startMinute >= endMinute || endMinute > MINUTES_OF_DAY) {
    return refuse({ code: "policy.window_empty" });
  }
  const refusal = ladderRefusal(policy.ladder);
  return refusal ? refuse(refusal) : ok(policy);
}

function ladderRefusal(ladder: readonly LadderStep[]): PolicyRefusal | undefined {
  const names = new Set<string>();
  let previousDay = Number.NEGATIVE_INFINITY;
  for (const { step, day } of ladder) {
    if (!Number.isInteger(day) || day < LADDER_DAY_MIN || day > LADDER_DAY_MAX) {
      const range = { dayMin: LADDER_DAY_MIN, dayMax: LADDER_DAY_MAX };
      return { code: "policy.step_out_of_range", step, ...range };
    }
    if (names.has(step)) return { code: "policy.step_repeated", step };
    if (day === previousDay) return { code: "policy.day_repeated", step, day };
    if (day < previousDay) return { code: "policy.ladder_unordered", step };
    names.add(step);
    previousDay = day;
  }
  return undefined;
}
