import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/notice-decisions";
import { explainFlaw } from "../../app/policy/explain-flaw";
import type { PolicyFlaw } from "../../domain/policy/check";

const FIELDS: Readonly<Record<string, string>> = {
  "#/name": "name",
  "#/toleranceAmount": "tolerance",
  "#/tolerancePercent": "tolerancePercent",
  "#/tolerancePercentMax": "tolerancePercentMax",
  "#/graceDays": "graceDays",
  "#/allocation": "allocation",
  "#/allocation/steps": "allocation",
  "#/contact/window": "windowStart",
  "#/contact/window/startMinute": "windowStart",
  "#/contact/window/endMinute": "windowEnd",
  "#/effectiveOn": "effectiveOn",
  "#/ladder": "day-0",
};

/** Flaws at the fields of the editor; `rowOf` says in which row a step of the ladder stands. */
export function fieldErrorsOf(
  t: Translator,
  flaws: readonly PolicyFlaw[],
  rowOf: readonly number[],
): FieldErrors {
  const errors: Record<string, string> = {};
  for (const flaw of flaws) {
    const field = fieldOf(flaw.pointer, rowOf);
    // The first word on a field is the one to begin with.
    errors[field] ??= flawWords(t, flaw);
  }
  return errors;
}

function fieldOf(pointer: string, rowOf: readonly number[]): string {
  const step = /^#\/ladder\/(\d+)\/(.+)$/.exec(pointer);
  if (!step) return FIELDS[pointer] ?? "";
  const row = rowOf[Number(step[1])] ?? 0;
  const isTemplate = step[2]?.endsWith("/template") ?? false;
  return `${isTemplate ? "template" : "day"}-${row}`;
}

export function flawWords(t: Translator, flaw: PolicyFlaw): string {
  switch (flaw.code) {
    case "policy.name_empty":
      return t("policyFlaw.name");
    case "policy.tolerance_negative":
      return t("policyFlaw.tolerance");
    case "policy.percent_out_of_range":
      return t("policyFlaw.percent");
    case "policy.grace_out_of_range":
      return t("policyFlaw.grace", { daysMax: flaw.daysMax });
    case "policy.window_empty":
      return t("policyFlaw.windowEmpty");
    case "policy.window_wider": {
      const law = { start: clockTime(flaw.startMinute), end: clockTime(flaw.endMinute) };
      return t("policyFlaw.windowWider", law);
    }
    case "policy.effective_not_ahead":
      return t("policyFlaw.effective", { today: t.formatDate(flaw.today) });
    case "policy.ladder_too_long":
      return t("policyFlaw.steps", { stepsMax: flaw.stepsMax });
    case "policy.step_out_of_range":
      return t("policyFlaw.stepRange", { before: -flaw.dayMin, after: flaw.dayMax });
    case "policy.step_repeated":
    case "policy.day_repeated":
    case "policy.ladder_unordered":
      return t("policyFlaw.dayRepeated");
    case "policy.template_unknown":
      return t("policyFlaw.letter");
    case "policy.template_misplaced":
      return t("policyFlaw.letterMisplaced");
    case "policy.channel_not_permitted":
      return t("policyFlaw.channel");
    case "allocation.step_missing":
    case "allocation.step_repeated":
      return t("policyFlaw.order");
    default:
      return t("policyFlaw.rule", { detail: explainFlaw(flaw) });
  }
}
