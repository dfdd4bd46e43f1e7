import type { BusinessDate } from "../../kernel/calendar";
import { parseRatePercent } from "../../kernel/rate";
import { ALLOCATIONS, type AllocationRefusal, validateAllocation } from "../loan/allocation";
import { isTemplateName } from "../notice/template-name";
import { ladderFlaws, type LadderFlaw } from "./check-ladder";
import { FIRST_POLICY } from "./first-policy";
import { GRACE_DAYS_MAX, type PolicyDocument } from "./policy";

/** What is wrong, and where: a JSON pointer into the document. */
export type PolicyFlaw = Readonly<{ pointer: string }> &
  (
    | LadderFlaw
    | AllocationRefusal
    | Readonly<{ code: "policy.name_empty" }>
    | Readonly<{ code: "policy.tolerance_negative" }>
    | Readonly<{ code: "policy.percent_out_of_range" }>
    | Readonly<{ code: "policy.grace_out_of_range"; daysMax: number }>
    | Readonly<{ code: "policy.window_empty" }>
    | Readonly<{ code: "policy.window_wider"; startMinute: number; endMinute: number }>
    | Readonly<{ code: "policy.effective_not_ahead"; today: BusinessDate }>
  );
export type PolicyFlawCode = PolicyFlaw["code"];

const MINUTES_OF_DAY = 1440;
const PERCENT_MAX = 100;

/**
 * Everything that keeps a document from being put in force, each with its exact place. A lender may
 * only tighten the hours of contact that the law leaves (those of the first policy).
 */
export function checkPolicy(document: PolicyDocument): readonly PolicyFlaw[] {
  return [
    ...nameFlaws(document),
    ...countingFlaws(document),
    ...allocationFlaws(document),
    ...ladderFlaws(document, isTemplateName),
    ...windowFlaws(document.contact.window),
  ];
}

/** A version takes effect on a day that has not begun: days that were scanned are not decided again. */
export function checkEffectiveOn(
  effectiveOn: BusinessDate,
  today: BusinessDate,
): readonly PolicyFlaw[] {
  if (effectiveOn > today) return [];
  return [{ code: "policy.effective_not_ahead", pointer: "#/effectiveOn", today }];
}

function nameFlaws({ name }: PolicyDocument): PolicyFlaw[] {
  const isName = name.trim() !== "" && !/\p{Cc}/u.test(name) && name.isWellFormed();
  return isName ? [] : [{ code: "policy.name_empty", pointer: "#/name" }];
}

function countingFlaws(document: PolicyDocument): PolicyFlaw[] {
  const { toleranceAmount, tolerancePercent, tolerancePercentMax = 0, graceDays } = document;
  const flaws: PolicyFlaw[] = [];
  if (toleranceAmount < 0) {
    flaws.push({ code: "policy.tolerance_negative", pointer: "#/toleranceAmount" });
  }
  if (tolerancePercent !== undefined && !isShare(tolerancePercent)) {
    flaws.push({ code: "policy.percent_out_of_range", pointer: "#/tolerancePercent" });
  }
  if (tolerancePercentMax < 0) {
    flaws.push({ code: "policy.tolerance_negative", pointer: "#/tolerancePercentMax" });
  }
  if (!Number.isInteger(graceDays) || graceDays < 0 || graceDays > GRACE_DAYS_MAX) {
    const daysMax = GRACE_DAYS_MAX;
    flaws.push({ code: "policy.grace_out_of_range", pointer: "#/graceDays", daysMax });
  }
  return flaws;
}

function isShare(percent: string): boolean {
  return parseRatePercent(percent) !== undefined && Number(percent) <= PERCENT_MAX;
}

function allocationFlaws({ allocation }: PolicyDocument): PolicyFlaw[] {
  if (typeof allocation === "string") {
    return Object.hasOwn(ALLOCATIONS, allocation)
      ? []
      : [{ ...UNKNOWN_ORDER, pointer: "#/allocation" }];
  }
  const checked = validateAllocation(allocation);
  return checked.ok ? [] : [{ ...checked.refusal, pointer: "#/allocation/steps" }];
}

const UNKNOWN_ORDER = {
  code: "allocation.step_missing",
  timing: "past-due",
  component: "principal",
} as const;

function windowFlaws({ startMinute, endMinute }: PolicyDocument["contact"]["window"]) {
  const flaws: PolicyFlaw[] = [];
  const pointer = "#/contact/window";
  if (startMinute < 0 || startMinute >= endMinute || endMinute > MINUTES_OF_DAY) {
    flaws.push({ code: "policy.window_empty", pointer });
    return flaws;
  }
  const { window: law } = FIRST_POLICY.contact;
  if (startMinute < law.startMinute) {
    flaws.push({ code: "policy.window_wider", pointer: `${pointer}/startMinute`, ...law });
  }
  if (endMinute > law.endMinute) {
    flaws.push({ code: "policy.window_wider", pointer: `${pointer}/endMinute`, ...law });
  }
  return flaws;
}
