import type { FieldErrors } from "../../../web/components/form";
import type { MessageKey, Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/clock-time";
import type { ConditionRefusal } from "../../domain/condition/refusal";
import type { PolicyFlaw } from "../../domain/policy/check";

const FIELDS: Readonly<Record<string, string>> = {
  "#/toleranceAmount": "tolerance",
  "#/allocation/steps": "allocation",
  "#/contact/window": "windowStart",
  "#/contact/window/startMinute": "windowStart",
  "#/contact/window/endMinute": "windowEnd",
  "#/contact/lender/supervisedIn": "supervisedIn",
  "#/contact/lender/role": "role",
  "#/contact/productClasses": "productClasses",
};

/** Flaws at the fields of the editor. */
export function fieldErrorsOf(t: Translator, flaws: readonly PolicyFlaw[]): FieldErrors {
  const errors: Record<string, string> = {};
  for (const flaw of flaws) {
    // The first word on a field is the one to begin with.
    errors[fieldOf(flaw.pointer)] ??= flawWords(t, flaw);
  }
  return errors;
}

/** The field of the form that stands for a place of the document. */
export function fieldOf(pointer: string): string {
  const known = FIELDS[pointer];
  if (known !== undefined) return known;
  return pointer
    .slice(2)
    .replaceAll("/", ".")
    .replace(/buckets\.\d+\.\w+$/, "buckets")
    .replace(/\.allocation\.steps$/, ".allocation")
    .replace(/\.toleranceAmount$/, ".tolerance")
    .replace(/\.on\.bucket$/, ".bucket")
    .replace(/\.repeat$/, ".everyDays")
    .replace(/\.channels\.\d+$/, ".channels")
    .replace(/\.actions$/, ".newAction");
}

/** What is wrong, in the reader's language; exhaustive, so that no flaw is without words. */
export function flawWords(t: Translator, flaw: PolicyFlaw): string {
  switch (flaw.code) {
    case "policy.grace_out_of_range":
      return t("policyFlaw.grace", { daysMax: flaw.daysMax });
    case "policy.window_wider": {
      const law = { start: clockTime(flaw.startMinute), end: clockTime(flaw.endMinute) };
      return t("policyFlaw.windowWider", law);
    }
    case "policy.country_unknown":
      return t("policyFlaw.country", { country: flaw.country });
    case "policy.product_class_unknown":
      return t("policyFlaw.productClass", { product: flaw.product });
    case "policy.effective_not_ahead":
      return t("policyFlaw.effective", { today: t.formatDate(flaw.today) });
    case "policy.ladder_too_long":
      return t("policyFlaw.steps", { stepsMax: flaw.stepsMax });
    case "policy.step_out_of_range":
      return t("policyFlaw.stepRange", { before: -flaw.dayMin, after: flaw.dayMax });
    case "policy.step_repeated":
      return t("policyFlaw.stepRepeated", { step: flaw.step });
    case "policy.bucket_never_entered":
      return t("policyFlaw.bucket", { known: flaw.known.join(", ") });
    case "policy.step_unreachable":
      return flaw.day === null
        ? t("policyFlaw.unreachable")
        : t("policyFlaw.unreachableOn", { day: flaw.day });
    case "policy.repeat_out_of_range":
      return t("policyFlaw.repeat", { daysMax: flaw.daysMax, timesMax: flaw.timesMax });
    case "policy.repeat_overlaps":
      return t("policyFlaw.overlap", { day: flaw.day, other: flaw.other });
    case "policy.ladder_gap": {
      const { from, to, daysMax } = flaw;
      return t("policyFlaw.gap", { from, to, daysMax });
    }
    case "policy.bucket_unnamed":
    case "policy.words_missing":
      return t("policyFlaw.words", { lengthMax: flaw.lengthMax });
    case "policy.unknown_choice":
    case "policy.unknown_match":
      return t("policyFlaw.choice", { known: flaw.known.join(", ") });
    case "policy.days_out_of_range":
      return t("policyFlaw.days", { daysMin: flaw.daysMin, daysMax: flaw.daysMax });
    case "policy.too_many_segments":
      return t("policyFlaw.segments", { segmentsMax: flaw.segmentsMax });
    case "policy.segment_repeated":
      return t("policyFlaw.segmentRepeated", { segment: flaw.segment });
    case "policy.segment_asks_changing": {
      const { fact, before, at } = flaw;
      const fixed = t.formatList(flaw.fixed);
      const words =
        before === null
          ? t("policyFlaw.segmentChanging", { fact, fixed })
          : t("policyFlaw.segmentChangingBefore", { fact, fixed, segment: before });
      return t("policyFlaw.place", { line: at.line, column: at.column, words });
    }
    case "policy.too_many_buckets":
      return t("policyFlaw.buckets.tooMany", { bucketsMax: flaw.bucketsMax });
    case "bucket.empty":
    case "bucket.day_invalid":
    case "bucket.name_repeated":
    case "bucket.not_open_ended":
      return t(BUCKET_WORDS[flaw.code], { name: flaw.name ?? "" });
    case "bucket.gap":
      return flaw.from === flaw.to
        ? t("policyFlaw.buckets.gapDay", { day: flaw.from })
        : t("policyFlaw.buckets.gap", { from: flaw.from, to: flaw.to });
    case "bucket.overlap": {
      const { from, first, second } = flaw;
      return t("policyFlaw.buckets.overlap", { from, first, second });
    }
    case "policy.condition_wrong":
    case "policy.segment_wrong":
      return conditionFlawWords(t, flaw.problem);
    default:
      return t(PLAIN[flaw.code]);
  }
}

const BUCKET_WORDS = {
  "bucket.empty": "policyFlaw.buckets.empty",
  "bucket.day_invalid": "policyFlaw.buckets.unreadable",
  "bucket.name_repeated": "policyFlaw.buckets.repeated",
  "bucket.not_open_ended": "policyFlaw.buckets.end",
} as const satisfies Readonly<Record<string, MessageKey>>;

type PlainCode =
  | "policy.name_empty"
  | "policy.tolerance_negative"
  | "policy.percent_out_of_range"
  | "policy.window_empty"
  | "policy.supervised_nowhere"
  | "policy.role_unknown"
  | "policy.day_repeated"
  | "policy.ladder_unordered"
  | "policy.trigger_unclear"
  | "policy.actions_missing"
  | "policy.actions_contradict"
  | "policy.template_unknown"
  | "policy.template_misplaced"
  | "policy.template_not_for_channel"
  | "policy.channel_not_permitted"
  | "policy.channels_missing"
  | "policy.not_a_name"
  | "policy.segment_unreachable"
  | "policy.canary_out_of_range"
  | "policy.bucket_not_current"
  | "bucket.not_from_zero"
  | "allocation.step_missing"
  | "allocation.step_repeated";

const PLAIN: Readonly<Record<PlainCode, MessageKey>> = {
  "policy.name_empty": "policyFlaw.name",
  "policy.tolerance_negative": "policyFlaw.tolerance",
  "policy.percent_out_of_range": "policyFlaw.percent",
  "policy.window_empty": "policyFlaw.windowEmpty",
  "policy.supervised_nowhere": "policyFlaw.nowhere",
  "policy.role_unknown": "policyFlaw.role",
  "policy.day_repeated": "policyFlaw.dayRepeated",
  "policy.ladder_unordered": "policyFlaw.unordered",
  "policy.trigger_unclear": "policyFlaw.trigger",
  "policy.actions_missing": "policyFlaw.actionsMissing",
  "policy.actions_contradict": "policyFlaw.contradicts",
  "policy.template_unknown": "policyFlaw.letter",
  "policy.template_misplaced": "policyFlaw.letterMisplaced",
  "policy.template_not_for_channel": "policyFlaw.notForChannel",
  "policy.channel_not_permitted": "policyFlaw.channel",
  "policy.channels_missing": "policyFlaw.channelMissing",
  "policy.not_a_name": "policyFlaw.notName",
  "policy.segment_unreachable": "policyFlaw.segmentUnreachable",
  "policy.canary_out_of_range": "policyFlaw.canary",
  "policy.bucket_not_current": "policyFlaw.buckets.current",
  "bucket.not_from_zero": "policyFlaw.buckets.zero",
  "allocation.step_missing": "policyFlaw.order",
  "allocation.step_repeated": "policyFlaw.order",
};

function conditionFlawWords(t: Translator, problem: ConditionRefusal): string {
  const { line, column } = problem.at;
  return t("policyFlaw.place", { line, column, words: problemWords(t, problem) });
}

function problemWords(t: Translator, problem: ConditionRefusal): string {
  switch (problem.code) {
    case "condition.syntax":
      return t("policyFlaw.condition.syntax");
    case "condition.unknown_fact": {
      const { name, nearest } = problem;
      if (nearest === null) return t("policyFlaw.condition.unknownFact", { name });
      return t("policyFlaw.condition.nearest", { name, nearest });
    }
    case "condition.unknown_function": {
      const { name, known } = problem;
      return t("policyFlaw.condition.unknownFunction", { name, known: known.join(", ") });
    }
    case "condition.unknown_value": {
      const { fact, value, known } = problem;
      return t("policyFlaw.condition.unknownValue", { fact, value, known: known.join(", ") });
    }
    case "condition.type_mismatch": {
      const { operation, types } = problem;
      return t("policyFlaw.condition.types", { operation, types: t.formatList(types) });
    }
    case "condition.not_boolean":
      return t("policyFlaw.condition.notBoolean", { type: problem.type });
    case "condition.too_long": {
      const { lengthMax, partsMax } = problem;
      return t("policyFlaw.condition.tooLong", { lengthMax, partsMax });
    }
    case "condition.too_deep":
      return t("policyFlaw.condition.tooDeep", { depthMax: problem.depthMax });
  }
}
