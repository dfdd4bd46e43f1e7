import type { Option } from "../../../web/components/fields";
import type { FieldErrors } from "../../../web/components/form";
import type { Translator } from "../../../web/locales/translate";
import { clockTime } from "../../../web/pages/clock-time";
import type { EditorChoices, PolicyEditorProps } from "../../../web/pages/policy-editor";
import { type EditorValues, OWN_ORDER } from "../../../web/pages/policy-editor-values";
import { CONDITION_WORDS_EN } from "../../domain/condition/say-en";
import { CONDITION_WORDS_ZH_CN } from "../../domain/condition/say-zh-cn";
import { FACTS } from "../../domain/condition/facts";
import { ALLOCATIONS, type AllocationName } from "../../domain/loan/allocation";
import { TEMPLATE_NAMES } from "../../domain/notice/template-name";
import { FIRST_POLICY } from "../../domain/policy/first-policy";
import type { PolicyDocument } from "../../domain/policy/policy";
import { readingsOf } from "../../domain/policy/readings";
import { addDays, type BusinessDate } from "../../kernel/calendar";
import { BUCKET_STARTS } from "./policy-buckets";
import { fieldOf } from "./policy-flaws";
import { documentFrom, valuesOf } from "./policy-form";
import { conditionSayer, laddersWords } from "./policy-words";

export type EditorInput = Readonly<{
  t: Translator;
  currency: string;
  today: BusinessDate;
  document: PolicyDocument;
  effectiveOn: string;
  revision: number;
  /** What was typed, when that is not what is stored. */
  values?: EditorValues | undefined;
  errors?: FieldErrors | undefined;
  /** The place that was just changed. */
  at?: string | undefined;
}>;

/** The fields of the editor, with what they say in words. */
export function editorOf(input: EditorInput): Omit<PolicyEditorProps, "t" | "action"> {
  const { t, currency, today, document: stored, effectiveOn, errors = {}, at = "" } = input;
  const values = input.values ?? valuesOf(stored, effectiveOn, currency);
  const { document } = documentFrom(values, stored, currency);
  const { window } = FIRST_POLICY.contact;
  return {
    revision: input.revision,
    values,
    errors,
    readings: fieldReadings(t, document, currency),
    ladders: laddersWords(t, document, currency),
    bucketStarts: BUCKET_STARTS,
    at,
    currency,
    choices: choicesOf(t, stored),
    law: { start: clockTime(window.startMinute), end: clockTime(window.endMinute) },
    earliestOn: addDays(today, 1),
  };
}

/** Conditions in words, by the names of their fields. */
export function fieldReadings(t: Translator, document: PolicyDocument, currency: string) {
  const readings = readingsOf(document, conditionSayer(t, currency));
  return Object.fromEntries(readings.map(({ pointer, text }) => [fieldOf(pointer), text]));
}

function choicesOf(t: Translator, document: PolicyDocument): EditorChoices {
  return {
    allocations: allocationOptions(t, document),
    templates: TEMPLATE_NAMES.map((value) => ({ value, label: t(`policy.letter.${value}`) })),
    facts: factOptions(t),
  };
}

/** The presets with what they say; an order of the lender's own stays a choice where it is one. */
function allocationOptions(t: Translator, document: PolicyDocument): readonly Option[] {
  const presets = (Object.keys(ALLOCATIONS) as AllocationName[]).map((value) => ({
    value: value as string,
    label: `${t(`policy.order.${value}`)} (${ALLOCATIONS[value].source})`,
  }));
  if (typeof document.allocation === "string") return presets;
  return [{ value: OWN_ORDER, label: t("policy.order.own") }, ...presets];
}

function factOptions(t: Translator): readonly Option[] {
  const words = t.locale === "zh-CN" ? CONDITION_WORDS_ZH_CN : CONDITION_WORDS_EN;
  return FACTS.map(({ name, unit }) => ({
    value: name,
    label: unit === null ? words.facts[name] : `${words.facts[name]} (${t(`fact.unit.${unit}`)})`,
  }));
}
